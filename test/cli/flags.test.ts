import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers, readSpeed } from '../../src/flag-values.ts';
import { readCommand } from '../../src/flags.ts';
import { UsageError } from '../../src/model/usage.ts';
import { optionTexts } from '../../src/texts/build-options.ts';
import { cliTexts } from '../../src/texts/cli.ts';

/** The answers that a command line gives to the wizard. */
function answersOf(...args: readonly string[]) {
  const command = readCommand(args);
  if (command.kind !== 'wizard') throw new Error(`not the wizard: ${args.join(' ')}`);
  return readAnswers(command.values, command.word);
}

function saidOf(error: unknown): string {
  if (!(error instanceof UsageError) || error.problem.kind === 'machine-file') throw error;
  if (error.problem.kind === 'option') return optionTexts().complaint(error.problem);
  return cliTexts().usage(error.problem);
}

/** What is said of a command line that can't be carried out. */
function complaintOf(...args: readonly string[]): string {
  try {
    const command = readCommand(args);
    if (command.kind === 'wizard') readAnswers(command.values, command.word);
    else readSpeed(command.values, { slowest: 0, fastest: 1000 });
  } catch (error) {
    return saidOf(error);
  }
  throw new Error(`nothing is wrong with ${args.join(' ')}`);
}

describe('the flags of the wizard', () => {
  test('give only the answers that were given', () => {
    expect(answersOf()).toEqual({});
    expect(answersOf('./app')).toEqual({ context: './app' });
  });

  test("of a bake file, whose platforms are the person's where they say them", () => {
    expect(answersOf('--bake', 'a.hcl', '--bake=b.json', '--bake-target', 'app')).toEqual({
      bake: { files: ['a.hcl', 'b.json'], targets: ['app'], tags: {}, allowed: [], follows: null },
      output: { kind: 'push' },
    });
    expect(answersOf('--bake-target', 'app', '--platform', 'arm64').bake?.follows).toEqual([]);
    expect(answersOf('--bake', 'a.hcl', '-o', 'oci:a.tar').output).toEqual({
      ...{ kind: 'oci', file: 'a.tar' },
    });
  });

  test('all of them', () => {
    const answers = answersOf(
      ...['--platform', 'linux/amd64,arm64', '--platform=linux/arm', '-t', 'ghcr.io/me/app:1'],
      ...['--tag', 'me/app', '--builder', 'mybuilder', '-f', 'x/Dockerfile', './app'],
      ...['--output', 'push'],
    );
    expect(answers).toEqual({
      platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
      tags: ['ghcr.io/me/app:1', 'me/app'],
      registry: 'ghcr.io',
      builder: 'mybuilder',
      file: 'x/Dockerfile',
      context: './app',
      output: { kind: 'push' },
    });
  });

  test('an archive needs no registry, whatever the tag says', () => {
    expect(answersOf('--tag', 'ghcr.io/me/app', '--output', 'oci:a b.tar')).toMatchObject({
      output: { kind: 'oci', file: 'a b.tar' },
      registry: '',
    });
    expect(answersOf('-o', 'oci-dir:out:1')).toMatchObject({
      output: { kind: 'oci-dir', dir: 'out:1' },
    });
  });

  test('say every option of the build', () => {
    const answers = answersOf(
      ...['--target', 'app', '--build-arg', 'V=1', '--build-arg', 'HTTP_PROXY', '--sbom'],
      ...['--secret', 'id=npm,src=~/.npmrc', '--secret', 'type=env,id=gh,src=GH', '--provenance'],
      ...['off', '--annotation', 'index:org.opencontainers.image.title=App: a=b', '--cache-from'],
      ...['me/app:cache', '--cache-from', 'type=registry,ref=me/app:old', '--cache-to'],
      ...['me/app:cache', '--cache-to', 'type=registry,ref=me/app:small'],
    );
    expect(answers).toEqual({
      target: 'app',
      buildArgs: ['V=1', 'HTTP_PROXY'],
      secrets: [
        { id: 'npm', from: { kind: 'file', path: '~/.npmrc' } },
        { id: 'gh', from: { kind: 'env', name: 'GH' } },
      ],
      annotations: ['index:org.opencontainers.image.title=App: a=b'],
      provenance: 'off',
      sbom: true,
      cacheFrom: ['me/app:cache', 'me/app:old'],
      cacheTo: [
        { reference: 'me/app:cache', mode: 'max' },
        { reference: 'me/app:small', mode: 'min' },
      ],
    });
  });

  test('never say again what a secret is', () => {
    for (const secret of ['hunter2', 'TOKEN=hunter2', 'id=token,value=hunter2']) {
      const complaint = complaintOf('--secret', secret);
      expect(complaint).toContain('a secret never stands on the command line');
      expect(complaint).toContain('id=ID,src=FILE');
      expect(complaint).not.toContain('hunter2');
    }
  });

  test('the last one counts where only one can', () => {
    expect(answersOf('--builder', 'a', '--builder', 'b').builder).toBe('b');
  });
});

describe('the first word', () => {
  test('is the command where it is one', () => {
    expect(readCommand(['--json', 'replay', 'x.jsonl'])).toMatchObject({
      kind: 'replay',
      word: 'x.jsonl',
    });
    expect(readCommand(['replay', '-'])).toMatchObject({ kind: 'replay', word: '-' });
  });

  test('is a folder where it is written as one', () => {
    expect(answersOf('./replay').context).toBe('./replay');
    expect(answersOf('--', 'replay').context).toBe('replay');
    expect(answersOf('--', '--tag').context).toBe('--tag');
  });
});

