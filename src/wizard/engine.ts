import { createStore } from 'zustand/vanilla';
import { type Checklist, checklist } from '../checklist/index.ts';
import { canBeRun } from '../checklist/manifest/facts.ts';
import { runRemedy } from '../checklist/manifest/run-remedy.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import type { Remedy } from '../model/remedy.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import { createArchiving } from './archiving.ts';
import { createBuilding } from './building.ts';
import { createChanging } from './changing.ts';
import { childrenEnv } from './children-env.ts';
import { isElsewhere } from './elsewhere.ts';
import { forgetRegistry } from './forgetting.ts';
import type { Wizard } from './intentions.ts';
import { openLog } from './logs.ts';
import { createLooking } from './looking.ts';
import { createPacing, paceOf } from './pacing.ts';
import { createProbing } from './probing.ts';
import { createRemedying } from './remedying.ts';
import { recallInto, rememberFrom } from './remembering.ts';
import { canUseSudo } from './rights.ts';
import type { WizardState } from './state.ts';
import {
  exitCodeOf,
  initialState,
  originOf,
  withChange,
  withPrompt,
  withStep,
} from './transitions.ts';
import { createWalking } from './walking.ts';

export type WizardOptions = {
  readonly host: Host;
  /** What the command line answers already. */
  readonly answers: Partial<Answers>;
  /** Takes the screen down, does something in the person's own terminal, and puts the screen back. */
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
  /** The steps to walk; left out, those of the checklist. */
  readonly steps?: Checklist;
  /** The step to begin at: those before it are looked at, too. The first one if left out. */
  readonly at?: StepId;
};

