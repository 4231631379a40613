import { architectureOf, architectures, handlerName } from './architecture.ts';
import { architectureServed, type HandlerEntry } from './binfmt.ts';
import { comparePlatforms, type Platform } from './platform.ts';

/** What a platform's handler comes to. */
export type HandlerVerdict =
  | 'native'
  /** Enabled, and works in containers. */
  | 'ready'
  /** Registered without F: the interpreter is looked for inside the container. */
  | 'no-F'
  | 'disabled'
  | 'missing'
  /** The interpreter's file is not there, and no F keeps it open. */
  | 'gone';

/** One row of the table of handlers. */
export type HandlerRow = {
  readonly platform: Platform;
  /** The entry's name (`qemu-aarch64`, `rosetta`); null where none serves the platform. */
  readonly handler: string | null;
  readonly enabled: boolean | null;
  readonly interpreter: string | null;
  readonly flags: string | null;
  readonly verdict: HandlerVerdict;
};

export type HandlerTable = {
  readonly entries: readonly HandlerEntry[];
  /** Whether the entries stand as the kernel lists them: newest first (`opendir`; `readdir` sorts names). */
  readonly isNewestFirst?: boolean;
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
  const served = table.entries.flatMap((entry) => architectureServed(entry)?.platforms[0] ?? []);
  const registered = [...new Set(served)].sort(comparePlatforms);
  const wanted = table.wanted.filter((platform) => !table.native.includes(platform));
  const shown = new Set([...table.native, ...wanted].map(architectureOf));
  const others = registered.filter((platform) => !shown.has(architectureOf(platform)));
  return [...new Set([...table.native, ...wanted, ...others])].map((platform) =>
    row(platform, table),
  );
}

/** Every platform that QEMU can serve: what may be wanted where nothing was chosen yet. */
export const emulablePlatforms: readonly Platform[] = architectures.flatMap(
  ({ platforms }) => platforms,
);

function row(platform: Platform, table: HandlerTable): HandlerRow {
  const entry = firstAsked(platform, table);
  const isNative = table.native.includes(platform);
  return {
    platform,
    handler: entry?.name ?? null,
    enabled: entry === null ? null : entry.enabled && table.isEnabled,
    interpreter: entry?.interpreter ?? null,
    flags: entry?.flags ?? null,
    verdict: isNative ? 'native' : verdict(entry, table),
  };
}

/**
 * The entry the kernel asks first for a platform's programs: of the enabled ones the one that was
 * registered last. Where that is not known, the one with the usual name.
 *
 * Source: Linux v6.12, fs/binfmt_misc.c, `search_binfmt_handler` (the list's head is the newest).
 */
export function firstAsked(
  platform: Platform,
  { entries, isNewestFirst = false }: Pick<HandlerTable, 'entries' | 'isNewestFirst'>,
): HandlerEntry | null {
  const architecture = architectureOf(platform);
  if (architecture === null) return null;
  const serving = entries.filter((entry) => architectureServed(entry) === architecture);
  const enabled = serving.filter((entry) => entry.enabled);
  const asked = enabled.length > 0 ? enabled : serving;
  const usual = asked.find((entry) => entry.name === handlerName(platform));
  return (isNewestFirst ? null : usual) ?? asked[0] ?? null;
}

function verdict(entry: HandlerEntry | null, table: HandlerTable): HandlerVerdict {
  if (entry === null) return 'missing';
  if (!entry.enabled || !table.isEnabled) return 'disabled';
  if (entry.flags.includes('F')) return 'ready';
  return table.interpreterExists(entry.interpreter) === false ? 'gone' : 'no-F';
}
