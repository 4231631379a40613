import { plainRow } from '../../docker/terminal-text.ts';
import type { Picture, PictureEntry, ProgramEnd, ProgramState } from '../../model/picture.ts';
import { cells, head, pad } from '../../texts/cells.ts';
import { texts } from '../../texts/index.ts';
import { isBreak } from '../../texts/wrap.ts';

export type PictureStyle = {
  /** Cells that a row may take; 76 unless named, and never more. */
  readonly columns?: number;
  /** The terminal has no more than ASCII. */
  readonly isAscii?: boolean;
};

/** A stop on the program's way through the kernel, or what leads from one to the next. */
type Part = { readonly name: string; readonly rows: readonly string[] } | { readonly edge: string };

const widest = 76;
/** Cells of the names on the left. */
const margin = 9;
/** How much of a program, a magic or a mask is drawn: these tell the processor. Bytes. */
const shownBytes = 20;

/**
 * What the kernel does when it meets a foreign program, from its first bytes to how it ends, with
 * the fields of the machine's own entry: some ten rows of plain text.
 */
export function pictureLines(picture: Picture, style: PictureStyle = {}): readonly string[] {
  const columns = Math.min(style.columns ?? widest, widest);
  const [bar, tip] = style.isAscii === true ? ['|', 'v'] : ['│', '▼'];
  const room = columns - margin;
  const parts = partsOf(picture, room);
  const lastEdge = parts.findLastIndex((part) => 'edge' in part);
  return parts.flatMap((part, index) => {
    const [sign, text] =
      'edge' in part
        ? [`   ${index === lastEdge ? tip : bar}`, [part.edge]]
        : [part.name, part.rows];
    const rows = text.flatMap((row) => folded(plainRow(row), room));
    return rows.map((row, at) => `${headOf(part, sign, at, bar)}${row}`.trimEnd());
  });
}

/** An edge goes on beside every row of its words; a stop's name stands once. */
function headOf(part: Part, sign: string, at: number, bar: string): string {
  const head = at === 0 ? sign : 'edge' in part && sign.endsWith(bar) ? sign : '';
  return pad(head, margin);
}

function partsOf(picture: Picture, room: number): readonly Part[] {
  const words = texts().picture;
  const { platform, program, state } = picture;
  const asksNone = words.asksNone[state];
  return [
    { name: words.program, rows: beside([drawnBytes(program), platform], room) },
    { edge: asksNone ?? words.asks },
    ...(asksNone === undefined ? led(entryParts(picture, room)) : []),
    { name: words.ends, rows: endRows(picture) },
  ];
}

/** An arrow leads to how it ends, with or without words. */
const led = (parts: readonly Part[]): readonly Part[] => {
  const last = parts.at(-1);
  return last !== undefined && 'edge' in last ? parts : [...parts, { edge: '' }];
};

function entryParts(
  { entry, program, state, loader, behind }: Picture,
  room: number,
): readonly Part[] {
  const words = texts().picture;
  if (entry === null) return [{ name: words.entry, rows: [words.none] }, ...withoutEntry(state)];
  const names = { loader: loader ?? words.someLoader };
  const does = words.does[state]?.replace(words.next, () => behind ?? '');
  const finds = words.finds[state]?.(names);
  return [
    { name: words.entry, rows: beside(headerOf(entry), room) },
    ...patternParts(entry, program, room),
    ...(does === undefined ? [] : [{ edge: does }]),
    ...(finds === undefined
      ? []
      : [{ name: words.opens, rows: [entry.interpreter] }, { edge: finds }]),
  ];
}

function withoutEntry(state: ProgramState): readonly Part[] {
  const words = texts().picture;
  if (state === 'builder') return [{ edge: words.builder }];
  return state === 'unseen' ? [{ edge: words.unseen }] : [];
}

function headerOf({ name, enabled, flags }: PictureEntry): readonly string[] {
  const words = texts().picture;
  return [
    name,
    enabled ? words.enabled : words.disabled,
    flags === '' ? words.noFlags : words.flags(flags),
  ];
}

