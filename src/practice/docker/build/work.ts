import { resolve } from 'node:path';
import { nativeOf } from '../../kernel.ts';
import { platformsOf } from '../buildx/builders.ts';
import { buildxSince, engineSince } from '../versions.ts';
import { exportCache, importCache, scan } from './beside.ts';
import { exportImage, metadataOf } from './export.ts';
import { BuildFailure, excerpt, repeated, solveMessage } from './failure.ts';
import { type Graph, planBuild, vertexDigest } from './graph.ts';
import { imageOf, isAsked } from './image.ts';
import { asVertex, type Job } from './job.ts';
import { loadDefinition, loadIgnore, loadMetadata } from './sources.ts';
import { wantedStage } from './stage-tree.ts';
import { stagesOf } from './stages.ts';
import { solve } from './steps.ts';

/** Builds, and says how it ended: the exit code. */
export async function work(given: Job): Promise<number> {
  const stopping = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason), { once: true });
  });
  stopped.catch(() => {});
  const job: Job = { ...given, pause: (ms) => Promise.race([given.call.wait(ms), stopped]) };
  try {
    await run(job);
    return 0;
  } catch (error) {
    stopping.abort(error);
    // What was under way hears of it before anything else is said.
    await Promise.resolve();
    cancelOpen(job);
    if (error instanceof BuildFailure) return failed(job, error);
    if (!given.call.signal.aborted) throw error;
    return interrupted(job);
  }
}

async function run(job: Job): Promise<void> {
  const dockerfile = await loadDefinition(job);
  const { platforms, call, args } = job;
  const { target, buildArgs } = args;
  if (wantedStage(stagesOf(dockerfile), target) === undefined) {
    throw new BuildFailure({
      vertex: null,
      message: `target stage "${target}" could not be found`,
    });
  }
  const native = nativeOf(call.world.machine);
  const plan = planBuild({ dockerfile, platforms, native, target, buildArgs });
  const [digests] = await Promise.all([loadMetadata(job, plan), loadIgnore(job)]);
  const graph = plan.graph(digests);
  await importCache(job);
  refuseForeign(job, graph);
  job.tell.announce(graph.nodes);
  await solve(job, graph.nodes);
  const isKept = args.output.kind !== 'cacheonly' && (args.output.kind !== 'none' || isOwn(job));
  const image = isKept ? imageOf(job, graph) : null;
  if (image !== null && isAsked(args.sbom)) await scan(job);
  if (image !== null) await exportImage(job, image);
  await exportCache(job, graph);
  if (args.metadataFile !== null)
    await tellMetadata(job, metadataOf(job, image), args.metadataFile);
  warn(job);
}

const isOwn = ({ builder }: Job): boolean => builder.driver === 'docker';

/** From 0.14 on the file holds where the image came from, too. */
async function tellMetadata(job: Job, text: string, file: string): Promise<void> {
  const { call } = job;
  const { uid } = call.world.person;
  if (buildxSince(call.world, 0, 14)) {
    const name = 'resolving provenance for metadata file';
    await asVertex(job, { digest: vertexDigest(name, call.now()), name }, () => job.pause(3));
  }
  call.world.files.set(resolve(call.cwd, file), { text, mode: 0o644, uid });
}

/**
 * BuildKit before v0.8 does not even try a platform that it does not know to run.
 * Source: moby/buildkit v0.7.2, solver/llbsolver/vertex.go, `ValidateEntitlements` and `NormalizeRuntimePlatforms`.
 */
function refuseForeign({ call, builder }: Job, { nodes }: Graph): void {
  const isOld =
    (builder.driver === 'docker' && !engineSince(call.world, 20, 10)) ||
    /^v0\.[1-7]\./.test(builder.buildkit ?? '');
  if (!isOld) return;
  const known = platformsOf(call.world, builder);
  const foreign = nodes.find(
    ({ step, platform }) => step?.run != null && !known.includes(platform),
  );
  if (foreign === undefined) return;
  throw new BuildFailure({
    vertex: null,
    message: `failed to load LLB: runtime execution on platform ${foreign.platform} not supported`,
  });
}

function cancelOpen({ open, tell }: Job): void {
  for (const vertex of open.values()) {
    const [, command] = /\] RUN (.*)$/s.exec(vertex.name) ?? [];
    const process = `process ${JSON.stringify(`/bin/sh -c ${command}`)} did not complete successfully`;
    const error =
      command === undefined
        ? 'context canceled'
        : `${process}: exit code: 137: context canceled: context canceled`;
    tell.complete(vertex, { error });
  }
  open.clear();
}

function warn({ args, builder, printer }: Job): void {
  if (args.output.kind !== 'none' || builder.driver === 'docker') return;
  printer.say(
    `WARNING: No output specified with ${builder.driver} driver. Build result will only remain in the build cache. To push result image into registry use --push or to load image into docker use --load`,
  );
}

function failed(job: Job, { vertex, solve: text, lines, output }: BuildFailure): number {
  const { call, printer, args } = job;
  if (vertex !== null && args.progress === 'plain') repeated(vertex, output).forEach(printer.say);
  warn(job);
  // The engine of 20.10 and before does not tell the place.
  const tellsPlace = !isOwn(job) || engineSince(call.world, 23);
  if (lines !== null && tellsPlace) {
    excerpt(job.dockerfileName, job.dockerfile ?? '', lines).forEach(printer.say);
  }
  return job.sayFailed(call, solveMessage(call, text));
}

function interrupted(job: Job): number {
  warn(job);
  return job.sayFailed(job.call, solveMessage(job.call, 'Canceled: context canceled'));
}
