import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  architectureOf,
  architectures,
  binfmtNames,
  emulatorName,
  handlerName,
} from '../../src/docker/architecture.ts';
import {
  comparePlatforms,
  isKnownPlatform,
  nativePlatform,
  normalisePlatform,
  parsePlatforms,
  platformsAcceptedFor,
  platformsRunBy,
  suggestPlatform,
} from '../../src/docker/platform.ts';
import { nearest } from '../../src/nearest.ts';

describe('a platform is written in one way', () => {
  // The left column was given to `buildx create --platform` 0.13.1, the right one is what `inspect` said.
  test.each([
    ['Linux/ARM', 'linux/arm/v7'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['armhf', 'linux/arm/v7'],
    ['armel', 'linux/arm/v6'],
    ['aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/v9.0', 'linux/arm64/v9'],
    ['x86_64', 'linux/amd64'],
    ['linux/x86-64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64/v3'],
    ['i386', 'linux/386'],
    [' riscv64 ', 'linux/riscv64'],
    ['macos/arm64', 'darwin/arm64'],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763)/amd64'],
    ['linux', 'linux'],
    ['linux/Foo', 'linux/foo'],
    ['Foo', 'foo'],
    ['a/b/c/d', 'a/b/c/d'],
    ['', ''],
  ])('%j is %j', (text, platform) => {
    expect(normalisePlatform(text)).toBe(platform);
  });

  test('and writing it that way once is enough, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normalisePlatform(text);
        expect(normalisePlatform(once)).toBe(once);
      }),
    );
  });
});

describe('a value of --platform', () => {
  test('holds each platform once, however it is written', () => {
    expect(parsePlatforms('linux/arm, linux/arm/v7,aarch64,,linux/arm64/v8')).toEqual({
      platforms: ['linux/arm/v7', 'linux/arm64'],
      unknown: [],
    });
  });

  test('keeps the words that name no platform as they were typed', () => {
    expect(parsePlatforms('linux/amd64,Linux/Amr64,linux/amd64 linux/arm64,linux')).toEqual({
      platforms: ['linux/amd64'],
      unknown: ['Linux/Amr64', 'linux/amd64 linux/arm64', 'linux'],
    });
  });

  test('may hold anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { platforms, unknown } = parsePlatforms(text);
        expect(platforms.every(isKnownPlatform)).toBe(true);
        expect(unknown.some(isKnownPlatform)).toBe(false);
      }),
    );
  });
});

test('a platform with a variant that nobody has is unknown', () => {
  expect(
    ['linux/amd64/v2', 'linux/arm/v6', 'linux/arm64/v8.2', 'wasm'].every(isKnownPlatform),
  ).toBe(true);
  expect(['linux/amd64/v9', 'linux/riscv64/v2', 'linux/arm/v1'].some(isKnownPlatform)).toBe(false);
});

describe('someone who misspells a platform is told the one they meant', () => {
  test.each([
    ['linux/amr64', 'linux/arm64'],
    ['linux/amd46', 'linux/amd64'],
    ['linux-arm64', 'linux/arm64'],
    ['linux/armv7', 'linux/arm/v7'],
    ['linux/arm6', 'linux/arm/v6'],
    ['x64', 'linux/amd64'],
    ['ppc64el', 'linux/ppc64le'],
    ['linux/loongarch64', 'linux/loong64'],
    ['linux/risc64', 'linux/riscv64'],
    ['constructor', null],
    ['linux/foo', null],
    ['plan 9 from outer space', null],
  ])('%s: %s', (typed, meant) => {
    expect(isKnownPlatform(typed)).toBe(false);
    expect(suggestPlatform(typed, nearest)).toBe(meant);
  });
});

describe('an engine runs itself', () => {
  test.each([
    ['x86_64', 'linux/amd64'],
    ['amd64', 'linux/amd64'],
    ['aarch64', 'linux/arm64'],
    ['armv7l', 'linux/arm/v7'],
    ['armv6l', 'linux/arm/v6'],
    ['armv8l', 'linux/arm/v7'],
    ['i686', 'linux/386'],
    ['loongarch64', 'linux/loong64'],
    ['mips64', 'linux/mips64'],
    ['pdp11', null],
    ['', null],
  ])('on %s: %s', (machine, platform) => {
    expect(nativePlatform(machine)).toBe(platform);
  });

  test('on Windows, Windows', () => {
    expect(nativePlatform('x86_64', 'windows')).toBe('windows/amd64');
  });

  test('and perhaps the 32-bit programs of its family', () => {
    expect(platformsRunBy('linux/amd64')).toEqual({
      surely: ['linux/amd64'],
      maybe: ['linux/386'],
    });
    expect(platformsRunBy('linux/arm64').maybe).toContain('linux/arm/v7');
    expect(platformsRunBy('linux/riscv64')).toEqual({ surely: ['linux/riscv64'], maybe: [] });
  });
});

test('a base image may be for an older variant, or for the 32-bit half of the family', () => {
  const accepted = (platform: string) => platformsAcceptedFor(platform).join(' ');
  expect(accepted('linux/amd64')).toBe('linux/amd64 linux/386');
  expect(accepted('linux/amd64/v3')).toBe('linux/amd64/v3 linux/amd64/v2 linux/amd64 linux/386');
  expect(accepted('linux/arm/v6')).toBe('linux/arm/v6 linux/arm/v5');
  expect(accepted('linux/arm/v7')).toBe('linux/arm/v7 linux/arm/v6 linux/arm/v5');
  expect(accepted('linux/arm64')).toBe(
    'linux/arm64 linux/arm/v8 linux/arm/v7 linux/arm/v6 linux/arm/v5',
  );
  expect(accepted('linux/riscv64')).toBe('linux/riscv64');
  expect(accepted('windows/amd64')).toBe('windows/amd64 windows/386');
});

test('one handler serves every ARM variant', () => {
  expect(handlerName('linux/arm/v5')).toBe('qemu-arm');
  expect(handlerName('linux/arm64')).toBe('qemu-aarch64');
  expect(handlerName('linux/amd64/v3')).toBe('qemu-x86_64');
  expect(handlerName('linux/mips64le')).toBe('qemu-mips64el');
  expect(emulatorName('linux/386')).toBe('buildkit-qemu-i386');
  expect(handlerName('windows/amd64')).toBeNull();
  expect(binfmtNames(['linux/arm/v7', 'linux/arm/v6', 'linux/386', 'linux/wasm'])).toEqual([
    'arm',
    '386',
  ]);
});

test('every platform in the table is known and finds its architecture', () => {
  for (const architecture of architectures) {
    for (const platform of architecture.platforms) {
      expect(normalisePlatform(platform)).toBe(platform);
      expect(architectureOf(platform)).toBe(architecture);
    }
  }
});

test('platforms are sorted as people look for them', () => {
  const sorted = ['linux/amd64', 'linux/amd64/v2', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6'];
  const rest = ['linux/s390x', 'linux/386', 'linux/sparc', 'windows/amd64'];
  expect([...rest, ...sorted].reverse().sort(comparePlatforms)).toEqual([...sorted, ...rest]);
});
