export const wizard = {
  withoutAttestations: 'Build without attestations: provenance and SBOM off',
  ran: (title: string) => `${title}: carried out. Looking again at what it left.`,
  mended: (title: string) => `${title}: done, as a second look shows.`,
  left: (title: string, left: string) => `${title}: carried out. What is left: ${left}`,
  unchanged: (title: string, left: string) =>
    `${title}: carried out without an error, and changed nothing. Still there: ${left}`,
  goesOn: 'Goes on as soon as this look is over, unless it finds something.',
  goesOnSooner:
    'Goes on when this look is over, unless it finds something. Enter again leaves platforms that nobody chose unproven.',
  hurries: 'Goes on as soon as what was chosen is proven, unless something is found.',
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
  builderWillNotDo:
    'The builder was looked at for less than was chosen now: it is looked at again with that in mind.',
  registryChanged: (registry: string) =>
    `The image goes to ${registry} now: the builder is looked at again with that in mind.`,
  noLog: (path: string) =>
    `${path} could not be written: the log of this build is on this screen only.`,
  noReceipt: (path: string) => `${path} could not be written: no receipt of this change is kept.`,
} as const;
