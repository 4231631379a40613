import type { ProgramState } from '../../model/picture.ts';
import { errno } from './errno.ts';

type Names = { readonly loader: string };

/** The words of the small picture: what the kernel does when it meets a foreign program. */
export const picture = {
  title: (platform: string) => `What the kernel does with a program for ${platform}`,
  program: 'program',
  entry: 'entry',
  magic: 'magic',
  mask: 'mask',
  opens: 'opens',
  ends: 'ends',
  enabled: 'enabled',
  disabled: 'disabled',
  noFlags: 'no flags',
  flags: (flags: string) => `flags ${flags}`,
  fromByte: (offset: number) => `from byte ${offset} on`,
  matches: 'matches',
  differs: 'differs',
  none: 'none: no magic matches these bytes',

  asks: 'the kernel asks binfmt_misc, newest first',
  /** Where the kernel asks no entry. */
  asksNone: {
    off: 'all of binfmt_misc is disabled: no entry is asked',
    'not-mounted': 'binfmt_misc is not mounted: there is no table to ask',
    native: "no entry wants these bytes: they are the processor's own",
  } as Partial<Record<ProgramState, string>>,

  /** What the entry makes the kernel do. */
  does: {
    ready: 'F: opened when it was registered, and kept open',
    held: 'F: opened when it was registered, and kept open',
    'no-F': 'no F: opened now, by its path, in the container',
    gone: 'no F: opened now, by its path',
    'old-kernel': 'this kernel knows no F: opened now, by its path, in the container',
    dynamic: 'F: opened when it was registered, and kept open',
    disabled: 'disabled: passed over, as if it were not there',
    misses: 'passed over: its magic is not that of this program',
    caught: 'it is meant for other programs, and takes these too',
    blocked: 'asked first; NEXT stands behind it',
    'wrong-arguments': 'opened, and handed the arguments as P says',
    failing: 'F: opened when it was registered, and kept open',
  } as Partial<Record<ProgramState, string>>,
  next: 'NEXT',

  /** What the kernel finds where it opens the interpreter. */
  finds: {
    ready: () => 'at hand in every container',
    held: () => 'its file is gone by now, which does not matter',
    'no-F': () => 'the container has no such file',
    gone: () => 'there is no such file, not even here',
    'old-kernel': () => 'the container has no such file',
    dynamic: ({ loader }: Names) => `it needs ${loader}, and the container has none`,
    blocked: () => 'it does not run them in a container',
    caught: () => 'the wrong emulator for this program',
    'wrong-arguments': () => 'it expects P to be set otherwise',
    failing: () => 'at hand, and it fails',
  } as Partial<Record<ProgramState, (names: Names) => string>>,
  /** Where nobody knows which loader it is. */
  someLoader: 'a loader',

  builder: 'the builder starts it with an emulator of its own',
  unseen: 'an entry that is not in the table here runs it',

  errno,
  error: (errno: string, meaning: string) => `${errno}, ${meaning}`,
  notTried: (end: string) => `${end} (not tried)`,
  runs: 'it runs',
  runsWrong: 'it runs, with wrong arguments',
  fails: 'the emulator fails',
  /** What was seen on the machine itself, below what was seen in a container. */
  here: (end: string) => `outside of a container: ${end}`,
} as const;
