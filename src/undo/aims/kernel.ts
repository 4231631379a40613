import { hasBinfmt, isBinfmtMounted, parseHandlersEnabled } from '../../docker/binfmt.ts';
import { behind, type Recogniser } from '../aim.ts';

const binfmtFolder = '/proc/sys/fs/binfmt_misc/';

/** `tee /proc/sys/fs/binfmt_misc/NAME…` with 0 or 1: these entries, or all by `status`, are switched so. */
export const switched: Recogniser = ({ argv, input }) => {
  const paths = behind(argv, 'tee') ?? [];
  const wanted = input?.trim();
  const isSwitch = paths.length > 0 && paths.every((path) => path.startsWith(binfmtFolder));
  if (!isSwitch || (wanted !== '0' && wanted !== '1')) return null;
  return {
    subject: `switch of ${paths.join()}`,
    comesByReboot: async () => true,
    isReached: async (look) => {
      const files = await Promise.all(paths.map((path) => look.readText(path)));
      // The first line of an entry says it as `status` does; one that is gone needs no switch.
      const states = files.map(({ text }) => parseHandlersEnabled(text?.split('\n')[0] ?? ''));
      return states.every((state) => state === null || state === (wanted === '1'));
    },
  };
};

/** `umount /proc/sys/fs/binfmt_misc`, here or where process 1 is: it is not mounted there. */
export const unmounted: Recogniser = ({ argv }) => {
  const there = behind(argv, 'nsenter', '--target', '1', '--mount');
  const path = behind(there ?? argv, 'umount')?.at(-1);
  if (path === undefined || `${path}/` !== binfmtFolder) return null;
  const mounts = there === null ? '/proc/mounts' : '/proc/1/mounts';
  return {
    subject: `mount ${path}`,
    comesByReboot: async () => true,
    isReached: async (look) => {
      const { text } = await look.readText(mounts);
      return text === null ? null : !isBinfmtMounted(text);
    },
  };
};

/** `modprobe -r binfmt_misc`: the kernel does not know it. */
export const unloaded: Recogniser = ({ argv }) => {
  if (behind(argv, 'modprobe', '-r')?.at(-1) !== 'binfmt_misc') return null;
  return {
    subject: 'module binfmt_misc',
    comesByReboot: async () => true,
    isReached: async (look) => {
      const { text } = await look.readText('/proc/filesystems');
      return text === null ? null : !hasBinfmt(text);
    },
  };
};
