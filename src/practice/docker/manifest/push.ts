import { digestOf } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import type { World } from '../../world.ts';
import type { Flags } from '../flags.ts';
import { findByDigest } from '../registry/find.ts';
import { listOfDocuments, publish } from '../registry/publish.ts';
import { type Entry, listText, manifestIn } from './entry.ts';
import { readName, wholeName } from './names.ts';
import { Refusal } from './refusal.ts';
import { reachForPush } from './remote.ts';
import { forget, keptList } from './store.ts';

/** `docker manifest push [--purge] [--insecure] LIST`: pushes what is kept, whatever became of it in the registry. */
export async function push(call: Call, flags: Flags): Promise<void> {
  const list = readName(call, flags.words[0] ?? '');
  const kept = keptList(call, list);
  if (kept === null) throw new Refusal(`No such manifest: ${wholeName(list)}`);
  const nameless = kept.find(
    ({ Descriptor: { platform } }) => !platform?.os || !platform.architecture,
  );
  if (nameless !== undefined) {
    throw new Refusal(
      `manifest ${nameless.Ref} must have an OS and Architecture to be pushed to a registry`,
    );
  }
  const raw = listText(kept, list.registry);
  await call.wait(420);
  reachForPush(call, list, { insecure: flags.has('insecure') });
  const documents = new Map(kept.flatMap((entry) => [...documentsOf(call, list, entry)]));
  for (const entry of kept) await copy(call, list, entry);
  publish(call.world, list, listOfDocuments(raw, documents));
  call.out(`${digestOf(raw)}\n`);
  if (flags.has('purge')) forget(call, list);
}

/** Everything that belongs to an image, its manifest first. @throws Refusal where the registry has lost it */
function documentsOf({ world }: Call, list: Reference, { Ref, Descriptor }: Entry) {
  const image = findByDigest(world, sourceOf(Ref, Descriptor.digest, list))?.image;
  if (image === undefined) {
    throw new Refusal(
      `failed to put manifest ${wholeName(list)}: errors:\nmanifest blob unknown: blob unknown to registry\n`,
    );
  }
  return image.blobs;
}

const sourceOf = (name: string, digest: string, { registry }: Reference): Reference => {
  const repository = name
    .slice(registry.length + 1)
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '');
  const whole = `${registry}/${repository}`;
  return { registry, repository, tag: null, digest, name: whole, familiar: whole };
};

/** An image of another repository goes along, under its digest. */
async function copy(call: Call, list: Reference, entry: Entry): Promise<void> {
  const { digest } = entry.Descriptor;
  const source = sourceOf(entry.Ref, digest, list);
  if (source.repository === list.repository) return;
  refuseOldBytes(call, entry);
  await call.wait(200);
  const found = findByDigest(call.world, source);
  const copied = { ...list, tag: null, digest };
  if (found !== null) publishOne(call.world, copied, entry, found.image.blobs);
  call.out(`Pushed ref ${wholeName(copied)} with digest: ${digest}\n`);
}

function publishOne(
  world: World,
  reference: Reference,
  { Descriptor: { digest, platform } }: Entry,
  blobs: ReadonlyMap<string, string>,
): void {
  const { os = '', architecture = '', variant } = platform ?? {};
  const words = [os, architecture, ...(variant ? [variant] : [])];
  publish(world, reference, { platforms: [words.join('/')], single: true, digest, blobs });
}

/** The client of 20.10 writes the manifest anew, with three spaces: of one with two nobody recorded what a registry says. */
function refuseOldBytes({ argv }: Call, entry: Entry): void {
  const again = JSON.stringify(manifestIn(entry), null, 3);
  if (entry.Raw === undefined && digestOf(again) !== entry.Descriptor.digest) {
    throw new UnknownCommand(argv);
  }
}
