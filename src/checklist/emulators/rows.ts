import { entriesAsked, type HandlerRow, handlerTable } from '../../docker/handler-table.ts';
import { type Platform, platformsRunBy } from '../../docker/platform.ts';
import type { Handlers } from './handlers.ts';

/** What there is to make a table of. */
export type Seen = {
  /** The engine's own platform. */
  readonly engine: Platform;
  /** The engine's table; null where it can't be read here. */
  readonly handlers: Handlers | null;
  /** Platforms that the engine's own builder lists. */
  readonly listed: readonly Platform[];
  readonly wanted: readonly Platform[];
};

/** One row a platform: natives first, then what is wanted, then whatever else there is. */
export function handlerRows(seen: Seen): readonly HandlerRow[] {
  const { handlers, wanted } = seen;
  if (handlers === null) return rowsThroughBuilder(seen);
  return handlerTable({
    entries: handlers.entries,
    isEnabled: handlers.isEnabled,
    native: nativePlatforms(seen),
    wanted,
    interpreterExists: (path) => !handlers.gone.includes(path),
  });
}

/**
 * The 32-bit half of a processor counts where no handler serves it. Every amd64 has one, though not
 * every BuildKit lists it; of arm64 only some have, and only a table that can be read tells whether
 * what is listed is emulated.
 */
function nativePlatforms({ engine, listed, handlers }: Seen): readonly Platform[] {
  const { surely, maybe } = platformsRunBy(engine);
  const isServed = (platform: Platform) =>
    handlers !== null && entriesAsked(platform, handlers).length > 0;
  const isThere = (platform: Platform) =>
    engine === 'linux/amd64' || (handlers !== null && listed.includes(platform));
  return [...surely, ...maybe.filter((one) => isThere(one) && !isServed(one))];
}

function rowsThroughBuilder(seen: Seen): readonly HandlerRow[] {
  const { listed, wanted } = seen;
  const native = nativePlatforms(seen);
  const platforms = [...new Set([...native, ...wanted, ...listed.filter(isWithoutVariant)])];
  return platforms.map((platform) => ({
    platform,
    entry: null,
    behind: null,
    verdict: native.includes(platform) ? 'native' : listed.includes(platform) ? 'ready' : 'missing',
  }));
}

/** `linux/amd64/v3` says how new a processor is, and needs no handler of its own. */
const isWithoutVariant = (platform: Platform): boolean => !/\/(?:amd64|arm64)\/v/.test(platform);
