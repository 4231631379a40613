import type { Product } from '../../docker/product.ts';
import { isLocalRegistry } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { personRemedy } from '../remedy-of.ts';
import type { BuilderFacts } from './facts.ts';
import { isArchive } from './fitness.ts';

/** Where a localhost is that is not this machine's. */
export type LocalhostElsewhere = {
  readonly title: string;
  /** What is said where nothing answers there. */
  readonly refused: string;
  readonly evidence: readonly Evidence[];
  readonly remedies: readonly Remedy[];
};

/** Whose localhost it is that a builder with network=host, or the engine itself, sees; null for this machine's. */
export function placeOfLocalhost(product: Product): string | null {
  const { place } = productTexts().localhost;
  return product in place ? place[product as keyof typeof place] : null;
}

/**
 * What a registry on localhost means to a builder of an engine that has another one.
 *
 * Sources: docker/docs, content/manuals/desktop/features/networking (`host.docker.internal`, which
 * Colima, OrbStack and Rancher Desktop have as well); docker/docs, content/manuals/engine/security/
 * rootless (its network is that of RootlessKit, with `--disable-host-loopback`).
 */
export function localhostElsewhere(
  { product }: BuilderFacts,
  registry: string,
): LocalhostElsewhere | null {
  const words = productTexts().localhost;
  const place = placeOfLocalhost(product);
  if (place === null || !isLocalRegistry(registry)) return null;
  const way = product === 'rootless' || product === 'remote' ? product : 'virtual';
  return {
    title: words.title(registry, place),
    refused: words.refused(registry, place),
    evidence: [evidence(null, words.way[way])],
    remedies: [personRemedy({ title: words.wayTitle, how: words.way[way] })],
  };
}

/** What a product offers, or has instead, where no builder can do a build. */
export function productRemedies(
  { product, imageStore }: BuilderFacts,
  answers: Answers,
): readonly Remedy[] {
  const words = productTexts();
  if (product === 'podman') return [personRemedy(words.podmanBuilds)];
  const needsStore = isArchive(answers) || answers.platforms.length !== 1;
  const hasSwitch = product === 'desktop' && imageStore === 'classic' && needsStore;
  return hasSwitch ? [personRemedy(words.store)] : [];
}
