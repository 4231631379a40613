import type { FactsOf } from '../checklist/facts.ts';
import { preparation } from '../checklist/preparation.ts';
import type { Found, Step } from '../checklist/step.ts';
import { requiredPlatforms } from '../checklist/wanted.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { judged } from '../wizard/judged.ts';
import { isWaiting, needsCloserLook } from './closer.ts';
import { followsFromEngine } from './follows.ts';
import { selecting } from './selecting.ts';
import { unsaidOf } from './unsaid.ts';

/** The steps of the checklist in one round of looking: each looks once, whoever asks. */
export type Steps = {
  /** What each step saw at first sight. */
  readonly found: () => Promise<Found>;
  /** What a step says of these checks of its own, in their order, after a closer look where they need it. */
  readonly findings: (step: StepId, checks: readonly CheckId[]) => Promise<readonly Finding[]>;
};

export type StepsOptions = {
  readonly look: Look;
  readonly answers: Answers;
  readonly rights: Rights | Promise<Rights>;
  readonly signal: AbortSignal;
};

type Facts = FactsOf[StepId];

const steps: { readonly [Id in StepId]?: unknown } = preparation;

/** A closer look needs a machine and a client that are well. */
const foundations: readonly StepId[] = ['machine', 'client'];

export function createSteps({ look, answers, rights, signal }: StepsOptions): Steps {
  const stepAt = (id: StepId) => steps[id] as Step<Facts>;
  const seen = new Map<StepId, Promise<Facts>>();
  const inspect = (id: StepId): Promise<Facts> => {
    const facts = seen.get(id) ?? stepAt(id).inspect(look, answers, {});
    seen.set(id, facts);
    return facts;
  };
  // A builder is made for a registry, and nobody is asked for one here.
  const assumed = { ...answers, registry: answers.registry ?? 'docker.io' };
  const judge = async (id: StepId, facts: Facts) => {
    const findings = judged(stepAt(id), facts, assumed, await rights);
    if (id !== 'builder') return findings;
    const { selected } = facts as FactsOf['builder'];
    return findings.map((finding) => selecting(finding, selected));
  };

  /** Whether it and what it stands on are well: a problem would only be found again, unless it is told better. */
  async function isWell(id: StepId): Promise<boolean> {
    if (stepAt(id).looksCloserAnyway === true) return true;
    const ids = [...new Set([...foundations, id])];
    const findings = await Promise.all(ids.map(async (one) => judge(one, await inspect(one))));
    return findings.flat().every(({ status }) => status !== 'problem');
  }

  /** The facts after the closer look; null where it is not worth one. */
  async function lookCloser(id: StepId, checks: readonly CheckId[]): Promise<Facts | null> {
    const facts = await inspect(id);
    const { lookCloser: closerLook } = stepAt(id);
    const needy = checks.filter((check) => needsCloserLook(check, facts));
    if (closerLook === undefined || needy.length === 0 || !(await isWell(id))) return null;
    const asked = needy.includes('builder.reach') ? answers : { ...answers, registry: null };
    const isProof = needy.some((check) => check !== 'builder.reach');
    const platforms = isProof ? requiredPlatforms(answers) : [];
    return closerLook(look, facts, asked, () => {}, signal, platforms);
  }

  return {
    found: async () => {
      const facts = await Promise.all(prerequisites.map(inspect));
      return Object.fromEntries(prerequisites.map((id, index) => [id, facts[index]]));
    },
    findings: async (id, checks) => {
      const closer = await lookCloser(id, checks);
      const facts = closer ?? (await inspect(id));
      const found: Found = {
        // What is said of a builder depends on its engine.
        ...(id === 'builder' && { machine: (await inspect('machine')) as FactsOf['machine'] }),
        [id]: facts,
      };
      const counts = (finding: Finding) =>
        !isUnasked(finding, answers) &&
        !followsFromEngine(finding, found) &&
        !(closer === null && isWaiting(finding, facts));
      const findings = (await judge(id, facts)).filter(counts);
      return checks.flatMap((check) => {
        const own = findings.filter((finding) => finding.id === check);
        return own.length > 0 ? own : [unsaidOf(check, found, answers)];
      });
    },
  };
}

/** Nobody named a registry: what is said of the one that was assumed counts for nothing. */
const isUnasked = ({ id }: Finding, { registry }: Answers): boolean =>
  registry === null && (id === 'builder.registry' || id === 'builder.reach');
