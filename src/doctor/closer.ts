import type { FactsOf } from '../checklist/facts.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';

type Facts = FactsOf[StepId];

/** The checks that a closer look decides, and when. */
const decided: Readonly<Record<string, (facts: Facts) => boolean>> = {
  'emulators.handlers': ownKernel,
  'emulators.others': ownKernel,
  'emulators.proof': () => true,
  'builder.reach': () => true,
  'builder.proof': () => true,
};

/** Where the table can't be read, only a proof tells what runs. */
function ownKernel(facts: Facts): boolean {
  const { engine, sharesKernel } = facts as FactsOf['emulators'];
  return engine !== null && !sharesKernel;
}

/** Whether a check says nothing of worth without the closer look. */
export const needsCloserLook = (id: CheckId, facts: Facts): boolean =>
  decided[id]?.(facts) ?? false;

/** Whether a finding only says that the closer look is still to come. */
export function isWaiting({ id, status }: Finding, facts: Facts): boolean {
  if (status !== 'skipped' || !(id in decided)) return false;
  if (id === 'emulators.proof') return (facts as FactsOf['emulators']).builder !== null;
  return id === 'builder.reach' || id === 'builder.proof';
}
