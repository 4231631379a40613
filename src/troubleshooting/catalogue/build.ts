import type { Failure } from '../failure.ts';
import { execFormatError } from './exec-errors.ts';

export const build: readonly Failure[] = [
  {
    id: 'disk-full',
    step: 'build',
    check: null,
    isCauseKnown: true,
    patterns: [{ part: 'no space left on device' }],
    ways: [],
    source: 'the kernel, ENOSPC',
  },
  {
    id: 'runtime-execution-unsupported',
    step: 'build',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: [
      {
        part: 'runtime execution on platform ',
        line: /runtime execution on platform (?<platform>\S+) not supported/i,
      },
    ],
    ways: [],
    source: 'moby/buildkit solver/llbsolver/ops/exec.go',
  },
  {
    id: 'qemu-segfault',
    step: 'build',
    check: null,
    mends: 'emulators',
    isCauseKnown: true,
    patterns: [{ part: 'uncaught target signal 11' }],
    ways: [],
    source: 'docker/buildx#314',
  },
  {
    id: 'base-image-no-platform',
    step: 'build',
    check: 'target.base-images',
    isCauseKnown: true,
    patterns: [{ part: 'no match for platform in manifest' }, { part: 'no matching manifest for' }],
    ways: [],
    source: 'containerd images/handlers.go',
  },
  {
    id: 'exec-format-error-run',
    step: 'build',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: execFormatError(),
    ways: [],
    source: 'moby/buildkit docs/multi-platform.md',
  },
];
