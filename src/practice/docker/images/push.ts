import { dockerHub, type Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import type { World } from '../../world.ts';
import { engineRefusal, hasContainerdStore } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { keyOf, referenceOf, repositoryOf } from '../registry/find.ts';
import { publish } from '../registry/publish.ts';
import { askerOfEngine, asksForTokens, meet, type Trouble } from '../registry/reach.ts';
import type { StoredImage } from '../registry/stored-image.ts';
import { asPushed, keptImage, layersOf } from './kept.ts';
import { fullName } from './local.ts';

/** `docker push [--quiet] NAME`, of one image; what an engine with containerd's store prints nobody recorded. */
export async function push(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, { switches: ['quiet'], short: { q: 'quiet' } });
  const [name = ''] = flags.words;
  const refusal = engineRefusal(call, { method: 'Post', path: `/images/${name}/push` });
  if (refusal !== null) return complain(call, refusal);
  if (hasContainerdStore(call)) throw new UnknownCommand(call.argv);
  const reference = referenceOf(name);
  if (reference === null) return complain(call, 'invalid reference format');
  const tell = flags.has('quiet') ? () => {} : call.out;
  if (reference.tag === null) tell('Using default tag: latest\n');
  tell(`The push refers to repository [${reference.registry}/${reference.repository}]\n`);
  const kept = keptImage(call.world, name);
  if (kept === null) return complain(call, nothingToPush(call.world, reference));
  await call.wait(500);
  const image = asPushed(kept);
  const layers = [...layersOf(image.blobs.get(image.digest) ?? '')].reverse();
  const { registry } = reference;
  const trouble = meet(call, askerOfEngine(call, registry), registry, true);
  if (trouble !== null && trouble.kind !== 'auth') return complain(call, pinged(registry, trouble));
  for (const layer of layers) tell(`${short(layer)}: Preparing\n`);
  if (trouble !== null) return complain(call, notAllowed(registry));
  for (const line of handedOver(call.world, reference, layers)) tell(line);
  await call.wait(900);
  publish(call.world, reference, image);
  const size = Buffer.byteLength(image.blobs.get(image.digest) ?? '');
  if (flags.has('quiet')) call.out(`${fullName(name)}\n`);
  else call.out(`${reference.tag ?? 'latest'}: digest: ${image.digest} size: ${size}\n`);
  return 0;
}

const short = (digest: string): string => digest.slice(7, 19);

/** What is there already comes first, then what travels. */
function handedOver(
  world: World,
  { registry, repository }: Reference,
  layers: readonly string[],
): readonly string[] {
  const owners = (layer: string) =>
    [...(world.registries.get(registry) ?? [])]
      .filter(([, image]) => holds(image, layer))
      .map(([key]) => repositoryOf(key));
  const told = layers.map((layer) => {
    const [owner] = owners(layer);
    if (owner === undefined) return { isNew: true, line: `${short(layer)}: Pushed\n` };
    const isHere = owners(layer).includes(repository);
    const what = isHere ? 'Layer already exists' : `Mounted from ${owner}`;
    return { isNew: false, line: `${short(layer)}: ${what}\n` };
  });
  return [...told.filter(({ isNew }) => !isNew), ...told.filter(({ isNew }) => isNew)].map(
    ({ line }) => line,
  );
}

const holds = ({ blobs }: StoredImage, layer: string): boolean =>
  [...blobs.values()].some((raw) => layersOf(raw).includes(layer));

/** Recorded: `session-manifest.json`. */
function nothingToPush({ docker }: World, reference: Reference): string {
  const { registry, repository } = reference;
  const hasOthers = [...docker.kept.keys()].some((one) =>
    one.startsWith(`${registry}/${repository}:`),
  );
  return hasOthers
    ? `tag does not exist: ${registry}/${keyOf(reference)}`
    : `An image does not exist locally with the tag: ${registry}/${repository}`;
}

const pinged = (registry: string, { scheme, text }: Trouble): string =>
  `Get "${scheme}://${registry}/v2/": ${text}`;

/** Of registries that give tokens: docker/for-win#1534. */
const notAllowed = (registry: string): string =>
  asksForTokens(registry) || registry === dockerHub
    ? 'denied: requested access to the resource is denied'
    : 'no basic auth credentials';

function complain({ err }: Call, complaint: string): number {
  err(`${complaint}\n`);
  return 1;
}
