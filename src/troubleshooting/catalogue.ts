import { build } from './catalogue/build.ts';
import { builder } from './catalogue/builder.ts';
import { client } from './catalogue/client.ts';
import { emulation } from './catalogue/emulation.ts';
import { emulators } from './catalogue/emulators.ts';
import { machine } from './catalogue/machine.ts';
import { manifest } from './catalogue/manifest.ts';
import { push } from './catalogue/push.ts';
import { surroundings } from './catalogue/surroundings.ts';
import { target } from './catalogue/target.ts';
import type { Failure } from './failure.ts';
import { byRank } from './rank.ts';

/** All known failures, in the order in which matches are told: a cause before its consequences. */
export const catalogue: readonly Failure[] = [
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
].sort(byRank);
