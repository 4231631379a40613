import { practice } from './en/practice.ts';

/** What a person reads of practice machines, apart from all other texts: only practice waits for it. */
export function practiceTexts(): typeof practice {
  return practice;
}
