import { record } from './en/record.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said of recordings, apart from all other texts: only who makes or plays one waits for it. */
export function recordTexts(): Same<typeof record> {
  return spoken()?.record ?? record;
}
