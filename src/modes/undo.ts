import type { FlagValues } from '../flags.ts';

export async function runUndo(_values: FlagValues): Promise<number> {
  return 2;
}
