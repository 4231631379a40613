import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { match } from '../../src/troubleshooting/match.ts';

const recorded = (path: string): readonly string[] =>
  readFileSync(new URL(`../recordings/${path}`, import.meta.url), 'utf8').split('\n');

const placesOf = (lines: readonly string[], id: string) =>
  match(lines).find(({ failure }) => failure.id === id)?.places;

/** What BuildKit prints of a failed step: in its own lines, once more below, and beside the Dockerfile. */
const failed = (step: number, platform: string, line: number, instruction = 'RUN apk add curl') => [
  `#${step} [${platform} 2/3] ${instruction}`,
  `#${step} 0.123 exec /bin/sh: exec format error`,
  `#${step} ERROR: process "/bin/sh -c apk add curl" did not complete successfully: exit code: 255`,
  '------',
  ` > [${platform} 2/3] ${instruction}:`,
  '0.123 exec /bin/sh: exec format error',
  '------',
  `Dockerfile:${line}`,
  '--------------------',
  `   ${line - 1} |     FROM alpine`,
  `   ${line} | >>> ${instruction}`,
  '--------------------',
  'ERROR: failed to solve: process "/bin/sh -c apk add curl" did not complete successfully: exit code: 255',
];
const arm64 = {
  platform: 'linux/arm64',
  instruction: 'RUN apk add curl',
  source: { file: 'Dockerfile', line: 7 },
};

describe('where in a build a failure was told', () => {
  test('is its platform, its instruction and its line of the Dockerfile', () => {
    expect(placesOf(failed(5, 'linux/arm64', 7), 'exec-format-error-run')).toEqual([arm64]);
  });

  test('is read behind what another tool puts before its lines', () => {
    for (const before of [
      '2026-11-24T03:33:28.0000000Z ',
      'build\tpush\t2026-11-24T03:33:28.0000000Z ',
    ]) {
      const lines = failed(5, 'linux/arm64', 7).map((line) => before + line);
      expect(placesOf(lines, 'exec-format-error-run'), before).toEqual([arm64]);
    }
  });

  test('is read from the screen of a terminal, where only the end names it', () => {
    const lines = failed(5, 'linux/arm64', 7).slice(3);
    expect(placesOf(lines, 'exec-format-error-run')).toEqual([arm64]);
  });

  test('is named once a platform', () => {
    const lines = [...failed(5, 'linux/arm64', 7), ...failed(6, 'linux/riscv64', 7)];
    const riscv64 = { ...arm64, platform: 'linux/riscv64' };
    expect(placesOf(lines, 'exec-format-error-run')).toEqual([arm64, riscv64]);
  });

  test('is that of its own step, not of another one that failed', () => {
    const lines = [
      '#4 [linux/amd64 2/3] RUN make',
      '#5 [linux/arm64 2/3] RUN apk add curl',
      '#5 0.123 exec /bin/sh: exec format error',
      '#4 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2',
      ...[' > [linux/amd64 2/3] RUN make:', 'Dockerfile:3', '-'.repeat(20), '   3 | >>> RUN make'],
    ];
    expect(placesOf(lines, 'exec-format-error-run')).toEqual([{ ...arm64, source: null }]);
  });

  test('is not that of a step that was cancelled while it waited for a blob', () => {
    const lines = [
      '#3 [linux/amd64 internal] load metadata for localhost:5000/base-gap:1',
      '#4 [linux/riscv64 internal] load metadata for localhost:5000/base-gap:1',
      '#4 ERROR: no match for platform in manifest: not found',
      '#3 ERROR: ref moby/1/index-sha256:f1 locked for 5.31957ms (since 2026-11-26 19:22:58.416475317 +0000 UTC m=+0.456280506): unavailable',
    ];
    expect(placesOf(lines, 'base-image-no-platform')).toMatchObject([
      { platform: 'linux/riscv64' },
    ]);
  });

  test('is that of the build it was told in', () => {
    const lines = [
      '#1 [linux/arm64 2/3] RUN apk add curl',
      '#1 [internal] load build definition from Dockerfile',
      '#2 exporting to image',
      '#2 ERROR: failed to push x: no space left on device',
    ];
    expect(placesOf([...failed(2, 'linux/arm64', 7), ...lines], 'disk-full')).toEqual([]);
  });

  test('has the platform that the only command asks for where the steps name none', () => {
    const lines = failed(5, 'linux/arm64', 7).map((line) => line.replace('linux/arm64 ', ''));
    const command = '$ docker buildx build --platform linux/arm64 -t x .';
    expect(placesOf([command, ...lines], 'exec-format-error-run')).toEqual([arm64]);
    const other = command.replace('arm64', 'arm/v7');
    const [place] = placesOf([command, other, ...lines], 'exec-format-error-run') ?? [];
    expect(place).toEqual({ ...arm64, platform: null });
  });

  test('is nowhere in a text that is of no build', () => {
    expect(placesOf(['exec /bin/sh: exec format error'], 'exec-format-error-run')).toEqual([]);
  });

  test.each([
    ['sid-docker-28.5-buildx-0.29/build-platform-not-in-base.plain'],
    ['sid-docker-28.5-buildx-0.29/build-platform-not-in-base.rawjson'],
    ['trixie-docker-26.1-buildx-0.13/build-platform-not-in-base.rawjson'],
  ])('is in %s the FROM that the image behind it lacks a platform for', (path) => {
    expect(placesOf(recorded(path), 'base-image-no-platform')).toEqual([
      {
        platform: 'linux/riscv64',
        instruction: 'FROM localhost:5000/base-gap:1',
        source: { file: 'gap.Dockerfile', line: 1 },
      },
    ]);
  });
});
