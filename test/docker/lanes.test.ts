import { describe, expect, test } from 'vitest';
import { createBuild } from '../../src/docker/lanes.ts';
import type { SolveStatus, Vertex } from '../../src/docker/progress.ts';
import { base64, buildOf, endOf, eventsOf, recorded, statusesOf, time } from './recorded.ts';

const events = (name: string) => eventsOf([recorded(`buildx-0.36.1-${name}.jsonl`)]);

/** One vertex: started and completed are seconds; what is left out didn't happen yet. */
const step = (
  digest: string,
  name: string,
  more: { inputs?: string[]; from?: number; to?: number; error?: string; cached?: true } = {},
): SolveStatus => {
  const { inputs, from, to, error, cached } = more;
  const vertex: Vertex = {
    digest,
    name,
    ...(inputs && { inputs }),
    ...(from !== undefined && { started: time(from) }),
    ...(to !== undefined && { completed: time(to) }),
    ...(error !== undefined && { error }),
    ...(cached && { cached }),
  };
  return { vertexes: [vertex] };
};

const log = (vertex: string, text: string, stream = 1): SolveStatus => ({
  logs: [{ vertex, data: base64(text), stream }],
});

const multi = { platforms: ['linux/amd64', 'linux/arm64'], nativePlatform: 'linux/amd64' };

