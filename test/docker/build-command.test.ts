import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/docker/build-command.ts';
import { noAnswers } from '../../src/model/answers.ts';

const chosen = {
  ...noAnswers,
  builder: 'mybuilder',
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: ['localhost:5000/demo:1'],
};

describe('the command of a build', () => {
  it('is what the article types, with the builder named', () => {
    expect(buildCommand(chosen).join(' ')).toBe(
      'docker buildx build --builder mybuilder --platform linux/amd64,linux/arm64 ' +
        '--tag localhost:5000/demo:1 --push .',
    );
  });

  it('names every tag, the file, and the context last', () => {
    const command = buildCommand({
      ...chosen,
      tags: ['a/b:1', 'a/b:2'],
      file: 'x/Dockerfile',
      context: 'x',
    });
    expect(command.slice(5)).toEqual([
      ...['--platform', 'linux/amd64,linux/arm64', '--tag', 'a/b:1', '--tag', 'a/b:2'],
      ...['--file', 'x/Dockerfile', '--push', 'x'],
    ]);
  });

  it('keeps a comma in the path of an archive from opening another field', () => {
    const output = { kind: 'oci', file: 'a,b.tar' } as const;
    expect(buildCommand({ ...chosen, output })).toContain('type=oci,"dest=a,b.tar"');
    const folder = { kind: 'oci-dir', dir: 'out' } as const;
    expect(buildCommand({ ...chosen, output: folder })).toContain('type=oci,dest=out,tar=false');
  });

  it('says every option, before where the result goes', () => {
    const command = buildCommand({
      ...chosen,
      target: 'app',
      buildArgs: ['V=1', 'HTTP_PROXY'],
      secrets: [
        { id: 'npm', from: { kind: 'file', path: 'a,"b' } },
        { id: 'gh', from: { kind: 'env', name: 'GH_TOKEN' } },
      ],
      annotations: ['index:title=one, two'],
      provenance: 'max',
      sbom: true,
      cacheFrom: ['me/app:cache'],
      cacheTo: [{ reference: 'me/app:cache', mode: 'max' }],
    });
    expect(command.slice(9, -2)).toEqual([
      ...['--target', 'app', '--build-arg', 'V=1', '--build-arg', 'HTTP_PROXY'],
      ...['--secret', 'id=npm,"src=a,""b"', '--secret', 'id=gh,env=GH_TOKEN'],
      ...['--annotation', 'index:title=one, two', '--provenance=mode=max', '--sbom=true'],
      ...['--cache-from', 'type=registry,ref=me/app:cache'],
      ...['--cache-to', 'type=registry,ref=me/app:cache,mode=max'],
    ]);
  });

  it.each([
    ['default', []],
    ['off', ['--provenance=false']],
    ['min', ['--provenance=mode=min']],
  ] as const)('says of the provenance %s what buildx takes', (provenance, flags) => {
    const command = buildCommand({ ...chosen, provenance });
    expect(command.filter((word) => word.startsWith('--provenance'))).toEqual(flags);
  });
});