describe('what is wrong with a command line is one sentence', () => {
  test.each([
    [['--plaform', 'linux/arm64'], 'There is no flag --plaform; did you mean --platform?'],
    [['--zzz'], 'There is no flag --zzz; --help lists all there are.'],
    [['-x'], 'There is no flag -x; --help lists all there are.'],
    [['--tag'], '--tag has no value'],
    [['--tag', '--file', 'x'], '--tag has no value'],
    [['--tag='], '--tag has no value'],
    [['--platform', ','], '--platform has no value'],
    [['replay', 'x', '--json=yes'], '--json takes no value'],
    [['--json'], '--json is a flag of doctor, diagnose, replay, not of the wizard'],
    [
      ['doctor', '--speed', '2'],
      '--speed is a flag of the wizard, replay, record, not of doctor; doctor --help',
    ],
    [['doctor', 'x'], 'doctor takes flags only, and x is another argument'],
    [
      ['replay', 'x', '--tag', 'y'],
      '--tag is a flag of the wizard, assemble, doctor, record, not of replay',
    ],
    [['a', 'b'], 'b is another argument'],
    [['replay', 'a', 'b'], 'b is another argument'],
    [['replay'], 'replay has no recording'],
    [['--platform', 'linux/amr64'], 'did you mean linux/arm64?'],
    [['--platform', 'linux/arm64,windoze'], '--platform windoze: there is no such platform'],
    [['--tag', 'ghcr.io/Kofj/demo'], 'capitals are not allowed in a repository name'],
    [['--tag', 'ghcr.io/Kofj/demo'], 'write ghcr.io/kofj/demo.'],
    [['--tag', 'https://ghcr.io/me/app'], 'a reference has no https:// in front'],
    [['--tag', `me/app@sha256:${'a'.repeat(64)}`], 'write me/app.'],
    [['--output', 'tar'], '--output tar is not a way out of the build'],
    [['--output', 'oci'], 'it is push, oci:FILE or oci-dir:DIR'],
    [['--bake', 'a.hcl', '--file', 'b'], '--file is what a bake file says for each target'],
    [['--bake-target', 'app', '-t', 'me/app:1'], '--tag is what a bake file says'],
    [['--output', 'push:x'], 'it is push, oci:FILE or oci-dir:DIR'],
    [['--target', 'a b'], '--target a b: a stage is called as in FROM IMAGE AS NAME'],
    [['--build-arg', '=1'], 'the form is KEY=VALUE, or KEY for the variable of that name'],
    [['--secret', 'src=x'], 'it has no id'],
    [['--secret', 'id=x'], '--secret id=x: it says not where it is: id=ID,src=FILE or'],
    [['--secret', 'id=x,src=a,env=B'], 'not in both'],
    [['--secret', 'id=x,type=ssh,src=a'], 'its type is file or env'],
    [['--secret', 'id=x,src="a'], 'its quotes do not pair'],
    [['--annotation', 'title'], 'the form is KEY=VALUE, or index:KEY=VALUE'],
    [['--annotation', 'list:a=b'], 'list is no place for an annotation'],
    [['--annotation', 'index,manifest[arm]x:a=b'], 'manifest[arm]x is no place'],
    [['--provenance', 'true'], 'it is off, min or max'],
    [['--sbom=no'], '--sbom takes no value'],
    [['--cache-from', 'type=gha'], "a cache of the type gha can't be set here; write a reference"],
    [['--cache-from', 'ref=me/app'], 'it names no type; write a reference in a registry, or type='],
    [['--cache-from', 'type=registry,ref=me/app,mode=max'], 'mode is none of its fields'],
    [['--cache-to', 'type=registry,ref=me/app,mode=all'], 'mode=all is none of its fields'],
    [['--cache-to', 'Me/app'], 'capitals are not allowed in a repository name; write me/app.'],
    [['--cache-to', 'app'], "belongs to Docker's own images; write YOUR-NAME/app."],
    [['doctor', '--target', 'x'], '--target is a flag of the wizard, record, not of doctor'],
    [['--builder', 'my builder'], "is not a builder's name"],
    [['replay', 'x', '--speed', '0'], '--speed 0 is not a number'],
    [['replay', 'x', '--speed', '1e3'], '--speed 1e3 is not a number'],
    [['record', 'x', '--json'], '--json is a flag of'],
    [['replay', 'x', '--speed', '-2'], '--speed has no value'],
  ])('%j', (args, sentence) => {
    expect(complaintOf(...args)).toContain(sentence);
    expect(complaintOf(...args)).not.toContain('\n');
  });

  test('whatever is typed, it is a command or a sentence', () => {
    const words = fc.oneof(
      fc.constantFrom('--tag', '--platform', '--speed', '--json', '-t', '--', '-', 'replay', '-o'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(words), (args) => {
        try {
          const command = readCommand(args);
          if (command.kind === 'wizard') readAnswers(command.values, command.word);
        } catch (error) {
          expect(saidOf(error)).toMatch(/\S/);
        }
      }),
    );
  });
});
