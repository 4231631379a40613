import { interruptible } from '../asking/interruptible.ts';
import type { Talk } from '../asking/talk.ts';
import { told } from '../asking/told.ts';
import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { createChanging } from '../wizard/changing.ts';
import { childrenEnv } from '../wizard/children-env.ts';
import { judgeOutcome } from '../wizard/outcome.ts';

export type CarryOutOptions = {
  readonly host: Host;
  readonly answers: Answers;
  readonly talk: Talk;
};

export type CarriedOut = {
  /** Why it stopped; null where every action ended well. */
  readonly error: string | null;
  readonly hasChanged: boolean;
  readonly isInterrupted: boolean;
  /** Completes the receipt with what the fresh look found. */
  readonly complete: (after: readonly Finding[]) => Promise<void>;
};

/** Carries a remedy out, with a receipt around it; what its commands write is told as it comes. */
export async function carryOut(
  remedy: Remedy,
  about: Finding,
  { host, answers, talk }: CarryOutOptions,
): Promise<CarriedOut> {
  const env = () => childrenEnv(answers);
  const changing = createChanging({ host, env, suspend: (during) => during() });
  const output = told(talk);
  const change = () => changing.change(remedy, about.evidence, output.doing);
  const { result, isInterrupted } = await interruptible(change, changing.stop);
  const { error, lines, complete } = result;
  output.rest(lines);
  if (error !== null) output.problem(error);
  // What ended well before it could be stopped stays without a second look.
  if (isInterrupted && error !== null) await complete('unchanged', []);
  return {
    error,
    isInterrupted,
    hasChanged: error === null && remedy.actions.some((action) => !('do' in action)),
    complete: (after) => {
      const { kind } = judgeOutcome(remedy, about, after);
      return complete(kind === 'unchanged' ? 'unchanged' : 'changed', after);
    },
  };
}
