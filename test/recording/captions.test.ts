import { describe, expect, test } from 'vitest';
import { readRecording } from '../../src/practice/recording/recording.ts';

const host = {
  ...{ label: null, platform: 'linux', release: '6.12.0', uid: 1000, gid: 1000, groups: [1000] },
  ...{ home: '/home/you', cwd: '/home/you/app', env: {} },
};
const when = '2026-11-26T08:00:00.000Z';
const looked = { read: '/etc/os-release', text: null, error: 'missing' };

const captionsOf = (...events: readonly object[]) => {
  const all = [{ recording: 1, version: '0.1.0', when, host, terminal: {} }, looked, ...events];
  const text = all.map((event) => `${JSON.stringify({ event })}\n`).join('');
  return readRecording(text).recording?.captions;
};

describe('what a recording says at its steps', () => {
  test('of a real machine: what was chosen and answered there, so that it can be done again', () => {
    const captions = captionsOf(
      ...[{ step: 'machine' }, { step: 'builder' }, { chose: 'Name the registry' }],
      ...[{ answered: 'ghcr.io' }, { chose: 'Make a builder' }, { step: 'target' }],
      { answers: { platforms: ['linux/amd64', 'linux/arm64'], tags: ['ghcr.io/you/app:1'] } },
    );
    expect(captions).toEqual([
      {
        builder: 'Recorded here: "Name the registry"; the answer ghcr.io; "Make a builder".',
        target: 'Recorded here: linux/amd64, linux/arm64 as ghcr.io/you/app:1.',
      },
    ]);
  });

  test('of a practice machine: what it said itself, each time', () => {
    const captions = captionsOf(
      ...[{ captions: { machine: 'one' } }, { captions: null }, { captions: { machine: 'two' } }],
      { chose: 'A way out' },
    );
    expect(captions).toEqual([{ machine: 'one' }, { machine: 'one' }, { machine: 'two' }]);
  });
});
