import { practice } from './en/practice.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What a person reads of practice machines, apart from all other texts: only practice waits for it. */
export function practiceTexts(): Same<typeof practice> {
  return spoken()?.practice ?? practice;
}
