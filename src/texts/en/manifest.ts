export const manifest = {
  title: 'Manifest list',
  lead: 'What is there now: one row a platform.',
  why: {
    read: 'Only what the registry gives back proves that the push arrived.',
    platforms: 'A machine of a platform that is missing here cannot run the image.',
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
