import type { FailureWords } from '../../en/failures/words.ts';
import { engine } from './machine/engine.ts';
import { kernel } from './machine/kernel.ts';

export const machine: Readonly<Record<string, FailureWords>> = { ...engine, ...kernel };
