import { checks } from './en/checks.ts';

/** What the checks say that only the doctor makes, apart from all other texts: no first frame needs it. */
export function checkTexts(): typeof checks {
  return checks;
}
