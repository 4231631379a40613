/** What all lessons say around their own words. */
export const words = {
  past: 'in 2020',
  now: 'now',
  says: 'it says',
  /** Values in a drawing that are not this machine's. */
  examples: (values: string) => `Not known here yet, so an example: ${values}.`,
  /** Where a lesson is printed, and no machine was asked. */
  allExamples: 'The values are examples. In the wizard e opens this with those of your machine.',
  related: (commands: string) => `More: ${commands}`,
  list: {
    topics: 'Lessons',
    failures: 'Known failures',
    use: (program: string) => `${program} explain NAME prints one of them.`,
  },
  /** Of a failure's page. */
  failure: {
    id: 'known as',
    shows: 'shows at',
    before: 'seen before by',
    log: 'in a log',
    here: 'on this one',
    isHere: (check: string) => `found by ${check}`,
    notHere: 'not found',
    untold: 'nobody knows before a build',
    step: (number: number, title: string) => `step ${number}, ${title}`,
    inWizard: (step: string) => `the wizard, at ${step}`,
    onlyBuild: 'a build only',
    silent: 'nothing is printed that tells it',
    source: (source: string) => `Source: ${source}.`,
  },
};
