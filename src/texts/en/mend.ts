import { program } from '../../model/program.ts';

/** What mending without a screen says: doctor --fix, and undo. */
export const mend = {
  /** What is typed, in small letters. */
  keys: { yes: ['y', 'yes'], no: ['n', 'no'], explain: ['e', 'explain'] } as Readonly<
    Record<'yes' | 'no' | 'explain', readonly string[]>
  >,
  hint: {
    run: '[y]es / [n]o / [e]xplain',
    person: 'Enter looks again / [n]o / [e]xplain',
  },
  numbers: (first: number, last: number) => (first === last ? `${first}` : `${first} to ${last}`),
  unknown: (hint: string) => `That is none of these: ${hint}`,
  otherWays: 'Other ways',
  recommended: 'recommended',

  question: {
    run: 'Run exactly this?',
    edit: 'Make exactly this change?',
    choose: 'Choose this?',
    asks: 'Choose this, and answer a question first?',
    person: 'Done?',
  },
  leftAsItIs: 'Left as it is.',
  accepted: 'Yes, as the flag says.',
  acceptedWith: (answer: string) => `Yes, with ${answer}, as the flag says.`,
  cannotAnswer: (prompt: string) => `Left as it is: nobody is here to answer "${prompt}".`,
  /** Why something is only shown, by what it needs. */
  notAsked: {
    nothing: 'Only shown: run it in a terminal to be asked, or with --yes.',
    consent: 'Only shown: run it in a terminal to be asked, or with --yes.',
    privileged: 'Only shown: run it in a terminal to be asked, or with --yes-privileged.',
    root: 'Only shown: run it in a terminal to be asked, or with --yes-privileged.',
    person: 'Only shown: this is for a person to do.',
  },

  looking: 'Looking again.',
  gone: (title: string) => `No longer there: ${title}`,
  still: (title: string) => `Still there: ${title}`,
  worse: (title: string) => `Fine before, and not now: ${title}`,
  /** Of Ctrl+C. */
  stopped: {
    none: 'Stopped. Nothing was changed.',
    done: (titles: readonly string[]) => `Stopped. Done so far: ${titles.join('; ')}.`,
    halfway: (title: string) => `Stopped halfway: ${title}.`,
  },
  undoable: `${program} undo takes it back.`,
  /** In place of it, of a machine that is not there. */
  practised:
    'A practice machine begins anew each time: what was changed on it is gone when this ends.',

  undo: {
    practised:
      'A practice machine begins anew each time: here is only what its own file says was changed before.',
    title: (title: string) => `Take back: ${title}`,
    question: 'Take it back?',
    nothing: 'There is nothing to take back: nothing that was changed here is left.',
    noTerminal:
      'undo asks before each change, and here is no terminal to ask in. --dry-run shows what it would do; --yes takes back what needs no other rights, --yes-privileged all that can be.',
    unfinished: 'It was begun, and nobody looked at how it ended.',
    failed: 'It failed halfway.',
    /** What is there now, before anything is done. */
    states: {
      nothing: 'It left nothing that could be taken back.',
      rebooted: 'Gone already: the machine rebooted since, and the kernel forgot it.',
      'as-before': 'As it was before already.',
    },
    /** What a second look says. */
    ends: {
      done: 'Taken back, as a second look shows.',
      unseen: 'The commands ended well. No look from here can tell whether it is gone.',
      failed: 'No look from here can tell whether it is gone: undo offers it again.',
      left: 'A second look shows that it is still there.',
    },
    restore: (path: string, backup: string) => `${path} gets its old text back, from ${backup}`,
    remove: (path: string) => `${path} is removed: it was not there before`,
    asBefore: (path: string) => `${path} is as it was before`,
    changed: (path: string) => `${path} was changed by somebody since: it is left as it is.`,
    noBackup: (path: string, backup: string) =>
      `${path} is left as it is: its old text is not at ${backup} any more.`,
    missing: (path: string) =>
      `${path} is not there any more, and these commands need it: nothing is run.`,
    takenOut: (handlers: string) =>
      `${handlers} was taken out then, being of no use. It is not put back; a package that owned it does that at the next boot.`,
    why: 'Only what is still there of this change is taken back, and a second look tells whether it is gone.',
    unmarked: (path: string) => `${path} could not be written: undo offers this again.`,
    unwritten: (path: string) => `${path} could not be written: it is left as it is.`,
    when: (day: string, time: string) => `${day}, ${time}`,
  },
} as const;
