import { openTalk } from '../asking/open-talk.ts';
import { type ExamineOptions, examine } from '../doctor/examine.ts';
import { type Mended, mend } from '../doctor/mend.ts';
import type { FlagValues } from '../flags.ts';
import type { Guard } from '../guard.ts';
import type { Host } from '../host/host.ts';
import type { Finding } from '../model/finding.ts';
import { mendTexts } from '../texts/mend.ts';
import { line, muted } from '../ui/line.ts';
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
  const talk = openTalk(isJson ? process.stderr : process.stdout);
  onLeave(talk.leave);
  const host: Host = isJson ? withoutStdout(options.host) : options.host;
  const rights = await options.rights;
  const mended = await mend({
    ...{ ...options, host, talk, rights },
    accepted: acceptedBy(values),
    isStrict: values.has('strict'),
    look: (answers, checks) => examine({ host, answers, rights, only: checks }),
  });
  if (mended.hasChanged) talk.say([], line('  ', muted(mendTexts().undoable)));
  talk.close();
  return mended;
}

/** What runs in the terminal itself writes to standard error. */
function withoutStdout(host: Host): Host {
  return {
    ...host,
    runInTerminal: (argv, options) => host.runInTerminal(argv, { ...options, toStderr: true }),
  };
}
