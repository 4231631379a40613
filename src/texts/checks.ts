import { checks } from './en/checks.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What the checks say that only the doctor makes, apart from all other texts: no first frame needs it. */
export function checkTexts(): Same<typeof checks> {
  return spoken()?.checks ?? checks;
}
