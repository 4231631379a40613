import { requiredPlatforms } from '../checklist/wanted.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { checkList } from '../doctor/check-list.ts';
import { examine } from '../doctor/examine.ts';
import { exitCodeOf } from '../doctor/verdict.ts';
import { readAnswers } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { createLocalHost, endChildren } from '../host/local.ts';
import { stateFolder } from '../host/state-folder.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId } from '../model/finding.ts';
import { nearest } from '../nearest.ts';
import { checkListJson, checkListLines } from '../report/check-list.ts';
import { doctorJson } from '../report/doctor.ts';
import { createDoctorPrint } from '../report/doctor-print.ts';
import { pageFor, printed } from '../report/printed.ts';
import { UsageError } from '../usage.ts';
import { recallInto } from '../wizard/remembering.ts';
import { rightsOn } from '../wizard/rights.ts';

/** Looks at everything that a build needs, and says what is wrong; the exit code. */
export async function runDoctor(values: FlagValues): Promise<number> {
  const only = readChecks(values);
  const given = readDoctorAnswers(values);
  if (values.has('list')) return list(values.has('json'));
  const host = createLocalHost();
  const { onLeave } = guardProcess(stateFolder(host));
  onLeave(endChildren);
  const [answers, rights] = await Promise.all([recallInto(host, given), rightsOn(host)]);
  const asked = { host, answers, rights, ...(only.length > 0 && { only }) };
  if (values.has('json')) {
    const findings = await examine(asked);
    process.stdout.write(doctorJson(findings));
    return exitCodeOf(findings, values.has('strict'));
  }
  const print = createDoctorPrint({
    output: process.stdout,
    env: process.env,
    checks: checkList()
      .map(({ id }) => id)
      .filter((id) => only.length === 0 || only.includes(id)),
    platforms: requiredPlatforms(answers),
    flags: flagsAgain(values),
    isVerbose: values.has('verbose'),
    isPart: only.length > 0,
  });
  onLeave(print.clear);
  print.begin();
  const findings = await examine({ ...asked, tell: print.tell });
  print.end(findings);
  return exitCodeOf(findings, values.has('strict'));
}

function list(isJson: boolean): number {
  const page = pageFor(process.stdout, process.env);
  const checks = checkList();
  process.stdout.write(
    isJson ? checkListJson(checks) : printed(checkListLines(page, checks), page),
  );
  return 0;
}

/** The checks that are asked for by name; none where all are. */
function readChecks(values: FlagValues): readonly CheckId[] {
  const known = checkList().map(({ id }) => id);
  return (values.get('check') ?? []).map((value) => {
    const id = known.find((one) => one === value);
    if (id !== undefined) return id;
    throw new UsageError({ kind: 'check', value, meant: nearest(value, known) });
  });
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

/** What a next run of the doctor is given again. */
function flagsAgain(values: FlagValues): string {
  const again = ['platform', 'tag', 'builder', 'check'].flatMap((flag) =>
    (values.get(flag) ?? []).flatMap((value) => [`--${flag}`, value]),
  );
  return shellQuote(again);
}
