import type { StoreApi } from 'zustand/vanilla';
import { shellQuote } from '../docker/shell-words.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Changing } from '../wizard/changing.ts';
import type { Outcome } from '../wizard/state.ts';
import type { AssemblyState } from './assembly.ts';
import { type LocalList, rowsThere } from './facts.ts';
import { judgeLeft } from './judge-local.ts';
import { judgePush } from './judge-place.ts';
import { readLocal } from './local-copy.ts';
import { type Made, makeList } from './making.ts';
import { rememberDigests } from './memory.ts';
import { remedyOf } from './plan.ts';
import type { Read } from './reading.ts';

export type RunOptions = {
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly changing: Changing;
  readonly read: Read;
  /** Calls the whole of it off. */
  readonly signal: AbortSignal;
};

/** Makes the list that was read and consented to; what the store is to be told of its end. */
export async function runPlan({
  host,
  store,
  changing,
  read,
  signal,
}: RunOptions): Promise<Partial<AssemblyState>> {
  const { ground, facts, judgement, wanted } = read;
  const { plan } = judgement;
  if (plan === null) return {};
  store.setState({ phase: 'making', outcome: null });
  const made = await makeList({
    ...{ host, changing, ground, facts, wanted, plan, signal },
    onDoing: (doing) => store.setState({ phase: 'making', doing }),
    onComparing: () => store.setState({ phase: 'comparing', doing: null }),
    onChecking: () => store.setState({ phase: 'checking', doing: null }),
  });
  if (made.kind === 'pushed') {
    const { changes, undo } = remedyOf(plan, facts);
    store.setState((state) => ({ changes: [...state.changes, { text: changes, undo }] }));
    const digests = rowsThere(facts.rows).map(({ reference, read: { digest } }) => [
      reference,
      digest,
    ]);
    await rememberDigests(host, plan.list, Object.fromEntries(digests));
  }
  if (made.kind === 'pushed') return { ...toldOf(made, []), doing: null };
  const look = lookAt(host, ground.env);
  const local = plan.way === 'manifest' ? await readLocal(look, plan.list) : null;
  tellLeft(store, local, read);
  const stopped = [
    ...(made.kind === 'stopped' ? await judgePush(look, plan.list, made.lines) : []),
    ...judgeLeft(local, plan.list, facts),
    ...judgement.findings.filter(({ id }) => id !== localList),
  ];
  return { ...toldOf(made, stopped), doing: null };
}

/** What was said of a local copy before this one was made. */
const localList = 'manifest.local-list';

/** A local copy that this run made and left here, and how it is taken back. */
function tellLeft(
  store: RunOptions['store'],
  local: LocalList | null,
  { facts, judgement: { plan } }: Read,
): void {
  const isAsBefore = JSON.stringify(local) === JSON.stringify(facts.local);
  if (local === null || plan === null || isAsBefore) return;
  const change = {
    text: assemblyTexts().local.made(plan.list),
    undo: shellQuote(plan.removal.run),
  };
  store.setState(({ changes }) => ({ changes: [...changes, change] }));
}

function toldOf(
  made: Made,
  before: readonly Finding[],
): Pick<AssemblyState, 'phase' | 'findings' | 'outcome'> & Partial<AssemblyState> {
  switch (made.kind) {
    case 'stopped': {
      const { error, lines } = made;
      return { phase: 'failed', findings: before, outcome: problem(error, lines) };
    }
    case 'stale': {
      const { finding } = made;
      return { phase: 'failed', findings: [finding], outcome: problem(finding.title, []) };
    }
    case 'pushed': {
      const { facts, findings } = made.back;
      const wrong = findings.find(({ status }) => status === 'problem');
      const words = assemblyTexts().text;
      const outcome: Outcome =
        wrong === undefined
          ? { status: 'ok', text: words.made(facts.where, facts.digest ?? ''), lines: made.lines }
          : problem(wrong.title, made.lines);
      return { phase: wrong === undefined ? 'made' : 'failed', findings, outcome, manifest: facts };
    }
  }
}

const problem = (text: string, lines: readonly string[]): Outcome => ({
  ...{ status: 'problem', text, lines },
});
