import { type Architecture, architectures } from './architecture.ts';
import { atLeast, parseVersion, type Version } from './version.ts';

/** A handler in `/proc/sys/fs/binfmt_misc`, as the kernel shows it. */
export type HandlerEntry = {
  /** The file's name: `qemu-aarch64`. */
  readonly name: string;
  readonly enabled: boolean;
  /** Path of the emulator as it was registered. */
  readonly interpreter: string;
  /** Letters in the kernel's order: `POCF`. */
  readonly flags: string;
  /** The bytes a program must begin with; null where an extension decides. */
  readonly pattern: {
    readonly offset: number;
    /** Hexadecimal digits. */
    readonly magic: string;
    /** Hexadecimal digits, as many; null where every bit counts. */
    readonly mask: string | null;
  } | null;
  /** Without its dot; null where the first bytes decide. */
  readonly extension: string | null;
};

/**
 * Reads one entry.
 *
 * Source: Linux v6.12, fs/binfmt_misc.c, `entry_status`.
 *
 * @returns Null for what is no entry: `register` and `status`, or a file that was gone already.
 */
export function parseHandler(name: string, text: string): HandlerEntry | null {
  const [state = '', ...lines] = text.split('\n');
  if (state !== 'enabled' && state !== 'disabled') return null;
  const after = (key: string): string | null =>
    lines.find((line) => line.startsWith(key))?.slice(key.length) ?? null;
  const interpreter = after('interpreter ');
  if (interpreter === null) return null;
  const offset = Number(after('offset '));
  const magic = hex(after('magic '));
  return {
    name,
    enabled: state === 'enabled',
    interpreter,
    flags: after('flags: ')?.trim() ?? '',
    pattern: magic === null ? null : { offset, magic, mask: hex(after('mask ')) },
    extension: after('extension .'),
  };
}

const hex = (digits: string | null): string | null =>
  digits !== null && /^(?:[0-9a-f]{2})+$/.test(digits) ? digits : null;

/** Whether the kernel asks handlers at all (`status`); null where the file says neither. */
export function parseHandlersEnabled(status: string): boolean | null {
  const [line] = status.split('\n');
  return line === 'enabled' ? true : line === 'disabled' ? false : null;
}

/**
 * Whether binfmt_misc is mounted where everyone looks for it. `autofs` alone is not enough: it
 * mounts when somebody looks, and then has a line of its own.
 *
 * @param mounts `/proc/mounts`; source: proc_mounts(5), fstab(5).
 */
export function isBinfmtMounted(mounts: string): boolean {
  return mounts.split('\n').some((line) => {
    const [, path, type] = line.split(' ');
    return type === 'binfmt_misc' && path === '/proc/sys/fs/binfmt_misc';
  });
}

/** From here on the kernel knows the flag F. */
const flagFSince: Version = [4, 8];

/** Whether a kernel knows the flag F; null where its release tells no version. */
export function kernelKnowsF(release: string | null): boolean | null {
  const version = release === null ? null : parseVersion(release);
  return version && atLeast(version, flagFSince);
}

/** Whether a kernel has binfmt_misc, built in or loaded. @param filesystems `/proc/filesystems` */
export function hasBinfmt(filesystems: string): boolean {
  return /^(?:nodev)?\t+binfmt_misc$/m.test(filesystems);
}

/**
 * The architectures whose programs an entry takes, by the bytes it looks at: names say nothing to
 * the kernel. More than one means that its magic is too short, or its mask lets too much through.
 */
export const architecturesTaken = (entry: HandlerEntry): readonly Architecture[] =>
  architectures.filter(({ elf }) => matches(entry, elf));

/**
 * The architecture that an entry is meant for: the one that QEMU's name for it says (`qemu-arm`),
 * else the one whose programs it takes, if it takes no others' (Rosetta).
 */
export function architectureMeant(entry: HandlerEntry): Architecture | null {
  const named = architectures.find(({ qemu }) => entry.name === `qemu-${qemu}`);
  if (named !== undefined) return named;
  const [taken, ...others] = architecturesTaken(entry);
  return others.length === 0 ? (taken ?? null) : null;
}

/** Whether a handler is given the programs of an architecture, by the bytes it looks at. */
export const takesProgramsOf = (entry: HandlerEntry, { elf }: Architecture): boolean =>
  matches(entry, elf);

/** `ET_EXEC` and `ET_DYN`: programs, and programs that may lie anywhere. */
const programTypes = [2, 3];

function matches({ pattern }: HandlerEntry, elf: Architecture['elf']): boolean {
  if (pattern === null) return false;
  const magic = Buffer.from(pattern.magic, 'hex');
  const mask = pattern.mask === null ? null : Buffer.from(pattern.mask, 'hex');
  return programTypes.some((type) => {
    const header = elfHeader(elf, type);
    return magic.every((byte, index) => {
      const bits = mask?.[index] ?? 0xff;
      return ((header[pattern.offset + index] ?? 0) & bits) === (byte & bits);
    });
  });
}

/**
 * How a program for an architecture begins: as many bytes as every handler looks at, of the kind
 * that has a fixed place in memory (`ET_EXEC`), in hexadecimal.
 */
export const programBytes = ({ elf }: Architecture): string =>
  elfHeader(elf, 2).subarray(0, 20).toString('hex');

/** The first 24 bytes of a program, the rest of 128 as zeros: the kernel looks no further. */
function elfHeader({ class: bits, order, machine }: Architecture['elf'], type: number): Buffer {
  const header = Buffer.alloc(128);
  header.set([0x7f, 0x45, 0x4c, 0x46, bits, order === 'little' ? 1 : 2, 1]);
  if (order === 'little') {
    header.writeUInt16LE(type, 16);
    header.writeUInt16LE(machine, 18);
    header.writeUInt32LE(1, 20);
  } else {
    header.writeUInt16BE(type, 16);
    header.writeUInt16BE(machine, 18);
    header.writeUInt32BE(1, 20);
  }
  return header;
}
