import type { StoreApi } from 'zustand/vanilla';
import { checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import { childrenEnv } from './children-env.ts';
import type { WizardState } from './state.ts';
import { found, hasProblem, withStep } from './transitions.ts';

/** Takes steps through look and judgement. */
export type Looking = {
  /** Every prerequisite step, side by side, in one round that asks nothing twice. */
  readonly lookAtAll: () => Promise<void>;
  /** One step afresh, then closer if it shows no problem. */
  readonly lookAgain: (id: StepId) => Promise<void>;
  /** The step the person has come to: looks if nobody did, then closer. */
  readonly arrive: (id: StepId) => Promise<void>;
  /** The answers changed: the same facts, judged afresh. */
  readonly judgeAgain: (id: StepId) => void;
  /** Ends a closer look that is under way. */
  readonly stop: () => void;
};

export function createLooking(host: Host, store: StoreApi<WizardState>): Looking {
  let closer = new AbortController();
  // A look that was overtaken by a newer one of the same step must not write over it.
  const newest = new Map<StepId, symbol>();
  const underWay = new Map<StepId, Promise<void>>();

  const round = () => lookAt(host, childrenEnv(store.getState().answers));
  const stepOf = (id: StepId) => checklist[id] as Step<unknown>;
  const show = (id: StepId, facts: unknown, phase: 'looking' | 'closer' | 'looked') => {
    const { answers } = store.getState();
    const findings = stepOf(id).judge(facts, answers);
    store.setState((state) => withStep(state, id, { facts: facts as never, findings, phase }));
  };

  function inspect(id: StepId, look: Look): Promise<void> {
    const inspection = inspectNow(id, look);
    underWay.set(id, inspection);
    return inspection;
  }

  async function inspectNow(id: StepId, look: Look): Promise<void> {
    const mine = Symbol(id);
    newest.set(id, mine);
    store.setState((state) => withStep(state, id, { phase: 'looking' }));
    const { answers } = store.getState();
    const facts = await stepOf(id).inspect(look, answers, found(store.getState()));
    if (newest.get(id) === mine) show(id, facts, 'looked');
  }

  async function lookCloser(id: StepId, look: Look): Promise<void> {
    const { lookCloser: closerLook } = stepOf(id);
    const { facts } = store.getState().steps[id];
    if (closerLook === undefined || facts === null || hasProblem(store.getState(), id)) return;
    const mine = Symbol(id);
    newest.set(id, mine);
    const { signal } = closer;
    const isMine = () => newest.get(id) === mine && !signal.aborted;
    show(id, facts, 'closer');
    const tell = (seen: unknown) => isMine() && show(id, seen, 'closer');
    const seen = await closerLook(look, facts, store.getState().answers, tell, signal);
    if (isMine()) show(id, seen, 'looked');
  }

  const stop = () => {
    closer.abort();
    closer = new AbortController();
  };

  /** What changed here may change what the prerequisites after it see. */
  async function lookAgain(id: StepId): Promise<void> {
    stop();
    const look = round();
    const position = prerequisites.indexOf(id);
    const later = position < 0 ? [] : prerequisites.slice(position + 1);
    await Promise.all([id, ...later].map((one) => inspect(one, look)));
    await lookCloser(id, look);
  }

  return {
    stop,
    lookAgain,
    lookAtAll: async () => {
      const look = round();
      await Promise.all(prerequisites.map((id) => inspect(id, look)));
    },
    arrive: async (id) => {
      await underWay.get(id);
      const { phase, isDone } = store.getState().steps[id];
      const isFresh = phase !== 'waiting' && !isDone && prerequisites.includes(id);
      if (!isFresh) return lookAgain(id);
      stop();
      await lookCloser(id, round());
    },
    judgeAgain: (id) => {
      const { facts, phase } = store.getState().steps[id];
      if (facts !== null && phase !== 'applying')
        show(id, facts, phase === 'closer' ? 'closer' : 'looked');
    },
  };
}
