import { diagnose } from './en/diagnose.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** The words of diagnose, apart from all other texts: the first frame has no use for them. */
export function diagnoseTexts(): Same<typeof diagnose> {
  return spoken()?.diagnose ?? diagnose;
}
