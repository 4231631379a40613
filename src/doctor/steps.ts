import type { FactsOf } from '../checklist/facts.ts';
import type { Found } from '../checklist/step.ts';
import { requiredPlatforms } from '../checklist/wanted.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import { isWaiting, needsCloserLook } from './closer.ts';
import {
  createFirstLook,
  type Facts,
  type FirstLook,
  type LookOptions,
  stepAt,
} from './first-look.ts';
import { followsFromEngine } from './follows.ts';
import { unsaidOf } from './unsaid.ts';

/** The steps of the checklist that the doctor goes through. */
export type Steps = {
  /** What steps saw at first sight, all of them if none are named. */
  readonly found: (ids?: readonly StepId[]) => Promise<Found>;
  /** What a step says of these checks of its own, in their order, after a closer look where they need it. */
  readonly findings: (step: StepId, checks: readonly CheckId[]) => Promise<readonly Finding[]>;
};

export type StepsOptions = LookOptions & {
  readonly signal: AbortSignal;
  /** Without closer looks. */
  readonly isQuick?: boolean;
};

export function createSteps(options: StepsOptions): Steps {
  const { answers } = options;
  const first = createFirstLook(options);
  return {
    found: async (ids = prerequisites) => {
      const facts = await Promise.all(ids.map(first.inspect));
      return Object.fromEntries(ids.map((id, index) => [id, facts[index]]));
    },
    findings: async (id, checks) => {
      const closer = await lookCloser(id, checks, first, options);
      const facts = closer ?? (await first.inspect(id));
      const found: Found = {
        // What is said of a builder depends on its engine.
        ...(id === 'builder' && {
          machine: (await first.inspect('machine')) as FactsOf['machine'],
        }),
        [id]: facts,
      };
      const counts = (finding: Finding) =>
        !isUnasked(finding, answers) &&
        !followsFromEngine(finding, found) &&
        !(closer === null && isWaiting(finding, facts));
      const findings = (await first.judge(id, facts)).filter(counts);
      return checks.flatMap((check) => {
        const own = findings.filter((finding) => finding.id === check);
        return own.length > 0 ? own : [unsaidOf(check, found, answers)];
      });
    },
  };
}

/** The facts after the closer look; null where it is not worth one. */
async function lookCloser(
  id: StepId,
  checks: readonly CheckId[],
  first: FirstLook,
  { look, answers, signal, isQuick = false }: StepsOptions,
): Promise<Facts | null> {
  if (isQuick) return null;
  const facts = await first.inspect(id);
  const { lookCloser: closerLook } = stepAt(id);
  const needy = checks.filter((check) => needsCloserLook(check, facts));
  if (closerLook === undefined || needy.length === 0 || !(await isWell(id, first))) return null;
  const asked = needy.includes('builder.reach') ? answers : { ...answers, registry: null };
  const isProof = needy.some((check) => check !== 'builder.reach');
  const platforms = isProof ? requiredPlatforms(answers) : [];
  return closerLook(look, facts, asked, () => {}, signal, platforms);
}

/** A closer look needs a machine and a client that are well. */
const foundations: readonly StepId[] = ['machine', 'client'];

/** Whether it and what it stands on are well: a problem would only be found again, unless it is told better. */
async function isWell(id: StepId, { inspect, judge }: FirstLook): Promise<boolean> {
  if (stepAt(id).looksCloserAnyway === true) return true;
  const ids = [...new Set([...foundations, id])];
  const findings = await Promise.all(ids.map(async (one) => judge(one, await inspect(one))));
  return findings.flat().every(({ status }) => status !== 'problem');
}

/** Nobody named a registry: what is said of the one that was assumed counts for nothing. */
const isUnasked = ({ id }: Finding, { registry }: Answers): boolean =>
  registry === null && (id === 'builder.registry' || id === 'builder.reach');
