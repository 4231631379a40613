/** What is where an archive would be written. */
export type ArchivePlace = {
  /** As it is typed. */
  readonly typed: string;
  /** Absolute. */
  readonly path: string;
  readonly state:
    | 'free'
    /** An archive that a build of this program wrote, and nobody changed since. */
    | 'ours'
    /** A file of somebody's: the build would write over it. */
    | 'file'
    /** An OCI layout of somebody's: the build would write into it. */
    | 'layout'
    /** A folder with other things in it, or one that can't be read. */
    | 'folder'
    /** Neither file nor folder, or a file where a folder is wanted. */
    | 'other';
  /** The names in a folder that are none of a layout's. */
  readonly names: readonly string[];
  /** A name for the output, as it would be typed, under which nothing would be written over. */
  readonly beside: string;
};
