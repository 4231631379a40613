import type { Failure } from '../failure.ts';

export const builder: readonly Failure[] = [
  {
    id: 'builder-not-found',
    step: 'builder',
    check: 'builder.chosen',
    isCauseKnown: true,
    patterns: [
      { part: 'no builder ', line: /no builder "?(?<builder>[^"]+)"? found/i },
      { part: 'failed to find instance' },
    ],
    ways: [],
    source: 'docker/buildx store/storeutil',
  },
];