/** Magic and mask below the program's own bytes, and whether they match: a caret below each that differs. */
function patternParts({ pattern }: PictureEntry, program: string, room: number): readonly Part[] {
  const words = texts().picture;
  if (pattern === null) return [];
  const { offset, magic, mask } = pattern;
  const isAligned = offset + magic.length / 2 <= shownBytes;
  const shift = isAligned ? '  '.repeat(offset) : '';
  const place = isAligned ? [] : [words.fromByte(offset)];
  const wrong = differences(program, pattern);
  const verdict = [...place, wrong.length === 0 ? words.matches : words.differs];
  const row = (digits: string, more: readonly string[]) =>
    beside([shift + drawnBytes(digits), ...more], room, '  ');
  return [
    { name: `  ${words.magic}`, rows: row(magic, mask === null ? verdict : []) },
    ...(mask === null ? [] : [{ name: `  ${words.mask}`, rows: row(mask, verdict) }]),
    ...(wrong.length === 0 || !isAligned ? [] : [{ name: '', rows: [caretsBelow(wrong)] }]),
  ];
}

/** The bytes of a program that an entry wants otherwise: their places in the program. */
function differences(
  program: string,
  { offset, magic, mask }: NonNullable<PictureEntry['pattern']>,
): readonly number[] {
  const [seen, wanted] = [program, magic].map((digits) => Buffer.from(digits, 'hex'));
  const bits = mask === null ? null : Buffer.from(mask, 'hex');
  return [...(wanted ?? [])].flatMap((byte, index) => {
    const place = offset + index;
    return (((seen?.[place] ?? 0) ^ byte) & (bits?.[index] ?? 0xff)) === 0 ? [] : [place];
  });
}

const caretsBelow = (places: readonly number[]): string =>
  Array.from({ length: shownBytes }, (_, place) => (places.includes(place) ? '^^' : '  '))
    .join('')
    .trimEnd();

const drawnBytes = (digits: string): string =>
  digits.length <= shownBytes * 2 ? digits : `${digits.slice(0, shownBytes * 2)}..`;

/** Where nobody tried, what the kernel would say. */
const expected: Partial<Record<ProgramState, string>> = {
  ...{ missing: 'ENOEXEC', misses: 'ENOEXEC', disabled: 'ENOEXEC', off: 'ENOEXEC' },
  ...{ 'not-mounted': 'ENOEXEC', 'no-F': 'ENOENT', gone: 'ENOENT', 'old-kernel': 'ENOENT' },
  dynamic: 'ENOENT',
};

/** Its emulator is looked for in the container. */
const isLookedFor = ({ state, entry }: Picture): boolean =>
  state === 'blocked' && entry?.flags.includes('F') === false;

function endRows(picture: Picture): readonly string[] {
  const { state, ended, here } = picture;
  const words = texts().picture;
  const errno = expected[state] ?? (isLookedFor(picture) ? 'ENOENT' : null);
  const seen =
    ended === null ? words.notTried(endOf({ errno, line: null }, state)) : endOf(ended, state);
  return [seen, ...(here ? [words.here(endOf(here, 'ready'))] : [])];
}

function endOf({ errno, line }: ProgramEnd, state: ProgramState): string {
  const words = texts().picture;
  if (errno !== null) return words.error(errno, words.errno[errno] ?? '').replace(/, $/, '');
  if (line !== null) return line;
  if (state === 'wrong-arguments') return words.runsWrong;
  return state === 'failing' || state === 'caught' ? words.fails : words.runs;
}

/** Words side by side where they have room, else one below the other. */
function beside(parts: readonly string[], room: number, gap = '   '): readonly string[] {
  const row = parts.join(gap);
  return cells(row.trimEnd()) <= room ? [row] : parts;
}

/** A row in pieces of at most `width` cells, broken between words where it has some. */
function folded(row: string, width: number): readonly string[] {
  if (cells(row) <= width) return [row];
  const most = head(row, width).length;
  const end = lastBreak(row, most) ?? most;
  return [row.slice(0, end), ...folded(row.slice(end).trimStart(), width)];
}

/** The last place up to `most` where the row may end, behind a word. */
function lastBreak(row: string, most: number): number | null {
  for (let end = most; end > 0 && row.slice(0, end).trim() !== ''; end -= 1) {
    const after = row.charAt(end);
    if (after === ' ' || isBreak(row.charAt(end - 1), after)) return end;
  }
  return null;
}
