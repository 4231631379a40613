import { assembly } from './en/assembly.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said of a list that is made of images, apart from all other texts: no first frame of a build needs it. */
export function assemblyTexts(): Same<typeof assembly> {
  return spoken()?.assembly ?? assembly;
}
