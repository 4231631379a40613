import type { StoreApi } from 'zustand/vanilla';
import type { FactsOf } from '../checklist/facts.ts';
import type { Checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import { worst } from '../model/finding.ts';
import { isBefore, prerequisites, type StepId } from '../model/step-id.ts';
import type { Rights } from './as-shown.ts';
import { childrenEnv } from './children-env.ts';
import { judged } from './judged.ts';
import type { Phase, WizardState } from './state.ts';
import { found, hasProblem, withStep } from './transitions.ts';

/** Takes steps through look and judgement. */
export type Looking = {
  /** A round of looking, which asks nothing more of the machine once every look was ended. */
  readonly round: () => Look;
  /** Every prerequisite step, side by side, in one round that asks nothing twice. */
  readonly lookAtAll: () => Promise<void>;
  /** One step afresh, then closer if it shows no problem. */
  readonly lookAgain: (id: StepId) => Promise<void>;
  /** The steps before this one in which something is wrong: what was done for it may have mended that. */
  readonly lookBack: (id: StepId) => Promise<void>;
  /** The step the person has come to: looks if nobody did, then closer. */
  readonly arrive: (id: StepId) => Promise<void>;
  /** Something else than the machine changed (answers, rights): the same facts, judged afresh. */
  readonly judgeAgain: (id: StepId) => void;
  /** A part of what a step shows, seen afresh: a look that is under way keeps it. */
  readonly amend: <Id extends StepId>(id: Id, change: Partial<FactsOf[Id]>) => void;
  /** What is being looked at is about to change: looks at it that are under way count for nothing. */
  readonly giveUp: (id: StepId) => void;
  /** Ends every look, and begins no other. */
  readonly end: () => void;
  readonly isOver: () => boolean;
};

export type LookingOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  readonly steps: Checklist;
  readonly rights: () => Rights;
};

export function createLooking({ host, store, steps, rights }: LookingOptions): Looking {
  // Whoever looks at a step ends the closer look of the step before.
  let turn = new AbortController();
  let isOver = false;
  // A look that was overtaken by a newer one of the same step must not write over it.
  const newest = new Map<StepId, symbol>();
  const underWay = new Map<StepId, Promise<void>>();
  const amended = new Map<StepId, object>();

  const round = () => untilOver(lookAt(host, childrenEnv(store.getState().answers)), () => isOver);
  const stepOf = (id: StepId) => steps[id] as Step<unknown>;
  const show = (id: StepId, seen: unknown, phase: Phase) => {
    const facts = amended.has(id) ? { ...(seen as object), ...amended.get(id) } : seen;
    const findings = judged(stepOf(id), facts, store.getState().answers, rights());
    // What the machine has to say may be another thing since it was changed.
    const captions = host.captions?.() ?? store.getState().captions;
    store.setState((state) => ({
      ...withStep(state, id, { facts: facts as never, findings, phase }),
      captions,
    }));
  };
  const takeTurn = (): AbortSignal => {
    turn.abort();
    turn = new AbortController();
    if (isOver) turn.abort();
    return turn.signal;
  };

  async function inspect(id: StepId, look: Look): Promise<void> {
    const inspection = inspectNow(id, look);
    underWay.set(id, inspection);
    await inspection;
    const newer = underWay.get(id);
    if (newer !== inspection) await newer;
  }

  async function inspectNow(id: StepId, look: Look): Promise<void> {
    if (isOver) return;
    const mine = Symbol(id);
    newest.set(id, mine);
    store.setState((state) => withStep(state, id, { phase: 'looking' }));
    const { answers } = store.getState();
    const facts = await stepOf(id).inspect(look, answers, found(store.getState()));
    if (newest.get(id) !== mine) return;
    amended.delete(id);
    const suggested = stepOf(id).suggest?.(facts, store.getState().answers);
    store.setState((state) => ({ answers: { ...state.answers, ...suggested } }));
    show(id, facts, 'looked');
  }

  async function lookCloser(id: StepId, look: Look, signal: AbortSignal): Promise<void> {
    const { lookCloser: closerLook } = stepOf(id);
    const { facts } = store.getState().steps[id];
    if (closerLook === undefined || facts === null || signal.aborted) return;
    // A prerequisite's problem would only be found again; a target's answers are still being given.
    const isEnough = prerequisites.includes(id) && stepOf(id).looksCloserAnyway !== true;
    if (isEnough && hasProblem(store.getState(), id)) return;
    const mine = Symbol(id);
    newest.set(id, mine);
    const isMine = () => newest.get(id) === mine;
    show(id, facts, 'closer');
    const tell = (seen: unknown) => isMine() && !signal.aborted && show(id, seen, 'closer');
    const seen = await closerLook(look, facts, store.getState().answers, tell, signal);
    if (isMine()) show(id, seen, 'looked');
  }

  async function lookAgain(id: StepId): Promise<void> {
    const signal = takeTurn();
    const look = round();
    const affected = withLater(id);
    await Promise.all(affected.map((one) => inspect(one, look)));
    const { current } = store.getState();
    for (const one of affected) {
      // What was passed already is not come to again: the steps after it need its closer look.
      if (one === id || isBefore(one, current)) await lookCloser(one, look, signal);
    }
  }

  const judgeAgain = (id: StepId): void => {
    const { facts, phase } = store.getState().steps[id];
    if (facts !== null) show(id, facts, phase);
  };

  return {
    ...{ round, lookAgain, judgeAgain },
    amend: (id, change) => {
      amended.set(id, change);
      judgeAgain(id);
    },
    lookBack: async (id) => {
      const { steps: seen } = store.getState();
      const isWrong = (one: StepId) => ['problem', 'warning'].includes(worst(seen[one].findings));
      const earlier = plain.filter((one) => isBefore(one, id) && isWrong(one));
      const look = round();
      await Promise.all(earlier.map((one) => inspect(one, look)));
    },
    lookAtAll: async () => {
      const look = round();
      await Promise.all(prerequisites.map((id) => inspect(id, look)));
    },
    arrive: async (id) => {
      const signal = takeTurn();
      await underWay.get(id);
      if (signal.aborted) return;
      const { phase, isDone } = store.getState().steps[id];
      const isFresh = phase !== 'waiting' && !isDone && prerequisites.includes(id);
      await (isFresh ? lookCloser(id, round(), signal) : lookAgain(id));
    },
    giveUp: (id) => {
      takeTurn();
      for (const one of withLater(id)) newest.delete(one);
    },
    isOver: () => isOver,
    end: () => {
      isOver = true;
      takeTurn();
    },
  };
}

/** Once it is over, who still asks waits for good: no other command is begun for a look that nobody sees. */
function untilOver(look: Look, isOver: () => boolean): Look {
  const never = new Promise<never>(() => {});
  return {
    ...look,
    run: (...asked) => (isOver() ? never : look.run(...asked)),
    request: (...asked) => (isOver() ? never : look.request(...asked)),
  };
}

/** Their first look is all there is: it costs a few commands, and nothing of it is lost. */
const plain: readonly StepId[] = ['machine', 'client'];

/** What changed in a step may change what the prerequisites after it see. */
function withLater(id: StepId): readonly StepId[] {
  return [id, ...prerequisites.filter((one) => prerequisites.includes(id) && isBefore(id, one))];
}
