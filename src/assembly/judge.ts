import type { Finding } from '../model/finding.ts';
import type { Wanted, Way, WayOffer } from './assembly.ts';
import type { AssemblyFacts } from './facts.ts';
import { judgeAccess } from './judge-access.ts';
import { judgeAnnotations } from './judge-annotations.ts';
import { judgeLocal } from './judge-local.ts';
import { judgePlace } from './judge-place.ts';
import { judgePlatforms } from './judge-platforms.ts';
import { judgeDigests, judgeThere } from './judge-sources.ts';
import { judgeKinds, judgeRegistries, judgeWay } from './judge-ways.ts';
import { type Plan, planFor } from './plan.ts';
import { waysFor } from './ways.ts';

/** What the facts mean for what is wanted. */
export type Judgement = {
  readonly findings: readonly Finding[];
  readonly ways: readonly WayOffer[];
  readonly way: Way;
  readonly plan: Plan | null;
};

/** Judges what was looked at: what is in the way, both ways to make the list, and the plan where nothing is in its way. */
export function judge(facts: AssemblyFacts, wanted: Wanted): Judgement {
  const ways = waysFor(facts, wanted);
  const way = wanted.way ?? ways[0]?.way ?? 'imagetools';
  const chosen = { facts, wanted, ways, way };
  const findings = [
    ...judgeThere(facts, wanted),
    ...judgePlatforms(facts, wanted),
    ...judgeAnnotations(facts, wanted),
    // Podman takes lists, and images of any registry.
    ...(facts.isPodman ? [] : [...judgeKinds(chosen), ...judgeRegistries(chosen)]),
    ...judgeAccess(chosen),
    ...judgePlace(facts, wanted),
    ...judgeDigests(facts),
    ...judgeWay(chosen),
    ...judgeLocal(facts, wanted, way),
  ];
  return { findings, ways, way, plan: planFor(facts, wanted, way, findings) };
}
