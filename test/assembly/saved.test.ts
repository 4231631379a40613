import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makefile } from '../../src/assembly/makefile.ts';
import type { Saveable } from '../../src/assembly/saveable.ts';
import { shellScript } from '../../src/assembly/shell-script.ts';
import { localFolders } from '../../src/docker/local-manifests.ts';
import { emptyFolder } from '../host/folder.ts';
import { need } from '../need.ts';
import { platform } from './sources.ts';

const saveable = (more: Partial<Saveable> = {}): Saveable => ({
  way: 'manifest',
  list: 'localhost:5000/app:1',
  sources: ['localhost:5000/app:1-amd64', 'localhost:5000/app:1-armv6'],
  builder: null,
  isInsecure: true,
  isKept: false,
  annotations: [{ reference: 'localhost:5000/app:1-armv6', platform: platform('linux/arm/v6') }],
  hasLocal: false,
  ...{ removal: { run: [] }, variables: {} },
  pattern: { text: 'localhost:5000/app:1-{arch}', words: ['amd64', 'armv6'] },
  isExperimental: false,
  ...more,
});

/** What follows the mark could be a part of the variable's name. */
const followed = saveable({
  sources: ['localhost:5000/app:amd64_1', 'localhost:5000/app:armv6_1'],
  annotations: [{ reference: 'localhost:5000/app:armv6_1', platform: platform('linux/arm/v6') }],
  pattern: { text: 'localhost:5000/app:{arch}_1', words: ['amd64', 'armv6'] },
});

/** A client before 20.10. */
const old = { isExperimental: true, variables: { DOCKER_CLI_EXPERIMENTAL: 'enabled' } } as const;

const hostile = `it's "$(touch owned)" \`touch owned\` $HOME \\ a b`;

const all: readonly (readonly [string, Saveable])[] = [
  ['docker manifest over a pattern', saveable()],
  ['docker manifest of typed references', saveable({ pattern: null })],
  ['imagetools', saveable({ way: 'imagetools', annotations: [], builder: 'my builder' })],
  ['letters behind the mark', followed],
  ['an old client', saveable(old)],
  ['a list elsewhere', saveable({ list: 'other.lan/d:2', isKept: true })],
];

/** Runs a saved file with a docker that only writes down what it is asked. */
function asked(
  run: readonly string[],
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): readonly string[] {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'bin'));
  const docker =
    '#!/bin/sh\nfor word in "$@"; do printf "<%s>" "$word"; done >>"$OUT"; echo >>"$OUT"\n';
  writeFileSync(join(folder, 'bin/docker'), docker, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [command = '', ...args] = run;
  const env = {
    PATH: `${folder}/bin:${process.env['PATH']}`,
    OUT: join(folder, 'out'),
    HOME: '/',
    ...more,
  };
  const ran = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  const told = spawnSync('cat', [join(folder, 'out')], { encoding: 'utf8' }).stdout;
  expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('owned');
  return told.trimEnd().split('\n');
}

const script = (saved: Saveable, more: Readonly<Record<string, string>> = {}) =>
  asked(['sh', 'it.sh'], { 'it.sh': shellScript(saved) }, more);

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

  it('knows where the word of an architecture ends', () => {
    expect(script(followed)[1]).toBe(
      '<manifest><create><--insecure><localhost:5000/app:1><localhost:5000/app:amd64_1><localhost:5000/app:armv6_1>',
    );
  });

  it('takes repository, list and architectures from outside, as the script of the article does', () => {
    const elsewhere = { IMAGE: 'hub.lan/b', LINUX_ARCH: 'amd64 armv6' };
    expect(script(saveable(), elsewhere).map((line) => line.replaceAll('hub.lan/b', 'X'))).toEqual(
      script(saveable()).map((line) => line.replaceAll('localhost:5000/app', 'X')),
    );
    expect(script(saveable(), { LIST: 'hub.lan/c' }).at(-1)).toBe(
      '<manifest><push><--purge><--insecure><hub.lan/c>',
    );
    expect(script(saveable({ list: 'other.lan/d:2' }), { IMAGE: 'hub.lan/b' }).at(-1)).toBe(
      '<manifest><push><--purge><--insecure><other.lan/d:2>',
    );
  });

  it('has its mark in the repository where the pattern has it there', () => {
    const saved = saveable({
      ...{ sources: ['hub.lan/amd64/a:1', 'hub.lan/armv6/a:1'], annotations: [] },
      pattern: { text: 'hub.lan/{arch}/a:1', words: ['amd64', 'armv6'] },
    });
    expect(script(saved)[1]).toContain('<hub.lan/amd64/a:1><hub.lan/armv6/a:1>');
    expect(shellScript(saved)).not.toContain('IMAGE');
  });

  it('keeps the local copy where that was chosen, and says all that is annotated', () => {
    const windows = {
      ...platform('windows/amd64'),
      ...{ osVersion: '10.0.20348', osFeatures: ['win32k'] },
    };
    const annotations = [{ reference: 'localhost:5000/app:1-armv6', platform: windows }];
    const saved = saveable({ isKept: true, annotations });
    expect(script(saved).slice(2)).toEqual([
      '<manifest><annotate><--os><windows><--arch><amd64><--os-version><10.0.20348><--os-features><win32k><localhost:5000/app:1><localhost:5000/app:1-armv6>',
      '<manifest><push><--insecure><localhost:5000/app:1>',
    ]);
  });

  it('annotates only what is in the list, with other architectures', () => {
    const only = script(saveable(), { LINUX_ARCH: 'amd64' });
    expect(only.map((line) => line.split('>')[1])).toEqual(['<rm', '<create', '<push']);
    const both = script(saveable(), { LINUX_ARCH: 'armv6 amd64' });
    expect(both[2]).toBe(script(saveable())[2]);
  });

  it('switches experimental features on for a client that needs it', () => {
    expect(shellScript(saveable(old))).toContain('export DOCKER_CLI_EXPERIMENTAL=enabled');
    expect(shellScript(saveable())).not.toContain('EXPERIMENTAL');
  });
});

