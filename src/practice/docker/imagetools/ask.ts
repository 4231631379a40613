import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import type { FoundBuilder } from '../buildx/builders.ts';
import { isLoggedIn } from '../client-files.ts';
import { findDocument, repositoryOf } from '../registry/find.ts';
import { hubImage } from '../registry/hub.ts';
import { manifestUrl, notFoundText, troubleText } from '../registry/messages.ts';
import { askerOfBuilder, meet, type Trouble } from '../registry/reach.ts';

/** What stands between the client and a registry; null where nothing does. */
export function troubleAt(
  call: Call,
  builder: FoundBuilder,
  registry: string,
  isPush: boolean,
): Trouble | null {
  const asker = {
    ...askerOfBuilder(call, builder, registry),
    isInMachinesNetwork: true,
    isLoggedIn: isLoggedIn(call, registry),
  };
  return meet(call, asker, registry, isPush);
}

/** Why a manifest can't be had; null where it can. */
export function complaintOf(
  call: Call,
  builder: FoundBuilder,
  reference: Reference,
): string | null {
  const trouble = troubleAt(call, builder, reference.registry, false);
  if (trouble !== null) {
    return troubleText(trouble, manifestUrl(trouble.scheme, reference), { isBuild: false });
  }
  if (findDocument(call.world, reference) !== null) return null;
  return notFoundText(reference, isKnown(call, reference));
}

const isKnown = ({ world }: Call, { registry, repository }: Reference): boolean =>
  hubImage(repository) !== null ||
  [...(world.registries.get(registry)?.keys() ?? [])].some(
    (key) => repositoryOf(key) === repository,
  );
