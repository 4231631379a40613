import type { Call } from '../../tool.ts';
import type { Flags } from '../flags.ts';
import { readName, wholeName } from './names.ts';
import { Refusal } from './refusal.ts';
import { forget, keptList } from './store.ts';

/** `docker manifest rm LIST…`: those that are there go, of the others it complains. */
export function rm(call: Call, flags: Flags): void {
  const complaints = flags.words.flatMap((word) => {
    try {
      const list = readName(call, word);
      if (keptList(call, list) === null) return [`No such manifest: ${wholeName(list)}`];
      forget(call, list);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [error.message];
    }
  });
  if (complaints.length > 0) throw new Refusal(complaints.join('\n'));
}
