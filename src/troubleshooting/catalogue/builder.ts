import type { Failure } from '../failure.ts';
import { making } from './builder/making.ts';
import { starting } from './builder/starting.ts';

export const builder: readonly Failure[] = [...making, ...starting];
