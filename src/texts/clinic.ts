import { clinic } from './en/clinic.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What a person reads in the clinic, apart from all other texts: only the clinic waits for it. */
export function clinicTexts(): Same<typeof clinic> {
  return spoken()?.clinic ?? clinic;
}
