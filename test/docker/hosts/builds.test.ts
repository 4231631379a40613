import { describe, expect, test } from 'vitest';
import type { BuildSnapshot } from '../../../src/docker/lanes.ts';
import { endOf, statusesOf, textOf as toolLinesOf } from '../recorded.ts';
import {
  buildEvents,
  exitCodeOf,
  type Host,
  hosts,
  hostsWithContainerdStore,
  platforms,
  textOf,
} from './recorded-host.ts';

/** A recorded build as the wizard followed it: it knows the platforms, the builder's own, and the exit code. */
const build = (host: Host, file: string, wanted: readonly string[] = platforms): BuildSnapshot =>
  endOf(
    buildEvents(host, file),
    { platforms: wanted, nativePlatform: 'linux/amd64' },
    exitCodeOf(host, file),
  );

const row = ({ platform, kind, state, steps }: BuildSnapshot['lanes'][number]) => [
  platform,
  kind,
  state,
  `${steps.done}/${steps.total}, ${steps.cached} cached`,
];

const forms = ['rawjson', 'plain'] as const;

describe.each(hosts)('the stream of %s', (host) => {
  test('is indented by the buildx of 2024, and one value a line by later ones', () => {
    const text = textOf(host, 'build-three-platforms.rawjson');
    expect(/^\{$/m.test(text)).toBe(host.startsWith('trixie'));
    // Each value ends at a brace of its own line, or is its own line.
    const values = text.match(host.startsWith('trixie') ? /^\}$/gm : /^\{.*\}$/gm);
    const events = buildEvents(host, 'build-three-platforms.rawjson');
    expect(statusesOf(events)).toHaveLength(values?.length ?? 0);
    expect(events).toHaveLength(values?.length ?? 0);
  });

  test('keeps what buildx itself wrote below a failed build', () => {
    const lines = toolLinesOf(buildEvents(host, 'build-failing-arm64.rawjson'));
    expect(lines[0]).toMatch(/^WARNING: No output specified/);
    expect(lines[1]).toBe('failing.Dockerfile:3');
    expect(lines.at(-1)).toMatch(/^ERROR: .*exit code: 3$/);
  });
});

