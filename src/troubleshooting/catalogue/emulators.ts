import type { Failure } from '../failure.ts';

export const emulators: readonly Failure[] = [
  {
    id: 'qemu-flag-F-missing',
    step: 'emulators',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: [
      {
        part: 'no such file or directory',
        line: /exec \/bin\/(?:ba)?sh: no such file or directory/i,
      },
      { part: 'exec user process caused', line: /exec user process caused.*no such file/i },
    ],
    ways: [],
    source: 'multiarch/qemu-user-static README',
  },
];
