import { buildOptions } from './en/build-options.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** The words for what else a build can be told, apart from all others: the first frame shows none of them. */
export function optionTexts(): Same<typeof buildOptions> {
  return spoken()?.buildOptions ?? buildOptions;
}
