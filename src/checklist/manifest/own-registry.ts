import { inspectRegistry, parseRegistry } from '../../docker/own-registry.ts';
import { registryOf } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { portOf, startedHere } from '../builder/own-registry.ts';
import { removeRemedy } from '../builder/own-remedies.ts';
import type { Found } from '../step.ts';
import type { ManifestFacts } from './facts.ts';

/** The registry that the wizard started, where one of these references leads to it; null where none does. */
export async function ownRegistryOf(
  look: Look,
  references: readonly string[],
  found: Found,
): Promise<NonNullable<ManifestFacts['own']> | null> {
  const known = startedHere(found.builder?.own ?? null)?.port;
  const before = found.manifest?.own?.registry;
  const local = references.map(registryOf).filter((one) => portOf(one) !== null);
  const registry = local.find((one) => portOf(one) === known || one === before);
  if (registry === undefined) return null;
  const port = portOf(registry);
  const wasHere = registry === before;
  const ran = await look.run(inspectRegistry);
  const container = parseRegistry(ran.stdout);
  if (container?.isOurs === true && container.port === port) {
    const { status } = container;
    return { registry, isGone: false, ...(status !== 'running' && { stopped: status }) };
  }
  const isGone = container === null && /no such container/i.test(ran.stderr);
  return isGone && wasHere ? { registry, isGone } : null;
}

/** That it runs on, and the way to be rid of it; nothing where the image went elsewhere. */
export function ownRegistryFinding({ own }: ManifestFacts): readonly Finding[] {
  if (own === undefined) return [];
  const words = texts().ownRegistry;
  const { registry, isGone, stopped } = own;
  const state = isGone ? words.noContainer : (stopped ?? registry);
  return [
    {
      ...{
        id: 'manifest.registry',
        status: stopped === undefined ? 'ok' : 'warning',
        failure: null,
      },
      title: titleOf(own),
      evidence: [evidence(shellQuote(inspectRegistry), state)],
      remedies: isGone ? [] : [removeRemedy()],
    },
  ];
}

function titleOf({ registry, isGone, stopped }: NonNullable<ManifestFacts['own']>): string {
  const words = texts().ownRegistry;
  if (isGone) return words.removed;
  return stopped === undefined ? words.runsHere(registry) : words.title.stopped(registry);
}
