import { normalisePlatform } from '../platform.ts';
import type { BuilderNode } from './builder.ts';

type Platforms = Pick<BuilderNode, 'platforms' | 'claimed' | 'hasMorePlatforms'>;

/**
 * Reads a list of platforms as buildx prints it: `linux/amd64*, linux/arm64`, `*` for those that a
 * person gave at creation; cut short, `linux/amd64 (+3), linux/arm64, (2 more)`.
 *
 * Source: docker/buildx v0.36.1, util/platformutil/parse.go (`FormatInGroups`), commands/ls.go (`truncPlatforms`).
 */
export function parsePlatformList(text: string): Platforms {
  const words = text.split(',').map((word) => word.trim());
  const named = words
    .map((word) => /^([^\s()*]+\/[^\s*]+)(\*?)/.exec(word))
    .filter((match) => match !== null)
    .map(([, platform = '', star]) => ({
      platform: normalisePlatform(platform),
      isClaimed: star === '*',
    }));
  return {
    platforms: [...new Set(named.map(({ platform }) => platform))],
    claimed: [
      ...new Set(named.filter(({ isClaimed }) => isClaimed).map(({ platform }) => platform)),
    ],
    hasMorePlatforms: words.some((word) => /\(\+\d+\)$|^\(\d+ more\)$/.test(word)),
  };
}
