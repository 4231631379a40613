import type { Finding, Status } from '../model/finding.ts';

/** How many findings there are of each status. */
export type Summary = Readonly<Record<Status, number>>;

export function summaryOf(findings: readonly Finding[]): Summary {
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  return {
    ok: count('ok'),
    warning: count('warning'),
    problem: count('problem'),
    skipped: count('skipped'),
  };
}

/** The doctor's exit code: 3 for a problem, 4 for a warning where warnings count. */
export function exitCodeOf(findings: readonly Finding[], isStrict: boolean): 0 | 3 | 4 {
  const { problem, warning } = summaryOf(findings);
  if (problem > 0) return 3;
  return isStrict && warning > 0 ? 4 : 0;
}
