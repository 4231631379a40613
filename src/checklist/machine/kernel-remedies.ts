import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { personRemedy } from '../remedy-of.ts';

/** What a person can do whose kernel is older than 4.8: no handler can carry F there. */
export function oldKernelRemedies(): readonly Remedy[] {
  const { person } = texts().machine;
  return [
    personRemedy(person.upgradeKernel),
    personRemedy(person.nativeNode),
    personRemedy(person.crossCompile),
    personRemedy(person.ownEmulators),
  ];
}
