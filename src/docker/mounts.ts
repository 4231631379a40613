/** Where everyone looks for binfmt_misc: an entry is a file in it. */
export const binfmtFolder = '/proc/sys/fs/binfmt_misc';

/** A file system that is mounted: the number that tells it from every other one (`0:56`), and its kind. */
type Mount = { readonly device: string; readonly path: string; readonly kind: string };

/**
 * The device of the binfmt_misc that is mounted where everyone looks for it; null where none is.
 * Two processes that see the same device see the same table: since Linux 6.7 a user namespace may
 * have one of its own.
 *
 * @param mountinfo `/proc/PID/mountinfo`; source: proc_pid_mountinfo(5).
 */
export function binfmtDevice(mountinfo: string): string | null {
  const mounts = mountinfo.split('\n').flatMap((line) => mountIn(line) ?? []);
  const isTable = ({ path, kind }: Mount) => kind === 'binfmt_misc' && path === binfmtFolder;
  return mounts.findLast(isTable)?.device ?? null;
}

/** `364 98 0:56 / /proc/sys/fs/binfmt_misc rw,relatime shared:7 - binfmt_misc binfmt_misc rw` */
function mountIn(line: string): Mount | null {
  const words = line.split(' ');
  const kind = words[words.indexOf('-') + 1];
  const [, , device, , path] = words;
  return device === undefined || path === undefined || kind === undefined
    ? null
    : { device, path, kind };
}
