import { binfmtFolder } from '../../docker/mounts.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';

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

/** Mounts it where the machine's first process sees it, and with it every other one. */
export function mountForAllRemedy(isRoot: boolean): Remedy {
  const there = ['nsenter', '--target', '1', '--mount'];
  return commandRemedy({
    ...texts().machine.binfmt.mountForAll,
    needs: 'root',
    run: [{ run: [...there, 'mount', '-t', 'binfmt_misc', 'binfmt_misc', binfmtFolder] }],
    reversal: [{ run: [...there, 'umount', binfmtFolder] }],
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
