import { blobOf } from '../registry/blobs.ts';
import { findImage, keyOf, referenceOf } from '../registry/find.ts';
import { ociTypes } from '../registry/media-types.ts';
import { publish } from '../registry/publish.ts';
import { askerOfBuilder, meet } from '../registry/reach.ts';
import { BuildFailure } from './failure.ts';
import type { Graph } from './graph.ts';
import { asVertex, type Job, ownVertex, timed } from './job.ts';
import { sizeOf } from './steps.ts';

const scanner = 'docker.io/docker/buildkit-syft-scanner:stable-1';

/** Takes what a registry keeps as a cache; one that is not there is told of, and is no failure. */
export async function importCache(job: Job): Promise<void> {
  const { call, args, builder, tell, open } = job;
  const { cache, exported } = call.world.docker;
  for (const name of args.cacheFrom) {
    const vertex = ownVertex(job, `importing cache manifest from ${name}`);
    tell.start(vertex);
    open.set(vertex.digest, vertex);
    await job.pause(180);
    open.delete(vertex.digest);
    const reference = referenceOf(name);
    const kept =
      reference === null ? undefined : exported.get(`${reference.registry}/${keyOf(reference)}`);
    const isThere = reference !== null && findImage(call.world, reference) !== null;
    tell.complete(vertex, isThere ? {} : { error: `${name}: not found` });
    cache.set(builder.name, new Map([...(cache.get(builder.name) ?? []), ...(kept ?? [])]));
  }
}

/** Writes what was built into a registry, as a cache for other builders. @throws BuildFailure */
export async function exportCache(job: Job, { nodes }: Graph): Promise<void> {
  const { call, args, builder } = job;
  for (const name of args.cacheTo) {
    const reference = referenceOf(name);
    if (reference === null) continue;
    const vertex = ownVertex(job, 'exporting cache to registry');
    const trouble = meet(
      call,
      askerOfBuilder(call, builder, reference.registry),
      reference.registry,
      true,
    );
    if (trouble !== null) {
      const message = `error writing manifest blob: failed to push ${name}: ${trouble.kind === 'auth' ? '401 Unauthorized' : trouble.text}`;
      job.tell.start(vertex);
      job.tell.complete(vertex, { error: message });
      throw new BuildFailure({ vertex, message });
    }
    const made = nodes.filter(({ kind }) => kind !== 'context');
    const list = blobOf(
      {
        schemaVersion: 2,
        mediaType: ociTypes.index,
        manifests: [],
        of: made.map((one) => one.digest),
      },
      0,
    );
    await asVertex(job, vertex, async () => {
      await timed(job, vertex, 'preparing build cache for export', 40);
      for (const node of made) await timed(job, vertex, `writing layer ${node.digest}`, 25);
      await timed(job, vertex, `writing cache image manifest ${list.digest}`, 20);
    });
    const blobs = new Map([[list.digest, list.raw]]);
    publish(call.world, reference, { platforms: [], digest: list.digest, blobs });
    const kept = made.map((node) => [node.digest, sizeOf(node)] as const);
    call.world.docker.exported.set(`${reference.registry}/${keyOf(reference)}`, new Map(kept));
  }
}

/** Lists what is in each image, as the scanner does. */
export async function scan(job: Job): Promise<void> {
  const config = ownVertex(job, `resolve image config for ${scanner}`);
  await asVertex(job, config, () => job.pause(350));
  await Promise.all(
    job.platforms.map((platform) => {
      const vertex = ownVertex(job, `[${platform}] generating sbom using ${scanner}`);
      return asVertex(job, vertex, () => job.pause(2_400));
    }),
  );
}
