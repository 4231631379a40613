import type { FlagValues } from '../flags.ts';
import type { Needs } from '../model/remedy.ts';

/** What a person accepts beforehand: nothing at all, what needs no other rights, or all but what only they can do. */
export function acceptedBy(values: FlagValues): readonly Needs[] {
  if (values.has('yes-privileged')) return ['nothing', 'consent', 'privileged', 'root'];
  return values.has('yes') ? ['nothing', 'consent'] : [];
}
