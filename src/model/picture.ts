/** What becomes of a platform's programs: told by the kernel's table, by a proof, or by both. */
export type ProgramState =
  /** The processor runs them itself. */
  | 'native'
  /** A handler with F: its emulator was opened when it was registered. */
  | 'ready'
  /** The same, and the emulator's file is gone by now: the kernel holds it open. */
  | 'held'
  /** No F: the emulator is looked for in the container, by its path. */
  | 'no-F'
  /** No F, and there is no such file here either. */
  | 'gone'
  /** No F, since the kernel is older than 4.8 and knows none. */
  | 'old-kernel'
  /** F, but the emulator needs a loader, and that is looked for in the container. */
  | 'dynamic'
  /** The entry is disabled. */
  | 'disabled'
  /** All of binfmt_misc is disabled. */
  | 'off'
  /** binfmt_misc is not mounted: there is no table. */
  | 'not-mounted'
  /** No entry's magic matches. */
  | 'missing'
  /** There is an entry for them by its name, whose magic or mask does not match. */
  | 'misses'
  /** An entry that is meant for other programs takes these too. */
  | 'caught'
  /** An entry that does not work is asked before one that would. */
  | 'blocked'
  /** They run and see wrong arguments: P is not set as the emulator expects. */
  | 'wrong-arguments'
  /** The handler is in order, and its emulator fails all the same. */
  | 'failing'
  /** No handler; the builder puts an emulator of its own in front. */
  | 'builder'
  /** Something runs them that is not in the table that can be read here. */
  | 'unseen';

/** How a program that was tried ended. */
export type ProgramEnd = {
  /** `ENOEXEC`: why it did not start; null where it did. */
  readonly errno: string | null;
  /** The last thing that was said: the program's own line, or an error of the build's. */
  readonly line: string | null;
};

/** The kernel's entry that a picture shows, as `/proc/sys/fs/binfmt_misc` tells it. */
export type PictureEntry = {
  readonly name: string;
  readonly enabled: boolean;
  readonly interpreter: string;
  readonly flags: string;
  readonly pattern: {
    readonly offset: number;
    /** Hexadecimal digits. */
    readonly magic: string;
    readonly mask: string | null;
  } | null;
};

/** What the kernel does when it meets a foreign program, with the fields of a machine's own entry. */
export type Picture = {
  /** `linux/riscv64` */
  readonly platform: string;
  /** The program's first bytes, in hexadecimal. */
  readonly program: string;
  readonly state: ProgramState;
  /** The entry that is asked, or would have to be; null where there is none. */
  readonly entry: PictureEntry | null;
  /** How the program ended in a container; null where nobody tried. */
  readonly ended: ProgramEnd | null;
  /** How it ended on the machine itself, outside of any container. */
  readonly here?: ProgramEnd | null;
  /** The loader that a dynamic emulator needs. */
  readonly loader?: string | null;
  /** The entry that would be asked next. */
  readonly behind?: string | null;
};
