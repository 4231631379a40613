import type { Answers } from '../../model/answers.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { answerRemedy } from '../remedy-of.ts';

/** What a finding may have besides its status and title. */
export type Judged = {
  readonly failure?: string;
  readonly remedies?: readonly Remedy[];
  readonly text?: string;
};

/** A finding of the target step. */
export function finding(name: string, status: Status, title: string, more: Judged = {}): Finding {
  return {
    id: `target.${name}`,
    status,
    title,
    evidence: more.text ? [{ source: null, line: null, text: more.text }] : [],
    failure: more.failure ?? null,
    remedies: more.remedies ?? [],
  };
}

/** A way out that is another answer: nothing on the machine changes. */
export const choosing = (title: string, sets: Partial<Answers>): Remedy =>
  answerRemedy({ title, changes: texts().target.changesNothing, sets });
