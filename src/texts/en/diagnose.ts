import { program } from '../../model/program.ts';
import { count } from './count.ts';

/** What diagnose says. */
export const diagnose = {
  line: (n: number) => `line ${n}`,
  more: (n: number) => count(n, 'more line says the same', 'more lines say the same'),
  morePlaces: (n: number) => count(n, 'more place', 'more places'),
  unconfirmed: 'No source confirms this cause.',
  or: 'Another way',
  source: (source: string, id: string) => `Source: ${source}. More: ${program} explain ${id}`,
  /** Of the causes that come after the first one. */
  also: 'What else it can be, or the log holds',
  shared: 'The same line can mean this, too.',
  tellApart: 'This says whether it is so on this machine:',
  /** Of a failure that no check looks for. */
  byText: 'Its text alone tells it.',
  /** Of one that the doctor does not look for. */
  lookHere: 'This looks whether it is so on this machine:',
  seen: {
    confirmed: 'This machine shows it:',
    other: 'This machine shows:',
    refuted: 'This machine shows nothing of it:',
    unknown: 'This machine does not tell:',
  },
  /** Of a cause of which another one said it already. */
  seenAbove: 'This machine says of it what is said above.',
  wayAbove: (title: string) => `${title}: the command stands above.`,
  looking: 'Looking at this machine',
  /** A command that lacks what the log does not name. */
  fillIn: (names: readonly string[]) => {
    const [stands, them] = names.length === 1 ? ['stands', 'it'] : ['stand', 'them'];
    return `${names.join(' and ')} ${stands} for what the log does not name: put ${them} in before you run this.`;
  },
  /** What takes a change back names what was there before it. */
  fillInBefore: (names: readonly string[]) =>
    `${names.join(' and ')} ${names.length === 1 ? 'stands' : 'stand'} for what was in use before.`,

  nothing: (lines: number, failures: number) =>
    `Nothing known is in this log: ${count(lines, 'line', 'lines')}, held against ${failures} known failures.`,
  last: (n: number) => (n === 1 ? 'Its only line' : `Its last ${n} lines`),
  report: 'If it should be known, open an issue with these lines, and with what this prints:',
  version: `${program} --version`,
  offerKeys: '[y]es / [n]o',
  offer: (n: number, title: string) => `Open the wizard at step ${n}, ${title}?`,
} as const;
