export const manifest = {
  title: 'Manifest list',
  lead: 'What is there now: one row a platform.',
  why: {
    read: 'Only what the registry gives back proves that the push arrived.',
    platforms: 'A machine of a platform that is missing here cannot run the image.',
    registry: 'A registry of your own runs on, and takes room, until somebody removes it.',
    pushed: 'Digests name contents: where they are the same, so is what they name.',
    runs: 'That a manifest names a platform does not yet show that its program runs there.',
  },
  summary: (where: string, platforms: readonly string[]) => `${where}: ${platforms.join(', ')}`,
  read: (where: string) => `${where} is readable`,
  unreadable: (where: string) => `${where} cannot be read back`,
  complete: 'Every platform that was asked for is there',
  missing: (platforms: readonly string[]) => `Missing: ${platforms.join(', ')}`,
  notAList: 'What is there is a single image, not a list.',
  noManifest: 'What is there is no manifest.',
  unreadableFile: {
    missing: (path: string) => `${path} is not there.`,
    forbidden: (path: string) => `This user may not read ${path}.`,
    'not-a-file': (path: string) => `${path} is not a file.`,
    unreadable: (path: string) => `${path} can not be read.`,
  },
  notRun: 'Not run yet: each image can be run once, to see that it starts',
  ran: (count: number, total: number) => `${count} of ${total} ran or started`,
  archiveIsNotRun: 'An archive is not run: push it or load it first',
  push: {
    notYet: 'In no registry yet: it can be pushed as it is',
    ways: {
      skopeo: {
        title: 'Push it with skopeo',
        hint: 'copies it as it is',
        recommended: 'Nothing is built: what is in the registry then is what is in the archive.',
      },
      oras: {
        title: 'Push it with oras',
        hint: 'copies it as it is',
        recommended: 'Nothing is built: what is in the registry then is what is in the archive.',
      },
      build: {
        title: 'Build it again, and push',
        hint: "from the builder's cache",
        recommended:
          "Neither skopeo nor oras can do it here. The build runs again with --push: its steps come from the builder's cache, as far as that was kept; the list itself is made anew, and so are attestations.",
      },
    },
    prompt: 'Where it goes: REGISTRY/NAME:TAG',
    changes: (where: string) => `Puts what ${where} holds into a registry.`,
    copies: (where: string, reference: string) =>
      `Puts what ${where} holds into the registry as ${reference}. Nothing is built; what ${reference} named before, it names no more.`,
    builds: 'Nothing yet: the build step shows its command first.',
    undo: "In the registry's own way.",
    again: 'The same build, with a registry for its output: most of it comes from the cache.',
    same: (where: string) => `It is what ${where} holds, byte for byte`,
    sameImages: (where: string) =>
      `Each image is the one in ${where}; the list around them is new, with its attestations`,
    different: (where: string, platforms: readonly string[]) =>
      platforms.length === 0
        ? `It is another list than the one in ${where}`
        : `Other than in ${where}: ${platforms.join(', ')}`,
  },
  probe: {
    title: 'Run each image once',
    hint: 'pulls it, runs one command, removes the container',
    prompt: 'Command to run in each image',
    empty: 'A command is needed, such as uname -m.',
    undo: (repository: string) => `docker image rm ${repository}@DIGEST for each row`,
    changes:
      'Pulls each image to this engine and runs the command in a container of its own for at most 10 s; the container is removed, the image stays.',
  },
} as const;
