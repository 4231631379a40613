import { plainText, plainWords } from '../docker/terminal-text.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding, Status } from '../model/finding.ts';
import type { Picture } from '../model/picture.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import type { Texts } from '../texts/index.ts';

type Judged = {
  readonly evidence?: readonly Evidence[];
  readonly failure?: string | null;
  readonly remedies?: readonly Remedy[];
  readonly picture?: Picture | null;
};

/** The checks of a step are those of which the texts say why they matter. */
type CheckName<Id extends StepId> = keyof Texts[Id]['why'] & string;

/** Makes the findings of a step: what is not said is empty, and what tools wrote is fit for a terminal. */
export function findingOf<Id extends StepId>(step: Id) {
  return (name: CheckName<Id>, status: Status, title: string, judged: Judged = {}): Finding => ({
    id: `${step}.${name}`,
    status,
    title: plainWords(title),
    evidence: (judged.evidence ?? []).map((seen) => ({ ...seen, text: plainText(seen.text) })),
    failure: judged.failure ?? null,
    remedies: judged.remedies ?? [],
    ...(judged.picture && { picture: judged.picture }),
  });
}
