import type { FlagValues } from '../flags.ts';

export async function runDoctor(_values: FlagValues): Promise<number> {
  return 2;
}
