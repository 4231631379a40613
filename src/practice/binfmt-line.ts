import type { Handler } from './world.ts';

/** What a line for `register` says. */
export type Registered = Pick<Handler, 'name' | 'interpreter' | 'flags'> & Pattern;

type Pattern = Pick<Handler, 'magic' | 'mask' | 'offset'>;

/** What the kernel reads at most, and how far into a program it looks. Bytes. */
const longestLine = 1920;
const looksAt = 256;

/**
 * Reads `:NAME:TYPE:OFFSET:MAGIC:MASK:INTERPRETER:FLAGS` as the kernel does; null where it says EINVAL.
 * Its extensions (type E) decide by a file's name and are no emulator's: they match no program here.
 *
 * Source: Linux v6.12, fs/binfmt_misc.c, `create_entry`, `scanarg` and `check_special_flags`.
 */
export function readRegistration(text: string): Registered | null {
  const size = Buffer.byteLength(text);
  if (size < 11 || size > longestLine) return null;
  const [, name = '', type = '', offset = '', magic, mask, interpreter = '', rest] = fieldsOf(text);
  if (magic === undefined || mask === undefined || rest === undefined) return null;
  const flags = flagsIn(rest);
  const isNamed = name !== '' && name !== '.' && name !== '..' && !name.includes('/');
  if (!isNamed || interpreter === '' || flags === null) return null;
  const pattern =
    type === 'M' ? patternOf(offset, magic, mask) : type === 'E' ? ofName(magic) : null;
  return pattern && { name, interpreter, flags, ...pattern };
}

/** The first character is what stands between the fields; the last one holds all that is left. */
function fieldsOf(text: string): readonly string[] {
  const parts = text.split(text[0] ?? ':');
  return [...parts.slice(0, 7), ...(parts.length > 7 ? [parts.slice(7).join(text[0])] : [])];
}

/** The letters as the kernel shows them: C means O, too; null where one is none of these. */
function flagsIn(text: string): string | null {
  const letters = text.replace(/\n$/, '');
  if (!/^[POCF]*$/.test(letters)) return null;
  const all = letters.includes('C') ? `${letters}O` : letters;
  return [...'POCF'].filter((letter) => all.includes(letter)).join('');
}

function patternOf(offset: string, magic: string, mask: string): Pattern | null {
  const [bytes, bits] = [bytesIn(magic), bytesIn(mask)];
  const at = offset === '' ? 0 : Number(offset);
  if (bytes === null || bits === null || bytes.length === 0) return null;
  if (!/^\d*$/.test(offset) || at + bytes.length > looksAt) return null;
  if (bits.length > 0 && bits.length !== bytes.length) return null;
  const hex = bits.length > 0 ? bits.toString('hex') : null;
  return { offset: at, magic: bytes.toString('hex'), mask: hex };
}

/** `\xNN` is a byte; a backslash and `x` before anything else is an error. */
function bytesIn(text: string): Buffer | null {
  if (/\\x(?![0-9a-f]{2})/i.test(text)) return null;
  const parts = text.match(/\\x[0-9a-f]{2}|[\s\S]/gi) ?? [];
  return Buffer.concat(
    parts.map((part) =>
      part.length === 4 ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part, 'latin1'),
    ),
  );
}

const ofName = (extension: string): Pattern | null =>
  extension === '' || extension.includes('/') ? null : { offset: 0, magic: '', mask: null };
