import { making } from './builder/making.ts';
import { starting } from './builder/starting.ts';
import type { FailureWords } from './words.ts';

export const builder: Readonly<Record<string, FailureWords>> = { ...making, ...starting };
