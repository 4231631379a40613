import { hasContainerdStore } from '../engine/refusal.ts';
import { nanoseconds } from '../engine/times.ts';
import { dockerTypes, ociTypes } from '../registry/media-types.ts';
import {
  type Annotations,
  type Layer,
  type MadeImage,
  makeImage,
} from '../registry/stored-image.ts';
import { buildxSince } from '../versions.ts';
import type { Graph, Node } from './graph.ts';
import type { Job } from './job.ts';
import { baseLayers, layerOf } from './steps.ts';

/** Puts the image together that a build's steps made, with the attestations that its version makes. */
export function imageOf(job: Job, graph: Graph): MadeImage {
  const { call, builder, platforms, args } = job;
  const { made } = call.world.docker;
  const key = [...graph.ends.values()].join(' ');
  const now = nanoseconds(call.now());
  const created = made.get(key) ?? now;
  made.set(key, created);
  const canAttest =
    buildxSince(call.world, 0, 10) && (builder.driver !== 'docker' || hasContainerdStore(call));
  const { provenance, sbom } = args;
  const attests = [
    ...(canAttest && provenance !== 'false' ? [predicates.provenance] : []),
    ...(canAttest && isAsked(sbom) ? [predicates.sbom] : []),
  ];
  const annotations = annotationsIn(args.annotations);
  const isOci = attests.length > 0 || args.annotations.length > 0;
  return makeImage({
    platforms,
    layers: (platform) => layersOf(job, graph, graph.ends.get(platform) ?? null),
    types: isOci ? ociTypes : dockerTypes,
    attests,
    annotations,
    labels: args.labels,
    isSingle: platforms.length === 1 && attests.length === 0,
    indent: 2,
    created,
    attested: now,
  });
}

/** `true`, or how it is made. */
export const isAsked = (flag: string | null): boolean => flag !== null && flag !== 'false';

const predicates = {
  provenance: 'https://slsa.dev/provenance/v0.2',
  sbom: 'https://spdx.dev/Document',
};

/** What is said of the list, and of each image: that is what is meant where no type is named. */
function annotationsIn(given: readonly string[]): Annotations {
  const named = given.map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const [, types = 'manifest', key = name] = /^([^:]*):(.*)$/s.exec(name) ?? [];
    return { types: types.split(','), key, value };
  });
  const of = (type: string) =>
    Object.fromEntries(
      named
        .filter(({ types }) => types.some((one) => one.replace(/\[.*/, '') === type))
        .map(({ key, value }) => [key, value]),
    );
  return { index: of('index'), manifest: of('manifest') };
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
