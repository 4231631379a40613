import type { en } from '../en/index.ts';
import type { Same } from '../same.ts';
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

/** Chinese, in simplified characters: the rooms of English. */
export const rooms: Same<typeof en> = {
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
};
