import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Need = {
  /** Whose need it is, as the line about a missing one names it: `The proof programs under QEMU`. */
  readonly what: string;
  readonly linux?: boolean;
  readonly root?: boolean;
  /** Programs on the PATH. */
  readonly commands?: readonly string[];
  /** Debian's packages that hold them. */
  readonly packages?: readonly string[];
};

/**
 * Why some tests can't run on this machine, null where they can; said in one plain line.
 *
 * `LAB=required` makes it an error, so that nothing is left out unseen; `LAB=off` leaves out
 * everything that needs more than Node.
 */
export function need(need: Need): string | null {
  const reason = process.env['LAB'] === 'off' ? 'LAB=off' : missing(need);
  if (reason === null) return null;
  const line = `${need.what}: left out here, ${reason}`;
  if (process.env['LAB'] === 'required') throw new Error(line);
  console.log(line);
  return line;
}

function missing({ linux, root, commands = [], packages = [] }: Need): string | null {
  if (linux && process.platform !== 'linux') return 'it needs Linux';
  if (root && process.getuid?.() !== 0) return 'it needs root';
  const absent = commands.filter((command) => !isOnPath(command));
  if (absent.length === 0) return null;
  const hint = packages.length > 0 ? ` (apt-get install ${packages.join(' ')})` : '';
  return `it needs ${absent.join(', ')}${hint}`;
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