describe('the lanes of a recorded build', () => {
  test('three platforms and a cross stage: the shared step counts in each', () => {
    const { lanes, outcome, culprit } = endOf(events('base'));
    expect(outcome).toBe('succeeded');
    expect(culprit).toBeNull();
    expect(lanes).toMatchObject([
      {
        platform: 'linux/amd64',
        kind: 'native',
        state: 'done',
        steps: { done: 5, total: 5, cached: 0 },
      },
      {
        platform: 'linux/arm/v7',
        kind: 'emulated',
        state: 'done',
        steps: { done: 6, total: 6, cached: 0 },
      },
      {
        platform: 'linux/arm64',
        kind: 'emulated',
        state: 'done',
        steps: { done: 6, total: 6, cached: 0 },
      },
    ]);
    // The sums of the union of the intervals in the recording, by hand.
    expect(lanes[0]?.seconds).toBeCloseTo(1.533, 3);
    expect(lanes[1]?.seconds).toBeCloseTo(1.561, 3);
    expect(lanes[2]?.seconds).toBeCloseTo(1.573, 3);
  });

  test('come in the order they were asked for, while the build is live', () => {
    const platforms = ['linux/arm64', 'linux/arm/v7', 'linux/amd64'];
    const { lanes } = endOf(events('base'), { platforms, nativePlatform: 'linux/arm64' });
    expect(lanes.map(({ platform, kind }) => [platform, kind])).toEqual([
      ['linux/arm64', 'native'],
      ['linux/arm/v7', 'emulated'],
      ['linux/amd64', 'emulated'],
    ]);
  });

  test('pulled layers are counted in bytes', () => {
    const { lanes } = endOf(events('base'));
    // arm/v7 pulls three layers of its own besides what it shares with the build stage of amd64.
    const own = 121 + 103 + 948_506;
    expect(lanes[1]?.pulled).toEqual({ current: own + 1_101_958, total: own + 1_101_958 });
  });

  test('set-up and export are nobody’s lane', () => {
    const { setup, exporting } = endOf(events('base'));
    expect(setup.vertexes.map(({ instruction }) => instruction)).toEqual([
      'load build definition from Dockerfile',
      'load .dockerignore',
    ]);
    expect(exporting).toMatchObject({ state: 'done', done: 1, total: 1 });
    expect(exporting.vertexes[0]?.statuses.map(({ id }) => id)).toContain('pushing layers');
  });

  test('a failure in arm64: verdict, exit code, its own last lines, and who was cancelled', () => {
    const { lanes, outcome, culprit } = endOf(events('fail'));
    expect(outcome).toBe('failed');
    expect(lanes).toMatchObject([
      {
        platform: 'linux/amd64',
        state: 'cancelled',
        kind: null,
        steps: { done: 1, total: 2, cached: 1 },
      },
      {
        platform: 'linux/arm64',
        state: 'failed',
        kind: null,
        steps: { done: 1, total: 2, cached: 1 },
      },
    ]);
    expect(culprit).toMatchObject({
      target: null,
      platform: 'linux/arm64',
      step: { index: 2, count: 2 },
      exitCode: 3,
      source: { file: 'Dockerfile', line: 3 },
      cancelled: [{ target: null, platform: 'linux/amd64' }],
      done: [],
    });
    expect(culprit?.instruction).toMatch(/^RUN \["\/bin\/busybox"/);
    expect(culprit?.message).toMatch(/did not complete successfully: exit code: 3$/);
    expect(culprit?.seconds).toBeCloseTo(0.109, 3);
    expect(culprit?.afterSeconds).toBeCloseTo(0.138, 3);
    expect(culprit?.lines).toEqual([
      ...[0, 1, 2, 3, 4, 5].map((count) => `working arm64 ${count}`),
      'fatal: no such header',
    ]);
  });

  test('what waited for another to write the same blob is cancelled with it, not failed', () => {
    const { lanes, culprit } = endOf(eventsOf([recorded('buildx-0.29.1-gap-locked.jsonl')]));
    expect(lanes).toMatchObject([
      { platform: 'linux/amd64', state: 'cancelled' },
      { platform: 'linux/arm64', state: 'cancelled' },
      { platform: 'linux/riscv64', state: 'failed' },
    ]);
    expect(culprit).toMatchObject({
      platform: 'linux/riscv64',
      message: 'no match for platform in manifest: not found',
      cancelled: [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }],
    });
  });

  test('an interrupted build is cancelled, and has no culprit', () => {
    const { lanes, outcome, culprit } = endOf(events('int'));
    expect(outcome).toBe('cancelled');
    expect(culprit).toBeNull();
    expect(lanes).toMatchObject([
      { platform: 'linux/amd64', state: 'cancelled', steps: { done: 3, total: 5, cached: 1 } },
      { platform: 'linux/arm64', state: 'cancelled', steps: { done: 4, total: 6, cached: 1 } },
    ]);
  });

  test('bake: one lane a target and platform, steps of both count in both', () => {
    const { lanes, outcome } = endOf(events('bake'));
    expect(outcome).toBe('succeeded');
    expect(lanes).toMatchObject(
      ['api', 'web'].flatMap((target) => [
        {
          target,
          platform: 'linux/amd64',
          kind: 'native',
          steps: { done: 5, total: 5, cached: 2 },
        },
        {
          target,
          platform: 'linux/arm64',
          kind: 'emulated',
          steps: { done: 6, total: 6, cached: 2 },
        },
      ]),
    );
  });

  test.each(['base', 'int'])('%s: a stream that breaks off is a cancelled build', (name) => {
    const all = events(name);
    for (const share of [0.3, 0.5, 0.8]) {
      expect(endOf(all.slice(0, all.length * share)).outcome).toBe('cancelled');
    }
  });
});

