/** What a platform's handler comes to. */
export type HandlerVerdict =
  | 'native'
  /** Enabled, and works in containers. */
  | 'ready'
  /** Registered without F: the interpreter is looked for inside the container. */
  | 'no-F'
  | 'disabled'
  | 'missing'
  /** The interpreter's file is not there, and no F keeps it open. */
  | 'gone'
  /** Listed by the builder of an engine whose table can't be read from here. */
  | 'claimed';

/** One row of the table of handlers. */
export type HandlerRow = {
  readonly platform: string;
  /** The entry's name in binfmt_misc (`qemu-aarch64`); null where there is none to read. */
  readonly handler: string | null;
  readonly enabled: boolean | null;
  /** Path of the emulator as it was registered. */
  readonly interpreter: string | null;
  /** As the kernel shows them: `OCF`. */
  readonly flags: string | null;
  readonly verdict: HandlerVerdict;
};
