import { requiredPlatforms } from '../checklist/wanted.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { checkList } from '../doctor/check-list.ts';
import { type ExamineOptions, examine } from '../doctor/examine.ts';
import type { Mended } from '../doctor/mend.ts';
import { exitCodeOf } from '../doctor/verdict.ts';
import { readAnswers } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { type Guard, guardProcess } from '../guard.ts';
import { endChildren } from '../host/local.ts';
import { lookTimeout } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import { checkListJson, doctorJson } from '../report/doctor-json.ts';
import { recallInto } from '../wizard/remembering.ts';
import { rightsOn } from '../wizard/rights.ts';
import { flagsAgain } from './flags-again.ts';
import { chooseHost } from './host.ts';

/** Looks at everything that a build needs, and says what is wrong; the exit code. */
export async function runDoctor(values: FlagValues): Promise<number> {
  const only = readChecks(values);
  const given = readDoctorAnswers(values);
  if (values.has('list')) return list(values.has('json'));
  const chosen = await chooseHost(values);
  if (typeof chosen === 'number') return chosen;
  const { open, crashFolder } = chosen;
  const host = await open();
  const { onLeave } = guardProcess(crashFolder);
  onLeave(endChildren);
  const rights = rightsOn(host);
  const answers = withoutChoices(
    await recallInto(host, { ...(await chosen.answers()), ...given }),
    given,
  );
  const asked = { host, answers, rights, patience: patience(), ...(only.length > 0 && { only }) };
  const examination: Examination = { asked, values, onLeave };
  const { findings, isInterrupted } = await (values.has('json') ? toJson : toText)(examination);
  return isInterrupted ? 130 : exitCodeOf(findings, values.has('strict'));
}

type Examination = {
  readonly asked: ExamineOptions;
  readonly values: FlagValues;
  readonly onLeave: Guard['onLeave'];
};

async function toJson(examination: Examination): Promise<Mended> {
  const mended = await mendedOf(examination, await examine(examination.asked));
  if (!mended.isInterrupted) process.stdout.write(doctorJson(mended.findings));
  return mended;
}

/** The commands are under way before what prints is there. */
async function toText(examination: Examination): Promise<Mended> {
  const { asked, values, onLeave } = examination;
  const { only } = asked;
  const untold: Finding[] = [];
  let tell: (finding: Finding) => void = (finding) => untold.push(finding);
  const examined = examine({ ...asked, tell: (finding) => tell(finding) });
  const { createDoctorPrint } = await import('../report/doctor-print.ts');
  const print = createDoctorPrint({
    output: process.stdout,
    env: process.env,
    checks: only ?? checkList().map(({ id }) => id),
    platforms: requiredPlatforms(asked.answers),
    flags: shellQuote(flagsAgain(values, ['demo', 'lang', 'platform', 'tag', 'builder', 'check'])),
    isVerbose: values.has('verbose'),
    isPart: only !== undefined,
    label: asked.host.label,
    isMending: values.has('fix'),
  });
  onLeave(print.clear);
  print.begin();
  tell = print.tell;
  untold.forEach(tell);
  const findings = await examined;
  print.told();
  const mended = await mendedOf(examination, findings);
  if (!mended.isInterrupted) print.end(mended.findings);
  return mended;
}

/** What was found, or what is left of it after the mending that was asked for. */
async function mendedOf(
  { asked, values, onLeave }: Examination,
  findings: readonly Finding[],
): Promise<Mended> {
  if (!values.has('fix')) return { findings, hasChanged: false, isInterrupted: false };
  return (await import('./fix.ts')).fix({ ...asked, findings, values, onLeave });
}

async function list(isJson: boolean): Promise<number> {
  const checks = checkList();
  if (isJson) process.stdout.write(checkListJson(checks));
  else process.stdout.write((await import('../report/check-list.ts')).checkListText(checks));
  return 0;
}

/** The person has waited since the program was started. Milliseconds. */
const patience = (): number => Math.max(lookTimeout / 2, lookTimeout - performance.now());

/** The checks that are asked for by name, in their fixed order; none where all are. */
function readChecks(values: FlagValues): readonly CheckId[] {
  const known = checkList().map(({ id }) => id);
  const asked = values.get('check') ?? [];
  for (const value of asked) {
    if (known.some((id) => id === value)) continue;
    throw new UsageError({ kind: 'check', value, meant: nearest(value, known) });
  }
  return known.filter((id) => asked.includes(id));
}

/** A tag is where an image is pushed to, whatever the last run in this folder made. */
function readDoctorAnswers(values: FlagValues): Partial<Answers> {
  for (const flag of ['yes', 'yes-privileged']) {
    if (values.has(flag) && !values.has('fix')) {
      throw new UsageError({ kind: 'without-fix', flag: `--${flag}` });
    }
  }
  const answers = readAnswers(values, undefined);
  return answers.tags === undefined ? answers : { ...answers, output: { kind: 'push' } };
}

/** What the person chose in the wizard is the wizard's: a build by hand goes to the builder that is selected. */
function withoutChoices(recalled: Answers, { builder = null }: Partial<Answers>): Answers {
  return { ...recalled, builder, experimental: false };
}
