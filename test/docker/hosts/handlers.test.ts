import { describe, expect, test } from 'vitest';
import { parseHandler, parseHandlersEnabled } from '../../../src/docker/binfmt.ts';
import { installerProblem, parseInstallerReport } from '../../../src/docker/binfmt-installer.ts';
import { handlerTable } from '../../../src/docker/handler-table.ts';
import { type Host, hosts, linesOf, textOf } from './recorded-host.ts';

const handler = (host: Host, file: string) =>
  parseHandler(file.replace(/^binfmt-(qemu-[^-.]+).*$/, '$1'), textOf(host, file));

const verdictOf = (host: Host, file: string, isThere: boolean | null = null) => {
  const entry = handler(host, file);
  const rows = handlerTable({
    entries: entry === null ? [] : [entry],
    isEnabled: parseHandlersEnabled(textOf(host, 'binfmt-status.txt')) === true,
    native: ['linux/amd64'],
    wanted: ['linux/arm64'],
    interpreterExists: () => isThere,
  });
  return rows.find(({ platform }) => platform === 'linux/arm64')?.verdict;
};

describe.each(hosts)('the handlers of %s', (host) => {
  test.each([
    ['arm64', 'qemu-aarch64', 'b700'],
    ['arm', 'qemu-arm', '2800'],
    ['riscv64', 'qemu-riscv64', 'f300'],
    ['s390x', 'qemu-s390x', '0016'],
    ['ppc64le', 'qemu-ppc64le', '1500'],
  ])('tonistiigi/binfmt’s for %s', (_, name, machine) => {
    expect(handler(host, `binfmt-${name}.txt`)).toEqual({
      name,
      enabled: true,
      interpreter: `/usr/bin/${name}`,
      flags: 'POCF',
      pattern: {
        offset: 0,
        magic: expect.stringMatching(new RegExp(`^7f454c46\\d{2}0[12]01.*${machine}$`)),
        mask: expect.stringMatching(/^ffffffff[0-9a-f]{32}$/),
      },
      extension: null,
    });
  });

  test.each([
    ['binfmt-qemu-aarch64.txt', 'POCF', 'ready'],
    ['binfmt-qemu-aarch64-docker-binfmt.txt', 'OCF', 'ready'],
    ['binfmt-qemu-aarch64-multiarch.txt', 'F', 'ready'],
    ['binfmt-qemu-aarch64-without-F.txt', '', 'no-F'],
    ['binfmt-qemu-aarch64-disabled.txt', 'POCF', 'disabled'],
  ])('%s comes to what its flags say', (file, flags, verdict) => {
    expect(handler(host, file)?.flags).toBe(flags);
    expect(verdictOf(host, file)).toBe(verdict);
  });

  test('without F the interpreter’s file must be there', () => {
    expect(verdictOf(host, 'binfmt-qemu-aarch64-without-F.txt', false)).toBe('gone');
    expect(verdictOf(host, 'binfmt-qemu-aarch64.txt', false)).toBe('ready');
  });

  test('can all be switched off at once', () => {
    expect(parseHandlersEnabled(textOf(host, 'binfmt-status.txt'))).toBe(true);
    expect(parseHandlersEnabled(textOf(host, 'binfmt-status-disabled.txt'))).toBe(false);
  });

  test('a machine that has none has only the kernel’s own two files', () => {
    expect(linesOf(host, 'binfmt-none.txt')).toEqual(['register', 'status', 'enabled']);
    expect(parseHandler('status', textOf(host, 'binfmt-status.txt'))).toBeNull();
  });
});

describe.each(hosts)('what the installers say on %s', (host) => {
  const report = (file: string) => parseInstallerReport(textOf(host, file));

  test('tonistiigi/binfmt, line by line: a name it does not know is told, and ends with 0', () => {
    expect(report('tonistiigi-install.stderr').steps).toEqual([
      { verb: 'installing', name: 'arm64', error: null },
      { verb: 'installing', name: 'riscv64', error: null },
      { verb: 'installing', name: 'nonsense', error: 'unsupported architecture: nonsense' },
    ]);
    expect(report('tonistiigi-install-again.stderr').steps).toEqual([
      { verb: 'installing', name: 'arm64', error: 'qemu-aarch64 already registered' },
    ]);
    expect(installerProblem(textOf(host, 'tonistiigi-install-again.stderr'))).toBe(
      'already-registered',
    );
    expect(report('tonistiigi-uninstall.stderr').steps).toEqual([
      { verb: 'uninstalling', name: 'qemu-riscv64', error: null },
      { verb: 'uninstalling', name: 's390x', error: 'not found' },
    ]);
  });

  test('tonistiigi/binfmt, at the end: what runs now', () => {
    expect(report('tonistiigi-install.stdout')).toEqual({
      steps: [],
      supported: ['linux/amd64', 'linux/386', 'linux/arm64', 'linux/riscv64'],
      emulators: ['qemu-aarch64', 'qemu-riscv64'],
    });
  });

  test('the others report nothing that a parser could take, and no problem', () => {
    for (const file of ['docker-binfmt.txt', 'multiarch-reset-p-yes.txt']) {
      expect(report(file)).toEqual({ steps: [], supported: null, emulators: null });
      expect(installerProblem(textOf(host, file))).toBeNull();
    }
  });
});
