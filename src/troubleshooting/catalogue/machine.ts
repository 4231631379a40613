import type { Failure } from '../failure.ts';
import { engine } from './machine/engine.ts';
import { kernel } from './machine/kernel.ts';

export const machine: readonly Failure[] = [...engine, ...kernel];
