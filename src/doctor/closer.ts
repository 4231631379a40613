import type { FactsOf } from '../checklist/facts.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';

type Facts = FactsOf[StepId];

/** Of handlers the table says what should be, a program that was tried what is. */
const told = [
  ...['handlers', 'flags', 'interpreter', 'enabled', 'arguments', 'magic', 'others', 'proof'],
];

const answers = (facts: Facts): boolean => (facts as FactsOf['emulators']).engine !== null;

/** The checks that a closer look decides, and when. */
const decided: Readonly<Record<string, (facts: Facts) => boolean>> = {
  ...Object.fromEntries(told.map((name) => [`emulators.${name}`, answers])),
  'builder.reach': () => true,
  'builder.proof': () => true,
};

/** Whether a check says nothing of worth without the closer look. */
export const needsCloserLook = (id: CheckId, facts: Facts): boolean =>
  decided[id]?.(facts) ?? false;

/** Whether a check takes a closer look that the others of its step have no need of. */
export const isSlow = (id: CheckId): boolean => id === 'builder.reach' || id === 'builder.proof';

/** Whether a finding only says that the closer look is still to come. */
export function isWaiting({ id, status }: Finding, facts: Facts): boolean {
  if (status !== 'skipped' || !(id in decided)) return false;
  if (id === 'emulators.proof') return (facts as FactsOf['emulators']).builder !== null;
  return id === 'builder.reach' || id === 'builder.proof';
}
