import type { EmulatorsFacts } from '../../../src/checklist/emulators/facts.ts';
import { emulators } from '../../../src/checklist/emulators.ts';
import type { ManifestRow } from '../../../src/checklist/manifest.ts';
import { buildCommand } from '../../../src/docker/build-command.ts';
import { type Answers, noAnswers } from '../../../src/model/answers.ts';
import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import type { StepState, WizardState } from '../../../src/wizard/state.ts';
import { at, buildFacts, emulatorsFacts, manifestFacts } from '../../ui/samples.ts';

/** What a picture shows. */
export type Scene = {
  /** The file's name, and what is said to whoever can't see it. */
  readonly name: string;
  readonly title: string;
  readonly state: WizardState;
};

const logFile = '/home/me/state/multiarch-wizard/logs/build-2026-11-24T10-11-12.log';
const where = 'ghcr.io/me/app:1.0';

const answers: Answers = {
  ...noAnswers,
  builder: 'mybuilder',
  registry: 'ghcr.io',
  platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'],
  tags: [where],
};

const handlers: EmulatorsFacts = {
  ...emulatorsFacts,
  rows: emulatorsFacts.rows.filter(({ platform }) => answers.platforms.includes(platform)),
  verdicts: {},
  engine: 'linux/amd64',
  remapsUsers: false,
  builder: 'default',
  hasBuildx: true,
  ...{ lost: [], now: new Date(0), isRoot: false },
};

const row = (platform: string, digest: string, change: Partial<ManifestRow>): ManifestRow => ({
  ...{ platform, digest: `sha256:${digest.padEnd(64, '0')}`, layers: 3, size: 6_900_000 },
  ...{ attestations: ['provenance'], seconds: 62, kind: 'emulated', run: null },
  ...change,
});

const rows = [
  row('linux/amd64', 'a11ae5c4e941', {
    ...{ seconds: 12.4, kind: 'native', run: { verdict: 'runs', text: 'x86_64' } },
  }),
  row('linux/arm64', 'd2102dac6426', {
    ...{ size: 6_800_000, run: { verdict: 'runs', text: 'aarch64' } },
  }),
  row('linux/riscv64', '55e0159ba24e', {
    ...{ size: 6_700_000, seconds: 70, run: { verdict: 'runs', text: 'riscv64' } },
  }),
];

const manifest = {
  ...manifestFacts,
  ...{ where, rows, missing: [] },
  commands: [
    ['docker', 'pull', where],
    ['docker', 'buildx', 'imagetools', 'inspect', where],
  ],
};

const words = texts();
const machine = { kernel: '6.18', architecture: 'amd64', docker: '26.1.5' };

/** What each step leaves behind when it is done. */
const summaries: readonly (readonly [id: StepId, text: string])[] = [
  ['machine', words.machine.summary.mounted(machine)],
  ['client', words.client.summary.always(words.client.summary.buildx('0.13.1'))],
  ['emulators', words.emulators.summary.proven('arm64, riscv64')],
  ['builder', words.builder.summary.builder('mybuilder', 'docker-container')],
  ['target', words.target.summary(answers.platforms, answers.tags)],
  ['build', words.build.summary(3, 70)],
];

const { install } = words.emulators;
const changes = [
  {
    text: install.replaces('qemu-aarch64', 'arm64, riscv64'),
    undo: install.undo(
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64,qemu-riscv64',
    ),
  },
  {
    text: words.builder.chosen.create.changes('mybuilder'),
    undo: 'docker buildx rm mybuilder',
  },
];

/** The wizard at a step, below the record of those before it. */
function scene(step: StepId, title: string, change: Partial<StepState>): Scene {
  const record = summaries
    .slice(0, stepIds.indexOf(step))
    .map(([id, text]) => ({ key: id, status: 'ok' as const, title: words[id].title, text }));
  return { name: step, title, state: at(step, change, { answers, record, changes }) };
}

export const scenes: readonly Scene[] = [
  scene(
    'emulators',
    'The emulators step: a table of the handlers in the kernel, one of them without F and one missing, and the commands that mend both.',
    { facts: handlers, findings: emulators.judge(handlers, answers) },
  ),
  scene(
    'build',
    'The build step: one lane for each of linux/amd64, linux/arm64 and linux/riscv64, with steps, current instruction and last log lines.',
    { facts: buildFacts({ command: buildCommand(answers), logFile }) },
  ),
  scene(
    'manifest',
    'The manifest list step: a table of three platforms with digest, size, layers, the time each took to build, and what it said when it was run.',
    { facts: manifest },
  ),
];
