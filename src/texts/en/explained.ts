import { program } from '../../model/program.ts';

/** What `e` tells of a change that is asked about. */
export const explained = {
  for: (title: string) => `It is for: ${title}`,
  needs: 'Needs',
  changes: 'Changes',
  undo: 'To take it back',
  more: (failure: string) => `More: ${program} explain ${failure}`,
  after: 'After it has run the wizard looks again: only that look says whether it helped.',
  /** By the word as it stands in a command. */
  words: {
    sudo: 'runs it as root',
    nsenter: 'runs the command as another process sees the machine',
    tee: 'writes what it reads into a file',
    '--rm': 'takes the container away when it has run',
    '--privileged': 'lets the container change the kernel, which is what registering takes',
    '--install': 'adds these architectures to the table',
    '--uninstall': 'takes these entries out of the table',
    '--reset': 'takes every qemu entry out of the table first',
    '--use': 'selects the builder for later commands',
    '--bootstrap': 'starts the builder at once',
    '--driver-opt': 'an option of the container that the builder runs in',
  },
};
