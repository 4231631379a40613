import { expect, onTestFinished } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { PracticeHost } from '../../src/practice/practice-host.ts';

/** Fails where a command was run on a practice machine that nobody simulates. */
export function expectKnown({ unknown }: PracticeHost): void {
  expect(unknown.map(({ message }) => message)).toEqual([]);
}

/** A practice machine on which such a command fails the test that runs now. */
export function knowingAll(host: Host): PracticeHost {
  const practice = host as PracticeHost;
  onTestFinished(() => expectKnown(practice));
  return practice;
}
