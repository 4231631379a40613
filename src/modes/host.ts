import type { FlagValues } from '../flags.ts';
import { createLocalHost } from '../host/local.ts';
import { stateFolder } from '../host/state-folder.ts';
import { UsageError } from '../model/usage.ts';
import type { Chosen } from './chosen.ts';

/** This machine, or the one that `--demo` names; a number is the exit code where none was chosen. */
export async function chooseHost(values: FlagValues): Promise<Chosen | number> {
  const demo = values.get('demo')?.at(-1);
  if (demo !== undefined) {
    const { choosePractice } = await import('./practice.ts');
    return choosePractice(demo, values);
  }
  if (values.has('speed')) throw new UsageError({ kind: 'without-demo', flag: '--speed' });
  const host = createLocalHost();
  return {
    label: null,
    open: async () => host,
    answers: async () => ({}),
    crashFolder: stateFolder(host),
  };
}
