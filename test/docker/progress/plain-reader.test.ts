import { describe, expect, test } from 'vitest';
import { createPlainReader } from '../../../src/docker/progress/plain-reader.ts';
import type { ProgressEvent } from '../../../src/docker/progress.ts';
import { base64, endOf, eventsOf, recorded, statusesOf, textOf } from '../recorded.ts';

const arrived = Date.UTC(2026, 10, 24);
const read = (text: string | Buffer): readonly ProgressEvent[] =>
  eventsOf(
    [text],
    createPlainReader(() => arrived),
  );

describe('plain progress', () => {
  test('becomes lanes by the platforms its steps name', () => {
    const { lanes, setup, exporting, outcome } = endOf(
      read(recorded('buildx-0.36.1-plain.txt')),
      { platforms: ['linux/amd64', 'linux/arm64'], nativePlatform: 'linux/amd64' },
      0,
    );
    expect(outcome).toBe('succeeded');
    expect(
      lanes.map(({ platform, state, kind, steps }) => ({ platform, state, kind, steps })),
    ).toEqual([
      {
        platform: 'linux/amd64',
        state: 'done',
        kind: 'native',
        steps: { done: 2, total: 2, cached: 0 },
      },
      {
        platform: 'linux/arm64',
        state: 'done',
        kind: 'cross',
        steps: { done: 3, total: 3, cached: 1 },
      },
    ]);
    // Without a graph nobody knows whose the RUNs of a stage FROM scratch are: steps 8, 9, 12 and 13.
    expect(setup).toMatchObject({ done: 8, total: 8 });
    expect(exporting.vertexes).toMatchObject([
      { instruction: 'exporting to image', state: 'done' },
    ]);
  });

  test('keeps the output of each step apart', () => {
    const { setup } = endOf(read(recorded('buildx-0.36.1-plain.txt')));
    expect(setup.lines.slice(-2)).toEqual(['err 29', 'x86_64']);
  });

  test('takes how long a step ran from its last line', () => {
    const { setup } = endOf(read(recorded('buildx-0.36.1-plain.txt')), {}, 0);
    const runs = setup.vertexes.filter(({ instruction }) => instruction.startsWith('RUN'));
    expect(runs.map(({ seconds }) => seconds)).toEqual([2.2, 2.2, 0.1, 0.1]);
  });

  test('names the culprit of a failed build, with its place in the Dockerfile', () => {
    const { culprit, outcome } = endOf(
      read(recorded('proof-no-handler-docker-26.1.5-buildx-0.13.1.log')),
      { platforms: ['linux/riscv64'], nativePlatform: 'linux/amd64' },
      1,
    );
    expect(outcome).toBe('failed');
    expect(culprit).toMatchObject({
      platform: 'linux/riscv64',
      instruction: 'RUN ["/proof","a","b"]',
      step: { index: 2, count: 2 },
      exitCode: 1,
      lines: ['exec /proof: exec format error'],
      source: { file: 'Dockerfile', line: 3 },
    });
  });

  test('tells the tool itself from its steps', () => {
    const lines = textOf(read(recorded('proof-no-handler-docker-20.10.24-buildx-0.29.1.log')));
    expect(lines[0]).toBe('building with "default" instance using docker driver');
    expect(lines.at(-1)).toBe(
      'ERROR: failed to build: failed to solve: executor failed running [/proof a b]: exit code: 1',
    );
  });

  test('reads sizes, warnings, cancelled steps and the floor that changes hands', () => {
    const text = [
      '#4 [linux/arm64 1/2] FROM alpine',
      '#4 sha256:0123 1.05MB / 2.10MB 0.2s',
      '#4 ...',
      '',
      '#5 [linux/arm64 2/2] RUN make',
      '#5 WARN: careful',
      '#5 12.34 #6 not a step',
      '#5 CANCELED',
      '',
      '#4 [linux/arm64 1/2] FROM alpine',
      '#4 extracting sha256:0123 0.5s done',
      '#4 CACHED',
    ].join('\n');
    const statuses = statusesOf(read(text));
    expect(statuses.flatMap((status) => status.statuses ?? [])).toMatchObject([
      { id: 'sha256:0123', vertex: '#4', current: 1_050_000, total: 2_100_000 },
      { id: 'extracting sha256:0123', current: 0, completed: new Date(arrived).toISOString() },
    ]);
    expect(statuses.flatMap((status) => status.warnings ?? [])).toEqual([
      { vertex: '#5', short: base64('careful') },
    ]);
    expect(statuses.flatMap((status) => status.logs ?? [])).toMatchObject([
      { vertex: '#5', data: base64('#6 not a step\n') },
    ]);
    expect(endOf(read(text)).lanes).toMatchObject([
      { platform: 'linux/arm64', state: 'cancelled', steps: { done: 1, total: 2, cached: 1 } },
    ]);
  });

  test('skips the digests that builders of 2020 print below a name', () => {
    const text = `#4 [1/2] FROM alpine\n#4 sha256:${'a'.repeat(64)}\n#4 DONE 0.1s\n`;
    expect(statusesOf(read(text)).flatMap((status) => status.statuses ?? [])).toEqual([]);
  });
});
