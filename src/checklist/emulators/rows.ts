import { firstAsked, type HandlerRow, handlerTable } from '../../docker/handler-table.ts';
import { type Platform, platformsRunBy } from '../../docker/platform.ts';
import type { Handlers } from './handlers.ts';

/** What there is to make a table of. */
export type Seen = {
  /** The engine's own platform. */
  readonly engine: Platform;
  /** The kernel's table; null where the engine has a kernel of its own. */
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
 * The 32-bit half of a processor counts where the builder ran its program, and no handler did. On
 * an engine whose handlers can't be seen, that is sure of amd64 alone: not every arm64 has one.
 */
function nativePlatforms({ engine, listed, handlers }: Seen): readonly Platform[] {
  const { surely, maybe } = platformsRunBy(engine);
  const isServed = (platform: Platform) =>
    handlers === null ? engine !== 'linux/amd64' : firstAsked(platform, handlers) !== null;
  return [...surely, ...maybe.filter((one) => listed.includes(one) && !isServed(one))];
}

function rowsThroughBuilder(seen: Seen): readonly HandlerRow[] {
  const { listed, wanted } = seen;
  const native = nativePlatforms(seen);
  const platforms = [...new Set([...native, ...wanted, ...listed.filter(isWithoutVariant)])];
  return platforms.map((platform) => ({
    platform,
    handler: null,
    enabled: null,
    interpreter: null,
    flags: null,
    verdict: native.includes(platform) ? 'native' : listed.includes(platform) ? 'ready' : 'missing',
  }));
}

/** `linux/amd64/v3` says how new a processor is, and needs no handler of its own. */
const isWithoutVariant = (platform: Platform): boolean => !/\/(?:amd64|arm64)\/v/.test(platform);
