/** An archive or a layout folder that a build writes on this machine. */
export const archive = {
  ours: (place: string) => `${place} was written by an earlier build: it is written anew`,
  taken: {
    file: (place: string) => `${place} is there already: the build would write over it`,
    layout: (place: string) =>
      `${place} is an OCI layout already: the build would write its image into it`,
    folder: (place: string, names: readonly string[]) =>
      names.length === 0
        ? `${place} is a folder that cannot be read`
        : `${place} is a folder with other things in it: ${names.join(', ')}`,
    other: (place: string) => `${place} is there already, and is nothing to write an archive to`,
  },
  allowed: {
    file: (place: string) => `${place} is written over: what is in it now will be lost`,
    layout: (place: string) => `${place} is written into: its index will name this image`,
  },
  elsewhere: (place: string) => `Write to ${place} instead`,
  recommended: 'Nothing is there.',
  overwrite: {
    file: {
      title: (place: string) => `Write over ${place}`,
      changes: (path: string) =>
        `The build that follows writes over ${path}: what is in it now is lost.`,
    },
    layout: {
      title: (place: string) => `Write into ${place}`,
      changes: (path: string) =>
        `The build that follows writes its image into ${path}: its index will name this one, in place of one of the same name. Other images in it stay.`,
    },
    undo: 'This cannot be taken back: no copy is kept.',
  },
  receipt: {
    title: (place: string) => `Build into ${place}`,
    changes: (path: string) => `Writes ${path}.`,
    over: (path: string) => `Writes over ${path}: what was there before is lost.`,
    into: (path: string) => `Writes an image into the OCI layout ${path}.`,
    unseparated: 'Nothing takes one image out of a layout.',
  },
} as const;
