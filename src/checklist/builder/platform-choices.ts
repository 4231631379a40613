import { architectureOf } from '../../docker/architecture.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { comparePlatforms, type Platform } from '../../docker/platform.ts';
import { texts } from '../../texts/index.ts';
import type { EmulatorsFacts } from '../emulators/facts.ts';
import type { PlatformChoice, PlatformKind } from '../platform-choice.ts';
import { type BuilderFacts, chosenBuilder, nativeOf } from './facts.ts';

/**
 * What the chosen builder can build for, and why not: a platform can be chosen when its proof passed
 * in this builder. Native ones first, then those that work, then those that do not.
 */
export function platformChoices(
  emulators: EmulatorsFacts | undefined,
  builder: BuilderFacts,
): readonly PlatformChoice[] {
  const choices = Object.keys(builder.proofs).map((platform) => {
    const isProven = builder.proofs[platform] === 'passed';
    return isProven
      ? { platform, kind: kindOf(platform, emulators, builder), reason: null }
      : { platform, kind: null, reason: reasonFor(platform, builder) };
  });
  const rank = ({ kind }: PlatformChoice) => (kind === 'native' ? 0 : kind === null ? 2 : 1);
  return choices.toSorted((a, b) => rank(a) - rank(b) || comparePlatforms(a.platform, b.platform));
}

function kindOf(
  platform: Platform,
  emulators: EmulatorsFacts | undefined,
  builder: BuilderFacts,
): PlatformKind {
  const { nodes, driver } = chosenBuilder(builder) ?? { nodes: [], driver: '' };
  if (nodes.some((node) => nativeOf(node) === platform)) return 'native';
  const isHere = (driver === 'docker' || driver === 'docker-container') && nodes.length === 1;
  const row = isHere ? rowOf(platform, emulators?.rows ?? []) : undefined;
  if (row?.verdict === 'native') return 'native';
  // BuildKit lists what the kernel runs for it, but not what only its own emulators run.
  const isListed = nodes.some(
    ({ platforms, claimed }) => platforms.includes(platform) && !claimed.includes(platform),
  );
  const hasHandler =
    row === undefined ? isListed : row.verdict === 'ready' || row.verdict === 'caught';
  return hasHandler ? 'emulated' : 'emulated-by-builder';
}

/** One handler serves an architecture: what is so for arm/v7 is so for arm/v6. */
function rowOf(platform: Platform, rows: readonly HandlerRow[]): HandlerRow | undefined {
  const architecture = architectureOf(platform);
  return (
    rows.find((row) => row.platform === platform) ??
    rows.find((row) => architecture !== null && architectureOf(row.platform) === architecture)
  );
}

function reasonFor(platform: Platform, { verdicts }: BuilderFacts): string {
  const { reasons } = texts().builder;
  const verdict = verdicts[platform]?.verdict;
  return verdict === undefined || verdict === 'passed' ? reasons.untried : reasons[verdict];
}
