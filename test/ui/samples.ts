import type { BuildFacts, LogLines } from '../../src/checklist/build.ts';
import type { ManifestFacts } from '../../src/checklist/manifest.ts';
import type { TargetFacts } from '../../src/checklist/target.ts';
import type { HandlerEntry } from '../../src/docker/binfmt.ts';
import type { BuildSnapshot, LaneView } from '../../src/docker/lanes.ts';
import { createBuild } from '../../src/docker/lanes.ts';
import { createProgressReader } from '../../src/docker/progress.ts';
import { noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { type StepId, stepIds } from '../../src/model/step-id.ts';
import { cause } from '../../src/texts/failures.ts';
import type { HandlersSeen } from '../../src/ui/screens/emulators.ts';
import type { RecordLine, StepState, WizardState } from '../../src/wizard/state.ts';
import { initialState, withStep } from '../../src/wizard/transitions.ts';

export const remedy = (title: string, change: Partial<Remedy> = {}): Remedy => ({
  title,
  needs: 'consent',
  changes: '',
  undo: null,
  actions: [],
  ...change,
});

export const finding = (
  id: Finding['id'],
  status: Finding['status'],
  title: string,
  source: string,
  text: string,
  remedies: readonly Remedy[] = [],
): Finding => ({
  id,
  status,
  title,
  evidence: [{ source, line: null, text }],
  failure: null,
  remedies,
});

export const fresh = initialState(null, noAnswers);

/** Every step before this one done. */
function walked(step: StepId): WizardState['steps'] {
  const before = stepIds.slice(0, stepIds.indexOf(step));
  return before.reduce((state, id) => withStep(state, id, { phase: 'looked', isDone: true }), fresh)
    .steps;
}

/** A wizard at a step, with what that step found. */
export const at = (
  step: StepId,
  change: Partial<StepState>,
  state: Partial<WizardState> = {},
): WizardState => ({
  ...withStep({ ...fresh, ...state, steps: walked(step) }, step, {
    phase: 'looked',
    ...change,
  } as never),
  current: step,
});

export const machineFindings: readonly Finding[] = [
  finding('machine.engine', 'ok', 'The engine answers', 'docker version', 'Server: 26.1.5'),
  finding('machine.version', 'ok', 'Docker 19.03 or newer', 'docker version', '26.1.5'),
  finding(
    'machine.kernel',
    'ok',
    "The engine's kernel is 4.8 or newer",
    'docker info',
    'Kernel Version: 6.18.5',
  ),
  finding(
    'machine.binfmt',
    'ok',
    'binfmt_misc is mounted and enabled',
    '/proc/sys/fs/binfmt_misc/status',
    'enabled',
  ),
];

export const stoppedEngine: readonly Finding[] = [
  {
    ...finding(
      'machine.engine',
      'problem',
      'The engine does not answer',
      'docker version --format {{json .}}',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      [
        remedy('Start the engine now', {
          needs: 'root',
          hint: 'until the next boot',
          recommended: 'systemd knows the service docker, and it is stopped.',
          changes: 'Starts the service docker.',
          undo: 'sudo systemctl stop docker',
          actions: [{ run: ['sudo', 'systemctl', 'start', 'docker'] }],
        }),
        remedy('Start it now and at every boot', {
          needs: 'root',
          changes: 'Starts and enables the service docker.',
          undo: 'sudo systemctl disable --now docker',
          actions: [{ run: ['sudo', 'systemctl', 'enable', '--now', 'docker'] }],
        }),
      ],
    ),
  },
  finding('machine.version', 'skipped', 'Docker 19.03 or newer', 'docker version', 'no answer'),
  finding('machine.kernel', 'ok', 'The kernel is 4.8 or newer', 'uname -r', '6.18.5'),
  finding(
    'machine.binfmt',
    'warning',
    'binfmt_misc is not mounted',
    '/proc/mounts',
    'no binfmt_misc',
    [
      remedy('Mount it', {
        needs: 'root',
        changes: 'Mounts the file system until the next boot.',
        undo: 'sudo umount /proc/sys/fs/binfmt_misc',
        actions: [
          {
            run: ['sudo', 'mount', 'binfmt_misc', '-t', 'binfmt_misc', '/proc/sys/fs/binfmt_misc'],
          },
        ],
      }),
    ],
  ),
];

const entry = (name: string, interpreter: string, flags: string): HandlerEntry => ({
  ...{ name, enabled: true, interpreter, flags, pattern: null, extension: null },
});

export const emulatorsFacts: HandlersSeen = {
  unread: null,
  kernel: '6.18.5',
  entries: [],
  isEnabled: true,
  gone: [],
  loaders: {},
  here: {},
  rows: [
    { platform: 'linux/amd64', verdict: 'native', entry: null, behind: null },
    {
      platform: 'linux/arm64',
      verdict: 'no-F',
      entry: entry('qemu-aarch64', '/usr/bin/qemu-aarch64', 'OC'),
      behind: null,
    },
    {
      platform: 'linux/arm/v7',
      verdict: 'ready',
      entry: entry('qemu-arm', '/usr/bin/qemu-arm-static', 'OCF'),
      behind: null,
    },
    { platform: 'linux/riscv64', verdict: 'missing', entry: null, behind: null },
  ],
  proofs: { 'linux/arm/v7': 'passed', 'linux/arm64': 'failed', 'linux/riscv64': 'untried' },
  verdicts: {},
};

const installers: readonly Remedy[] = [
  remedy('tonistiigi/binfmt', {
    needs: 'privileged',
    hint: 'kept up to date, riscv64 too',
    recommended: 'It is the only one that is still maintained, and it runs on this host.',
    changes: "Privileged: changes two entries in the kernel's table, until it reboots.",
    undo: 'docker run --rm --privileged tonistiigi/binfmt --uninstall arm64,riscv64',
    actions: [
      {
        run: [
          'docker',
          'run',
          '--rm',
          '--privileged',
          'tonistiigi/binfmt',
          '--uninstall',
          'qemu-aarch64',
        ],
      },
      {
        run: [
          'docker',
          'run',
          '--rm',
          '--privileged',
          'tonistiigi/binfmt',
          '--install',
          'arm64,riscv64',
        ],
      },
    ],
  }),
  remedy('multiarch/qemu-user-static', {
    needs: 'privileged',
    hint: 'last changed 2023, riscv64 too',
    changes: "Privileged: replaces every qemu entry in the kernel's table, until it reboots.",
    actions: [
      {
        run: [
          'docker',
          'run',
          '--rm',
          '--privileged',
          'multiarch/qemu-user-static',
          '--reset',
          '-p',
          'yes',
        ],
      },
    ],
  }),
  remedy('docker/binfmt:66f9012c', {
    needs: 'privileged',
    hint: 'last changed 2019, no riscv64',
    changes: "Privileged: changes one entry in the kernel's table, until it reboots.",
    actions: [
      {
        run: [
          'docker',
          'run',
          '--rm',
          '--privileged',
          'docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d',
        ],
      },
    ],
  }),
];

export const emulatorFindings: readonly Finding[] = [
  finding(
    'emulators.flags',
    'problem',
    'qemu-aarch64 has no F',
    '/proc/sys/fs/binfmt_misc/qemu-aarch64',
    'enabled\ninterpreter /usr/bin/qemu-aarch64\nflags: OC',
    installers,
  ),
  finding(
    'emulators.missing',
    'warning',
    'Nothing is registered for linux/riscv64',
    '/proc/sys/fs/binfmt_misc',
    'no qemu-riscv64',
    installers,
  ),
  finding(
    'emulators.ready',
    'ok',
    'linux/arm/v7 is ready',
    '/proc/sys/fs/binfmt_misc/qemu-arm',
    'flags: OCF',
  ),
];

export const editRemedy = remedy('Write it into config.json', {
  changes: 'Adds one line to the client configuration; the file as it was is kept beside it.',
  undo: 'cp ~/.docker/config.json.before-wizard ~/.docker/config.json',
  actions: [
    {
      edit: '/home/kofj/.docker/config.json',
      diff: '--- config.json\n+++ config.json\n@@ -1,5 +1,6 @@\n {\n   "auths": {\n     "ghcr.io": {}\n-  }\n+  },\n+  "experimental": "enabled"\n }\n',
      before: '',
      after: '',
    },
  ],
});

export const targetFacts: TargetFacts = {
  bake: null,
  dockerfile: 'Dockerfile',
  fault: null,
  candidates: [],
  evidence: [],
  choices: [
    { platform: 'linux/amd64', kind: 'native', reason: null },
    { platform: 'linux/arm64', kind: 'emulated', reason: null },
    { platform: 'linux/riscv64', kind: 'emulated-by-builder', reason: null },
    { platform: 'linux/arm/v7', kind: 'emulated', reason: null },
    { platform: 'linux/s390x', kind: 'emulated', reason: null },
    { platform: 'linux/ppc64le', kind: 'emulated', reason: null },
    {
      platform: 'linux/loong64',
      kind: null,
      reason: 'its proof failed in this builder: no handler',
    },
  ],
  presets: [
    {
      title: 'common ones',
      platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
    },
    { title: 'what every base image has', platforms: ['linux/amd64', 'linux/arm64'] },
  ],
  fixed: null,
  baseImages: [
    {
      image: 'golang:1.25-alpine',
      line: 1,
      coverage: { 'linux/amd64': 'yes', 'linux/arm64': 'yes', 'linux/riscv64': 'yes' },
      unknown: null,
    },
    {
      image: 'ubuntu:18.04',
      line: 8,
      coverage: { 'linux/amd64': 'yes', 'linux/arm64': 'yes', 'linux/riscv64': 'no' },
      unknown: null,
    },
  ],
  suggestion: 'ghcr.io/kofj/demo:2026-11-24',
  credentials: { 'ghcr.io': 'stored' },
  keeping: { file: '/home/kofj/.docker/config.json', store: null, helpers: {} },
  names: null,
  lacks: {},
  secretFaults: [],
  askedBy: null,
};

export const targetAnswers = {
  ...noAnswers,
  builder: 'mybuilder',
  registry: 'ghcr.io',
  platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'],
  tags: ['ghcr.io/kofj/demo:2026-11-24'],
};

export const buildCommand = [
  ...['docker', 'buildx', 'build', '--builder', 'mybuilder'],
  ...['--platform', 'linux/amd64,linux/arm64,linux/riscv64'],
  ...['--tag', 'localhost:5000/demo:2026-11-24', '--push', '.'],
];

const idle = createBuild().snapshot();

export const lane = (change: Partial<LaneView>): LaneView => ({
  target: null,
  platform: 'linux/amd64',
  state: 'running',
  kind: 'emulated',
  steps: { done: 2, total: 6, cached: 0 },
  seconds: 48,
  key: change.platform ?? 'linux/amd64',
  current: null,
  lines: [],
  pulled: null,
  ...change,
});

const vertex = (instruction: string): LaneView['current'] => ({
  digest: instruction,
  instruction,
  step: { index: 5, count: 6 },
  stage: null,
  state: 'running',
  isCached: false,
  isShared: false,
  seconds: 40,
  statuses: [],
});

export const runningSnapshot: BuildSnapshot = {
  ...idle,
  lanes: [
    lane({ state: 'done', kind: 'native', steps: { done: 6, total: 6, cached: 2 }, seconds: 12.4 }),
    lane({
      platform: 'linux/arm64',
      steps: { done: 4, total: 6, cached: 1 },
      current: vertex('RUN go build -o /app ./cmd/main.go'),
      lines: [
        'github.com/go-playground/validator/v10',
        'github.com/gin-gonic/gin/render',
        'github.com/gin-gonic/gin',
      ],
    }),
    lane({
      platform: 'linux/riscv64',
      current: vertex(
        'RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates curl',
      ),
      lines: [
        'Unpacking ca-certificates (20260223) ...',
        'Setting up ca-certificates (20260223) ...',
      ],
    }),
  ],
  setup: { state: 'done', done: 4, total: 4, seconds: 0.8, vertexes: [], lines: [] },
  exporting: { state: 'waiting', done: 0, total: 0, seconds: 0, vertexes: [], lines: [] },
  seconds: 48,
};

/** A log of numbered lines. */
export const logOf = (lines: readonly string[]): LogLines => ({
  length: lines.length,
  slice: (from, to) => lines.slice(from, to),
  find: (text, from, step) => {
    for (let index = from; index >= 0 && index < lines.length; index += step) {
      if (lines[index]?.toLowerCase().includes(text.toLowerCase())) return index;
    }
    return -1;
  },
  count: (text, before) =>
    lines.slice(0, before).filter((line) => line.toLowerCase().includes(text.toLowerCase())).length,
});

export const longLog = logOf(
  Array.from(
    { length: 500 },
    (_, index) => `#7 line ${index + 1}${index % 100 === 42 ? ' undefined reference to main' : ''}`,
  ),
);

export const buildFacts = (change: Partial<BuildFacts> = {}): BuildFacts => ({
  command: buildCommand,
  phase: 'running',
  snapshot: runningSnapshot,
  log: longLog,
  logFile: '/home/kofj/.local/state/multiarch-wizard/logs/build-2026-11-24T10-11-12.log',
  exitCode: null,
  diagnoses: [],
  ...change,
});

export const failedSnapshot: BuildSnapshot = {
  ...runningSnapshot,
  outcome: 'failed',
  culprit: {
    target: null,
    platform: 'linux/arm64',
    digest: 'sha256:1',
    instruction: 'RUN go build -o /app ./cmd/main.go',
    step: { index: 4, count: 6 },
    stage: 'builder',
    exitCode: 1,
    message:
      'process "/bin/sh -c go build -o /app ./cmd/main.go" did not complete successfully: exit code: 1',
    seconds: 3,
    afterSeconds: 41,
    lines: ['exec /bin/sh: exec format error'],
    source: { file: 'Dockerfile', line: 12, lines: [] },
    cancelled: [{ target: null, platform: 'linux/riscv64' }],
    done: [{ target: null, platform: 'linux/amd64' }],
  },
};

export const failedFacts = buildFacts({
  phase: 'failed',
  snapshot: failedSnapshot,
  exitCode: 1,
  diagnoses: [
    {
      failure: 'exec-format-error-run',
      cause: cause('exec-format-error-run'),
      evidence: [
        '/proc/sys/fs/binfmt_misc holds no qemu-aarch64; this wizard registered it on Monday, the machine rebooted since',
      ],
      step: 'emulators',
      remedy: remedy('tonistiigi/binfmt', {
        actions: [
          {
            run: [
              'docker',
              'run',
              '--rm',
              '--privileged',
              'tonistiigi/binfmt',
              '--install',
              'arm64',
            ],
          },
        ],
      }),
    },
  ],
});

const row = (
  platform: string,
  digest: string,
  change: Partial<ManifestFacts['rows'][number]> = {},
) => ({
  platform,
  digest: `sha256:${digest}`,
  size: 6_900_000,
  layers: 3,
  attestations: ['provenance'],
  seconds: 62,
  kind: 'emulated' as const,
  run: null,
  ...change,
});

export const manifestFacts: ManifestFacts = {
  where: 'localhost:5000/demo:2026-11-24',
  source: 'registry',
  seenBy: 'docker buildx imagetools inspect --raw localhost:5000/demo:2026-11-24',
  digest: 'sha256:5df7036abaa66a00e3c1f5a9b0b5b4e5a1c6d7e8f90123456789abcdefe510a7',
  mediaType: 'application/vnd.oci.image.index.v1+json',
  rows: [
    row('linux/amd64', 'a11ae5c4e941aaaa', {
      seconds: 12.4,
      kind: 'native',
      run: { verdict: 'runs', text: 'x86_64' },
    }),
    row('linux/arm64', 'd2102dac6426aaaa', { run: { verdict: 'runs', text: 'aarch64' } }),
    row('linux/arm/v7', '55e0159ba24eaaaa', {
      run: { verdict: 'running' },
      seconds: null,
      kind: null,
    }),
  ],
  missing: ['linux/riscv64'],
  commands: [
    ['docker', 'pull', 'localhost:5000/demo:2026-11-24'],
    ['docker', 'buildx', 'imagetools', 'inspect', 'localhost:5000/demo:2026-11-24'],
  ],
  unreadable: null,
};

export const record: readonly RecordLine[] = [
  {
    key: '1',
    status: 'ok',
    title: 'This machine',
    text: 'Linux 6.18 on amd64, Docker 26.1.5, binfmt_misc mounted',
  },
  {
    key: '2',
    status: 'ok',
    title: 'Docker CLI',
    text: 'buildx 0.13.1; experimental is always on',
  },
];

/** The events of a recording, as the lanes show them at its end. */
export function snapshotOf(recording: string): BuildSnapshot {
  const reader = createProgressReader();
  const build = createBuild();
  for (const event of [...reader.push(recording), ...reader.end()]) build.take(event);
  build.finish({ exitCode: null });
  return build.snapshot();
}
