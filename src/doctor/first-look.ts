import type { FactsOf } from '../checklist/facts.ts';
import { preparation } from '../checklist/preparation.ts';
import type { Step } from '../checklist/step.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { Finding } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { judged } from '../wizard/judged.ts';
import { selecting } from './selecting.ts';

/** What a step saw. */
export type Facts = FactsOf[StepId];

export type LookOptions = {
  readonly look: Look;
  readonly answers: Answers;
  readonly rights: Rights | Promise<Rights>;
};

/** The steps in one round of looking: each looks once, whoever asks. */
export type FirstLook = {
  readonly inspect: (id: StepId) => Promise<Facts>;
  /** What facts of a step mean here, where no build follows and nobody is asked. */
  readonly judge: (id: StepId, facts: Facts) => Promise<readonly Finding[]>;
};

const steps: { readonly [Id in StepId]?: unknown } = preparation;

export const stepAt = (id: StepId) => steps[id] as Step<Facts>;

export function createFirstLook({ look, answers, rights }: LookOptions): FirstLook {
  const seen = new Map<StepId, Promise<Facts>>();
  // A builder is made for a registry, and nobody is asked for one here.
  const assumed = { ...answers, registry: answers.registry ?? 'docker.io' };
  return {
    inspect: (id) => {
      const facts = seen.get(id) ?? stepAt(id).inspect(look, answers, {});
      seen.set(id, facts);
      return facts;
    },
    judge: async (id, facts) => {
      const findings = judged(stepAt(id), facts, assumed, await rights);
      if (id !== 'builder') return findings;
      const { selected } = facts as FactsOf['builder'];
      return findings.map((finding) => selecting(finding, selected));
    },
  };
}