const cannotMake = need({ what: 'The saved Makefile', commands: ['make'], packages: ['make'] });

describe('the local copy of a client that has no docker manifest rm', () => {
  const kept = [
    ['app', 'docker.io_library_app-latest'],
    ['me/app:1', 'docker.io_me_app-1'],
    ['localhost:5000/team/app:1', 'localhost-5000_team_app-1'],
    ['ghcr.io/me/app', 'ghcr.io_me_app-latest'],
  ] as const;
  const files = (saved: Saveable) => ({ 'it.sh': shellScript(saved), Makefile: makefile(saved) });

  it.each(
    kept.flatMap(([list, folder]) => [
      [list, folder, ['sh', 'it.sh']] as const,
      ...(cannotMake === null ? [[list, folder, ['make', '-s', 'manifest']] as const] : []),
    ]),
  )('of %s is removed with its folder, and no other, by %s with %j', (list, folder, command) => {
    const home = emptyFolder();
    const manifests = join(home, 'manifests');
    for (const name of [folder, `${folder}1`])
      mkdirSync(join(manifests, name), { recursive: true });
    const saved = saveable({ ...old, list: 'other.lan/d:2', pattern: null, annotations: [] });
    const told = asked(command, files(saved), { DOCKER_CONFIG: home, LIST: list });
    expect(told.map((line) => line.split('>')[1])).toEqual(['<create', '<push']);
    expect(readdirSync(manifests)).toEqual([`${folder}1`]);
  });

  it('has its folder where the client has it', () => {
    for (const [list, folder] of kept) expect(localFolders(list)?.[0]).toBe(folder);
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

describe.runIf(cannotMake === null)('the saved Makefile', () => {
  it.each([
    ['over a pattern', saveable()],
    ['of typed references', saveable({ pattern: null })],
    ['with imagetools', saveable({ way: 'imagetools', builder: "ada's #1 $x", annotations: [] })],
    ['with letters behind the mark', followed],
    ['of a list elsewhere', saveable({ list: 'other.lan/d:2', isKept: true })],
  ])('asks docker what the script asks, %s', (_, saved) => {
    const made = asked(['make', '-s', 'manifest'], { Makefile: makefile(saved) });
    expect(made).toEqual(script(saved));
  });

  it('removes what is kept here where docker manifest makes the list, and nowhere else', () => {
    const files = { Makefile: makefile(saveable()) };
    expect(asked(['make', '-s', 'manifest-rm'], files)).toEqual([
      '<manifest><rm><localhost:5000/app:1>',
    ]);
    const other = makefile(saveable({ way: 'imagetools', annotations: [] }));
    expect(other).not.toContain('manifest-rm');
    expect(other).not.toContain('docker manifest');
  });

  it('takes another list from outside where the images were typed, as the script does', () => {
    const saved = saveable({ pattern: null });
    const files = { Makefile: makefile(saved) };
    const outside = { LIST: 'hub.lan/c:3' };
    expect(asked(['make', '-s', 'manifest'], files, outside)).toEqual(script(saved, outside));
    expect(script(saved, outside).at(-1)).toContain('<hub.lan/c:3>');
  });

  it('takes the same from outside, by the environment and by its arguments', () => {
    const outside = { IMAGE: 'hub.lan/b', LINUX_ARCH: 'armv6' };
    const files = { Makefile: makefile(saveable()) };
    const args = Object.entries(outside).map(([name, value]) => `${name}=${value}`);
    expect(asked(['make', '-s', 'manifest'], files, outside)).toEqual(script(saveable(), outside));
    expect(asked(['make', '-s', 'manifest', ...args], files)).toEqual(script(saveable(), outside));
  });

  it('annotates only what is in the list, with other architectures', () => {
    const saved = saveable();
    const made = asked(['make', '-s', 'manifest', 'LINUX_ARCH=amd64'], {
      Makefile: makefile(saved),
    });
    expect(made).toEqual(script(saved, { LINUX_ARCH: 'amd64' }));
  });
});
