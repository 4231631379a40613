import type { Failure } from '../failure.ts';
import { noSuchProgram } from './exec-errors.ts';

export const emulators: readonly Failure[] = [
  {
    id: 'qemu-flag-F-missing',
    step: 'emulators',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: noSuchProgram(),
    ways: [],
    source: 'multiarch/qemu-user-static README',
  },
];