/** The wizard on a host: takes every step through look, judgement, remedy and second look. */
export function createWizard(options: WizardOptions): Wizard {
  const { host, answers, suspend, steps = checklist, at = 'machine' } = options;
  const store = createStore<WizardState>(() => ({
    ...initialState(host.label, { ...noAnswers, ...answers }, host.captions?.()),
    current: at,
    pace: host.clock === undefined ? null : paceOf(host.clock),
  }));
  const pacing =
    host.clock === undefined ? null : createPacing(host.clock, (pace) => store.setState({ pace }));
  const env = () => childrenEnv(store.getState().answers);
  let hasSudo = false;
  let isStarting = false;
  let isLeaving = false;
  const rights = () => ({ uid: host.uid, hasSudo });
  const looking = createLooking({ host, store, steps, rights });
  const changing = createChanging({ host, env, suspend });
  const building = createBuilding({ host, store, openLog: () => openLog(host), builderFacts });
  const archiving = createArchiving({ host, store, looking });
  const probing = createProbing({ host, store, env, onRow: judgeRows });
  const remedying = createRemedying({
    ...{ store, looking, changing, rights },
    originOf: (remedy) => originOf(store.getState(), remedy),
    apply: async (remedy) => buildsAgain(remedy) || probe(remedy),
    buildAgain: () => void run(),
  });
  const walking = createWalking({
    ...{ store, steps, looking },
    remember: () => void remember(),
    build: () => void run(),
    leave: (exitCode) => void leave(exitCode),
  });

  store.subscribe(({ steps: seen }, { steps: before }) => {
    const own = seen.manifest.facts?.own;
    const isNews = own?.isGone === true && before.manifest.facts?.own?.isGone === false;
    if (isNews) void forgetRegistry(host, own.registry);
  });

  function remember(): Promise<void> {
    const { answers: chosen, steps: seen } = store.getState();
    return rememberFrom(host, chosen, seen.target.facts);
  }

  function builderFacts() {
    const { client, builder } = store.getState().steps;
    return {
      hasRawjson: client.facts?.hasRawjson ?? true,
      nativePlatform: builder.facts?.native ?? null,
    };
  }

  async function begin(): Promise<void> {
    store.setState({ answers: await recallInto(host, answers) });
    const sudo = canUseSudo(host);
    const looked = looking.lookAtAll();
    // What comes after the prerequisites builds on what they saw.
    if (!prerequisites.includes(at)) await looked;
    void looking.arrive(store.getState().current);
    hasSudo = await sudo;
    prerequisites.forEach(looking.judgeAgain);
    await looked;
  }

  async function run(): Promise<void> {
    if (isBusy() || isLeaving) return;
    isStarting = true;
    await looking.lookAgain('build');
    const isClear = await archiving.isClear();
    isStarting = false;
    if (isLeaving) return;
    // Something is there now where the archive goes.
    if (!isClear) return walking.goTo('target');
    await archiving.around(building.run);
    pacing?.resume();
    looking.judgeAgain('build');
    const phase = store.getState().steps.build.facts?.phase;
    if (phase === 'failed') await explain();
    if (phase === 'succeeded' && !isLeaving) walking.forward();
  }

  /** Looks for known failures in the output of the build; in the meantime it may be tried again. */
  async function explain(): Promise<void> {
    const snapshot = store.getState().steps.build.facts?.snapshot ?? null;
    if (snapshot === null) return;
    const state = store.getState();
    const { diagnose } = await import('./diagnosing.ts');
    const diagnoses = await diagnose(snapshot, {
      look: lookAt(host, env()),
      state,
      steps,
      rights: rights(),
    });
    store.setState((now) => {
      const { facts } = now.steps.build;
      if (facts?.snapshot !== snapshot) return now;
      return withStep(now, 'build', { facts: { ...facts, diagnoses } });
    });
    looking.judgeAgain('build');
  }

  /** An archive is built once more, to be pushed: the person is taken to where that begins. */
  function buildsAgain({ sets, actions }: Remedy): boolean {
    const output = sets?.output;
    if (output?.kind !== 'push' || output.archive?.by !== 'build' || actions.length > 0)
      return false;
    store.setState((state) => ({ answers: { ...state.answers, ...sets } }));
    walking.toBuild(texts().manifest.pushAgain);
    return true;
  }

  /** The run-proof is carried out row by row; every other remedy as it is. */
  async function probe(remedy: Remedy): Promise<boolean> {
    const command = remedy.sets?.probe;
    if (command === undefined || store.getState().current !== 'manifest') return false;
    store.setState((state) => ({ answers: { ...state.answers, probe: command } }));
    const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
    // The first image is pulled by now.
    store.setState(({ changes }) => ({ changes: withChange(changes, remedy) }));
    await probing.run(command);
    judgeRows();
    await receipt.complete('changed', store.getState().steps.manifest.findings);
    await remember();
    return true;
  }

  function judgeRows(): void {
    looking.judgeAgain('manifest');
  }

  function isBusy(): boolean {
    const { current, steps: seen } = store.getState();
    const isApplying = changing.isRunning() || seen[current].phase === 'applying';
    return isStarting || isApplying || building.isRunning() || probing.isRunning();
  }

  /** The person's turn: nothing is asked, nothing runs that would be disturbed. */
  const isFree = () => store.getState().prompt === null && !isBusy() && !isLeaving;
  const ifFree =
    <Input extends readonly unknown[]>(intention: (...input: Input) => void) =>
    (...input: Input) => {
      if (isFree()) intention(...input);
    };

  /** Ends what runs, and waits for it; the second time it does not wait. */
  async function leave(exitCode: number): Promise<void> {
    if (isLeaving) return store.setState({ exitCode });
    isLeaving = true;
    store.setState({ prompt: null });
    looking.end();
    changing.stop();
    probing.stop();
    building.kill();
    const activities = [changing, probing, building, archiving];
    await Promise.all(activities.map(({ ended }) => ended()));
    store.setState({ exitCode });
  }

  function interrupt(): void {
    const activity = [changing, probing].find((one) => one.isRunning() && !one.isStopping());
    if (building.isRunning() && !isLeaving) building.stop();
    else if (activity === undefined || isLeaving) void leave(130);
    else activity.stop();
  }

  function setAnswers(change: Partial<Answers>): void {
    const before = store.getState().answers;
    const after = { ...before, ...change };
    store.setState({ answers: after });
    if (isElsewhere(before, after, change)) void looking.lookAgain('target');
    else looking.judgeAgain('target');
    if (before.output !== after.output) void archiving.look();
  }

  return {
    store,
    pacing,
    start: () => void begin(),
    choose: ifFree((remedy) => {
      const { current, steps: seen } = store.getState();
      // What is being looked at anew may need another remedy by then.
      if (!['looked', 'closer'].includes(seen[current].phase)) return;
      if (remedy.leadsTo === undefined) return remedying.choose(remedy);
      store.setState({ leadsTo: remedy.leadsTo });
      void leave(exitCodeOf(store.getState()));
    }),
    answer: (text) => void remedying.answer(text),
    consent: (isYes) => {
      const { prompt, steps: seen } = store.getState();
      if (prompt?.kind === 'quit') {
        return isYes ? void leave(exitCodeOf(store.getState())) : store.setState({ prompt: null });
      }
      if (prompt === null && seen.build.facts?.phase === 'asking') {
        // What stands still would not hear of its end.
        if (isYes) pacing?.resume();
        return building.answer(isYes);
      }
      void remedying.consent(isYes);
    },
    goOn: ifFree(walking.forward),
    back: ifFree(walking.back),
    goTo: ifFree(walking.goTo),
    lookAgain: ifFree(() => void looking.lookAgain(store.getState().current)),
    setAnswers,
    cancelBuild: building.stop,
    tryAgain: ifFree(() => {
      store.setState({ outcome: null });
      void run();
    }),
    probe: ifFree((command) => {
      const { facts } = store.getState().steps.manifest;
      if (facts !== null && canBeRun(facts)) remedying.choose(runRemedy(facts, command));
    }),
    quit: () => {
      if (building.isRunning()) return building.stop();
      if (isBusy()) return store.setState((state) => withPrompt(state, { kind: 'quit' }));
      void leave(exitCodeOf(store.getState()));
    },
    interrupt,
  };
}
