import { engine } from './machine/engine.ts';
import { kernel } from './machine/kernel.ts';
import type { FailureWords } from './words.ts';

export const machine: Readonly<Record<string, FailureWords>> = { ...engine, ...kernel };
