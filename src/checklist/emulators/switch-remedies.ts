import { binfmtFolder } from '../../docker/mounts.ts';
import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';

/** Writes to entries of the kernel's table: 1 switches them on, 0 off. */
const write = (names: readonly string[], text: '0' | '1'): RunAction => ({
  run: ['tee', ...names.map((name) => `${binfmtFolder}/${name}`)],
  input: `${text}\n`,
});

/** Switches entries of the kernel's table on, or with `status` all of them. */
export function enableRemedy(names: readonly string[], isRoot: boolean): Remedy {
  const words = texts().emulators.enable;
  return commandRemedy({
    title: names.includes('status') ? words.all : words.title(names.join(texts().joined.comma)),
    needs: 'root',
    changes: words.changes,
    run: [write(names, '1')],
    reversal: [write(names, '0')],
    isRoot,
  });
}

/** Switches entries off that stand in the way of `others`. */
export function disableRemedy(
  names: readonly string[],
  others: readonly string[],
  isRoot: boolean,
): Remedy {
  const words = texts().emulators.disable;
  return commandRemedy({
    title: words.title(names.join(texts().joined.comma)),
    ...(others.length > 0 && {
      hint: words.hint(others.join(texts().joined.comma)),
      recommended: words.recommended,
    }),
    needs: 'root',
    changes: words.changes,
    run: [write(names, '0')],
    reversal: [write(names, '1')],
    isRoot,
  });
}
