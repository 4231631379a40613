import { hasContainerdStore } from '../engine/refusal.ts';
import { nanoseconds } from '../engine/times.ts';
import { dockerTypes, ociTypes } from '../registry/media-types.ts';
import { type Layer, type MadeImage, makeImage } from '../registry/stored-image.ts';
import { buildxSince } from '../versions.ts';
import type { Graph, Node } from './graph.ts';
import type { Job } from './job.ts';
import { baseLayers, layerOf } from './steps.ts';

/** Puts the image together that a build's steps made, with the attestations that its version makes. */
export function imageOf(job: Job, graph: Graph): MadeImage {
  const { call, builder, platforms } = job;
  const { made } = call.world.docker;
  const key = [...graph.ends.values()].join(' ');
  const now = nanoseconds(call.now());
  const created = made.get(key) ?? now;
  made.set(key, created);
  const isAttested =
    buildxSince(call.world, 0, 10) && (builder.driver !== 'docker' || hasContainerdStore(call));
  return makeImage({
    platforms,
    layers: (platform) => layersOf(job, graph, graph.ends.get(platform) ?? null),
    types: isAttested ? ociTypes : dockerTypes,
    isAttested,
    isSingle: platforms.length === 1 && !isAttested,
    indent: 2,
    created,
    attested: now,
  });
}

/** From the base up: what the last stage's steps added. */
function layersOf(job: Job, { nodes }: Graph, end: string | null): readonly Layer[] {
  const chain: Node[] = [];
  for (let node = nodes.find(({ digest }) => digest === end); node !== undefined; ) {
    chain.unshift(node);
    const [parent] = node.kind === 'step' ? node.inputs : [];
    const below = nodes.find(({ digest }) => digest === parent);
    node = below?.kind === 'context' ? undefined : below;
  }
  return chain.flatMap((node) =>
    node.kind === 'base' ? baseLayers(job, node.image ?? '', node.platform) : [layerOf(node)],
  );
}
