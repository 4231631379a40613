import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import { binfmtFolder } from './handlers.ts';

/** Switches entries of the kernel's table on, or with `status` all of them. */
export function enableRemedy(names: readonly string[], isRoot: boolean): Remedy {
  const words = texts().emulators.enable;
  const write = (text: string): RunAction => ({
    run: ['tee', ...names.map((name) => `${binfmtFolder}/${name}`)],
    input: `${text}\n`,
  });
  return commandRemedy({
    title: words.title(names.join(', ')),
    needs: 'root',
    changes: words.changes,
    run: [write('1')],
    reversal: [write('0')],
    isRoot,
  });
}
