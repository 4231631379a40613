import { parseReference } from '../../docker/reference.ts';
import { manifestUrl } from '../../docker/registry-api.ts';
import type { RawManifest, StoredImage } from '../manifest/stored-image.ts';
import type { RawContent, RegistryDoor, Told } from './door.ts';

/** What a registry holds under a reference, asked by its own API; and the address where that is. */
export function throughDoor(
  door: RegistryDoor,
  reference: string,
): { readonly stored: StoredImage; readonly address: string } {
  const parsed = parseReference(reference);
  // Every reference was looked at before it is read: this one is never asked.
  const of = parsed.ok ? parsed : { registry: '', repository: '' };
  const under = parsed.ok ? (parsed.digest ?? parsed.tag ?? 'latest') : '';
  return {
    address: `GET ${manifestUrl(of, 'https', under).replace('https://', '')}`,
    stored: {
      top: async () => rawOf(await door.manifest(of, under)),
      byDigest: async (digest) => rawOf(await door.manifest(of, digest)),
      config: async (digest) => rawOf(await door.config(of, digest)),
    },
  };
}

const rawOf = (told: Told<RawContent>): RawManifest =>
  told.ok ? { raw: told.value.raw, error: null } : { raw: null, error: told.error };
