import { describe, expect, test } from 'vitest';
import { architectureOf, architectures } from '../../src/docker/architecture.ts';
import { parseHandler, takesProgramsOf } from '../../src/docker/binfmt.ts';
import { registrationLine } from '../../src/docker/registration.ts';

const lineFor = (platform: string, machineBits?: number) => {
  const architecture = architectureOf(platform);
  if (architecture === null) throw new Error(platform);
  const interpreter = `/usr/bin/qemu-${architecture.qemu}`;
  const name = `qemu-${architecture.qemu}`;
  return registrationLine({
    ...{ name, architecture, interpreter, flags: 'OCF' },
    ...(machineBits !== undefined && { machineBits }),
  });
};

/** The entry that the kernel makes of a line. */
const entryOf = (line: string) => {
  const [, name = '', , , magic = '', mask = '', interpreter, flags] = line.split(':');
  const hex = (text: string) =>
    (text.match(/\\x..|[A-Z]/g) ?? [])
      .map((part) => (part.length === 1 ? part.charCodeAt(0).toString(16) : part.slice(2)))
      .join('');
  const text = `enabled\ninterpreter ${interpreter}\nflags: ${flags}\noffset 0\nmagic ${hex(magic)}\nmask ${hex(mask)}\n`;
  return parseHandler(name, text);
};

describe('the line for register', () => {
  test("has the magic and mask of Debian's qemu-user-static 7.2, the letters of ELF as such", () => {
    expect(lineFor('linux/riscv64')).toBe(
      String.raw`:qemu-riscv64:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xf3\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:/usr/bin/qemu-riscv64:OCF`,
    );
  });

  test('has the bytes of a big-endian program in their order', () => {
    expect(lineFor('linux/s390x')).toBe(
      String.raw`:qemu-s390x:M::\x7fELF\x02\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x16:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff:/usr/bin/qemu-s390x:OCF`,
    );
  });

  test.each(architectures)('takes the programs of $qemu, and no others', (architecture) => {
    const entry = entryOf(lineFor(architecture.platforms[0]));
    const taken = architectures.filter((other) => entry !== null && takesProgramsOf(entry, other));
    expect(taken).toEqual([architecture]);
  });

  test('takes more where fewer bits of the machine count', () => {
    const entry = entryOf(lineFor('linux/riscv64', 0xffbb));
    const taken = architectures.filter((other) => entry !== null && takesProgramsOf(entry, other));
    expect(taken.map(({ qemu }) => qemu)).toEqual(['aarch64', 'riscv64']);
  });
});
