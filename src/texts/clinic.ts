import { clinic } from './en/clinic.ts';

/** What a person reads in the clinic, apart from all other texts: only the clinic waits for it. */
export function clinicTexts(): typeof clinic {
  return clinic;
}
