import type { Failure } from '../failure.ts';

export const manifest: readonly Failure[] = [];
