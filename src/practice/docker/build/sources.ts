import { platformsAcceptedFor } from '../../../docker/platform.ts';
import { findImage, keyOf, referenceOf } from '../registry/find.ts';
import { hubImage } from '../registry/hub.ts';
import { manifestUrl, notFoundText, troubleText } from '../registry/messages.ts';
import { askerOfBuilder, meet } from '../registry/reach.ts';
import { engineSince } from '../versions.ts';
import { BuildFailure } from './failure.ts';
import { type Metadata, type Plan, vertexDigest } from './graph.ts';
import { asVertex, type Job, timed } from './job.ts';

/** Hands the Dockerfile over. @throws BuildFailure where there is none */
export async function loadDefinition(job: Job): Promise<string> {
  const { dockerfile, dockerfileName, folder } = job;
  const name = `[internal] load build definition from ${dockerfileName}`;
  const vertex = { digest: vertexDigest('definition', folder, dockerfileName), name };
  const size = dockerfile === null ? 2 : Buffer.byteLength(dockerfile);
  await asVertex(job, vertex, () =>
    timed(job, vertex, 'transferring dockerfile:', 8, { current: size }),
  );
  if (dockerfile !== null) return dockerfile;
  throw new BuildFailure({
    vertex: null,
    message: `failed to read dockerfile: open ${dockerfileName}: no such file or directory`,
  });
}

/** Reads `.dockerignore`: there is hardly ever one that matters. */
export async function loadIgnore(job: Job): Promise<void> {
  const name = '[internal] load .dockerignore';
  const vertex = { digest: vertexDigest('ignore', job.folder), name };
  await asVertex(job, vertex, () => timed(job, vertex, 'transferring context:', 7, { current: 2 }));
}

/** Looks for every image on every platform. @returns The digests of images by their names. @throws BuildFailure */
export async function loadMetadata(job: Job, plan: Plan): Promise<ReadonlyMap<string, string>> {
  await Promise.all(plan.metadata.map((one) => loadOne(job, one)));
  return new Map(plan.metadata.map((one) => [one.image, digestOf(job, one.image)]));
}

function digestOf({ call }: Job, image: string): string {
  const reference = referenceOf(image);
  if (reference === null) return '';
  return reference.digest ?? findImage(call.world, reference)?.digest ?? '';
}

async function loadOne(job: Job, one: Metadata): Promise<void> {
  const { call, builder, tell, open, pause } = job;
  const key = `metadata ${one.image}`;
  const isKnown = call.world.docker.cache.get(builder.name)?.has(key) ?? false;
  tell.start(one);
  open.set(one.digest, one);
  await pause(isKnown ? 40 : 620 + (one.platform.length % 7) * 60);
  const trouble = troubleWith(job, one);
  open.delete(one.digest);
  if (trouble === null) return tell.complete(one);
  tell.complete(one, { error: trouble });
  const told = engineSince(call.world, 23) || builder.driver !== 'docker';
  throw new BuildFailure({
    vertex: one,
    message: trouble,
    solve: `${one.image}: ${told ? `failed to resolve source metadata for ${one.image}: ` : ''}${trouble}`,
    lines: [one.line, one.line],
  });
}

/** Why an image can't be had for a platform, in BuildKit's words; null where it can. */
function troubleWith({ call, builder }: Job, { image, platform }: Metadata): string | null {
  const reference = referenceOf(image);
  if (reference === null) return 'invalid reference format';
  const { registry, repository } = reference;
  const trouble = meet(call, askerOfBuilder(call, builder, registry), registry, false);
  if (trouble !== null) {
    return troubleText(trouble, manifestUrl(trouble.scheme, reference), { isBuild: true });
  }
  const found = findImage(call.world, reference);
  const keys = [...(call.world.registries.get(registry)?.keys() ?? [])];
  const isKnown =
    hubImage(repository) !== null || keys.some((key) => key.startsWith(`${repository}:`));
  if (found === null) return notFoundText(reference, isKnown || keys.includes(keyOf(reference)));
  const fits = platformsAcceptedFor(platform).some((one) => found.platforms.includes(one));
  return fits || found.single ? null : 'no match for platform in manifest: not found';
}
