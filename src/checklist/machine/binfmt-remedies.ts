import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import { binfmtFolder } from './facts.ts';

export function modprobeRemedy(isRoot: boolean): Remedy {
  return commandRemedy({
    ...texts().machine.binfmt.modprobe,
    needs: 'root',
    run: [{ run: ['modprobe', 'binfmt_misc'] }],
    reversal: [{ run: ['modprobe', '-r', 'binfmt_misc'] }],
    isRoot,
  });
}

export function mountRemedy(isRoot: boolean): Remedy {
  return commandRemedy({
    ...texts().machine.binfmt.mount,
    needs: 'root',
    run: [{ run: ['mount', '-t', 'binfmt_misc', 'binfmt_misc', binfmtFolder] }],
    reversal: [{ run: ['umount', binfmtFolder] }],
    isRoot,
  });
}

export function enableRemedy(isRoot: boolean): Remedy {
  const write = (text: string) => ({ run: ['tee', `${binfmtFolder}/status`], input: `${text}\n` });
  return commandRemedy({
    ...texts().machine.binfmt.enable,
    needs: 'root',
    run: [write('1')],
    reversal: [write('0')],
    isRoot,
  });
}
