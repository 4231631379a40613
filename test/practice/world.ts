import { createWorld } from '../../src/practice/create-world.ts';
import type { Machine } from '../../src/practice/machine.ts';
import type { World } from '../../src/practice/world.ts';

/** A machine with nothing special about it. */
export const plainMachine: Machine = {
  machine: 1,
  name: 'plain',
  title: 'Plain',
  teaches: 'Nothing',
  system: {
    os: { id: 'ubuntu', version: '24.04', name: 'Ubuntu 24.04.3 LTS' },
    architecture: 'amd64',
    kernel: '6.8.0-87-generic',
  },
  client: { version: '28.5.2', buildx: '0.29.1' },
  engine: { version: '28.5.2' },
  files: { '~/hello/Dockerfile': ['FROM scratch', 'COPY . /'] },
};

/** The world of that machine, its system changed. */
export const practiceWorld = (system: Partial<Machine['system']> = {}): World =>
  createWorld({ ...plainMachine, system: { ...plainMachine.system, ...system } });
