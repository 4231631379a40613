import type { Machine } from './machine.ts';
import { traitsOf } from './products.ts';

/** The systemd unit that an engine is started with. */
export const unitOf = (machine: Machine): string => traitsOf(machine).unit ?? 'docker';

/** Whether that is one of the person's own systemd. */
export const isPersonsUnit = (machine: Machine, name: string): boolean =>
  traitsOf(machine).unit === name;
