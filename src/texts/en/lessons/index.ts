import { binfmt } from './binfmt.ts';
import { build } from './build.ts';
import { builder } from './builder.ts';
import { buildx } from './buildx.ts';
import { client } from './client.ts';
import { dockerManifest } from './docker-manifest.ts';
import { emulation } from './emulation.ts';
import { emulators } from './emulators.ts';
import { fFlag } from './f-flag.ts';
import { machine } from './machine.ts';
import { manifest } from './manifest.ts';
import { manifestList } from './manifest-list.ts';
import { options } from './options.ts';
import { provenance } from './provenance.ts';
import { registry } from './registry.ts';
import { target } from './target.ts';
import { words } from './words.ts';

/** The lessons, by their names: those of the steps, then topics beyond one step. */
export const lessons = {
  words,
  ...{ machine, client, emulators, builder, target, build, manifest },
  ...{ binfmt, 'f-flag': fFlag, buildx, emulation, registry, options },
  ...{ 'manifest-list': manifestList, provenance, 'docker-manifest': dockerManifest },
};
