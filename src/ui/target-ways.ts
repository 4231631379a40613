import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { WizardState } from '../wizard/state.ts';

/** A way out of something that stands in the way of the build. */
export type TargetWay = { readonly finding: Finding; readonly remedy: Remedy };

/** What stands in the way, or might, problems first; other than what the fields say themselves. */
export function obstacles({ steps, answers }: Pick<WizardState, 'steps' | 'answers'>) {
  const { findings } = steps.target;
  const isToldThere = ({ id, remedies }: Finding) =>
    (id === 'target.platforms' && remedies.length === 0) ||
    (id === 'target.reference' && answers.bake === null && answers.tags.length < 2);
  const told = findings.filter((finding) => !isToldThere(finding));
  return [
    ...told.filter(({ status }) => status === 'problem'),
    ...told.filter(({ status }) => status === 'warning'),
  ];
}

/** The ways out of all of them, in the order in which they are shown. */
export function targetWays(state: Pick<WizardState, 'steps' | 'answers'>): readonly TargetWay[] {
  return obstacles(state).flatMap((finding) =>
    finding.remedies.map((remedy) => ({ finding, remedy })),
  );
}
