import { resolve } from 'node:path';
import { nativeOf } from '../../kernel.ts';
import { platformsOf } from '../buildx/builders.ts';
import { buildxSince, engineSince } from '../versions.ts';
import { exportCache, importCache, scan } from './beside.ts';
import { exportImage, metadataOf } from './export.ts';
import { BuildFailure, excerpt, repeated, solveMessage } from './failure.ts';
import { type Graph, planBuild } from './graph.ts';
import { imageOf, isAsked } from './image.ts';
import { asVertex, type Job, ownVertex } from './job.ts';
import { prefixed } from './of-target.ts';
import { loadDefinition, loadIgnore, loadMetadata } from './sources.ts';
import { wantedStage } from './stage-tree.ts';
import { stagesOf } from './stages.ts';
import { solve } from './steps.ts';

type Ended = { readonly job: Job; readonly error: unknown };

/**
 * Builds, all targets side by side, and says how it ended: the exit code. The first one that fails ends
 * the others: what they do is cancelled, and nothing of them is pushed any more.
 *
 * Source: docker/buildx, build/build.go (`errgroup`), v0.29.1; recorded: `failing.rawjson`.
 */
export async function work(given: readonly Job[]): Promise<number> {
  const stopping = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason), { once: true });
  });
  stopped.catch(() => {});
  const jobs = given.map(
    (job): Job => ({ ...job, pause: (ms) => Promise.race([job.call.wait(ms), stopped]) }),
  );
  const ends: Ended[] = [];
  await Promise.all(
    jobs.map((job) =>
      run(job).catch((error: unknown) => {
        ends.push({ job, error });
        stopping.abort(error);
      }),
    ),
  );
  const [first] = ends;
  if (first === undefined) {
    warn(jobs);
    return 0;
  }
  // What was under way hears of it before anything else is said.
  await Promise.resolve();
  const { job, error } = first;
  for (const one of [job, ...jobs.filter((other) => other !== job)]) cancelOpen(one, error);
  if (error instanceof BuildFailure) return failed(jobs, job, error);
  if (!job.call.signal.aborted) throw error;
  warn(jobs);
  return job.saying.fail(
    job.call,
    solveMessage(job.call, 'Canceled: context canceled'),
    job.target,
  );
}

async function run(job: Job): Promise<void> {
  const dockerfile = await loadDefinition(job);
  const { platforms, call, args, folder } = job;
  const { target, buildArgs } = args;
  if (wantedStage(stagesOf(dockerfile), target) === undefined) {
    throw new BuildFailure({
      vertex: null,
      message: `target stage "${target}" could not be found`,
    });
  }
  const native = nativeOf(call.world.machine);
  const plan = planBuild({ dockerfile, folder, platforms, native, target, buildArgs });
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
}

const isOwn = ({ builder }: Job): boolean => builder.driver === 'docker';

/** From 0.14 on the file holds where the image came from, too. */
async function tellMetadata(job: Job, text: string, file: string): Promise<void> {
  const { call } = job;
  const { uid } = call.world.person;
  if (buildxSince(call.world, 0, 14)) {
    const vertex = ownVertex(job, 'resolving provenance for metadata file');
    await asVertex(job, vertex, () => job.pause(3));
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

function cancelOpen({ open, tell }: Job, failure: unknown): void {
  for (const vertex of open.values()) {
    // The same step of another target has failed: it was done once for both.
    if (failure instanceof BuildFailure && failure.vertex?.digest === vertex.digest) {
      tell.complete(vertex, { error: failure.message });
      continue;
    }
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

/** A bake names its targets: seen with buildx 0.29. */
function warn(jobs: readonly Job[]): void {
  const [first] = jobs;
  const kept = jobs.filter(
    ({ args, builder }) => args.output.kind === 'none' && builder.driver !== 'docker',
  );
  if (first === undefined || kept.length === 0) return;
  const names = kept.flatMap(({ target }) => target ?? []).join(', ');
  const whose = names === '' ? '' : `for ${names} target(s) `;
  first.printer.say(
    `WARNING: No output specified ${whose}with ${first.builder.driver} driver. Build result will only remain in the build cache. To push result image into registry use --push or to load image into docker use --load`,
  );
}

function failed(
  jobs: readonly Job[],
  job: Job,
  { vertex, solve: text, lines, output }: BuildFailure,
): number {
  const { call, printer, args, target, prefix, saying } = job;
  if (vertex !== null && args.progress === 'plain') {
    repeated({ ...vertex, name: prefixed(vertex.name, prefix) }, output).forEach(printer.say);
  }
  warn(jobs);
  // The engine of 20.10 and before does not tell the place.
  const tellsPlace = !isOwn(job) || engineSince(call.world, 23);
  if (lines !== null && tellsPlace) {
    excerpt(job.dockerfileName, job.dockerfile ?? '', lines).forEach(printer.say);
  }
  return saying.fail(call, solveMessage(call, text), target);
}
