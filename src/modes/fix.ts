import { openTalk } from '../asking/open-talk.ts';
import { type ExamineOptions, examine } from '../doctor/examine.ts';
import { type Mended, mend } from '../doctor/mend.ts';
import type { FlagValues } from '../flags.ts';
import type { Guard } from '../guard.ts';
import type { Host } from '../host/host.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { mendTexts } from '../texts/mend.ts';
import { blank, type Line, line, muted, type Page, paragraph } from '../ui/line.ts';
import { acceptedBy } from './accepted.ts';

export type FixOptions = ExamineOptions & {
  readonly findings: readonly Finding[];
  readonly values: FlagValues;
  readonly onLeave: Guard['onLeave'];
};

/** Mends what was found, where the person says yes; what the last look found. */
export async function fix({ values, onLeave, ...options }: FixOptions): Promise<Mended> {
  // Standard output is for the one object, whatever is told and asked.
  const isJson = values.has('json');
  const talk = openTalk(isJson ? process.stderr : process.stdout, options.host.label);
  const changes = createChanges(options.host.label !== null);
  onLeave(() => talk.say(...changes.lines(talk.page)));
  onLeave(talk.leave);
  const host: Host = isJson ? withoutStdout(options.host) : options.host;
  const rights = await options.rights;
  const mended = await mend({
    ...{ ...options, host, talk, rights },
    accepted: acceptedBy(values),
    isStrict: values.has('strict'),
    onChange: changes.add,
    look: (answers, checks) => examine({ host, answers, rights, only: checks }),
  });
  if (mended.isInterrupted) talk.say(...changes.lines(talk.page));
  else if (mended.hasChanged)
    talk.say([], line('  ', muted(afterwards(options.host.label !== null))));
  talk.close();
  return mended;
}

/** How what was changed goes away again. */
const afterwards = (isPractice: boolean): string =>
  isPractice ? mendTexts().practised : mendTexts().undoable;

/** What was carried out so far: whoever stops it is told. */
function createChanges(isPractice: boolean) {
  const done: string[] = [];
  const halfway: string[] = [];
  return {
    add: ({ title }: Remedy, end: 'done' | 'halfway'): void =>
      void (end === 'done' ? done : halfway).push(title),
    lines: ({ columns }: Page): readonly Line[] => {
      const { stopped } = mendTexts();
      const told = [
        ...(done.length === 0 ? [] : [stopped.done(done)]),
        ...halfway.map(stopped.halfway),
      ];
      const said = told.length === 0 ? [stopped.none] : [...told, afterwards(isPractice)];
      return [blank, ...said.flatMap((text) => paragraph(text, columns, 2))];
    },
  };
}

/** What runs in the terminal itself writes to standard error. */
function withoutStdout(host: Host): Host {
  return {
    ...host,
    runInTerminal: (argv, options) => host.runInTerminal(argv, { ...options, toStderr: true }),
  };
}
