import { basename, dirname, join, resolve } from 'node:path/posix';
import { mayWrite } from '../ownership.ts';
import type { Call } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { factsOf } from '../virtual-files.ts';

/** What the C library says of an errno; source: glibc 2.41. */
export const meaning = {
  EINVAL: 'Invalid argument',
  EEXIST: 'File exists',
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
} as const;

/** Words of a command line without its flags; throws where a flag is none of those that are simulated. */
export function operands({ argv }: Call, flags: readonly string[]): readonly string[] {
  const words = argv.slice(1);
  const unknown = words.find((word) => word.startsWith('-') && !flags.includes(word));
  if (unknown !== undefined) throw new UnknownCommand(argv);
  return words.filter((word) => !word.startsWith('-'));
}

export const absolute = ({ cwd }: Call, path: string): string => resolve(cwd, path);

/** The account that a program runs as. */
export const uidOf = ({ isRoot, world }: Call): number => (isRoot ? 0 : world.person.uid);

export const canWrite = (call: Call, path: string): boolean =>
  mayWrite(call.world, uidOf(call), path);

/** Says why something could not be done, as coreutils do: `rm: cannot remove 'x': Permission denied`. */
export function refuse(call: Call, what: string, errno: keyof typeof meaning): number {
  call.err(`${call.argv[0]}: ${what}: ${meaning[errno]}\n`);
  return 1;
}

/** Paths of the files at a path, and below it where it is a folder. */
export const filesAt = ({ world }: Call, path: string): readonly string[] =>
  [...world.files.keys()].filter((file) => file === path || file.startsWith(`${path}/`));

/** Where something goes that is given a path: into a folder, or to that very path. */
export function goal(call: Call, from: string, to: string): string {
  const isFolder = factsOf(call.world, to)?.kind === 'folder';
  return isFolder ? join(to, basename(from)) : to;
}

/** Makes what is above a path, as folders that stay when they are empty. */
export function makeFolders({ world }: Call, path: string): void {
  for (let at = path; at !== '/' && at !== '.'; at = dirname(at)) world.folders.add(at);
}
