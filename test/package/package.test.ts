import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, keptFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

const name = `multiarch-wizard-${version}.tgz`;

type Packed = { readonly filename: string; readonly files: readonly { readonly path: string }[] };

let packed: Packed;
let tarball: string;
beforeAll(async () => {
  const folder = keptFolder();
  // What is packed is what was built: `npm test` does that first.
  const { stdout } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { cwd: root },
  );
  const [result] = JSON.parse(stdout) as [Packed];
  packed = result;
  tarball = join(folder, name);
}, 60_000);

let program: Program | null = null;
afterEach(() => program?.kill());

/** A folder that holds the tarball alone, a home and cache of its own, and no registry. */
function stranger() {
  const folder = emptyFolder();
  copyFileSync(tarball, join(folder, name));
  const home = emptyFolder();
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    // Without the right to cut the network off, nobody answers at this address.
    ...(mayCutOff
      ? {}
      : { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' }),
  };
  return { folder, home, env };
}

/** A name space of its own has no network; where there is `ip`, it has its loopback. */
const mayCutOff = process.platform === 'linux' && process.getuid?.() === 0;
const cutOff = mayCutOff
  ? [
      'unshare',
      '--net',
      'sh',
      '-c',
      '! command -v ip > /dev/null || ip link set lo up; exec "$@"',
      'sh',
    ]
  : ['env'];

describe('the package', () => {
  test('holds the program and nothing else', () => {
    const outside = packed.files
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('dist/'));
    expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed.files.some(({ path }) => path === 'dist/LICENSES')).toBe(true);
    expect(packed.files.some(({ path }) => path.endsWith('.map'))).toBe(false);
  });

  test('runs in an empty folder without a network, and brings no other package', async () => {
    const { folder, home, env } = stranger();
    const [file = '', ...args] = [...cutOff, 'npx', '--yes', `./${name}`, '--version'];
    const { stdout } = await run(file, args, { cwd: folder, env });
    expect(stdout).toBe(`${version}\n`);

    const npx = join(home, '.npm/_npx');
    const [hash = ''] = readdirSync(npx);
    const modules = join(npx, hash, 'node_modules');
    expect(readdirSync(modules).filter((entry) => !entry.startsWith('.'))).toEqual([
      'multiarch-wizard',
    ]);
    const proofs = join(modules, 'multiarch-wizard/dist/assets/proof');
    for (const proof of readdirSync(proofs)) {
      expect([proof, statSync(join(proofs, proof)).mode & 0o111]).toEqual([proof, 0o111]);
    }
    expect(readdirSync(folder)).toEqual([name]);
  }, 60_000);

  test('shows its first screen there', async () => {
    const { folder, env } = stranger();
    program = startProgram([...cutOff, 'npx', '--yes', `./${name}`], { cwd: folder, env });
    await program.until(
      (shown) => /What do you want/.test(shown) && !/Looking/.test(shown),
      30_000,
    );
    program.press('enter');
    await program.until('step 1 of 7');
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
  }, 60_000);
});
