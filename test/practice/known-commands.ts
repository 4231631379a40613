import { expect, onTestFinished } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { PracticeHost } from '../../src/practice/practice-host.ts';

/** A practice machine on which a command that nobody simulates fails the test that runs now. */
export function knowingAll(host: Host): PracticeHost {
  const practice = host as PracticeHost;
  onTestFinished(() => expect(practice.unknown.map(({ message }) => message)).toEqual([]));
  return practice;
}
