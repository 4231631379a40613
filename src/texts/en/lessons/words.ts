import { count } from '../count.ts';

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
    use: 'multiarch-wizard explain NAME shows one of them.',
    count: (topics: number, failures: number) =>
      `${count(topics, 'lesson', 'lessons')}, ${count(failures, 'known failure', 'known failures')}`,
  },
};
