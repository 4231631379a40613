import type { BuildPhase } from '../../src/checklist/build.ts';
import { type Checklist, checklist } from '../../src/checklist/index.ts';
import type { Step } from '../../src/checklist/step.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { Finding, Status } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import type { StepId } from '../../src/model/step-id.ts';
// A build that fails loads it: not only after the test that failed it has ended.
import '../../src/wizard/diagnosing.ts';
import { createWizard } from '../../src/wizard/engine.ts';
import type { Wizard } from '../../src/wizard/intentions.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { type StubHost, stubHost, until } from './stub-host.ts';

export const platforms = ['linux/amd64', 'linux/arm64'];
export const tag = 'localhost:5000/demo:1';
export const buildLine =
  'docker buildx build --builder mybuilder --platform linux/amd64,linux/arm64 --tag localhost:5000/demo:1 --push .';
export const manifestLine =
  'docker buildx imagetools inspect --builder mybuilder --raw localhost:5000/demo:1';

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const image = (architecture: string, letter: string) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...{ digest: digest(letter), size: 480, platform: { os: 'linux', architecture } },
});

/** What a registry holds under the tag when the push arrived. */
export const pushed = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [image('amd64', 'a'), image('arm64', 'b')],
});

const byDigest = (letter: string) =>
  `docker buildx imagetools inspect --builder mybuilder --raw localhost:5000/demo@${digest(letter)}`;
const oneLayer = JSON.stringify({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...{ config: { digest: digest('c') }, layers: [{ size: 1000 }] },
});

/** A prepared machine: `check STEP` says what is wrong with it, `prove emulators` looks closer. */
const prepared = {
  'check machine': '',
  'check client': '',
  'check emulators': '',
  'check builder': '',
  'prove emulators': '',
  'sudo -V': 'Sudo version 1.9.16',
  [buildLine]: '',
  [manifestLine]: pushed,
  [byDigest('a')]: oneLayer,
  [byDigest('b')]: oneLayer,
};

/** A step that a command answers for: what it prints is what is wrong. */
function scriptedStep(id: StepId, remedies: readonly Remedy[]): Step<unknown> {
  const finding = (status: Status, title: string): Finding => ({
    ...{
      id: `${id}.${id === 'emulators' ? 'handlers' : 'any'}`,
      status,
      title,
      failure: null,
      remedies,
    },
    evidence: [{ source: `check ${id}`, line: null, text: title }],
  });
  const ask = async (look: Parameters<Step<unknown>['inspect']>[0], verb: string, more = {}) =>
    (await look.run([verb, id], more)).stdout;
  return {
    id,
    inspect: async (look) => ({ ...builderFacts, said: await ask(look, 'check') }),
    judge: (facts) => {
      const { said } = facts as { readonly said: string };
      if (said === '') return [finding('ok', 'all is well')];
      return [finding(said.startsWith('warning') ? 'warning' : 'problem', said)];
    },
    summary: () => `${id} is ready`,
    ...(id === 'emulators' && {
      lookCloser: async (look, facts, _answers, _tell, signal) => ({
        ...(facts as object),
        said: await ask(look, 'prove', { signal }),
      }),
    }),
  };
}

/** As far as the steps after it ask. */
const builderFacts = {
  ...{ builders: [], chosen: null, native: 'linux/amd64', hasRawjson: true, rows: [] },
  buildx: { version: [0, 29, 1] },
  ...{ proofs: Object.fromEntries(platforms.map((one) => [one, 'passed'])), verdicts: {} },
};

export type WalkOptions = {
  readonly host?: Parameters<typeof stubHost>[0];
  readonly answers?: Partial<Answers>;
  readonly remedies?: Partial<Record<StepId, readonly Remedy[]>>;
  /** Whether the closer look at the emulators has shown enough. */
  readonly isEnough?: () => boolean;
};

export type Walk = {
  readonly wizard: Wizard;
  readonly host: StubHost;
  readonly state: () => WizardState;
  readonly answer: (text: string) => void;
  /** Presses Enter at each step until this one is there and was looked at. */
  readonly goTo: (step: StepId) => Promise<void>;
  readonly looked: (step: StepId) => Promise<void>;
  readonly phase: (phase: BuildPhase) => Promise<void>;
  /** The wizard is leaving, with this exit code. */
  readonly left: () => Promise<number>;
};

/** A person who walks on a machine of a table; the last three steps are the real ones. */
export function walk(options: WalkOptions = {}): Walk {
  const { host: machine, answers, remedies = {}, isEnough } = options;
  const host = stubHost({
    ...machine,
    files: { '/project/Dockerfile': 'FROM scratch\n', ...machine?.files },
    commands: { ...prepared, ...machine?.commands },
  });
  const step = (id: StepId) => scriptedStep(id, remedies[id] ?? []) as never;
  const scripted = { machine: step('machine'), client: step('client') };
  const steps: Checklist = {
    ...{ ...checklist, ...scripted, builder: step('builder') },
    emulators: Object.assign(step('emulators') as object, isEnough && { isEnough }) as never,
  };
  const wizard = createWizard({
    host,
    steps,
    answers: {
      builder: 'mybuilder',
      registry: 'localhost:5000',
      platforms,
      tags: [tag],
      ...answers,
    },
    suspend: async (during) => {
      host.events.push('screen down');
      await during();
      host.events.push('screen up');
    },
  });
  const state = () => wizard.store.getState();
  const looked = async (id: StepId) => {
    await until(() => state().current === id && state().steps[id].phase === 'looked');
  };
  wizard.start();
  return {
    ...{ wizard, host, state, looked },
    answer: (text) => wizard.answer(text),
    goTo: async (id) => {
      for (;;) {
        const { current } = state();
        await looked(current);
        if (current === id) return;
        wizard.goOn();
        await until(() => state().current !== current);
      }
    },
    phase: async (phase) => {
      await until(() => state().steps.build.facts?.phase === phase);
    },
    left: async () => {
      await until(() => state().exitCode !== null);
      return state().exitCode ?? -1;
    },
  };
}

/** A remedy of one command. */
export function remedyOf(run: readonly string[], more: Partial<Remedy> = {}): Remedy {
  return {
    ...{ title: 'Mend it', needs: 'consent', changes: 'One thing.', undo: null },
    ...{ actions: [{ run }], ...more },
  };
}
