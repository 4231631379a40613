import { timeName } from '../host/kept.ts';

/** Where an edit keeps the old text: beside the file, under a name that sorts by time. */
export function backupOf(path: string, when: Date): string {
  return `${path}.${timeName(when)}.bak`;
}
