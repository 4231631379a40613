import { basename, join, resolve } from 'node:path';
import { normalisePlatform } from '../../../docker/platform.ts';
import { nativeOf } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { type FoundBuilder, findBuilder, newBuildKit, selectedName } from '../buildx/builders.ts';
import { fail, failBuild, noBuilder, type Saying } from '../buildx/refused.ts';
import { textOf } from '../client-files.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { buildxSince } from '../versions.ts';
import { type BuildArguments, readBuild } from './command.ts';
import type { Job } from './job.ts';
import { plainPrinter } from './plain.ts';
import type { Announced } from './progress.ts';
import { createTeller } from './progress.ts';
import { rawjsonPrinter } from './rawjson.ts';
import { refusalOf } from './refusals.ts';
import { startBuilder } from './start-builder.ts';
import { work } from './work.ts';

/**
 * `docker buildx build …`. What it says is made up from the Dockerfile's graph, in buildx's own format,
 * and not replayed from a recording: so any Dockerfile can be built here, for any platforms, and what
 * happens to it follows from the machine as it is. Recordings of the same builds are what it is held
 * against: test/practice/docker/recorded-builds.test.ts, and against live engines in test/lab.
 */
export async function build(
  call: Call,
  args: readonly string[],
  saying: Saying = { refuse: failBuild, fail: failBuild },
): Promise<number> {
  const wanted = readBuild(call.world, args, call.env);
  if (wanted.context === null) {
    return fail(call, '"docker buildx build" requires exactly 1 argument.');
  }
  const name = wanted.builder ?? selectedName(call);
  const found = findBuilder(call, name);
  if (found === null) return noBuilder(call, name);
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  if (refusal !== null) return fail(call, refusal);
  const complaint = refusalOf(call, found, wanted);
  if (complaint !== null) return saying.refuse(call, complaint);
  const job = jobOf(call, found, wanted, saying);
  call.world.docker.used.set(name, call.now());
  await startBuilder(job);
  return work({ ...job, builder: findBuilder(call, name) ?? found });
}

function jobOf(
  call: Call,
  found: FoundBuilder,
  args: BuildArguments,
  { fail: sayFailed }: Saying,
): Job {
  const printer = args.progress === 'rawjson' ? rawjsonPrinter(call) : plainPrinter(call);
  const named = args.platforms.map(normalisePlatform);
  if (args.progress === 'plain' && buildxSince(call.world, 0, 11)) {
    call.err(`#0 building with "${found.name}" instance using ${found.driver} driver\n\n`);
  }
  return {
    ...{ call, args, printer, sayFailed },
    builder: { ...found, buildkit: found.buildkit ?? newBuildKit(call.world) },
    platforms: named.length > 0 ? [...new Set(named)] : [nativeOf(call.world.machine)],
    ...dockerfileOf(call, args),
    tell: createTeller(printer.take, call.now),
    pause: call.wait,
    open: new Map<string, Announced>(),
    held: new Map<string, Announced>(),
  };
}

/** The standard input where the file or the context is `-`, else a file. */
function dockerfileOf(call: Call, { file, context }: BuildArguments) {
  if (file === '-' || context === '-') {
    return { dockerfile: call.options.input ?? '', dockerfileName: 'Dockerfile' };
  }
  const folder = resolve(call.cwd, context ?? '.');
  const path = file === null ? join(folder, 'Dockerfile') : resolve(call.cwd, file);
  return { dockerfile: textOf(call, path), dockerfileName: basename(path) };
}
