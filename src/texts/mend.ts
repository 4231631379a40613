import { mend } from './en/mend.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said and asked without a screen, apart from all other texts: no first frame needs it. */
export function mendTexts(): Same<typeof mend> {
  return spoken()?.mend ?? mend;
}
