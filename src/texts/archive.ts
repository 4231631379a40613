import { archive } from './en/archive.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said of an archive that a build writes, apart from all other texts: no first frame needs it. */
export function archiveTexts(): Same<typeof archive> {
  return spoken()?.archive ?? archive;
}
