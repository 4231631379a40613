import type { FlagValues } from '../flags.ts';

/** Those of this run's flags, as arguments, that a next one is given again. */
export const flagsAgain = (values: FlagValues, flags: readonly string[]): readonly string[] =>
  flags.flatMap((flag) => (values.get(flag) ?? []).flatMap((value) => [`--${flag}`, value]));
