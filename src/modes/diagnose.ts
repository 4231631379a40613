import { fromText } from '../doctor/diagnosed.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { endChildren } from '../host/local.ts';
import { UsageError } from '../model/usage.ts';
import { diagnoseJson, diagnoseLines } from '../report/diagnose.ts';
import { labelLines } from '../report/label.ts';
import { nothingKnownLines } from '../report/nothing-known.ts';
import { progressLine } from '../report/progress-line.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { createMatcher, type Log } from '../troubleshooting/matcher.ts';
import { pageFor, printed } from '../ui/printed.ts';
import { rightsOn } from '../wizard/rights.ts';
import { flagsAgain } from './flags-again.ts';
import { chooseHost } from './host.ts';
import { readInput } from './input.ts';

export type DiagnoseRequest = {
  /** `-` is standard input. */
  readonly file: string;
  readonly values: FlagValues;
};

/** Says which known failures are in a log, and what mends them; the exit code. */
export async function runDiagnose({ file, values }: DiagnoseRequest): Promise<number> {
  const chosen = await chooseHost(values);
  if (typeof chosen === 'number') return chosen;
  const { open, crashFolder } = chosen;
  const host = await open();
  const guard = guardProcess(crashFolder);
  guard.onLeave(endChildren);
  const [log, rights] = await Promise.all([readLog(file), rightsOn(host)]);
  const page = pageFor(process.stdout, process.env);
  const progress = progressLine(process.stdout, page, process.env);
  guard.onLeave(progress.clear);
  const lookHere = async (isQuick: boolean) => {
    progress.say(diagnoseTexts().looking);
    const { diagnoseHere } = await import('../doctor/here.ts');
    const seen = await diagnoseHere({ host, log, rights, isQuick });
    progress.clear();
    return seen;
  };
  const told = values.has('here') ? await lookHere(false) : fromText(log.matches, rights);
  const exitCode = told.length > 0 ? 0 : 1;
  if (values.has('json')) {
    process.stdout.write(diagnoseJson(told, file === '-' ? null : file));
    return exitCode;
  }
  const again = flagsAgain(values, ['demo']);
  const lines = told.length > 0 ? diagnoseLines(page, told, again) : nothingKnownLines(page, log);
  process.stdout.write(printed([...labelLines(page, host.label), ...lines], page));
  if (told.length === 0 || !process.stdout.isTTY) return exitCode;
  const { offerWizard } = await import('./offer.ts');
  const offered = { host, guard, told, lookQuickly: () => lookHere(true) };
  return (await offerWizard(offered)) ?? exitCode;
}

async function readLog(file: string): Promise<Log> {
  const matcher = createMatcher();
  let isEmpty = true;
  for await (const chunk of readInput(file, 'diagnose')) {
    isEmpty &&= chunk.length === 0;
    matcher.push(chunk);
  }
  if (isEmpty) throw new UsageError({ kind: 'empty-log', path: file });
  return matcher.end();
}
