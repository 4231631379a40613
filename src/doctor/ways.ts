import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';

/** The ways out of a finding: what would hold for this run only comes after what holds. */
export function waysOf({ remedies }: Finding): readonly Remedy[] {
  const holding = remedies.filter((way) => !isForOneRun(way));
  const brief = remedies.filter(isForOneRun).map(({ recommended: _, ...way }) => way);
  return [...holding, ...brief];
}

/** A variable of this program's own children: another shell would not have it. */
const isForOneRun = ({ actions, sets }: Remedy): boolean =>
  sets?.experimental === true && actions.every((action) => 'do' in action);
