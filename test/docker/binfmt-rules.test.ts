import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HandlerEntry } from '../../src/docker/binfmt.ts';
import { isMadeBy, parseBinfmtRules, parseBinfmtSupport } from '../../src/docker/binfmt-rules.ts';

const recorded = (name: string): string =>
  readFileSync(new URL(`./recordings/binfmt-rules/${name}`, import.meta.url), 'utf8');

describe('a file of binfmt.d', () => {
  test('of Debian 13 holds a handler with F, by a path of its own', () => {
    expect(parseBinfmtRules(recorded('trixie-qemu-aarch64.conf'))).toEqual([
      {
        name: 'qemu-aarch64',
        interpreter: '/usr/libexec/qemu-binfmt/aarch64-binfmt-P',
        flags: 'OPF',
      },
    ]);
  });

  test('may hold comments, empty lines, and any sign between the fields', () => {
    const text = '# ours\n; too\n\n  ,a:b,E,,xtest,,/bin/true,  \nnonsense\n::M::x::/bin/true:F\n';
    expect(parseBinfmtRules(text)).toEqual([{ name: 'a:b', interpreter: '/bin/true', flags: '' }]);
  });
});

describe('a file of binfmt-support', () => {
  test('2.2.2 holds the package that it is from', () => {
    expect(
      parseBinfmtSupport('qemu-aarch64', recorded('binfmt-support-2.2.2-qemu-aarch64')),
    ).toEqual({
      name: 'qemu-aarch64',
      interpreter: '/usr/libexec/qemu-binfmt/aarch64-binfmt-P',
      flags: 'PF',
      package: 'qemu-user-static',
    });
  });

  test.each(['', 'x\ny\n', 'a\nmagic\n0\n\n\nrelative\n'])('is not %j', (text) => {
    expect(parseBinfmtSupport('x', text)).toBeNull();
  });
});

describe('an entry of the kernel', () => {
  const entry: HandlerEntry = {
    ...{ name: 'qemu-aarch64', enabled: true, interpreter: '/q', flags: 'POCF' },
    ...{ pattern: null, extension: null },
  };
  const rule = { name: 'qemu-aarch64', interpreter: '/q', flags: 'FPC' };

  test('is what a rule made, in whatever order its flags stand', () => {
    expect(isMadeBy(entry, rule)).toBe(true);
    expect(isMadeBy({ ...entry, flags: 'POF' }, { ...rule, flags: 'OPF' })).toBe(true);
  });

  test.each([{ name: 'other' }, { interpreter: '/usr/bin/q' }, { flags: 'F' }, { flags: 'OCF' }])(
    'is not, with %o',
    (other) => expect(isMadeBy({ ...entry, ...other }, rule)).toBe(false),
  );
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseBinfmtRules(text);
      parseBinfmtSupport('x', text);
    }),
  );
});
