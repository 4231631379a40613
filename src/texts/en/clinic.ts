import { clinicReasons } from './clinic-reasons.ts';
import { clinicStates } from './clinic-states.ts';
import { errno } from './errno.ts';

/** What a program was handed, each word in brackets: a word may be empty, or hold spaces. */
const handed = (words: readonly string[]) => `handed ${words.map((word) => `[${word}]`).join(' ')}`;

/** What the clinic says. */
export const clinic = {
  live: (kernel: string) => `live, Linux ${kernel}`,
  recording: 'RECORDING',
  placeOf: (n: number, total: number) => `state ${n} of ${total}`,

  intro: {
    title: 'The clinic',
    lead: 'What does the kernel do with a program for another processor?',
    about: (foreign: string, native: string) => [
      `Here a handler for ${foreign} programs on ${native} is broken and mended, one state a page. In each state a program is run, on the machine and in a root of its own as a container has one, and you see what the kernel answers.`,
      `It has a small world of its own: a table of handlers that nobody else sees, a tiny ${foreign} program, and a stand-in for QEMU, which says what the kernel handed it. Nothing of this machine is touched, and nothing is left behind.`,
      `What was done stands on each page: register, status and qemu-${foreign} are files in /proc/sys/fs/binfmt_misc, and what stands beside them was written to them.`,
    ],
    recorded: (kernel: string, native: string, on: string) =>
      `This is a recording: what Linux ${kernel} on ${native} answered on ${on}.`,
    whyRecorded: (sentence: string) => `It can't be live here: ${sentence}`,
    begin: 'Enter shows the first state.',
  },

  states: clinicStates,
  reasons: clinicReasons,

  own: {
    title: 'Your turn',
    lead: 'Space changes what is under the cursor, and the kernel is asked anew.',
    explain: [
      'There are 32 ways to set these. In 4 of them the program runs in a container: find out which, and why.',
      'The program is called as ls, to show what becomes of a name.',
    ],
    switches: { F: 'F', P: 'P', enabled: 'enabled', interpreter: 'interpreter' },
    means: {
      F: 'the interpreter is opened once, and kept open',
      P: 'the name that a program is called by is handed over',
      enabled: 'the entry is asked',
    },
    interpreters: {
      there: 'there',
      dynamic: 'there, and needs a loader',
      removed: 'removed after it was registered',
      missing: 'not there when it is registered',
    },
    on: '[x]',
    off: '[ ]',
  },

  list: {
    state: 'state',
    machine: 'on this machine',
    container: 'in a container',
    places: 'on the machine, in a container',
  },

  steps: {
    register: 'register',
    remove: 'rm',
    put: 'put',
    dynamic: (file: string) => `a dynamic program as ${file}`,
    standIn: (file: string) => `the stand-in as ${file}`,
    run: 'run',
    runIn: { machine: 'on this machine', container: 'in a container' },
    ran: (command: string, place: string, end: string) => `${command} ${place}: ${end}`,
    failed: (errno: string, meaning: string) => `${errno}${meaning === '' ? '' : `, ${meaning}`}`,
  },

  runs: {
    machine: 'on this machine',
    container: 'in a container',
    other: (place: string, architecture: string) => `${place}, ${architecture}`,
    runs: 'runs',
    fails: 'fails',
    handed: (emulator: string, words: readonly string[]) => `${emulator} is ${handed(words)}`,
    handedOnly: handed,
  },

  errno,

  /** In place of the picture. */
  undrawn: (rows: number) => `The picture needs a window of ${rows} rows.`,
  notice: {
    asking: 'Asking the kernel.',
    answered: 'This kernel answered just now.',
    again: (times: number) => `This kernel was asked again, ${times} times in all.`,
    recorded: (kernel: string, native: string, on: string) =>
      `A recording of Linux ${kernel} on ${native}, made on ${on}. e says why.`,
  },

  /** Where the keys act: a title for the help. */
  modes: {
    page: 'A state',
    own: 'Your turn',
    list: 'The list of states',
    reading: 'This page',
  },
  /** What a key does, for the key line and the help. */
  actions: {
    goOn: 'next',
    leave: 'finish',
    back: 'back',
    again: 'run again',
    explain: 'explain',
    list: 'all states',
    first: 'first',
    last: 'your turn',
    toggle: 'change',
    up: 'up',
    down: 'down',
    pageUp: 'page up',
    pageDown: 'page down',
    choose: 'show',
    close: 'close',
    help: 'keys',
    quit: 'quit',
    interrupt: 'leave',
  },

  entry: 'The entry as the kernel tells it',
  done: 'What was done',

  summary: {
    title: 'What the kernel answered',
    live: (kernel: string, native: string) => `Linux ${kernel} on ${native}, asked just now.`,
  },
} as const;