describe('whose a step is', () => {
  test('a RUN in a stage FROM scratch belongs to the platform of its inputs', () => {
    const { lanes } = buildOf([
      step('copy', '[linux/arm64 1/2] COPY a /a'),
      step('run', '[2/2] RUN ["/a"]', { inputs: ['copy'] }),
      step('other', '[linux/amd64 1/2] COPY a /a'),
    ]).snapshot();
    expect(lanes.map(({ platform, steps }) => [platform, steps.total])).toEqual([
      ['linux/amd64', 1],
      ['linux/arm64', 2],
    ]);
  });

  test('a platform that only a base image is asked for gets no lane', () => {
    const { lanes, setup } = buildOf([
      step('meta', '[linux/amd64 internal] load metadata for golang', { from: 0, to: 1 }),
      step('arm', '[linux/amd64->arm64 build 2/2] RUN go build'),
      step('risc', '[linux/amd64->riscv64 build 2/2] RUN go build'),
    ]).snapshot();
    expect(lanes.map(({ platform, kind }) => [platform, kind])).toEqual([
      ['linux/arm64', 'cross'],
      ['linux/riscv64', 'cross'],
    ]);
    expect(setup.total).toBe(1);
  });

  test('the build context belongs to the lanes that use it', () => {
    const build = buildOf(
      [
        step('context', '[internal] load build context', { from: 0 }),
        step('copy', '[linux/arm64 2/2] COPY . .', { inputs: ['context'] }),
      ],
      multi,
    );
    expect(build.lanesOf('context')).toEqual(['linux/arm64']);
    expect(build.snapshot().lanes[1]).toMatchObject({
      state: 'running',
      current: { instruction: 'load build context', step: null },
    });
  });

  test('a single platform is one lane, named where the wizard knows the name', () => {
    const statuses = [
      step('load', '[internal] load build definition from Dockerfile', { from: 0, to: 1 }),
      step('from', '[1/2] FROM alpine', { from: 1, to: 2 }),
      step('run', '[2/2] RUN make', { inputs: ['from'], from: 2, to: 3 }),
      step('push', 'exporting to image', { from: 3, error: 'denied', to: 4 }),
    ];
    const bare = buildOf(statuses).snapshot();
    expect(bare.lanes).toMatchObject([{ target: null, platform: null, kind: null }]);
    expect(bare.lanes[0]?.steps).toEqual({ done: 2, total: 2, cached: 0 });
    const options = { platforms: ['linux/arm64'], nativePlatform: 'linux/amd64' };
    const live = buildOf(statuses, options).snapshot();
    expect(live.lanes).toMatchObject([{ platform: 'linux/arm64', kind: 'emulated' }]);
    expect(live.setup.total).toBe(1);
    expect(live.exporting.state).toBe('failed');
    expect(live.culprit).toMatchObject({
      platform: 'linux/arm64',
      instruction: 'exporting to image',
      exitCode: null,
      step: null,
      done: [],
    });
  });

  test('bake targets of one platform are lanes that name none', () => {
    const { lanes } = buildOf([
      step('a', '[web internal] load build definition from Dockerfile'),
      step('b', '[api internal] load build definition from Dockerfile'),
      step('c', '[web build 1/1] FROM alpine'),
      step('d', '[api 1/1] FROM alpine'),
    ]).snapshot();
    expect(lanes.map(({ target, platform }) => [target, platform])).toEqual([
      ['api', null],
      ['web', null],
    ]);
  });

  test('a target that another one builds on keeps its lane', () => {
    const { lanes } = buildOf([
      step('base', '[base linux/arm64 1/1] FROM alpine'),
      step('app', '[app linux/arm64 1/1] RUN make', { inputs: ['base'] }),
    ]).snapshot();
    expect(lanes.map(({ target, steps }) => [target, steps.total])).toEqual([
      ['app', 2],
      ['base', 1],
    ]);
  });

  test('steps that wait for each other in a circle harm nobody', () => {
    const { lanes } = buildOf([
      step('a', '[linux/arm64 1/2] RUN a', { inputs: ['b', 'a'] }),
      step('b', '[linux/arm64 2/2] RUN b', { inputs: ['a', 'gone'] }),
    ]).snapshot();
    expect(lanes).toMatchObject([{ platform: 'linux/arm64', steps: { total: 2 } }]);
  });
});

