import { UsageError } from '../model/usage.ts';
import type { Machine } from '../practice/machine.ts';
import { readMachine } from '../practice/read-machine.ts';

/**
 * The machine that a file describes.
 *
 * @throws UsageError where it describes none
 */
export async function machineIn(path: string): Promise<Machine> {
  const { machine, fault } = await readMachine(path);
  if (machine !== null) return machine;
  throw new UsageError({ kind: 'machine-file', path, fault });
}