describe.each(hosts)('builds on %s', (host) => {
  test.each(forms)('three platforms, nothing cached: %s', (form) => {
    const { outcome, lanes, culprit, exporting } = build(host, `build-three-platforms.${form}`);
    expect(outcome).toBe('succeeded');
    expect(culprit).toBeNull();
    expect(lanes.map(row)).toEqual([
      ['linux/amd64', 'native', 'done', '3/3, 0 cached'],
      ['linux/arm64', 'emulated', 'done', '3/3, 0 cached'],
      ['linux/riscv64', 'emulated', 'done', '3/3, 0 cached'],
    ]);
    expect(exporting.state).toBe('done');
    expect(exporting.vertexes[0]?.instruction).toBe('exporting to image');
  });

  test('each lane ran for as long as its step slept', () => {
    const { lanes } = build(host, 'build-three-platforms.rawjson');
    for (const { seconds } of lanes) {
      expect(seconds).toBeGreaterThan(1);
      expect(seconds).toBeLessThan(3);
    }
  });

  test('what a lane printed is its machine, as its emulator says it', () => {
    const { lanes } = build(host, 'build-three-platforms.rawjson');
    const logs = buildEvents(host, 'build-three-platforms.rawjson');
    const printed = statusesOf(logs).flatMap(({ logs = [] }) =>
      logs.map(({ data }) => Buffer.from(data ?? '', 'base64').toString()),
    );
    expect(lanes).toHaveLength(3);
    for (const machine of ['x86_64', 'aarch64', 'riscv64']) {
      expect(printed.some((text) => text.startsWith(machine))).toBe(true);
    }
  });

  test('once more: all but the base images comes from the cache', () => {
    const { outcome, lanes } = build(host, 'build-three-platforms-cached.rawjson');
    expect(outcome).toBe('succeeded');
    expect(lanes.map(({ state, steps }) => [state, steps])).toEqual(
      platforms.map(() => ['done', { done: 3, total: 3, cached: 2 }]),
    );
  });

  test('into an archive, cached, in plain words', () => {
    const { outcome, lanes, exporting } = build(host, 'build-oci.plain');
    expect(outcome).toBe('succeeded');
    expect(lanes.map(({ steps }) => steps)).toEqual(
      platforms.map(() => ({ done: 3, total: 3, cached: 2 })),
    );
    expect(exporting.vertexes[0]?.instruction).toBe('exporting to oci image format');
  });

  test.each(forms)('arm64 fails: the others are cancelled because of it: %s', (form) => {
    const { outcome, lanes, culprit, toolError } = build(host, `build-failing-arm64.${form}`);
    const run =
      'RUN echo on $(uname -m) >&2; sleep 1; test $(uname -m) != aarch64 || exit 3; sleep 20';
    expect(outcome).toBe('failed');
    expect(lanes.map(row)).toEqual([
      ['linux/amd64', 'native', 'cancelled', '2/3, 1 cached'],
      ['linux/arm64', 'emulated', 'failed', '2/3, 1 cached'],
      ['linux/riscv64', 'emulated', 'cancelled', '2/3, 1 cached'],
    ]);
    expect(culprit).toMatchObject({
      platform: 'linux/arm64',
      instruction: run,
      step: { index: 3, count: 3 },
      stage: null,
      exitCode: 3,
      message: `process "/bin/sh -c ${run.slice(4)}" did not complete successfully: exit code: 3`,
      lines: ['on aarch64'],
      cancelled: [{ platform: 'linux/amd64' }, { platform: 'linux/riscv64' }],
      done: [],
    });
    expect(culprit?.source).toMatchObject({ file: 'failing.Dockerfile', line: 3 });
    expect(culprit?.source?.lines.filter(({ isMarked }) => isMarked)).toEqual([
      { number: 3, text: run, isMarked: true },
    ]);
    expect(toolError).toMatch(/exit code: 3$/);
  });

  test.each(forms)('interrupted: everything is cancelled, and nobody is to blame: %s', (form) => {
    const { outcome, lanes, culprit, toolError } = build(host, `build-interrupted.${form}`);
    expect(outcome).toBe('cancelled');
    expect(culprit).toBeNull();
    expect(toolError).toMatch(/Canceled: context canceled$/);
    expect(lanes.map(row)).toEqual([
      ['linux/amd64', 'native', 'cancelled', '1/2, 1 cached'],
      ['linux/arm64', 'emulated', 'cancelled', '1/2, 1 cached'],
      ['linux/riscv64', 'emulated', 'cancelled', '1/2, 1 cached'],
    ]);
    for (const { lines } of lanes) {
      expect(lines.slice(0, 3)).toEqual(['tick 1', 'tick 2', 'tick 3']);
    }
  });

  test('cross-built on the builder’s own platform, then run on each', () => {
    const { outcome, lanes } = build(host, 'build-cross.rawjson');
    expect(outcome).toBe('succeeded');
    expect(lanes.map(row)).toEqual([
      ['linux/amd64', 'native', 'done', '4/4, 1 cached'],
      ['linux/arm64', 'emulated', 'done', '5/5, 2 cached'],
      ['linux/riscv64', 'emulated', 'done', '5/5, 2 cached'],
    ]);
  });

  test('one platform has one lane, though its steps name none', () => {
    const { outcome, lanes } = build(host, 'build-one-platform.rawjson', ['linux/arm64']);
    expect(outcome).toBe('succeeded');
    expect(lanes.map(row)).toEqual([['linux/arm64', 'emulated', 'done', '3/3, 2 cached']]);
  });

  test.each(forms)('a base image without riscv64 fails before the first step: %s', (form) => {
    const { outcome, lanes, culprit } = build(host, `build-platform-not-in-base.${form}`);
    expect(outcome).toBe('failed');
    expect(lanes.map(({ platform, state, steps }) => [platform, state, steps.total])).toEqual([
      ['linux/amd64', 'cancelled', 0],
      ['linux/arm64', 'cancelled', 0],
      ['linux/riscv64', 'failed', 0],
    ]);
    expect(culprit).toMatchObject({
      platform: 'linux/riscv64',
      instruction: 'load metadata for localhost:5000/base-gap:1',
      step: null,
      exitCode: null,
      message: 'no match for platform in manifest: not found',
      source: { file: 'gap.Dockerfile', line: 1 },
    });
  });

  test.each([
    ['build-no-handler.plain', 'exec /bin/sh: exec format error'],
    ['build-handler-without-F.plain', 'exec /bin/sh: no such file or directory'],
  ])('the engine’s own builder says why arm64 can’t run: %s', (file, line) => {
    const { outcome, lanes, culprit } = build(host, file, ['linux/arm64']);
    expect(outcome).toBe('failed');
    expect(lanes.map(row)).toEqual([
      ['linux/arm64', 'emulated', 'failed', expect.stringMatching(/^1\/[23], [01] cached$/)],
    ]);
    expect(culprit).toMatchObject({
      platform: 'linux/arm64',
      instruction: 'RUN uname -m && seq 3 && sleep 1 && echo built > /out',
      stage: 'build',
      step: { index: 2, count: 2 },
      // BuildKit of 28.5 passes on what runc said.
      exitCode: host.startsWith('sid') ? 255 : 1,
      lines: [line],
    });
  });

  test('a builder with emulators of its own runs riscv64 without a handler', () => {
    const { outcome, lanes } = build(host, 'build-emulated-by-the-builder.plain', [
      'linux/riscv64',
    ]);
    expect(outcome).toBe('succeeded');
    expect(lanes.map(row)).toEqual([['linux/riscv64', 'emulated', 'done', '3/3, 0 cached']]);
  });

  test('what never became a build is told by buildx’s last line', () => {
    const noDockerfile = endOf(buildEvents(host, 'build-no-dockerfile.txt'));
    expect(noDockerfile.outcome).toBe('failed');
    expect(noDockerfile.toolError).toMatch(
      /failed to read dockerfile: open nowhere\.Dockerfile: no such file or directory$/,
    );
    const driver = endOf(buildEvents(host, 'docker-driver-many-platforms.txt'));
    expect(driver.outcome).toBe('failed');
    expect(driver.toolError).toMatch(
      /Multi-platform build is not supported for the docker driver\.$/,
    );
  });
});

test.each(hostsWithContainerdStore)('%s: the engine’s own builder builds for three', (host) => {
  const { outcome, lanes } = build(host, 'containerd-store-build.rawjson');
  expect(outcome).toBe('succeeded');
  expect(lanes.map(row)).toEqual([
    ['linux/amd64', 'native', 'done', '3/3, 0 cached'],
    ['linux/arm64', 'emulated', 'done', '3/3, 0 cached'],
    ['linux/riscv64', 'emulated', 'done', '3/3, 0 cached'],
  ]);
});
