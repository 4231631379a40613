export const wizard = {
  ran: (title: string) => `${title}: the command ran; this is what it left.`,
  stopped: (title: string, reason: string) => `${title}: ${reason}`,
  whyNot: {
    exit: (exitCode: number) => `the command ended with exit code ${exitCode}.`,
    noExit: {
      missing: 'there is no such command on this machine.',
      forbidden: 'this user may not run the command.',
      timeout: 'the command did not end in time.',
      cancelled: 'the command was cancelled.',
      killed: 'the command was killed.',
    },
    changed: (path: string) =>
      `${path} was changed by someone else meanwhile; it was left as it is.`,
    unwritten: (path: string) => `${path} could not be written; it was left as it is.`,
  },
  registryChanged: (registry: string) =>
    `The image goes to ${registry} now: the builder is looked at again with that in mind.`,
  notKept: (path: string) =>
    `${path} could not be written: nothing is remembered for the next run.`,
} as const;
