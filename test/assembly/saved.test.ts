import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makefile } from '../../src/assembly/makefile.ts';
import { type Saveable, shellScript } from '../../src/assembly/shell-script.ts';
import { emptyFolder } from '../host/folder.ts';
import { need } from '../need.ts';
import { platform } from './sources.ts';

const saveable = (more: Partial<Saveable> = {}): Saveable => ({
  way: 'manifest',
  list: 'localhost:5000/app:1',
  sources: ['localhost:5000/app:1-amd64', 'localhost:5000/app:1-armv6'],
  builder: null,
  isInsecure: true,
  annotations: [{ reference: 'localhost:5000/app:1-armv6', platform: platform('linux/arm/v6') }],
  hasLocal: false,
  pattern: { text: 'localhost:5000/app:1-{arch}', words: ['amd64', 'armv6'] },
  isExperimental: false,
  ...more,
});

const hostile = `it's "$(touch owned)" \`touch owned\` $HOME \\ a b`;

const all: readonly (readonly [string, Saveable])[] = [
  ['docker manifest over a pattern', saveable()],
  ['docker manifest of typed references', saveable({ pattern: null })],
  ['imagetools', saveable({ way: 'imagetools', annotations: [], builder: 'my builder' })],
  ['an old client', saveable({ isExperimental: true })],
];

/** Runs a saved file with a docker that only writes down what it is asked. */
function asked(run: readonly string[], files: Readonly<Record<string, string>>): readonly string[] {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'bin'));
  const docker =
    '#!/bin/sh\nfor word in "$@"; do printf "<%s>" "$word"; done >>"$OUT"; echo >>"$OUT"\n';
  writeFileSync(join(folder, 'bin/docker'), docker, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [command = '', ...args] = run;
  const env = { PATH: `${folder}/bin:${process.env['PATH']}`, OUT: join(folder, 'out'), HOME: '/' };
  const ran = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  const told = spawnSync('cat', [join(folder, 'out')], { encoding: 'utf8' }).stdout;
  expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('owned');
  return told.trimEnd().split('\n');
}

const script = (saved: Saveable) => asked(['sh', 'it.sh'], { 'it.sh': shellScript(saved) });

describe('the saved script', () => {
  it('does what the wizard does, in a loop over architectures as the script of the article', () => {
    expect(shellScript(saveable())).toContain('for arch in $LINUX_ARCH; do');
    expect(script(saveable())).toEqual([
      '<manifest><rm><localhost:5000/app:1>',
      '<manifest><create><--insecure><localhost:5000/app:1><localhost:5000/app:1-amd64><localhost:5000/app:1-armv6>',
      '<manifest><annotate><--os><linux><--arch><arm><--variant><v6><localhost:5000/app:1><localhost:5000/app:1-armv6>',
      '<manifest><push><--purge><--insecure><localhost:5000/app:1>',
    ]);
    expect(script(saveable({ pattern: null }))).toEqual(script(saveable()));
  });

  it('is one command with imagetools', () => {
    expect(script(saveable({ way: 'imagetools', builder: 'my builder' }))).toEqual([
      '<buildx><imagetools><create><--builder><my builder><--tag><localhost:5000/app:1><localhost:5000/app:1-amd64><localhost:5000/app:1-armv6>',
    ]);
  });

  it('quotes whatever its values hold', () => {
    const saved = saveable({ pattern: null, way: 'imagetools', list: hostile, sources: [hostile] });
    expect(script(saved)).toEqual([`<buildx><imagetools><create><--tag><${hostile}><${hostile}>`]);
  });

  it('switches experimental features on for a client that needs it', () => {
    expect(shellScript(saveable({ isExperimental: true }))).toContain(
      'export DOCKER_CLI_EXPERIMENTAL=enabled',
    );
    expect(shellScript(saveable())).not.toContain('EXPERIMENTAL');
  });
});

const cannotCheck = need({
  what: 'The saved scripts under shellcheck',
  commands: ['shellcheck'],
  packages: ['shellcheck'],
});

describe.runIf(cannotCheck === null)('shellcheck', () => {
  it.each(all)('has nothing to say of %s', (_, saved) => {
    const { stdout } = spawnSync('shellcheck', ['-'], {
      input: shellScript(saved),
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

const cannotMake = need({ what: 'The saved Makefile', commands: ['make'], packages: ['make'] });

describe.runIf(cannotMake === null)('the saved Makefile', () => {
  it.each([
    ['over a pattern', saveable()],
    ['of typed references', saveable({ pattern: null })],
    ['with imagetools', saveable({ way: 'imagetools', builder: "ada's" })],
  ])('asks docker what the script asks, %s', (_, saved) => {
    const made = asked(['make', '-s', 'manifest'], { Makefile: makefile(saved) });
    expect(made).toEqual(script(saved));
  });
});