describe('a build that goes on', () => {
  test('has a lane for every platform before anything is known', () => {
    const snapshot = buildOf([], multi).snapshot();
    expect(snapshot.outcome).toBeNull();
    expect(snapshot.lanes).toMatchObject([
      { platform: 'linux/amd64', state: 'waiting', kind: 'native' },
      { platform: 'linux/arm64', state: 'waiting', kind: null },
    ]);
  });

  test('shows the running instruction with the latest output, and its last lines', () => {
    const build = buildOf(
      [
        step('a', '[linux/arm64 a 2/2] RUN one', { from: 0 }),
        step('b', '[linux/arm64 b 2/2] RUN two', { from: 1 }),
        log('a', 'first\nsec'),
        log('a', 'ond\n10%\r20%'),
      ],
      multi,
    );
    expect(build.snapshot().lanes[1]).toMatchObject({
      state: 'running',
      current: { instruction: 'RUN one', step: { index: 2, count: 2 }, stage: 'a' },
      lines: ['first', 'second', '20%'],
    });
  });

  test('keeps standard output and standard error apart, and characters whole', () => {
    const bytes = Buffer.from('é\n');
    const half = (at: number): SolveStatus => ({
      logs: [{ vertex: 'a', data: bytes.subarray(at, at + 1).toString('base64'), stream: 1 }],
    });
    const build = buildOf([
      step('a', '[linux/arm64 1/1] RUN x', { from: 0 }),
      half(0),
      log('a', 'error\n', 2),
      half(1),
      half(2),
    ]);
    expect(build.snapshot().lanes[0]?.lines).toEqual(['error', 'é']);
  });

  test('hands every line of output on, also one that has no end', () => {
    const lines: string[] = [];
    buildOf(
      [
        step('a', '[linux/arm64 1/1] RUN x', { from: 0 }),
        log('a', '\x1b[1mone\x1b[0m\ntwo'),
        step('a', '[linux/arm64 1/1] RUN x', { from: 0, to: 1 }),
      ],
      { onLine: ({ vertex, text }) => lines.push(`${vertex} ${text}`) },
    );
    expect(lines).toEqual(['a one', 'a two']);
  });

  test('ticks by the engine’s clock, however wrong ours is', () => {
    const build = buildOf([], multi);
    const ours = 5000;
    const run = step('a', '[linux/arm64 1/1] RUN x', { from: 0 });
    build.take({ type: 'status', status: run }, ours);
    expect(build.snapshot(ours + 2500).lanes[1]?.seconds).toBe(2.5);
    const done = step('a', '[linux/arm64 1/1] RUN x', { from: 0, to: 3 });
    build.take({ type: 'status', status: done }, ours + 3100);
    expect(build.snapshot(ours + 60_000).lanes[1]?.seconds).toBe(3);
  });

  test('stops the clock of a status with its step', () => {
    const build = buildOf([
      step('a', '[linux/arm64 1/1] FROM x', { from: 0 }),
      { statuses: [{ id: 'resolve x', vertex: 'a', current: 0, started: time(1) }] },
      step('a', '[linux/arm64 1/1] FROM x', { from: 0, to: 3, cached: true }),
      step('b', 'exporting to image', { from: 3, to: 60 }),
      { statuses: [{ id: 'layers', vertex: 'b', current: 5, total: 9, started: time(3) }] },
    ]);
    expect(build.snapshot().exporting.vertexes[0]?.statuses).toEqual([
      { id: 'layers', current: 5, total: 9, isDone: true, seconds: 57 },
    ]);
    expect(build.snapshot().lanes[0]?.seconds).toBe(3);
  });

  test('counts time that passed twice once, and forgets no earlier run', () => {
    const build = buildOf([
      step('a', '[linux/arm64 1/2] FROM x', { from: 0, to: 2 }),
      step('a', '[linux/arm64 1/2] FROM x', { from: 5 }),
      step('a', '[linux/arm64 1/2] FROM x'),
      step('a', '[linux/arm64 1/2] FROM x', { from: 5, to: 6 }),
      step('b', '[linux/arm64 2/2] RUN x', { from: 1, to: 3 }),
    ]);
    expect(build.snapshot().lanes[0]).toMatchObject({ seconds: 4, steps: { done: 2, total: 2 } });
  });

  test('ends with the exit code of its process where that is known', () => {
    const build = buildOf([step('a', '[linux/arm64 1/1] RUN x', { from: 0, to: 1 })], multi);
    build.finish({ exitCode: 0 });
    expect(build.snapshot()).toMatchObject({
      outcome: 'succeeded',
      lanes: [{ state: 'done' }, { state: 'done' }],
    });
  });

  test('fails by the word of the tool where no step did', () => {
    const build = buildOf([step('a', '[internal] load build definition', { from: 0, to: 1 })]);
    build.take({ type: 'text', line: 'ERROR: failed to solve: dockerfile parse error on line 3' });
    build.finish({ exitCode: null });
    expect(build.snapshot()).toMatchObject({
      outcome: 'failed',
      culprit: null,
      toolError: 'failed to solve: dockerfile parse error on line 3',
    });
  });

  test('blames the first that failed, and nobody for a retry that went well', () => {
    const statuses = [
      step('a', '[linux/amd64 1/1] RUN x', { from: 0, to: 5, error: 'exit code: 2' }),
      step('b', '[linux/arm64 1/1] RUN x', { from: 0, to: 4, error: 'exit code: 7' }),
      step('b', '[linux/arm64 1/1] RUN x', { from: 0, to: 6, error: 'x: context canceled' }),
    ];
    expect(buildOf(statuses).snapshot().culprit).toMatchObject({
      platform: 'linux/arm64',
      exitCode: 7,
    });
    const retry = step('b', '[linux/arm64 1/1] RUN x', { from: 7, to: 8 });
    expect(buildOf([...statuses, retry]).snapshot().culprit).toMatchObject({ exitCode: 2 });
  });

  test('goes on without a cache that is not there', () => {
    const build = buildOf([
      step('a', 'importing cache manifest from x.io/c', { from: 0, to: 1, error: 'not found' }),
      step('b', '[linux/arm64 1/1] RUN x', { from: 1, to: 2 }),
    ]);
    build.finish({ exitCode: null });
    expect(build.snapshot()).toMatchObject({ outcome: 'succeeded', culprit: null });
  });

  test('blames nobody where the tool ended well after all', () => {
    const build = buildOf([step('a', 'exporting cache', { from: 0, to: 1, error: 'denied' })]);
    build.finish({ exitCode: 0 });
    expect(build.snapshot()).toMatchObject({ outcome: 'succeeded', culprit: null });
  });

  test('keeps warnings once, decoded and fit for a terminal', () => {
    const warning = {
      vertex: 'a',
      short: base64('LegacyKeyValueFormat:\x1b[31m "ENV key=value"'),
      detail: [base64('Legacy format')],
      url: 'https://docs.docker.com/x',
      file: 'Dockerfile',
      line: 4,
    };
    expect(buildOf([{ warnings: [warning, warning] }]).snapshot().warnings).toEqual([
      {
        text: 'LegacyKeyValueFormat: "ENV key=value"',
        detail: ['Legacy format'],
        url: 'https://docs.docker.com/x',
        file: 'Dockerfile',
        line: 4,
      },
    ]);
  });

  test('keeps the tail of a flood, and of a line without end', () => {
    const build = buildOf([step('a', '[linux/arm64 1/1] RUN x', { from: 0 })]);
    for (let line = 0; line < 10_000; line += 1) {
      build.take({ type: 'status', status: log('a', `line ${line}\n`) });
    }
    build.take({ type: 'status', status: log('a', 'x'.repeat(1_000_000)) });
    const lines = build.snapshot().lanes[0]?.lines ?? [];
    expect(lines).toHaveLength(50);
    expect(lines.at(-2)).toBe('line 9999');
    expect(lines.at(-1)).toHaveLength(8192);
  });

  test('tells a long line whole, and one without an end in several lines', () => {
    const lines: string[] = [];
    const build = createBuild({ onLine: ({ text }) => lines.push(text) });
    const take = (text: string) => build.take({ type: 'status', status: log('a', text) });
    take('x'.repeat(20_000));
    take(`${'y'.repeat(20_000)}\n`);
    expect(lines).toEqual([`${'x'.repeat(20_000)}${'y'.repeat(20_000)}`]);
    const endless = `a${'😀'.repeat(300_000)}`;
    for (let part = 0; part < 4; part += 1) take(endless);
    build.finish({ exitCode: 0 });
    const rest = lines.slice(1);
    expect(rest.join('')).toBe(endless.repeat(4));
    expect(rest.length).toBe(3);
    for (const line of rest) expect(line.length).toBeLessThanOrEqual(1024 * 1024);
  });

  test('takes anything a stream may hold without throwing', () => {
    const odd = statusesOf(
      eventsOf([
        '{"vertexes":[{"digest":"a","started":"never","completed":"0001-01-01T00:00:00Z"}]}\n',
        '{"logs":[{"vertex":"b","data":"%%%"}],"statuses":[{"id":"","vertex":"c","current":-1}]}\n',
        '{"warnings":[{"vertex":"d","short":""}],"vertexes":[{"digest":"__proto__"}]}\n',
      ]),
    );
    expect(buildOf(odd).snapshot()).toMatchObject({ lanes: [], seconds: 0, messages: 3 });
  });
});
