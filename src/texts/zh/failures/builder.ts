import type { FailureWords } from '../../en/failures/words.ts';
import { making } from './builder/making.ts';
import { starting } from './builder/starting.ts';

export const builder: Readonly<Record<string, FailureWords>> = { ...making, ...starting };
