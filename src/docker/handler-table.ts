import { type Architecture, architectureOf } from './architecture.ts';
import { architectureMeant, architecturesTaken, type HandlerEntry } from './binfmt.ts';
import { comparePlatforms, type Platform } from './platform.ts';

/** What the kernel's table says of a platform's programs. */
export type HandlerVerdict =
  | 'native'
  /** Enabled, and works in containers. */
  | 'ready'
  /** Registered without F: the interpreter is looked for inside the container. */
  | 'no-F'
  /** The interpreter's file is not there, and no F keeps it open. */
  | 'gone'
  | 'disabled'
  /** All of binfmt_misc is disabled: no entry is asked. */
  | 'off'
  | 'missing'
  /** There is an entry for it by its name, and its magic or mask does not match. */
  | 'misses'
  /** An entry that is meant for other programs takes its programs. */
  | 'caught'
  /** An entry that does not work in containers is asked before one that would. */
  | 'blocked';

/** One row of the table of handlers. */
export type HandlerRow = {
  readonly platform: Platform;
  readonly verdict: HandlerVerdict;
  /** The entry that decides: the one that is asked first, or should have been; null where there is none. */
  readonly entry: HandlerEntry | null;
  /** The entry that would be asked if that one were not there. */
  readonly behind: HandlerEntry | null;
};

export type HandlerTable = {
  /** As the kernel lists and asks them: newest first. */
  readonly entries: readonly HandlerEntry[];
  /** `status` of binfmt_misc: false where the kernel asks no handler at all. */
  readonly isEnabled: boolean;
  /** What the machine runs by itself. */
  readonly native: readonly Platform[];
  /** Platforms that must have a row, besides the native ones and those with a handler. */
  readonly wanted: readonly Platform[];
  /** Whether a file is there; null where it can't be seen from here. */
  readonly interpreterExists: (path: string) => boolean | null;
};

/** Natives first, then what is wanted in its order, then whatever else is registered. */
export function handlerTable(table: HandlerTable): readonly HandlerRow[] {
  const meant = table.entries.flatMap((entry) => architectureMeant(entry)?.platforms[0] ?? []);
  const registered = [...new Set(meant)].sort(comparePlatforms);
  const wanted = table.wanted.filter((platform) => !table.native.includes(platform));
  const shown = new Set([...table.native, ...wanted].map(architectureOf));
  const others = registered.filter((platform) => !shown.has(architectureOf(platform)));
  return [...new Set([...table.native, ...wanted, ...others])].map((platform) => ({
    platform,
    ...decided(platform, table),
  }));
}

/**
 * The entries that the kernel asks for a platform's programs: of those that match and are enabled
 * the one that was registered last comes first, and the others are never asked.
 *
 * Source: Linux v6.12, fs/binfmt_misc.c, `search_binfmt_handler` (the list's head is the newest).
 */
export function entriesAsked(
  platform: Platform,
  { entries }: Pick<HandlerTable, 'entries'>,
): readonly HandlerEntry[] {
  const architecture = architectureOf(platform);
  return entries.filter((entry) => entry.enabled && takes(entry, architecture));
}

const takes = (entry: HandlerEntry, architecture: Architecture | null): boolean =>
  architecture !== null && architecturesTaken(entry).includes(architecture);

type Decided = Omit<HandlerRow, 'platform'>;

function decided(platform: Platform, table: HandlerTable): Decided {
  const [first, ...others] = entriesAsked(platform, table);
  const isNative = table.native.includes(platform);
  const none = { entry: null, behind: null };
  if (first === undefined)
    return isNative ? { verdict: 'native', ...none } : unasked(platform, table);
  if (!table.isEnabled) return { verdict: isNative ? 'native' : 'off', entry: first, behind: null };
  const architecture = architectureOf(platform);
  const good = others.find((entry) => isFor(entry, architecture) && entry.flags.includes('F'));
  const behind = good ?? others[0] ?? null;
  if (isNative || !isFor(first, architecture)) return { verdict: 'caught', entry: first, behind };
  const verdict = verdictOf(first, table);
  const isBlocked = verdict !== 'ready' && good !== undefined;
  return { verdict: isBlocked ? 'blocked' : verdict, entry: first, behind };
}

/** Nothing is asked: an entry that is disabled, one that was meant to be, or none. */
function unasked(platform: Platform, { entries, isEnabled }: HandlerTable): Decided {
  const architecture = architectureOf(platform);
  const meant = entries.filter((entry) => isFor(entry, architecture));
  const disabled = meant.find((entry) => takes(entry, architecture));
  if (disabled !== undefined) {
    return { verdict: isEnabled ? 'disabled' : 'off', entry: disabled, behind: null };
  }
  const [other = null] = meant;
  return { verdict: other === null ? 'missing' : 'misses', entry: other, behind: null };
}

const isFor = (entry: HandlerEntry, architecture: Architecture | null): boolean =>
  architecture !== null && architectureMeant(entry) === architecture;

function verdictOf(entry: HandlerEntry, { interpreterExists }: HandlerTable): HandlerVerdict {
  if (entry.flags.includes('F')) return 'ready';
  return interpreterExists(entry.interpreter) === false ? 'gone' : 'no-F';
}
