import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Checklist, checklist } from '../checklist/index.ts';
import { canBeRun } from '../checklist/manifest/facts.ts';
import { runRemedy } from '../checklist/manifest/run-remedy.ts';
import type { Host } from '../host/host.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import { type Activities, createActivities } from './activities.ts';
import { type BuildRun, createBuildRun } from './build-run.ts';
import { isElsewhere } from './elsewhere.ts';
import { seeProject, watchProject } from './empty-project.ts';
import { explainBuild } from './explaining.ts';
import { forgetWhenGone } from './forgetting.ts';
import type { Wizard } from './intentions.ts';
import { createLeaving, type Leaving } from './leaving.ts';
import { inItsOwnWay } from './own-ways.ts';
import { createPacing, type Pacing, paceOf } from './pacing.ts';
import { createRemedying, type Remedying } from './remedying.ts';
import { recallInto, rememberFrom } from './remembering.ts';
import { createRights } from './rights.ts';
import type { WizardState } from './state.ts';
import { initialState, originOf } from './transitions.ts';
import { createWalking, type Walking } from './walking.ts';

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
  const { host, suspend, steps = checklist } = options;
  const store = createStore<WizardState>(() => firstState(options));
  const { clock } = host;
  const pacing =
    clock === undefined ? null : createPacing(clock, (pace) => store.setState({ pace }));
  const rights = createRights(host);
  const activities = createActivities({ host, store, steps, suspend, rights: rights.now });
  const { looking, changing } = activities;
  const explain = () => explainBuild({ store, steps, looking, rights: rights.now });
  const building = createBuildRun({ store, activities, pacing, explain });
  const isBusy = () => building.isStarting() || activities.isBusy();
  const leaving = createLeaving(store, activities, isBusy);
  const remember = () => {
    const { answers, steps: seen } = store.getState();
    return rememberFrom(host, answers, seen.target.facts);
  };
  const build = async () => {
    if (!isBusy() && !leaving.hasBegun()) goOnFrom(await building.run(), walking, leaving);
  };
  const walking = createWalking({
    ...{ store, steps, looking, leave: (exitCode) => void leaving.leave(exitCode) },
    remember: () => void remember(),
    build: () => void build(),
  });
  const remedying = createRemedying({
    ...{ store, looking, changing, rights: rights.now, buildAgain: () => void build() },
    originOf: (remedy) => originOf(store.getState(), remedy),
    apply: (remedy) => inItsOwnWay(remedy, { host, store, activities, walking, remember }),
  });
  forgetWhenGone(host, store);
  watchProject(host, store);
  const isFree = () => store.getState().prompt === null && !isBusy() && !leaving.hasBegun();
  const parts = { store, activities, pacing, walking, remedying, leaving };
  return {
    ...{ store, pacing, quit: leaving.quit, interrupt: leaving.interrupt },
    start: () => void begin(options, { store, looking, rights }),
    ...turnsOf({ ...parts, build, isFree, lookAtProject: () => void seeProject(host, store) }),
    ...answersTo(parts),
  };
}

const firstState = ({ host, answers, at = 'machine' }: WizardOptions): WizardState => ({
  ...initialState(host.label, { ...noAnswers, ...answers }, host.captions?.()),
  current: at,
  pace: host.clock === undefined ? null : paceOf(host.clock),
});

type Beginning = Pick<Activities, 'looking'> & {
  readonly store: StoreApi<WizardState>;
  readonly rights: ReturnType<typeof createRights>;
};

async function begin(
  { host, answers, at = 'machine' }: WizardOptions,
  { store, looking, rights }: Beginning,
): Promise<void> {
  store.setState({ answers: await recallInto(host, answers) });
  const learnt = rights.learn();
  void seeProject(host, store);
  const looked = looking.lookAtAll();
  // What comes after the prerequisites builds on what they saw.
  if (!prerequisites.includes(at)) await looked;
  void looking.arrive(store.getState().current);
  await learnt;
  prerequisites.forEach(looking.judgeAgain);
  await looked;
}

/** What comes of a build; a person who is leaving is not taken anywhere. */
function goOnFrom(end: Awaited<ReturnType<BuildRun['run']>>, walking: Walking, leaving: Leaving) {
  if (leaving.hasBegun()) return;
  if (end === 'in-the-way') walking.goTo('target');
  if (end === 'succeeded') walking.forward();
}

type Parts = {
  readonly store: StoreApi<WizardState>;
  readonly activities: Activities;
  readonly pacing: Pacing | null;
  readonly walking: Walking;
  readonly remedying: Remedying;
  readonly leaving: Leaving;
};

type Turns = Parts & {
  readonly build: () => Promise<void>;
  readonly lookAtProject: () => void;
  /** The person's turn: nothing is asked, nothing runs that would be disturbed. */
  readonly isFree: () => boolean;
};

/** What a person can want when it is their turn. */
function turnsOf({ store, walking, remedying, leaving, build, isFree, ...rest }: Turns) {
  const { looking } = rest.activities;
  const onTurn =
    <Input extends readonly unknown[]>(intention: (...input: Input) => void) =>
    (...input: Input) => {
      if (isFree()) intention(...input);
    };
  return {
    choose: onTurn((remedy) => {
      const { current, steps } = store.getState();
      // What is being looked at anew may need another remedy by then.
      if (!['looked', 'closer'].includes(steps[current].phase)) return;
      if (remedy.leadsTo === undefined) remedying.choose(remedy);
      else leaving.leaveFor(remedy.leadsTo);
    }),
    goOn: onTurn(walking.forward),
    back: onTurn(walking.back),
    goTo: onTurn(walking.goTo),
    lookAgain: onTurn(() => {
      rest.lookAtProject();
      void looking.lookAgain(store.getState().current);
    }),
    tryAgain: onTurn(() => {
      store.setState({ outcome: null });
      void build();
    }),
    probe: onTurn((command) => {
      const { facts } = store.getState().steps.manifest;
      if (facts !== null && canBeRun(facts)) remedying.choose(runRemedy(facts, command));
    }),
  } satisfies Partial<Wizard>;
}

/** What a person says while something is asked, filled in, or built. */
function answersTo({ store, activities, pacing, remedying, leaving }: Parts) {
  const { looking, building, archiving } = activities;
  return {
    answer: (text) => void remedying.answer(text),
    otherwise: remedying.otherwise,
    consent: (isYes) => {
      const { prompt, steps } = store.getState();
      if (prompt?.kind === 'quit') return leaving.answer(isYes);
      if (prompt !== null || steps.build.facts?.phase !== 'asking') {
        return void remedying.consent(isYes);
      }
      // What stands still would not hear of its end.
      if (isYes) pacing?.resume();
      building.answer(isYes);
    },
    setAnswers: (change) => {
      const before = store.getState().answers;
      const after = { ...before, ...change };
      store.setState({ answers: after });
      if (isElsewhere(before, after, change)) void looking.lookAgain('target');
      else looking.judgeAgain('target');
      if (before.output !== after.output) void archiving.look();
    },
    cancelBuild: building.stop,
  } satisfies Partial<Wizard>;
}
