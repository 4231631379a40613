import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import type { Activities } from './activities.ts';
import type { WizardState } from './state.ts';
import { withChange } from './transitions.ts';
import type { Walking } from './walking.ts';

export type OwnWaysOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  readonly activities: Pick<Activities, 'looking' | 'probing'>;
  readonly walking: Pick<Walking, 'toBuild'>;
  readonly remember: () => Promise<void>;
};

/** Carries out what is no list of commands; false for a remedy that is applied as any other. */
export async function inItsOwnWay(remedy: Remedy, options: OwnWaysOptions): Promise<boolean> {
  return buildsAgain(remedy, options) || probe(remedy, options);
}

/** An archive is built once more, to be pushed: the person is taken to where that begins. */
function buildsAgain({ sets, actions }: Remedy, { store, walking }: OwnWaysOptions): boolean {
  const output = sets?.output;
  if (output?.kind !== 'push' || output.archive?.by !== 'build' || actions.length > 0) return false;
  store.setState((state) => ({ answers: { ...state.answers, ...sets } }));
  walking.toBuild(texts().manifest.pushAgain);
  return true;
}

/** The run-proof is carried out row by row. */
async function probe(remedy: Remedy, options: OwnWaysOptions): Promise<boolean> {
  const { host, store, activities, remember } = options;
  const command = remedy.sets?.probe;
  if (command === undefined || store.getState().current !== 'manifest') return false;
  store.setState((state) => ({ answers: { ...state.answers, probe: command } }));
  const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
  // The first image is pulled by now.
  store.setState(({ changes }) => ({ changes: withChange(changes, remedy) }));
  await activities.probing.run(command);
  activities.looking.judgeAgain('manifest');
  await receipt.complete('changed', store.getState().steps.manifest.findings);
  await remember();
  return true;
}
