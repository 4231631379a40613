import type { StoreApi } from 'zustand/vanilla';
import { parseReference } from '../docker/reference.ts';
import { isPattern, parseSource } from '../docker/reference-pattern.ts';
import type { Host } from '../host/host.ts';
import type { AssemblyState, Wanted } from './assembly.ts';
import type { AssemblyFacts } from './facts.ts';
import { type Judgement, judge } from './judge.ts';
import { type Ground, groundFor, lookAtSources } from './looking.ts';
import { remedyOf } from './plan.ts';

/** What was read, and what it means. */
export type Read = {
  readonly ground: Ground;
  readonly facts: AssemblyFacts;
  readonly judgement: Judgement;
  /** What was wanted when it was read. */
  readonly wanted: Wanted;
};

/** Reads sources into the store; a newer reading ends an older one. */
export type ReadingRounds = {
  readonly read: () => Promise<void>;
  /** What the last whole reading gave; null before, and while another is under way. */
  readonly last: () => Read | null;
  readonly end: () => void;
};

/** Readings of the sources that the store wants, one at a time: what they give stands in the store. */
export function createReading(host: Host, store: StoreApi<AssemblyState>): ReadingRounds {
  let turn = new AbortController();
  let last: Read | null = null;

  async function read(): Promise<void> {
    turn.abort();
    turn = new AbortController();
    const { signal } = turn;
    const { wanted } = store.getState();
    last = null;
    store.setState({ ...nothingRead, phase: 'reading' });
    const ground = await groundFor(host, wanted, signal);
    if (signal.aborted) return;
    store.setState({ access: ground.access });
    const facts = await lookAtSources(host, wanted, ground, (rows) => {
      if (!signal.aborted) store.setState({ rows });
    });
    if (signal.aborted) return;
    const judgement = judge(facts, wanted);
    last = { ground, facts, judgement, wanted };
    const { findings, ways, way, plan } = judgement;
    store.setState({
      ...{ phase: 'read', rows: facts.rows, findings, ways, way },
      plan: plan === null ? null : remedyOf(plan, facts),
    });
  }

  return { read, last: () => last, end: () => turn.abort() };
}

/** Nothing is known of the sources. */
export const nothingRead = {
  ...{ rows: [], findings: [], ways: [], way: null, access: null, plan: null, manifest: null },
} satisfies Partial<AssemblyState>;

/** Whether enough is given to begin: a list's reference, and sources, all of them well written. */
export function isWhole({ list, sources }: Wanted): boolean {
  const isRead = sources.length > 0 && sources.every((source) => parseSource(source).ok);
  return isRead && !isPattern(list) && parseReference(list).ok;
}
