import { caOf, type RegistryAccess } from '../../docker/buildkit-config.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { inspectRaw } from '../../docker/image-commands.ts';
import { isInsecureRegistry } from '../../docker/insecure-registry.ts';
import { registryOf } from '../../docker/reference.ts';
import { isClosed } from '../../docker/registry-answer.ts';
import type { Look } from '../../host/look.ts';
import { lineWith, readsCertFile, trustFor, typedWith } from '../client-trust.ts';
import {
  type Asking,
  inRegistry,
  type RawManifest,
  type StoredImage,
} from '../manifest/stored-image.ts';

/** A reference as its registry has it, and what read it. */
export type ReadReference = {
  readonly stored: StoredImage;
  readonly top: RawManifest;
  /** The command as a line of a shell, or the address where there is none. */
  readonly seenBy: string;
  /** What a person reads it with; empty where no command does. */
  readonly commands: readonly (readonly string[])[];
};

/** How a registry is spoken to that buildx does not get into; `any` for plain http or any certificate. */
export type Opening = RegistryAccess | 'any';

/**
 * Reads a reference through buildx. Its `imagetools` trust a certificate that nobody signs for no
 * builder, and read nothing of the engine's `insecure-registries`: where somebody said so, the
 * registry is asked by its own API.
 */
export async function readReference(
  look: Look,
  answers: Asking,
  reference: string,
  signal?: AbortSignal,
): Promise<ReadReference> {
  const stored = inRegistry(look, answers, reference, signal);
  const top = await stored.top();
  const isShut = top.raw === null && isClosed(top.error);
  const opening = isShut ? await openingFor(look, answers, reference) : null;
  if (opening !== null) {
    const { readDirectly } = await import('./read-directly.ts');
    return readDirectly(look, reference, opening, signal);
  }
  const trust = trustFor(reference, answers, look);
  return {
    ...{ stored, top },
    seenBy: lineWith(inspectRaw(reference, answers.builder), trust),
    commands: [typedWith(['docker', 'buildx', 'imagetools', 'inspect', reference], trust)],
  };
}

/** What the person said to the wizard of this registry, or to the engine; null where nobody said anything. */
async function openingFor(
  look: Look,
  { registry, access }: Asking,
  reference: string,
): Promise<Opening | null> {
  const named = registryOf(reference);
  // Where the client was given the authority's certificate, that one does not sign for the registry.
  const isGiven = caOf(access) !== null && readsCertFile(look);
  if (named === registry && access !== null && !isGiven) return access;
  const engine = parseEngineSettings((await look.run(dockerInfo)).stdout);
  return isInsecureRegistry(named, engine) ? 'any' : null;
}
