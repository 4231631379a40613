import { machineFile } from './machine-file.ts';

/** What practice machines are said of. */
export const practice = {
  label: (name: string) => `PRACTICE: ${name}`,
  /** Stands where the command would have written its errors. */
  unknownCommand: (command: string) =>
    `the practice machine does not know this command: ${command}`,
  list: {
    title: 'Practice machines',
    lead: 'A machine that is not there: the same wizard, the same commands, nothing of yours is touched.',
    how: 'Start one with multiarch-wizard --demo NAME, or write your own: --demo ./my-machine.json.',
    more: (above: number, below: number) =>
      [above > 0 ? `${above} more above` : '', below > 0 ? `${below} more below` : '']
        .filter((part) => part !== '')
        .join(', '),
    choose: 'choose',
    start: 'start',
    back: 'back',
    quit: 'quit',
  },
  offer: {
    noDocker:
      'There is no docker command on this machine. You can practise on a machine that is not there, where nothing of yours is touched; without a yes, the wizard looks at this one.',
    question: 'Practise?',
  },
  file: machineFile,
} as const;
