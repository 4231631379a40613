import type { FailureWords } from '../en/failures/words.ts';
import { build } from './failures/build.ts';
import { builder } from './failures/builder.ts';
import { client } from './failures/client.ts';
import { emulation } from './failures/emulation.ts';
import { emulators } from './failures/emulators.ts';
import { machine } from './failures/machine.ts';
import { manifest } from './failures/manifest.ts';
import { push } from './failures/push.ts';
import { surroundings } from './failures/surroundings.ts';
import { target } from './failures/target.ts';

/** What a person reads of every known failure, by its id. */
export const failures: Readonly<Record<string, FailureWords>> = {
  ...machine,
  ...client,
  ...emulators,
  ...builder,
  ...target,
  ...build,
  ...emulation,
  ...surroundings,
  ...push,
  ...manifest,
};
