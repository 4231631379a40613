import type { Architecture } from './architecture.ts';

/** What a handler is registered with. */
export type Registration = {
  readonly name: string;
  /** Whose programs it takes. */
  readonly architecture: Architecture;
  readonly interpreter: string;
  /** Letters such as `POCF`. */
  readonly flags: string;
  /** The bits of `e_machine` that count; all of them unless named. */
  readonly machineBits?: number;
};

const programTypeMask = 0xfe;

/**
 * The line that is written to `/proc/sys/fs/binfmt_misc/register`, with the magic and mask of
 * QEMU's own scripts: every byte of the header up to `e_machine` counts, save the operating
 * system's (byte 7), and of the type the bit that tells `ET_EXEC` from `ET_DYN`.
 *
 * Sources: Linux v6.12, Documentation/admin-guide/binfmt-misc.rst; QEMU v10.0,
 * scripts/qemu-binfmt-conf.sh.
 */
export function registrationLine(registration: Registration): string {
  const { name, architecture, interpreter, flags, machineBits = 0xffff } = registration;
  const { magic, mask } = pattern(architecture.elf, machineBits);
  return `:${name}:M::${escaped(magic)}:${escaped(mask)}:${interpreter}:${flags}`;
}

function pattern({ class: bits, order, machine }: Architecture['elf'], machineBits: number) {
  const magic = Buffer.from([0x7f, 0x45, 0x4c, 0x46, bits, order === 'little' ? 1 : 2, 1]);
  const header = Buffer.concat([magic, Buffer.alloc(13)]);
  const mask = Buffer.alloc(20, 0xff);
  mask[7] = 0;
  if (order === 'little') {
    header.writeUInt16LE(2, 16);
    header.writeUInt16LE(machine & machineBits, 18);
    mask[16] = programTypeMask;
    mask.writeUInt16LE(machineBits, 18);
  } else {
    header.writeUInt16BE(2, 16);
    header.writeUInt16BE(machine & machineBits, 18);
    mask[17] = programTypeMask;
    mask.writeUInt16BE(machineBits, 18);
  }
  return { magic: header, mask };
}

/** As the kernel reads it: `\xNN`, save for letters. */
const escaped = (bytes: Buffer): string =>
  [...bytes].map((byte) => (isLetter(byte) ? String.fromCharCode(byte) : hex(byte))).join('');

const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;
