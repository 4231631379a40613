import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, parseBuildxVersion, parseVersion } from '../../src/docker/version.ts';

describe('a version is found', () => {
  test.each([
    ['6.18.44-fc-v595', [6, 18, 44]],
    ['2.6.78', [2, 6, 78]],
    ['5.10.16.3-microsoft-standard-WSL2', [5, 10, 16]],
    ['4.4', [4, 4, 0]],
    ['20.10.24+dfsg1', [20, 10, 24]],
    ['28.5.2+dfsg5', [28, 5, 2]],
    ['18.09.0-ce', [18, 9, 0]],
    ['Docker version 28.2.2, build e6534b4', [28, 2, 2]],
    ['master', null],
    ['dev', null],
    ['', null],
  ])('in %s', (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });
});

describe('buildx is known', () => {
  test.each([
    ['github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3\n', [0, 13, 1]],
    ['github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-1\n', [0, 29, 1]],
    ['github.com/docker/buildx v0.36.1 0123abc', [0, 36, 1]],
    ['github.com/docker/buildx v0.16.2-desktop.1 0123abc', [0, 16, 2]],
    ['github.com/docker/buildx 0.9.1+azure-1 0123abc', [0, 9, 1]],
    ['github.com/docker/buildx v0.3.1-tp-docker 0123abc', [0, 3, 1]],
    [
      'WARNING: Error loading config file\r\ngithub.com/docker/buildx v0.29.1 0123abc\r\n',
      [0, 29, 1],
    ],
    ['github.com/docker/buildx 5e1ea62f9.m 5e1ea62f9', null],
    ['buildah 1.39.3', null],
    ['', null],
  ])('by %j', (line, version) => {
    expect(parseBuildxVersion(line)).toEqual(version);
  });
});

test('numbers are compared, not letters', () => {
  expect(atLeast([4, 8, 0], [4, 8])).toBe(true);
  expect(atLeast([4, 14, 3], [4, 8])).toBe(true);
  expect(atLeast([4, 7, 99], [4, 8])).toBe(false);
  expect(atLeast([3, 10, 0], [4, 8])).toBe(false);
  expect(atLeast([20, 10, 24], [19, 3])).toBe(true);
  expect(atLeast([0, 13, 1], [0, 13, 2])).toBe(false);
});

test('any text is a version or none', () => {
  const isVersion = (version: readonly number[] | null) =>
    version === null || (version.length === 3 && version.every(Number.isInteger));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[v\d.+-]*$/)), (text) => {
      expect(isVersion(parseVersion(text))).toBe(true);
      expect(isVersion(parseBuildxVersion(`github.com/docker/buildx ${text}`))).toBe(true);
    }),
  );
});
