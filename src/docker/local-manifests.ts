import { type ImagePlatform, imagePlatformIn } from './image-platform.ts';
import { type JsonObject, objectIn, parseJson, textIn } from './json.ts';
import { parseReference } from './reference.ts';

/**
 * What the client keeps of a list between `docker manifest create` and `push`: a folder a list below
 * `~/.docker/manifests`, in it a file an image.
 *
 * Source: docker/cli v20.10.24 and v28.5.2, cli/manifest/store/store.go.
 */
export type LocalManifest = {
  /** The reference that it was made from, as Docker shows it. */
  readonly reference: string;
  /** What will be pushed, whatever the reference names by then. */
  readonly digest: string;
  /** As the config or `docker manifest annotate` said. */
  readonly platform: ImagePlatform | null;
};

/** The names that a list's folder may have: an older client's and a newer one's. Null for what is no reference. */
export function localFolders(list: string): readonly string[] | null {
  const parsed = parseReference(list);
  if (!parsed.ok) return null;
  const end = parsed.digest === null ? `:${parsed.tag ?? 'latest'}` : `@${parsed.digest}`;
  const whole = `${parsed.name}${end}`;
  return [
    whole.replaceAll(':', '-').replaceAll('/', '_'),
    whole.replaceAll(':', '%').replaceAll('/', '#'),
  ];
}

/** Reads a file of such a folder; null where it is none. */
export function parseLocalManifest(text: string): LocalManifest | null {
  return manifestIn(objectIn(parseJson(text)));
}

function manifestIn(value: JsonObject): LocalManifest | null {
  const descriptor = objectIn(value['Descriptor']);
  // Docker 18.09 and older have both beside the reference.
  const digest = textIn(descriptor['digest']) ?? textIn(value['Digest']);
  const reference = textIn(value['Ref']);
  if (digest === null || reference === null) return null;
  const platform = descriptor['platform'] ?? value['Platform'];
  return { reference, digest, platform: imagePlatformIn(objectIn(platform)) };
}
