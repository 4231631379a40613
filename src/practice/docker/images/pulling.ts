import { normalisePlatform, platformsAcceptedFor } from '../../../docker/platform.ts';
import type { Reference } from '../../../docker/reference.ts';
import { nativeOf } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { installerImages } from '../installers/images.ts';
import { findByDigest, findImage, referenceOf } from '../registry/find.ts';
import { manifestUrl } from '../registry/messages.ts';
import { askerOfEngine, meet } from '../registry/reach.ts';

/** What became of a pull: the platform of the image that the engine has now, or its complaint. */
export type Pulled =
  | {
      readonly platform: string;
      readonly digest: string;
      readonly complaint: null;
      /** The platform that was asked for, where an image without a list is for another. */
      readonly instead: string | null;
    }
  | { readonly platform: null; readonly complaint: string };

/** What the engine finds where it pulls an image for a platform; moby/moby, distribution/pull_v2.go. */
export function findToPull(call: Call, image: string, platform: string | null): Pulled {
  const reference = referenceOf(image);
  if (reference === null) return refusing('invalid reference format');
  const trouble = meet(call, askerOfEngine(call, reference.registry), reference.registry, false);
  if (trouble !== null) {
    const url = `${trouble.scheme}://${reference.registry}/v2/`;
    return refusing(
      trouble.kind === 'auth'
        ? `Head "${manifestUrl(trouble.scheme, reference)}": no basic auth credentials`
        : `Get "${url}": ${trouble.text}`,
    );
  }
  const wanted = platform ?? nativeOf(call.world.machine);
  const found = platformsThere(call, reference);
  if (found === null) return refusing(nothingThere(image, reference));
  const platforms = found.platforms.map(normalisePlatform);
  const accepted = platformsAcceptedFor(wanted).find((one) => platforms.includes(one));
  const [only] = platforms;
  // An image without a list is taken whatever its platform.
  const taken = accepted ?? (found.isSingle ? only : undefined);
  if (taken === undefined) return refusing(noMatch(wanted));
  const instead = accepted === undefined ? platform : null;
  return { platform: taken, digest: found.digest, complaint: null, instead };
}

const refusing = (complaint: string): Pulled => ({ platform: null, complaint });

const noMatch = (platform: string): string =>
  `no matching manifest for ${platform} in the manifest list entries`;

function nothingThere(image: string, { registry }: Reference): string {
  return registry === 'docker.io'
    ? `pull access denied for ${image.replace(/:[^:/]*$/, '')}, repository does not exist or may require 'docker login'`
    : `manifest for ${image} not found: manifest unknown: manifest unknown`;
}

function platformsThere({ world }: Call, reference: Reference) {
  const installer = installerImages[`${reference.registry}/${reference.repository}`];
  if (installer !== undefined) {
    return { platforms: installer.platforms, isSingle: installer.platforms.length === 1, digest };
  }
  if (reference.digest !== null) {
    const found = findByDigest(world, reference);
    if (found === null) return null;
    const platforms = found.platform === null ? found.image.platforms : [found.platform];
    return { platforms, isSingle: found.platform !== null, digest: reference.digest };
  }
  const image = findImage(world, reference);
  if (image === null) return null;
  return { platforms: image.platforms, isSingle: image.single ?? false, digest: image.digest };
}

const digest = 'sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0';
