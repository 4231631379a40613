import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  architectureMeant,
  architecturesTaken,
  type HandlerEntry,
  hasBinfmt,
  isBinfmtMounted,
  parseHandler,
  parseHandlersEnabled,
} from '../../src/docker/binfmt.ts';

/**
 * What a real kernel (6.18) showed after registering Debian's `qemu-*.conf`, entries as docker/binfmt
 * and multiarch/qemu-user-static make them, and some that are no emulators.
 */
const folder = new URL('recordings/binfmt-linux-6.18/', import.meta.url);
const recorded = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const handler = (name: string) => parseHandler(name, recorded(name));
const platformServed = (entry: HandlerEntry | null) =>
  entry && (architectureMeant(entry)?.platforms[0] ?? null);

describe('a handler', () => {
  test('is read as the kernel shows it', () => {
    expect(handler('qemu-aarch64')).toEqual({
      name: 'qemu-aarch64',
      enabled: true,
      interpreter: '/usr/libexec/qemu-binfmt/aarch64-binfmt-P',
      flags: 'POF',
      pattern: {
        offset: 0,
        magic: '7f454c460201010000000000000000000200b700',
        mask: 'ffffffffffffff00fffffffffffffffffeffffff',
      },
      extension: null,
    });
  });

  test('is disabled after somebody wrote 0 to it', () => {
    expect(handler('qemu-arm')).toMatchObject({ enabled: false, flags: 'POF' });
  });

  test('may have no flags, or letters that nobody knows yet', () => {
    expect(handler('other-s390x')?.flags).toBe('');
    const text = recorded('qemu-aarch64').replace('flags: POF', 'flags: POCFTX');
    expect(parseHandler('qemu-aarch64', text)?.flags).toBe('POCFTX');
  });

  test('may look at an extension, or have no mask', () => {
    expect(handler('jar')).toMatchObject({ extension: 'jar', pattern: null });
    expect(handler('python3.12')?.pattern).toEqual({ offset: 0, magic: 'cb0d0d0a', mask: null });
  });

  test('is not what else lies in its folder', () => {
    expect(handler('status')).toBeNull();
    expect(parseHandler('register', '')).toBeNull();
  });
});

test('a handler serves an architecture by the bytes it looks at', () => {
  const served = readdirSync(folder)
    .sort()
    .map((name) => [name, platformServed(handler(name))]);
  expect(Object.fromEntries(served)).toEqual({
    jar: null,
    'other-s390x': 'linux/s390x',
    'python3.12': null,
    'qemu-aarch64': 'linux/arm64',
    'qemu-arm': 'linux/arm/v7',
    'qemu-loongarch64': 'linux/loong64',
    'qemu-mips64el': 'linux/mips64le',
    'qemu-ppc64le': 'linux/ppc64le',
    'qemu-riscv64': 'linux/riscv64',
    'qemu-s390x': 'linux/s390x',
    status: null,
  });
});

test('of all that Debian registers each takes its own programs and no others', () => {
  // Its qemu-user 10.0, as Linux 6.18 showed what was registered from its binfmt.d.
  const text = readFileSync(
    new URL('recordings/binfmt-linux-6.18-qemu-user-10.0.txt', import.meta.url),
    'utf8',
  );
  const entries = text
    .split(/^== /m)
    .slice(1)
    .flatMap((section) => {
      const [name = '', ...lines] = section.split('\n');
      return parseHandler(name, lines.join('\n')) ?? [];
    });
  expect(entries).toHaveLength(31);
  const taken = entries.flatMap((entry) =>
    architecturesTaken(entry).map(({ qemu }) => [entry.name, `qemu-${qemu}`]),
  );
  expect(taken.filter(([name, own]) => name !== own)).toEqual([]);
  expect(taken.map(([name]) => name).sort()).toEqual([
    ...['qemu-aarch64', 'qemu-arm', 'qemu-loongarch64', 'qemu-mips64', 'qemu-mips64el'],
    ...['qemu-ppc64le', 'qemu-riscv64', 'qemu-s390x'],
  ]);
});

