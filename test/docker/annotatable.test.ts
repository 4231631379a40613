import { describe, expect, it } from 'vitest';
import { annotations, canBeAnnotated, whyNotAnnotated } from '../../src/docker/annotatable.ts';
import { parseImagePlatform, wholePlatformText } from '../../src/docker/image-platform.ts';

describe('what docker manifest annotate takes', () => {
  it('is its fixed table of systems and architectures', () => {
    const pair = (os: string, architecture: string) =>
      canBeAnnotated({ os, architecture, variant: null });
    expect(pair('linux', 'riscv64')).toBe(true);
    expect(pair('windows', 'amd64')).toBe(true);
    expect(pair('linux', 'loong64')).toBe(false);
    expect(pair('linux', 'bogus')).toBe(false);
    expect(pair('constructor', 'amd64')).toBe(false);
  });

  it('is offered for Linux, ARM with its variants', () => {
    expect(annotations.every(canBeAnnotated)).toBe(true);
    expect(annotations.filter(({ architecture }) => architecture === 'arm')).toHaveLength(3);
  });

  it.each([
    ['linux/arm/v6', false, null],
    ['haiku/amd64', false, 'system'],
    ['linux/loong64', false, 'pair'],
    ['linux/riscv64', false, null],
    ['linux/riscv64', true, 'old-pair'],
    ['windows(10.0.20348+win32k)/amd64', false, null],
    ['windows(10.0.20348)/amd64', true, 'old-version'],
    ['windows(+win32k)/amd64', true, null],
    ['linux(+win32k)/amd64', false, 'windows-only'],
    ['windows/arm64', false, 'pair'],
  ] as const)('%s, asked of an old client: %s, and why not: %s', (text, isOld, why) => {
    const platform = parseImagePlatform(text);
    expect(platform === null ? 'form' : whyNotAnnotated(platform, isOld)).toBe(why);
  });
});

describe('a platform in one word', () => {
  it.each([
    'linux/amd64',
    'linux/arm/v7',
    'windows(10.0.20348.2113)/amd64',
    'windows(10.0.20348+win32k)/amd64',
    'windows(+win32k+other)/amd64',
  ])('%s says what was read in it', (text) => {
    const platform = parseImagePlatform(text);
    expect(platform === null ? '' : wholePlatformText(platform)).toBe(text);
  });

  it.each(['linux', 'linux/', '/amd64', 'linux/arm/v7/x', 'Linux/amd64', 'linux/amd64 ', 'a(b/c'])(
    '%s is none',
    (text) => expect(parseImagePlatform(text)).toBeNull(),
  );
});
