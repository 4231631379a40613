import { describe, expect, it } from 'vitest';
import { platformOfTag, platformOfWord } from '../../src/docker/architecture-word.ts';
import {
  contradicts,
  isSamePlatform,
  lacksVariant,
  platformText,
} from '../../src/docker/image-platform.ts';

const word = (text: string) => {
  const platform = platformOfWord(text);
  return platform && platformText(platform);
};
const tag = (text: string) => {
  const platform = platformOfTag(text);
  return platform && platformText(platform);
};

describe('an architecture in a tag', () => {
  it('is known by every name that people give it', () => {
    expect(['amd64', 'x86_64', 'x86-64'].map(word)).toEqual(Array(3).fill('linux/amd64'));
    expect(['arm64', 'aarch64', 'arm64v8', 'ARM64'].map(word)).toEqual(
      Array(4).fill('linux/arm64'),
    );
    expect(['armv7', 'arm-v7', 'arm32v7', 'armv7l', 'arm_v7'].map(word)).toEqual(
      Array(5).fill('linux/arm/v7'),
    );
    expect(['armv6', 'arm32v6'].map(word)).toEqual(Array(2).fill('linux/arm/v6'));
    expect(['riscv64', 's390x', 'ppc64le', '386', 'loong64'].map(word)).not.toContain(null);
    expect(word('windows-amd64')).toBe('windows/amd64');
  });

  it('names no variant where it is only called arm, and armhf is another one everywhere', () => {
    expect(['arm', 'armhf', 'armel', 'arm32'].map(word)).toEqual(Array(4).fill('linux/arm'));
  });

  it('stands alone, at the end or at the beginning', () => {
    expect(tag('1.2-riscv64')).toBe('linux/riscv64');
    expect(tag('1.2-arm-v7')).toBe('linux/arm/v7');
    expect(tag('linux-arm-v6')).toBe('linux/arm/v6');
    expect(tag('arm64-latest')).toBe('linux/arm64');
    expect(tag('2026-11-24.x86_64')).toBe('linux/amd64');
  });

  it('is no part of another word', () => {
    expect(['latest', '1.2', 'alarm', 'charm64', 'armor', '1.386', 'slim'].map(tag)).toEqual([
      ...[null, null, null, null, null],
      'linux/386',
      null,
    ]);
    expect(word('constructor')).toBeNull();
    expect(word('')).toBeNull();
  });
});

describe('two platforms', () => {
  const arm = (variant: string | null) => ({ os: 'linux', architecture: 'arm', variant });
  const arm64 = (variant: string | null) => ({ os: 'linux', architecture: 'arm64', variant });

  it('are one where the variant goes without saying', () => {
    expect(isSamePlatform(arm64('v8'), arm64(null))).toBe(true);
    expect(isSamePlatform(arm('v7'), arm('v6'))).toBe(false);
    expect(isSamePlatform(arm('v7'), arm(null))).toBe(true);
    expect(isSamePlatform(arm('v6'), arm(null))).toBe(false);
  });

  it('contradict each other only in what both say', () => {
    expect(contradicts(arm('v7'), arm('v6'))).toBe(true);
    expect(contradicts(arm('v7'), arm(null))).toBe(false);
    expect(contradicts(arm64(null), arm(null))).toBe(true);
    expect(contradicts(arm64('v8'), arm64(null))).toBe(false);
  });

  it('lack a variant on ARM with 32 bits alone', () => {
    expect([arm(null), arm('v6'), arm64(null)].map(lacksVariant)).toEqual([true, false, false]);
  });
});
