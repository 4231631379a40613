import { pruneCache } from '../../docker/builder-commands.ts';
import type { Failure, Way } from '../failure.ts';
import { execFormatError, noHandler, noShell, noSuchProgram } from './exec-errors.ts';
import { byPerson, installer, makeBuilder, registerAll } from './ways.ts';

/** An older QEMU, which some programs run under that a newer one crashes on. */
const anotherQemu: Way = {
  needs: 'privileged',
  run: [
    installer('--uninstall', 'qemu-*'),
    {
      run: [
        ...['docker', 'run', '--rm', '--privileged'],
        ...['tonistiigi/binfmt:qemu-v8.1.5', '--install', 'all'],
      ],
    },
  ],
  reversal: [installer('--uninstall', 'qemu-*'), installer('--install', 'all')],
};

/** What goes wrong where foreign programs run. */
export const emulation: readonly Failure[] = [
  {
    id: 'exec-format-error-run',
    step: 'build',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: execFormatError(),
    ways: [registerAll, byPerson],
    source: 'moby/buildkit docs/multi-platform.md; moby/buildkit#4415; docker/cli#7158',
  },
  {
    id: 'runtime-execution-unsupported',
    step: 'build',
    check: 'emulators.handlers',
    seenAs: noHandler,
    isCauseKnown: true,
    patterns: [
      {
        part: 'runtime execution on platform ',
        line: /runtime execution on platform (?<platform>\S+) not supported/i,
      },
    ],
    ways: [registerAll, makeBuilder()],
    source: 'moby/buildkit v0.3.0 to v0.7.2 solver/llbsolver/vertex.go; docker/buildx#138',
  },
  {
    id: 'exec-bin-sh-not-found',
    step: 'build',
    check: 'emulators.flags',
    canHide: true,
    isCauseKnown: false,
    patterns: [...noSuchProgram(), ...noShell],
    ways: [byPerson, { needs: 'consent', run: [{ run: pruneCache('{builder}') }] }, byPerson],
    source:
      'docker/buildx#1986; docker/buildx#1595; opencontainers/runc libcontainer/standard_init_linux.go',
  },
  {
    id: 'selinux-xattr',
    step: 'build',
    check: null,
    mends: 'builder',
    isCauseKnown: true,
    patterns: [
      {
        part: 'security.selinux',
        line: /failed to set xattr "?security\.selinux"? on \S*buildkit[-_]qemu[-_]emulator/i,
      },
    ],
    ways: [makeBuilder('image=moby/buildkit:v0.27.0'), registerAll],
    source: 'moby/buildkit#4824; moby/buildkit#5400; moby/buildkit#5544; moby/buildkit#6015',
  },
  {
    id: 'qemu-segfault',
    step: 'build',
    check: 'emulators.proof',
    canHide: true,
    isCauseKnown: true,
    patterns: [
      {
        part: 'uncaught target signal ',
        line: /qemu: uncaught target signal (?!4\b)(?<signal>\d+) \(/i,
      },
    ],
    ways: [anotherQemu, byPerson, byPerson],
    source:
      'docker/buildx#314; docker/buildx#1170; tonistiigi/binfmt#215; tonistiigi/binfmt#298; docker/setup-qemu-action#201',
  },
  {
    id: 'qemu-sigill',
    step: 'build',
    check: 'emulators.proof',
    canHide: true,
    isCauseKnown: true,
    patterns: [{ part: 'uncaught target signal 4 ', line: /qemu: uncaught target signal 4 \(/i }],
    ways: [byPerson, anotherQemu],
    source: 'hashgraph/guardian#6576',
  },
  {
    id: 'qemu-hang',
    step: 'build',
    check: null,
    mends: 'target',
    isCauseKnown: true,
    patterns: [],
    ways: [byPerson, byPerson, byPerson],
    source:
      'nodejs/docker-node#1335; nodejs/docker-node#1946; docker/build-push-action#1071; docker/buildx#564',
  },
  {
    id: 'emulation-slow',
    step: 'build',
    check: null,
    mends: 'target',
    isCauseKnown: true,
    patterns: [],
    ways: [byPerson, byPerson],
    source:
      'docker/buildx#161; docker/buildx#2810; multiarch/qemu-user-static#176; moby/buildkit docs/multi-platform.md',
  },
];
