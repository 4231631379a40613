import { describe, expect, it } from 'vitest';
import {
  expandSource,
  gives,
  isTagPattern,
  parseSource,
  wordsIn,
} from '../../src/docker/reference-pattern.ts';

describe('a pattern of references', () => {
  it('gives one for each word, with the platform that the word means', () => {
    expect(expandSource('ghcr.io/me/app:1.2-{arch}', ['amd64', 'arm-v7', 'mine'])).toEqual([
      {
        reference: 'ghcr.io/me/app:1.2-amd64',
        named: { os: 'linux', architecture: 'amd64', variant: null },
      },
      {
        reference: 'ghcr.io/me/app:1.2-arm-v7',
        named: { os: 'linux', architecture: 'arm', variant: 'v7' },
      },
      { reference: 'ghcr.io/me/app:1.2-mine', named: null },
    ]);
  });

  it('is a plain reference where it has no mark: its tag may name a platform', () => {
    expect(expandSource('me/app:arm64', ['amd64'])).toEqual([
      {
        reference: 'me/app:arm64',
        named: { os: 'linux', architecture: 'arm64', variant: null },
      },
    ]);
    expect(expandSource('me/app', [])).toEqual([{ reference: 'me/app', named: null }]);
  });

  it('can be asked of the registry where the mark is in the tag', () => {
    expect(isTagPattern('localhost:5000/app:{arch}')).toBe(true);
    expect(isTagPattern('localhost:5000/app:1-{arch}-slim')).toBe(true);
    expect(isTagPattern('localhost:5000/{arch}/app:1')).toBe(false);
    expect(isTagPattern('localhost:5000/app:1')).toBe(false);
    expect(isTagPattern('localhost:5000/app-{arch}')).toBe(false);
  });

  it('is held against the tags of its repository', () => {
    const tags = ['1.2', '1.2-amd64', '1.2-slim', '1.2-arm-v7', 'latest', '1.3-arm64', '1.2-'];
    expect(wordsIn('me/app:1.2-{arch}', tags)).toEqual(['amd64', 'arm-v7']);
    expect(wordsIn('me/app:{arch}', ['amd64', 'armv6', 'latest', '1.2-amd64'])).toEqual([
      'amd64',
      'armv6',
    ]);
    expect(wordsIn('me/app:{arch}-slim', ['amd64', 'amd64-slim', '-slim'])).toEqual(['amd64']);
  });

  it('has one word where it has two marks', () => {
    const tags = ['amd64-1-amd64', 'amd64-1-arm64', 'amd64-1', 'arm-v7-1-arm-v7'];
    expect(wordsIn('me/app:{arch}-1-{arch}', tags)).toEqual(['amd64', 'arm-v7']);
    expect(wordsIn('me/app:1.2-{arch}', ['1x2-amd64'])).toEqual([]);
  });

  it('gives a reference, whichever way that is written', () => {
    expect(gives('me/app:{arch}', [], 'docker.io/me/app:arm64')).toBe(true);
    expect(gives('me/app:{arch}', ['amd64'], 'me/app:arm64')).toBe(false);
    expect(gives('me/app', [], 'me/app:latest')).toBe(true);
    expect(gives('me/app:{arch}', [], 'me/other:arm64')).toBe(false);
    expect(gives('me/app:{arch}', [], 'me/app:latest')).toBe(false);
  });

  it('is read as a reference is', () => {
    expect(parseSource('ghcr.io/me/app:1.2-{arch}').ok).toBe(true);
    expect(parseSource('ghcr.io/{arch}/app:1').ok).toBe(true);
    expect(parseSource('https://ghcr.io/me/app:{arch}')).toMatchObject({ ok: false });
    expect(parseSource('')).toMatchObject({ ok: false, code: 'empty' });
  });
});
