import { configPlatform, parseManifest } from '../../../docker/manifest-list.ts';
import type { World } from '../../world.ts';
import { platformFields } from '../registry/blobs.ts';
import { keyOf, referenceOf } from '../registry/find.ts';
import { firstImage } from '../registry/stored-image.ts';
import { entryOf } from './entry.ts';
import { wholeName } from './names.ts';
import { keep } from './store.ts';

/** Puts the lists that a machine's file names into the client's folder, with each image as it was first. */
export function leaveManifests(world: World): void {
  const { client, registries = [] } = world.machine;
  const env = { HOME: world.person.home };
  for (const { list, images } of client.manifests ?? []) {
    for (const image of images) {
      const [whole, own] = [referenceOf(list), referenceOf(image)];
      const registry = registries.find(({ host }) => host === own?.registry);
      const known = own === null ? undefined : registry?.images[keyOf(own)];
      if (whole === null || own === null || known === undefined) continue;
      const { digest, blobs } = firstImage(`${own.registry}/${keyOf(own)}`, known);
      const raw = blobs.get(digest) ?? '';
      const parsed = parseManifest(raw);
      if (parsed?.kind !== 'image') continue;
      const platform = configPlatform(blobs.get(parsed.config ?? '') ?? '') ?? '';
      const entry = entryOf(world, wholeName(own), raw, platformFields(platform));
      keep({ env, world }, whole, own, entry);
    }
  }
}
