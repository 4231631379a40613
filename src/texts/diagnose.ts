import { diagnose } from './en/diagnose.ts';

/** The words of diagnose, apart from all other texts: the first frame has no use for them. */
export function diagnoseTexts(): typeof diagnose {
  return diagnose;
}
