import { mend } from './en/mend.ts';

/** What is said and asked without a screen, apart from all other texts: no first frame needs it. */
export function mendTexts(): typeof mend {
  return mend;
}
