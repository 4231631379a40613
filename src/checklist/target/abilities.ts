import { atLeast, parseVersion } from '../../docker/version.ts';
import { chosenBuilder } from '../builder/facts.ts';
import type { Found } from '../step.ts';
import type { Lacks } from './lacks.ts';

/**
 * What the version of buildx, the builder's driver and its BuildKit lack. Annotations came with buildx 0.12,
 * attestations with buildx 0.10 and BuildKit 0.11; the engine's own builder attests nothing and exports no
 * cache to a registry without containerd's image store.
 *
 * Source: docker/buildx, release notes of v0.10.0 and v0.12.0; build/opt.go at v0.29.1, `toSolveOpt`.
 */
export function lacksOf({ client, builder: facts }: Found): Lacks {
  const buildx = client?.buildx.version ?? null;
  const builder = facts === undefined ? null : chosenBuilder(facts);
  const isOwn = builder?.driver === 'docker' && facts?.imageStore !== 'containerd';
  const attests = isBelow(buildx, [0, 10])
    ? 'buildx-0.10'
    : isOwn
      ? 'driver'
      : isOldKit(builder)
        ? 'buildkit-0.11'
        : null;
  const annotates = isBelow(buildx, [0, 12])
    ? 'buildx-0.12'
    : isOldKit(builder)
      ? 'buildkit-0.11'
      : null;
  return {
    ...(annotates !== null && { annotations: annotates }),
    ...(attests !== null && { attestations: attests }),
    ...(isOwn && { cacheTo: 'driver' }),
  };
}

const isBelow = (version: readonly number[] | null, lowest: readonly number[]): boolean =>
  version !== null && !atLeast(version, lowest);

/** Debian's BuildKit calls itself v0.0.0; the engine's own has the engine's version. */
function isOldKit(builder: ReturnType<typeof chosenBuilder>): boolean {
  if (builder === null || builder.driver === 'docker') return false;
  return builder.nodes.some(({ version }) => {
    const number = version === null ? null : parseVersion(version);
    return number !== null && atLeast(number, [0, 1]) && !atLeast(number, [0, 11]);
  });
}
