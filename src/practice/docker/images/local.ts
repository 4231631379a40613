import { parseReference } from '../../../docker/reference.ts';
import type { World } from '../../world.ts';

/** Docker's full name of an image: `docker.io/library/alpine:latest`. */
export function fullName(image: string): string {
  const parsed = parseReference(image);
  if (!parsed.ok) return image;
  const { registry, repository, tag, digest } = parsed;
  return digest === null
    ? `${registry}/${repository}:${tag ?? 'latest'}`
    : `${registry}/${repository}@${digest}`;
}

/** Whether the engine has an image, whichever way it is written. */
export function isInstalledImage(world: World, image: string): boolean {
  const wanted = fullName(image);
  return [...world.images].some((one) => fullName(one) === wanted);
}

export function removeLocal(world: World, image: string): boolean {
  const wanted = fullName(image);
  const found = [...world.images].find((one) => fullName(one) === wanted);
  world.docker.kept.delete(wanted);
  return found !== undefined && world.images.delete(found);
}
