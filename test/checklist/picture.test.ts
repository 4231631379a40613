import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureLines } from '../../src/checklist/emulators/picture.ts';
import { architectureOf } from '../../src/docker/architecture.ts';
import { programBytes } from '../../src/docker/binfmt.ts';
import type { Picture, PictureEntry, ProgramState } from '../../src/model/picture.ts';

const bytesOf = (platform: string) => {
  const architecture = architectureOf(platform);
  return architecture === null ? '' : programBytes(architecture);
};

/** As Linux 6.18 showed it after Debian's line for it was registered without F. */
const withoutF: PictureEntry = {
  name: 'qemu-riscv64',
  enabled: true,
  interpreter: '/usr/libexec/qemu-binfmt/riscv64-binfmt-P',
  flags: 'OC',
  pattern: {
    offset: 0,
    magic: '7f454c460201010000000000000000000200f300',
    mask: 'ffffffffffffff00fffffffffffffffffeffffff',
  },
};
const withF = { ...withoutF, flags: 'POCF' };

const drawn = (state: ProgramState, more: Partial<Picture> = {}): Picture => ({
  platform: 'linux/riscv64',
  program: bytesOf('linux/riscv64'),
  state,
  entry: withoutF,
  ended: null,
  ...more,
});
const text = (picture: Picture, isAscii = false) => pictureLines(picture, { isAscii }).join('\n');

const states: readonly ProgramState[] = [
  ...(['native', 'ready', 'held', 'no-F', 'gone', 'old-kernel', 'dynamic', 'disabled'] as const),
  ...(['off', 'not-mounted', 'missing', 'misses', 'caught', 'blocked'] as const),
  ...(['wrong-arguments', 'failing', 'builder', 'unseen'] as const),
];

describe('the picture of what the kernel does with a foreign program', () => {
  test('shows the fields of the entry, where its emulator is opened, and how the program ended', () => {
    const seen = { errno: 'ENOENT', line: 'exec /proof: no such file or directory' };
    const here = { errno: null, line: 'proof riscv64 3 [/proof] [a] [b]' };
    expect(text(drawn('no-F', { ended: seen, here }))).toBe(
      `
program  7f454c460201010000000000000000000200f300   linux/riscv64
   │     the kernel asks binfmt_misc, newest first
entry    qemu-riscv64   enabled   flags OC
  magic  7f454c460201010000000000000000000200f300
  mask   ffffffffffffff00fffffffffffffffffeffffff  matches
   │     no F: opened now, by its path, in the container
opens    /usr/libexec/qemu-binfmt/riscv64-binfmt-P
   ▼     the container has no such file
ends     ENOENT, no such file or directory
         outside of a container: proof riscv64 3 [/proof] [a] [b]
`.trim(),
    );
  });

  test('ends where no entry takes the program, and says where nobody tried', () => {
    expect(text(drawn('missing', { entry: null }))).toBe(
      `
program  7f454c460201010000000000000000000200f300   linux/riscv64
   │     the kernel asks binfmt_misc, newest first
entry    none: no magic matches these bytes
   ▼
ends     ENOEXEC, exec format error (not tried)
`.trim(),
    );
  });

  test('points at the bytes that an entry wants otherwise', () => {
    const pattern = { offset: 0, magic: withF.pattern?.magic.replace('f300', 'f400') ?? '' };
    const entry = { ...withF, pattern: { ...pattern, mask: withF.pattern?.mask ?? null } };
    expect(text(drawn('misses', { entry }))).toContain(
      `
  mask   ffffffffffffff00fffffffffffffffffeffffff  differs
                                             ^^
`.trimStart(),
    );
  });

  test('shows how short a magic is that takes programs of others', () => {
    const entry = { ...withF, pattern: { offset: 0, magic: '7f454c460201', mask: null } };
    const ended = { errno: null, line: 'qemu-riscv64: Invalid ELF image for this architecture' };
    const picture = drawn('caught', {
      ...{ platform: 'linux/arm64', program: bytesOf('linux/arm64'), entry, ended },
    });
    expect(text(picture)).toContain('\n  magic  7f454c460201  matches\n');
    expect(text(picture)).toContain('ends     qemu-riscv64: Invalid ELF image');
  });

  test('says what the flag F keeps open, what a loader undoes, and what the builder brings', () => {
    expect(text(drawn('ready', { entry: withF }))).toContain('F: opened when it was registered');
    const loader = '/lib64/ld-linux-x86-64.so.2';
    expect(text(drawn('dynamic', { entry: withF, loader }))).toContain(`it needs ${loader}, and`);
    expect(text(drawn('builder', { entry: null }))).toContain('an emulator of its own');
    const blocked = drawn('blocked', { entry: { ...withoutF, name: 'mine' }, behind: 'qemu-arm' });
    expect(text(blocked)).toMatch(/entry +mine .*\n[\s\S]*asked first; qemu-arm stands behind it/);
  });

  test('tells where in the program an entry looks', () => {
    const at = (offset: number) =>
      text(drawn('ready', { entry: { ...withF, pattern: { offset, magic: 'f300', mask: null } } }));
    expect(at(18)).toContain(`\n  magic  ${' '.repeat(36)}f300  matches`);
    expect(at(40)).toContain('\n  magic  f300  from byte 40 on  differs');
  });

  test.each(states)('is small, and has a twin in ASCII: %s', (state) => {
    const pictures = [withoutF, withF, null].map((entry) => drawn(state, { entry }));
    for (const picture of pictures) {
      const lines = pictureLines(picture);
      expect(lines.length).toBeLessThanOrEqual(11);
      expect(text(picture, true)).toMatch(/^[\n -~]*$/);
      expect(
        text(picture, true)
          .replaceAll('|', '│')
          .replace(/^ {3}v/m, '   ▼'),
      ).toBe(text(picture));
    }
  });

  test('never grows wider than its room, and lets nothing through that a terminal obeys', () => {
    const digits = fc
      .uint8Array({ maxLength: 60 })
      .map((bytes) => Buffer.from(bytes).toString('hex'));
    const words = fc.oneof(fc.string(), fc.constant('\u001b[2J'), fc.constant('/x'.repeat(64)));
    const entries = fc.record({
      name: words,
      enabled: fc.boolean(),
      interpreter: words,
      flags: words,
      pattern: fc.option(
        fc.record({ offset: fc.nat(200), magic: digits, mask: fc.option(digits) }),
      ),
    });
    const ends = fc.option(fc.record({ errno: fc.option(words), line: fc.option(words) }));
    const pictures = fc.record({
      platform: words,
      program: digits,
      state: fc.constantFrom(...states),
      entry: fc.option(entries),
      ended: ends,
      here: ends,
      loader: fc.option(words),
      behind: fc.option(words),
    });
    fc.assert(
      fc.property(pictures, fc.integer({ min: 50, max: 200 }), (picture, columns) => {
        const lines = pictureLines(picture as Picture, { columns });
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(Math.min(76, columns));
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
          expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
        }
      }),
    );
  });
});
