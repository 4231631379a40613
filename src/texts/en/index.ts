import { bake } from './bake.ts';
import { build } from './build.ts';
import { builder } from './builder.ts';
import { cli } from './cli.ts';
import { client } from './client.ts';
import { doctor } from './doctor.ts';
import { emulators } from './emulators.ts';
import { joined } from './joined.ts';
import { machine } from './machine.ts';
import { manifest } from './manifest.ts';
import { ownRegistry } from './own-registry.ts';
import { picture } from './picture.ts';
import { target } from './target.ts';
import { ui } from './ui.ts';
import { wizard } from './wizard.ts';

/** English. One file a room; the rooms that are steps have `title`, `lead`, and `why` by check. */
export const en = {
  machine,
  client,
  emulators,
  builder,
  ownRegistry,
  target,
  bake,
  build,
  manifest,
  doctor,
  picture,
  wizard,
  ui,
  cli,
  joined,
} as const;
