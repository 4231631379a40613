import { createStore, type StoreApi } from 'zustand/vanilla';
import { runRemedy } from '../checklist/manifest/run-remedy.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import { type Building, createBuilding } from './building.ts';
import { createChanging } from './changing.ts';
import { childrenEnv } from './children-env.ts';
import { diagnose } from './diagnosing.ts';
import type { Wizard } from './intentions.ts';
import { openLog } from './logs.ts';
import { createLooking } from './looking.ts';
import { probeRows } from './probing.ts';
import { createRemedying } from './remedying.ts';
import { recallInto, rememberFrom } from './remembering.ts';
import type { WizardState } from './state.ts';
import { exitCodeOf, hasProblem, initialState, withPrompt, withStep } from './transitions.ts';
import { createWalking } from './walking.ts';

export type WizardOptions = {
  readonly host: Host;
  /** What the command line answers already. */
  readonly answers: Partial<Answers>;
  /** Takes the screen down, does something in the person's own terminal, and puts the screen back. */
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** The wizard on a host: takes every step through look, judgement, remedy and second look. */
export function createWizard({ host, answers, suspend }: WizardOptions): Wizard {
  const store = createStore<WizardState>(() =>
    initialState(host.label, { ...noAnswers, ...answers }),
  );
  const env = () => childrenEnv(store.getState().answers);
  let hasSudo = false;
  let probes: AbortController | null = null;
  const looking = createLooking(host, store);
  const changing = createChanging({ host, env, suspend, hasSudo: () => hasSudo });
  const building = createBuilding({ host, store, openLog: () => newLog(host), builderFacts });
  const remedying = createRemedying({
    ...{ store, looking, changing },
    stepOf: (remedy) => stepOfRemedy(store.getState(), remedy),
    apply: async (remedy) => {
      if (store.getState().current !== 'manifest') return false;
      await probe(remedy);
      return true;
    },
    afterwards: async (step) => {
      const { current } = store.getState();
      if (current === 'build' && step !== 'build' && !hasProblem(store.getState(), step))
        await run();
    },
  });
  const walking = createWalking({
    ...{ store, looking },
    remember: () => void rememberFrom(host, store.getState().answers),
    build: () => void run(),
  });

  function builderFacts() {
    const { client, builder } = store.getState().steps;
    return {
      hasRawjson: client.facts?.hasRawjson ?? true,
      nativePlatform: builder.facts?.native ?? null,
    };
  }

  async function run(): Promise<void> {
    if (building.isRunning()) return;
    await looking.lookAgain('build');
    await building.run();
    const { snapshot, phase } = store.getState().steps.build.facts ?? {};
    if (phase === 'failed' && snapshot) {
      const diagnoses = await diagnose(snapshot, lookAt(host, env()), store.getState());
      patchBuild(store, { diagnoses });
    }
    looking.judgeAgain('build');
    if (phase === 'succeeded') walking.forward();
  }

  async function probe(remedy: Remedy): Promise<void> {
    const command = remedy.sets?.probe ?? store.getState().answers.probe;
    store.setState((state) => ({ answers: { ...state.answers, probe: command } }));
    probes = new AbortController();
    const { signal } = probes;
    await probeRows(command, { host, store, env: env(), signal, onRow: judgeRows });
    probes = null;
    judgeRows();
    await rememberFrom(host, store.getState().answers);
  }

  const judgeRows = () => looking.judgeAgain('manifest');

  const isBusy = () => building.isRunning() || changing.isChanging() || probes !== null;

  function leave(exitCode: number): void {
    looking.stop();
    changing.stop();
    building.kill();
    probes?.abort();
    store.setState({ exitCode, prompt: null });
  }

  async function begin(): Promise<void> {
    const begun = await recallInto(host, answers);
    store.setState({ answers: begun });
    const sudo = host.run(['sudo', '-V'], { timeout: 2_000 });
    await looking.lookAtAll();
    hasSudo = (await sudo).exitCode === 0;
    await looking.arrive(store.getState().current);
  }

  return {
    store,
    start: () => void begin(),
    choose: remedying.choose,
    answer: (text) => void remedying.answer(text),
    consent: (isYes) => {
      const { prompt, steps } = store.getState();
      if (prompt?.kind === 'quit') {
        return isYes ? leave(exitCodeOf(store.getState())) : store.setState({ prompt: null });
      }
      if (prompt === null && steps.build.facts?.phase === 'asking') return building.answer(isYes);
      void remedying.consent(isYes);
    },
    goOn: walking.forward,
    back: () => {
      if (!isBusy()) walking.back();
    },
    lookAgain: () => {
      if (!isBusy()) void looking.lookAgain(store.getState().current);
    },
    setAnswers: (change) => setAnswers(change),
    cancelBuild: () => stopBuild(building, store),
    tryAgain: () => void run(),
    probe: (command) => {
      const { facts } = store.getState().steps.manifest;
      if (facts !== null) remedying.choose(runRemedy(facts, command));
    },
    quit: () => {
      if (building.isRunning()) return stopBuild(building, store);
      if (isBusy()) return store.setState((state) => withPrompt(state, { kind: 'quit' }));
      leave(exitCodeOf(store.getState()));
    },
    interrupt: () => (building.isRunning() ? stopBuild(building, store) : leave(130)),
  };

  function setAnswers(change: Partial<Answers>): void {
    const before = store.getState().answers;
    store.setState({ answers: { ...before, ...change } });
    const after = store.getState().answers;
    const isElsewhere = before.context !== after.context || before.file !== after.file;
    if (isElsewhere || before.tags[0] !== after.tags[0]) void looking.lookAgain('target');
    else looking.judgeAgain('target');
  }
}

/** Asks the first time; asked already, or being cancelled, it is killed. */
function stopBuild(building: Building, store: StoreApi<WizardState>): void {
  const phase = store.getState().steps.build.facts?.phase;
  if (phase === 'running') building.ask();
  else building.kill();
}

/** The step whose finding a remedy mends: of a failed build, the one that knows the failure. */
function stepOfRemedy({ current, steps }: WizardState, remedy: Remedy): StepId {
  if (current !== 'build') return current;
  const known = steps.build.facts?.diagnoses.find(
    (diagnosis) => diagnosis.remedy?.title === remedy.title,
  );
  return known?.step ?? current;
}

function patchBuild(
  store: StoreApi<WizardState>,
  change: { readonly diagnoses: Awaited<ReturnType<typeof diagnose>> },
): void {
  store.setState((state) => {
    const { facts } = state.steps.build;
    return facts === null ? state : withStep(state, 'build', { facts: { ...facts, ...change } });
  });
}

async function newLog(host: Host) {
  return (await openLog(host)).log;
}
