import type { FailureWords } from './en/failures/words.ts';
import { failures } from './en/failures.ts';
import { spoken } from './spoken.ts';

/**
 * What a person reads of the known failures, apart from all other texts: it is much, and the first
 * frame need not wait for it.
 */
export function failureTexts(): Readonly<Record<string, FailureWords>> {
  return spoken()?.failures ?? failures;
}

/** What causes a known failure, in one or two sentences; empty for a failure that has none. */
export function cause(failure: string): string {
  return failureTexts()[failure]?.cause ?? '';
}
