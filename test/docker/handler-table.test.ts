import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type HandlerEntry, parseHandler } from '../../src/docker/binfmt.ts';
import { type HandlerTable, handlerTable } from '../../src/docker/handler-table.ts';

const folder = new URL('recordings/binfmt-linux-6.18/', import.meta.url);
const recorded = readdirSync(folder).flatMap(
  (name) => parseHandler(name, readFileSync(new URL(name, folder), 'utf8')) ?? [],
);

const table = (given: Partial<HandlerTable>) =>
  handlerTable({
    entries: recorded,
    isEnabled: true,
    native: ['linux/amd64'],
    wanted: [],
    interpreterExists: () => null,
    ...given,
  });
const verdicts = (given: Partial<HandlerTable>) =>
  Object.fromEntries(table(given).map(({ platform, verdict }) => [platform, verdict]));

const entry = (name: string, change: Partial<HandlerEntry> = {}): HandlerEntry => {
  const [like] = recorded.filter((one) => one.name === 'qemu-riscv64');
  if (like === undefined) throw new Error('no recording of qemu-riscv64');
  return { ...like, name, ...change };
};

describe('the table of handlers', () => {
  test('says what each comes to: native first, then what is wanted, then the rest', () => {
    const wanted = ['linux/386', 'linux/arm/v7', 'linux/arm/v6', 'linux/amd64'];
    expect(Object.entries(verdicts({ wanted }))).toEqual([
      ['linux/amd64', 'native'],
      ['linux/386', 'missing'],
      ['linux/arm/v7', 'disabled'],
      ['linux/arm/v6', 'disabled'],
      ['linux/arm64', 'ready'],
      ['linux/riscv64', 'ready'],
      ['linux/ppc64le', 'ready'],
      ['linux/s390x', 'blocked'],
      ['linux/mips64le', 'ready'],
      ['linux/loong64', 'no-F'],
    ]);
  });

  test('shows what the kernel says of a handler, and nothing where there is none', () => {
    const [native, riscv64] = table({
      wanted: ['linux/riscv64'],
      entries: [entry('qemu-riscv64')],
    });
    expect(native).toEqual({
      ...{ platform: 'linux/amd64', verdict: 'native', entry: null, behind: null },
    });
    expect(riscv64).toEqual({
      ...{ platform: 'linux/riscv64', verdict: 'ready', behind: null },
      entry: entry('qemu-riscv64'),
    });
  });

  test('has nothing ready while binfmt_misc itself is off', () => {
    expect(verdicts({ isEnabled: false, entries: [entry('qemu-riscv64')] })).toEqual({
      'linux/amd64': 'native',
      'linux/riscv64': 'off',
    });
  });

  test('misses an interpreter only where no F keeps it open', () => {
    const interpreterExists = () => false;
    const verdict = (flags: string) =>
      verdicts({ entries: [entry('qemu-riscv64', { flags })], interpreterExists })['linux/riscv64'];
    expect(verdict('OC')).toBe('gone');
    expect(verdict('OCF')).toBe('ready');
  });
});

describe('of several handlers for one architecture', () => {
  const handler = (given: Partial<HandlerTable>) =>
    table(given).find(({ platform }) => platform === 'linux/riscv64')?.entry?.name;
  const usual = entry('qemu-riscv64');
  const other = entry('riscv', { flags: '' });

  test('the kernel asks the newest one', () => {
    expect(handler({ entries: [other, usual] })).toBe('riscv');
    expect(handler({ entries: [usual, other] })).toBe('qemu-riscv64');
  });

  test('a disabled one is passed over, unless there is no other', () => {
    const disabled = { ...other, enabled: false };
    expect(handler({ entries: [disabled, usual] })).toBe('qemu-riscv64');
    expect(handler({ entries: [disabled] })).toBe('riscv');
  });
});
