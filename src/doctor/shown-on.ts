import type { Host } from '../host/host.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import type { CheckId } from '../model/finding.ts';
import type { Failure } from '../troubleshooting/failure.ts';
import { rightsOn } from '../wizard/rights.ts';
import { examine } from './examine.ts';

const usual = ['linux/amd64', 'linux/arm64'];

/** Whether a machine shows a failure before a build does: the check that finds it. */
export async function shownOn(
  host: Host,
  given: Partial<Answers>,
  { id, check }: Failure,
): Promise<{ readonly check: CheckId } | 'not-found' | 'untold'> {
  if (check === null) return 'untold';
  const answers = { ...noAnswers, platforms: usual, ...given };
  const findings = await examine({ host, answers, rights: rightsOn(host) });
  const found = findings.find(
    ({ failure, status }) => failure === id && (status === 'problem' || status === 'warning'),
  );
  return found === undefined ? 'not-found' : { check: found.id };
}
