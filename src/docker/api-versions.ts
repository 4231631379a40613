import { atLeast, parseVersion, type Version } from './version.ts';

/** The versions of its API that an engine takes; null where it does not tell. */
export type EngineApi = { readonly newest: string | null; readonly oldest: string | null };

/** The version of the API around which client and engine part. */
const parting: Version = [1, 44];

/**
 * Whether buildx, which speaks to the engine by itself, knows no version of the API that the engine
 * takes; null where nothing is known against it.
 *
 * Sources: docker/buildx, go.mod and vendor at each tag: to 0.12 the newest version that it speaks is
 * 1.43, which engines 29.0 to 29.2 refuse (docker/buildx#3555); 0.31 and 0.32, with moby/client v0.2,
 * speak none below 1.44, which 0.33 does again (docker/buildx#3654, #3684).
 */
export function buildxApiFault(
  buildx: Version | null,
  { newest, oldest }: EngineApi,
): 'too-old' | 'too-new' | null {
  const [highest, lowest] = [newest, oldest].map((text) => parseVersion(text ?? '') ?? null);
  if (buildx === null) return null;
  if (!atLeast(buildx, [0, 13]) && lowest && atLeast(lowest, parting)) return 'too-old';
  const isStrict = atLeast(buildx, [0, 31]) && !atLeast(buildx, [0, 33]);
  return isStrict && highest && !atLeast(highest, parting) ? 'too-new' : null;
}
