import { architectures } from '../docker/architecture.ts';
import { registrationLine } from '../docker/registration.ts';
import type { MachineHandler } from './machine.ts';

/** The architecture whose programs a handler takes, by its name: QEMU's, or Apple's, which takes those for amd64. */
export const architectureNamed = (name: string) =>
  architectures.find(({ qemu }) => (name === 'rosetta' ? 'qemu-x86_64' : name) === `qemu-${qemu}`);

/** The line that registers a handler of a machine's file; its magic and mask follow from its name. */
export function handlerLine({ name, interpreter, flags }: MachineHandler): string {
  const architecture = architectureNamed(name);
  return architecture === undefined
    ? ''
    : registrationLine({ name, architecture, interpreter, flags });
}
