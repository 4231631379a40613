import { resolve } from 'node:path';
import type { Reference } from '../../../docker/reference.ts';
import { nanoseconds, seconds } from '../engine/times.ts';
import { keepImage } from '../images/kept.ts';
import { keyOf, referenceOf } from '../registry/find.ts';
import { ociTypes } from '../registry/media-types.ts';
import { publish } from '../registry/publish.ts';
import { apiHost, askerOfBuilder, meet, type Trouble } from '../registry/reach.ts';
import type { MadeImage } from '../registry/stored-image.ts';
import { BuildFailure } from './failure.ts';
import { vertexDigest } from './graph.ts';
import { asVertex, type Job, ownVertex, timed } from './job.ts';
import type { Announced } from './progress.ts';
import { tarOf } from './tar.ts';

/** Hands an image over: to a registry, to an archive, or to the engine. @throws BuildFailure */
export async function exportImage(job: Job, image: MadeImage): Promise<void> {
  const { output } = job.args;
  const isArchive = output.kind === 'oci';
  const name = isArchive ? 'exporting to oci image format' : 'exporting to image';
  const vertex = ownVertex(job, name);
  await asVertex(job, vertex, async () => {
    await tellDocuments(job, vertex, image);
    for (const tag of isArchive ? [] : job.args.tags) {
      const reference = referenceOf(tag);
      if (reference !== null) await handOver(job, vertex, image, reference);
    }
    if (isArchive) {
      await timed(job, vertex, 'sending tarball', 90);
      writeArchive(job, image, output.dest, output.isTar);
    }
  });
}

/** Each document by its digest; recorded: `build-three-platforms.rawjson`. */
async function tellDocuments(job: Job, vertex: Announced, image: MadeImage): Promise<void> {
  const tell = (what: string, digest: string) =>
    timed(job, vertex, `exporting ${what} ${digest}`, 9);
  await timed(job, vertex, 'exporting layers', 110);
  for (const { manifest, config, attestation } of image.manifests) {
    await tell('manifest', manifest.digest);
    await tell('config', config.digest);
    if (attestation !== null) await tell('attestation manifest', attestation.digest);
  }
  if (image.list !== null) await tell('manifest list', image.list.digest);
}

async function handOver(
  job: Job,
  vertex: Announced,
  image: MadeImage,
  reference: Reference,
): Promise<void> {
  const { call, args } = job;
  const name = `${reference.registry}/${keyOf(reference)}`;
  await timed(job, vertex, `naming to ${name}`, 3);
  if (args.output.kind !== 'push') {
    keepImage(call.world, name, image.stored);
    return;
  }
  const { registry } = reference;
  const trouble = meet(call, askerOfBuilder(call, job.builder, registry), registry, true);
  if (trouble !== null) throw refuse(job, vertex, image, reference, trouble);
  const bytes = image.manifests
    .flatMap(({ layers }) => layers)
    .reduce((sum, { size }) => sum + size, 0);
  await timed(job, vertex, 'pushing layers', 400 + bytes / 14_000);
  await timed(job, vertex, `pushing manifest for ${name}@${image.stored.digest}`, 160);
  publish(call.world, reference, image.stored);
}

/** Recorded: `registry-push-*.txt`; Docker Hub's from moby/buildkit#3071. */
function refuse(
  { tell, open }: Job,
  vertex: Announced,
  { manifests }: MadeImage,
  reference: Reference,
  trouble: Trouble,
): BuildFailure {
  const { registry, repository } = reference;
  const blob = manifests[0]?.config.digest ?? '';
  const url = `${trouble.scheme}://${apiHost(registry)}/v2/${repository}/blobs/${blob}`;
  const why =
    trouble.kind !== 'auth'
      ? `failed to do request: Head "${url}": ${trouble.text}`
      : registry === 'docker.io'
        ? 'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
        : `unexpected status from HEAD request to ${url}: 401 Unauthorized`;
  const message = `failed to push ${registry}/${keyOf(reference)}: ${why}`;
  open.delete(vertex.digest);
  tell.complete(vertex, { error: message });
  return new BuildFailure({ vertex, message });
}

/** An OCI image layout: opencontainers/image-spec v1.1, image-layout.md. */
function writeArchive({ call, args }: Job, image: MadeImage, dest: string, isTar: boolean): void {
  const { digest, blobs } = image.stored;
  const top = blobs.get(digest) ?? '';
  const created = { 'org.opencontainers.image.created': seconds(call.now()) };
  const names = args.tags.map((tag) => referenceOf(tag)).filter((one) => one !== null);
  const named = names.map((one) => ({
    'io.containerd.image.name': `${one.registry}/${keyOf(one)}`,
    ...created,
    'org.opencontainers.image.ref.name': one.tag ?? 'latest',
  }));
  const mediaType = image.list === null ? ociTypes.manifest : ociTypes.index;
  const index = {
    schemaVersion: 2,
    mediaType: ociTypes.index,
    manifests: (named.length > 0 ? named : [created]).map((annotations) => ({
      ...{ mediaType, digest, size: Buffer.byteLength(top), annotations },
    })),
  };
  const files = new Map([
    ...[...blobs].map(([own, raw]) => [`blobs/${own.replace(':', '/')}`, raw] as const),
    ['index.json', JSON.stringify(index)] as const,
    ['oci-layout', '{"imageLayoutVersion":"1.0.0"}'] as const,
  ]);
  const path = resolve(call.cwd, dest);
  const write = (name: string, text: string | Uint8Array) =>
    call.world.files.set(name, { text, mode: 0o644, uid: call.world.person.uid });
  if (isTar) write(path, tarOf(files));
  else for (const [name, text] of files) write(`${path}/${name}`, text);
}

/** What `--metadata-file` gets; recorded: `metadata.json`. */
export function metadataOf(job: Job, image: MadeImage | null): string {
  const { call, builder, args } = job;
  const digest = image?.stored.digest;
  const raw = image?.stored.blobs.get(digest ?? '') ?? '';
  const mediaType = image?.list === null ? ociTypes.manifest : ociTypes.index;
  const reference = vertexDigest('ref', nanoseconds(call.now())).slice(7, 32);
  const value = {
    'buildx.build.ref': `${builder.name}/${builder.node}/${reference}`,
    ...(image === null
      ? {}
      : {
          'containerimage.descriptor': { mediaType, digest, size: Buffer.byteLength(raw) },
          'containerimage.digest': digest,
        }),
    ...(args.tags.length > 0 ? { 'image.name': args.tags.join(',') } : {}),
  };
  return JSON.stringify(value, null, 2);
}
