import { parseManifest, digestOf as sha256 } from '../../../docker/manifest-list.ts';
import { platformsAcceptedFor } from '../../../docker/platform.ts';
import { runProgram, runsItself } from '../../kernel.ts';
import { carriesEmulators } from '../buildx/builders.ts';
import { numberFor } from '../registry/blobs.ts';
import { findImage, referenceOf } from '../registry/find.ts';
import type { Layer } from '../registry/stored-image.ts';
import { BuildFailure, processMessage } from './failure.ts';
import type { Node } from './graph.ts';
import { asVertex, type Job, timed } from './job.ts';
import type { Announced } from './progress.ts';
import { runStep } from './run-step.ts';

/** Does every step of a graph, each as soon as those that it needs are done. @throws BuildFailure */
export async function solve(job: Job, nodes: readonly Node[]): Promise<void> {
  const done = new Map<string, Promise<void>>();
  const byDigest = new Map(nodes.map((node) => [node.digest, node]));
  const doIt = (digest: string): Promise<void> => {
    const known = done.get(digest);
    if (known !== undefined) return known;
    const node = byDigest.get(digest);
    const work =
      node === undefined
        ? Promise.resolve()
        : Promise.all(node.inputs.map(doIt)).then(() => oneNode(job, node));
    done.set(digest, work);
    return work;
  };
  await Promise.all(nodes.map(({ digest }) => doIt(digest)));
}

async function oneNode(job: Job, node: Node): Promise<void> {
  const { call, builder, args, tell } = job;
  const cache = call.world.docker.cache.get(builder.name) ?? new Map<string, number>();
  call.world.docker.cache.set(builder.name, cache);
  const isCached = node.kind !== 'context' && cache.has(node.digest);
  if (isCached && node.kind === 'base') return resolveBase(job, node);
  if (isCached && !args.noCache) return asCached(tell, node);
  const begun = job.shared.get(node.digest);
  if (begun !== undefined) return join(job, node, begun);
  const work = doOnce(job, node);
  job.shared.set(node.digest, work);
  await work;
  if (node.kind !== 'context') cache.set(node.digest, sizeOf(node));
  if (node.kind === 'base') cache.set(`metadata ${node.image}`, 0);
}

/** What another target does already: each tells of it under its own name. */
const join = (job: Job, node: Node, begun: Promise<void>): Promise<void> => {
  takeHeld(job, node);
  return asVertex(job, node, () => begun);
};

async function doOnce(job: Job, node: Node): Promise<void> {
  takeHeld(job, node);
  if (node.kind === 'base') await pullBase(job, node);
  else if (node.kind === 'context') await sendContext(job, node);
  else if (node.step?.run) await runOne(job, node);
  else await asVertex(job, node, () => job.pause(60 + numberFor(node.name, 80)));
}

/** What was only looked up so far is taken from the cache now. */
function takeHeld(job: Job, node: Node): void {
  for (const base of node.inputs) {
    const held = job.held.get(base);
    job.held.delete(base);
    if (held !== undefined) asCached(job.tell, held);
  }
}

function asCached(tell: Job['tell'], node: Announced): void {
  tell.start(node);
  tell.complete(node, { cached: true });
}

/** Bytes that a step adds to an image. */
export const sizeOf = ({ step, name }: Node): number =>
  step?.keyword === 'RUN' ? 40_000 + numberFor(name, 9_000_000) : 110 + numberFor(name, 60_000);

/** The layers of a base image for a platform. */
export function baseLayers({ call }: Job, image: string, platform: string): readonly Layer[] {
  const reference = referenceOf(image);
  const found = reference && findImage(call.world, reference);
  if (found == null) return [];
  const accepted = platformsAcceptedFor(platform);
  const manifests = [...found.blobs].flatMap(([digest, raw]) => {
    const parsed = parseManifest(raw);
    return parsed?.kind === 'image' ? [{ digest, parsed, raw }] : [];
  });
  const list = parseManifest(found.blobs.get(found.digest) ?? '');
  const own =
    list?.kind === 'list'
      ? list.manifests.find((one) => accepted.includes(one.platform ?? ''))?.digest
      : found.digest;
  const raw = manifests.find(({ digest }) => digest === own)?.raw ?? '{}';
  const { layers = [] } = JSON.parse(raw) as { layers?: readonly Layer[] };
  return layers.map(({ digest, size }) => ({ digest, size }));
}

/** Bytes in a millisecond. */
const downloadRate = 9_000;