test('an entry is meant for what its name says, and takes what its bytes say', () => {
  type Pattern = NonNullable<HandlerEntry['pattern']>;
  const entry = handler('qemu-riscv64');
  const own = entry?.pattern;
  if (entry === null || own == null) throw new Error('no recording of qemu-riscv64');
  const changed = (pattern: Partial<Pattern>, name = entry.name): HandlerEntry => ({
    ...{ ...entry, name, pattern: { ...own, ...pattern } },
  });
  const both = (one: HandlerEntry) => ({
    meant: architectureMeant(one)?.qemu ?? null,
    taken: architecturesTaken(one).map(({ qemu }) => qemu),
  });
  expect(both(entry)).toEqual({ meant: 'riscv64', taken: ['riscv64'] });
  // As a shell leaves it that turns \\x00 into the end of a string.
  const short = { magic: '7f454c46020101', mask: 'ffffffffffffff' };
  expect(both(changed(short)).taken).toEqual([
    ...['x86_64', 'aarch64', 'riscv64', 'ppc64le', 'mips64el', 'loongarch64'],
  ]);
  expect(both(changed(short))).toMatchObject({ meant: 'riscv64' });
  expect(both(changed(short, 'mine')).meant).toBeNull();
  expect(both(changed({ mask: '00'.repeat(20) })).taken).toHaveLength(10);
  expect(both(changed({ magic: '7f454c46', mask: null })).taken).toHaveLength(10);
  expect(both(changed({ magic: 'f300', mask: null, offset: 18 })).taken).toEqual(['riscv64']);
  expect(both(changed({}, 'qemu-aarch64'))).toEqual({ meant: 'aarch64', taken: ['riscv64'] });
});

test('Rosetta is the handler of amd64, whatever it is called', () => {
  // Magic and mask as Lima v1.0 registers them (lima-vm/lima, pkg/cidata, boot/05-rosetta-volume.sh).
  const rosetta = parseHandler(
    'rosetta',
    [
      'enabled',
      'interpreter /mnt/lima-rosetta/rosetta',
      'flags: OCF',
      'offset 0',
      'magic 7f454c4602010100000000000000000002003e00',
      'mask fffffffffffefe00fffffffffffffffffeffffff',
      '',
    ].join('\n'),
  );
  expect(platformServed(rosetta)).toBe('linux/amd64');
});

test('a handler for big-endian ARM is none for arm64', () => {
  const text = recorded('qemu-aarch64').replace('0201010000', '0202010000');
  expect(platformServed(parseHandler('qemu-aarch64_be', text))).toBeNull();
});

test('handlers are asked unless the whole of binfmt_misc is off', () => {
  expect(parseHandlersEnabled(recorded('status'))).toBe(true);
  expect(parseHandlersEnabled('disabled\n')).toBe(false);
  expect(parseHandlersEnabled('')).toBeNull();
});

describe('binfmt_misc', () => {
  const automount =
    'systemd-1 /proc/sys/fs/binfmt_misc autofs rw,relatime,fd=29,pgrp=1,timeout=0,minproto=5 0 0\n';
  const mount = 'binfmt_misc /proc/sys/fs/binfmt_misc binfmt_misc rw,nosuid,nodev 0 0\n';
  const proc = 'proc /proc proc rw,nosuid 0 0\n';

  test('is mounted where its own line says so; an automount point alone is none', () => {
    expect(isBinfmtMounted(proc + automount + mount)).toBe(true);
    expect(isBinfmtMounted('b /proc/sys/fs/binfmt_misc binfmt_misc rw,relatime 0 0\n')).toBe(true);
    expect(isBinfmtMounted(proc + automount)).toBe(false);
    expect(isBinfmtMounted('b /mnt/proc/sys/fs/binfmt_misc binfmt_misc rw 0 0\n')).toBe(false);
    expect(isBinfmtMounted('')).toBe(false);
  });

  test('is known to the kernel', () => {
    expect(hasBinfmt('nodev\tsysfs\nnodev\tbinfmt_misc\n\text4\n')).toBe(true);
    expect(hasBinfmt('nodev\tsysfs\n\text4\n')).toBe(false);
  });
});

test('any bytes are a handler or none', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('enabled', 'interpreter /x', 'flags: F', 'offset -1', 'offset x', 'mask 0'),
      fc.stringMatching(/^magic [0-9a-f]*$/),
    ),
  );
  fc.assert(
    fc.property(lines, (rest) => {
      const text = ['enabled', ...rest].join('\n');
      const entry = parseHandler('any', text);
      if (entry !== null) architecturesTaken(entry);
      parseHandlersEnabled(text);
      isBinfmtMounted(text);
    }),
  );
});
