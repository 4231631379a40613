/** What the person chose to build from a bake file, or from a compose file. */
export type BakeChoice = {
  /** `--file` as it is typed; empty for those that bake finds itself. */
  readonly files: readonly string[];
  /** Targets and groups; empty for the group `default`. */
  readonly targets: readonly string[];
  /** By target: the tag of one whose file gives it none that can be pushed. */
  readonly tags: Readonly<Record<string, string>>;
  /** What bake was allowed besides its own folder: `fs.read=../lib`. */
  readonly allowed: readonly string[];
  /** The file's own platforms when they were taken over; null before that: what is chosen else is the person's. */
  readonly follows: readonly string[] | null;
};

export const noBakeChoice: BakeChoice = {
  files: [],
  targets: [],
  tags: {},
  allowed: [],
  follows: null,
};