const resolving = (job: Job, node: Node): Promise<void> =>
  timed(job, node, `resolve ${/FROM (\S+)$/.exec(node.name)?.[1] ?? node.image}`, 30);

/** An image whose layers are there: its name is looked up, and nothing is taken before a step needs it. */
async function resolveBase(job: Job, node: Node): Promise<void> {
  await asVertex(job, node, () => resolving(job, node));
  job.held.set(node.digest, node);
}

async function pullBase(job: Job, node: Node): Promise<void> {
  const { image, platform } = node;
  await asVertex(job, node, async () => {
    await resolving(job, node);
    for (const { digest, size } of baseLayers(job, image ?? '', platform)) {
      await download(job, node, digest, size);
      await timed(job, node, `extracting ${digest}`, 120 + size / 60_000);
    }
  });
}

/** A layer comes in pieces. */
async function download(job: Job, node: Node, id: string, total: number): Promise<void> {
  const { tell, pause, call } = job;
  const started = call.now();
  const pieces = Math.max(1, Math.min(8, Math.round(total / 3_000_000)));
  for (let piece = 0; piece < pieces; piece++) {
    tell.status(node.digest, id, started, { total, current: Math.round((total * piece) / pieces) });
    await pause(total / pieces / downloadRate);
  }
  tell.status(node.digest, id, started, { total, current: total, isDone: true });
}

async function sendContext(job: Job, node: Node): Promise<void> {
  const { call, args } = job;
  const folder = args.context ?? '.';
  const below = [...call.world.files].filter(([path]) => path.startsWith(folder));
  const size = below.reduce((sum, [, { text }]) => sum + text.length, 32);
  await asVertex(job, node, () => timed(job, node, 'transferring context:', 25, { current: size }));
}

async function runOne(job: Job, node: Node): Promise<void> {
  const { call, builder, tell, open, pause } = job;
  const { world } = call;
  const step = node.step;
  if (step?.run == null) return;
  refuseSecret(job, node);
  const isForeign = !runsItself(world.machine).includes(node.platform);
  const end = runStep(world, builder, node, isForeign);
  const started = call.now();
  tell.start(node);
  open.set(node.digest, node);
  const output: string[] = [];
  const parts = Math.max(end.lines.length, 1);
  await pause(Math.min(end.ms / (parts + 1), 400));
  for (const line of end.lines) {
    output.push(`${((call.now() - started) / 1000).toFixed(3)} ${line}`);
    tell.log(node, `${line}\n`, end.stream);
    await pause(Math.max(0, end.ms - (call.now() - started)) / parts);
  }
  if (end.lines.length === 0) await pause(Math.max(0, end.ms - (call.now() - started)));
  open.delete(node.digest);
  if (end.exitCode === null) return tell.complete(node);
  const argv = [...emulator(job, node.platform), ...step.run.argv];
  const message = processMessage(call, builder, argv, end.exitCode);
  tell.complete(node, { error: message });
  throw new BuildFailure({ vertex: node, message, lines: step.lines, output });
}

/** A secret that a RUN can't do without, and that nobody gave. @throws BuildFailure */
function refuseSecret({ call, args, tell }: Job, node: Node): void {
  const given = args.secrets
    .filter(({ from }) => from.kind === 'file' || call.env[from.name] !== undefined)
    .map(({ id }) => id);
  const mounts = node.step?.text.match(/--mount=type=secret,\S+/g) ?? [];
  const lacking = mounts
    .filter((mount) => /,required(?:=true)?(?:,|$)/.test(mount))
    .map((mount) => /,id=([^,]+)/.exec(mount)?.[1] ?? '')
    .find((id) => !given.includes(id));
  if (lacking === undefined) return;
  const message = `secret ${lacking}: not found`;
  tell.start(node);
  tell.complete(node, { error: message });
  throw new BuildFailure({ vertex: node, message, lines: node.step?.lines ?? null });
}

/** What stands before a command that the builder's own emulator runs. */
function emulator({ call, builder }: Job, platform: string): readonly string[] {
  const byKernel = runProgram(call.world, platform, { inContainer: true });
  const isOwn = byKernel === 'ENOEXEC' || byKernel === 'ENOENT';
  return isOwn && carriesEmulators(builder) ? ['/dev/.buildkit_qemu_emulator'] : [];
}

export const layerOf = (node: Node): Layer => ({ digest: sha256(node.digest), size: sizeOf(node) });
