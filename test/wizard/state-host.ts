import { join } from 'node:path';
import type { Host } from '../../src/host/host.ts';
import { createLocalHost } from '../../src/host/local.ts';
import { emptyFolder } from '../host/folder.ts';

/** This machine, with a state folder that is gone after the test, and a clock that goes on a second a look. */
export function stateHost(state = join(emptyFolder(), 'state')): Host & { readonly state: string } {
  let time = Date.parse('2026-11-24T08:00:00.000Z');
  return {
    ...createLocalHost(),
    env: { XDG_STATE_HOME: state },
    now: () => {
      time += 1_000;
      return new Date(time);
    },
    state: join(state, 'multiarch-wizard'),
  };
}

/** A path that nobody can make a folder at. */
export const unwritable = '/proc/nowhere';
