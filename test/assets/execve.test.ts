import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keptFolder } from '../host/folder.ts';
import { need } from '../need.ts';
import { emulators, fileName, platforms, readElf } from './programs.ts';

const assets = fileURLToPath(new URL('../../assets/', import.meta.url));
const programOf = (platform: string) => join(assets, 'execve', fileName(platform));

test('there is a program for every platform', () => {
  const committed = readdirSync(join(assets, 'execve')).filter((name) => name.startsWith('linux-'));
  expect(committed).toEqual(platforms.map(({ platform }) => fileName(platform)).sort());
});

test.each(platforms)('$platform: a static program of that architecture, at most 8 kB', (one) => {
  const { bits, order, machine } = one;
  const file = readFileSync(programOf(one.platform));
  const is = { magic: '\x7fELF', isExecutable: true, isStatic: true };
  expect(readElf(file)).toEqual({ ...is, bits, order, machine });
  expect(file.length).toBeLessThanOrEqual(8192);
});

const native: Readonly<Record<string, string>> = {
  ...{ x64: 'amd64', ia32: '386', arm64: 'arm64', riscv64: 'riscv64', s390x: 's390x' },
  ...{ ppc64: 'ppc64le', loong64: 'loong64' },
};
const here = `linux/${native[process.arch]}`;

/** A root like a container's: what is there, what may not run, what no kernel knows, and a way out of it. */
const root = keptFolder();
chmodSync(root, 0o755);
copyFileSync(join(assets, 'proof', fileName(here)), join(root, 'proof'));
copyFileSync(programOf(here), join(root, 'execve'));
writeFileSync(join(root, 'data'), 'no program\n', { mode: 0o644 });
writeFileSync(join(root, 'unknown'), 'no program\n', { mode: 0o755 });
writeFileSync(join(root, 'orphan'), '#!/none\n', { mode: 0o755 });

type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function run([file = '', ...args]: readonly string[], user?: { uid: number; gid: number }): Ran {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', ...user });
  return { status, stdout, stderr };
}

const says = (stderr: string, status = 127): Ran => ({ status, stdout: '', stderr: `${stderr}\n` });

function meetsTheKernel(enter: readonly string[]) {
  test('runs the program in the root, with its arguments', () => {
    const { status, stdout } = run([...enter, root, '/proof', 'a', 'b']);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^proof \S+ 3 \[\/proof\] \[a\] \[b\]\n$/),
    ]);
  });

  test.each([
    ['what no kernel knows', '/unknown', 'execve errno 8 ENOEXEC'],
    ['what is not there', '/none', 'execve errno 2 ENOENT'],
    ['what needs a file that is not there', '/orphan', 'execve errno 2 ENOENT'],
    ['what may not run', '/data', 'execve errno 13 EACCES'],
    ['a path through a file', '/data/x', 'execve errno 20 ENOTDIR'],
  ])('says the errno of %s', (_, program, line) => {
    expect(run([...enter, root, program])).toEqual(says(line));
  });

  test('says which root it can not enter', () => {
    expect(run([...enter, join(root, 'none'), '/proof'])).toEqual(
      says('chroot errno 2 ENOENT', 126),
    );
  });

  test('without a program, it runs nothing', () => {
    expect(run([...enter, root])).toEqual({ status: 2, stdout: '', stderr: '' });
  });
}

const cannotEnter = need({ what: 'Entering a root', linux: true });
describe.runIf(cannotEnter === null)('on this machine', () => {
  meetsTheKernel([programOf(here)]);

  test('the root may be this one, which needs no rights', () => {
    expect(run([programOf(here), '/', join(root, 'unknown')])).toEqual(
      says('execve errno 8 ENOEXEC'),
    );
  });
});

const cannotBeOther = need({ what: 'Entering a root as another user', linux: true, root: true });
describe.runIf(cannotBeOther === null)('for an ordinary user', () => {
  const nobody = { uid: 65534, gid: 65534 };
  const program = join(root, 'execve');

  test('a namespace gives the right to enter a root', () => {
    expect(run([program, root, '/unknown'], nobody)).toEqual(says('execve errno 8 ENOEXEC'));
    expect(run([program, root, '/proof'], nobody).status).toBe(0);
  });

  test('says what refuses it where there is none: a root below a root has no namespaces', () => {
    const inside = ['chroot', '--userspec=65534:65534', root, '/execve', '/', '/execve'];
    expect(run([...inside, '/.', '/proof'])).toEqual(says('unshare errno 1 EPERM', 126));
    expect(run([...inside, '/', '/unknown'])).toEqual(says('execve errno 8 ENOEXEC'));
  });
});

const cannotEmulate = need({
  what: 'The programs that say an errno under QEMU',
  linux: true,
  root: true,
  commands: emulators,
  packages: ['qemu-user-static'],
});
describe.runIf(cannotEmulate === null).each(platforms)(
  'under QEMU, $platform',
  ({ platform, emulator }) => {
    meetsTheKernel([`qemu-${emulator}-static`, programOf(platform)]);
  },
);
