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
import { ofTarget } from './of-target.ts';
import { plainPrinter } from './plain.ts';
import { type Announced, createTeller, type Printer } from './progress.ts';
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
export const build = (call: Call, args: readonly string[]): Promise<number> =>
  buildAll(call, [{ target: null, args }], { refuse: failBuild, fail: failBuild });

/** One of the builds that run side by side. */
export type OneBuild = {
  /** The target of a bake; null for the only build. */
  readonly target: string | null;
  readonly args: readonly string[];
};

/**
 * Builds that share a builder, what they print, and the steps that are the same.
 *
 * @param before Tells of what buildx does before it turns to the builder.
 */
export async function buildAll(
  call: Call,
  builds: readonly OneBuild[],
  saying: Saying,
  before: (job: Job) => Promise<void> = async () => {},
): Promise<number> {
  const all = builds.map(({ target, args }) => ({
    ...{ target, wanted: readBuild(call.world, args, call.env) },
  }));
  const [first] = all;
  if (first === undefined || all.some(({ wanted }) => wanted.context === null)) {
    return fail(call, '"docker buildx build" requires exactly 1 argument.');
  }
  const name = first.wanted.builder ?? selectedName(call);
  const found = findBuilder(call, name);
  if (found === null) return noBuilder(call, name);
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  if (refusal !== null) return fail(call, refusal);
  const complaints = all.flatMap(({ wanted }) => refusalOf(call, found, wanted) ?? []);
  if (complaints[0] !== undefined) return saying.refuse(call, complaints[0]);
  const printer = printerOf(call, found, first.wanted);
  const shared = new Map<string, Promise<void>>();
  const jobOf = jobsOf(call, found, { printer, saying, shared });
  const jobs = all.map(({ target, wanted }) =>
    jobOf(wanted, target, all.length > 1 ? target : null),
  );
  call.world.docker.used.set(name, call.now());
  const nobodys = jobOf(first.wanted, null, null);
  await before(nobodys);
  await startBuilder(nobodys);
  const builder = findBuilder(call, name) ?? found;
  return work(jobs.map((job) => ({ ...job, builder })));
}

function printerOf(call: Call, found: FoundBuilder, { progress }: BuildArguments): Printer {
  if (progress === 'rawjson') return rawjsonPrinter(call);
  if (progress === 'plain' && buildxSince(call.world, 0, 11)) {
    call.err(`#0 building with "${found.name}" instance using ${found.driver} driver\n\n`);
  }
  return plainPrinter(call);
}

type Together = Pick<Job, 'printer' | 'saying' | 'shared'>;

const jobsOf =
  (call: Call, found: FoundBuilder, together: Together) =>
  (args: BuildArguments, target: string | null, prefix: string | null): Job => {
    const named = args.platforms.map(normalisePlatform);
    return {
      ...{ call, args, target, prefix, ...together },
      builder: { ...found, buildkit: found.buildkit ?? newBuildKit(call.world) },
      platforms: named.length > 0 ? [...new Set(named)] : [nativeOf(call.world.machine)],
      ...dockerfileOf(call, args),
      tell: createTeller(ofTarget(together.printer, prefix).take, call.now),
      pause: call.wait,
      open: new Map<string, Announced>(),
      held: new Map<string, Announced>(),
    };
  };

/** The standard input where the file or the context is `-`, else a file. */
function dockerfileOf(call: Call, { file, context }: BuildArguments) {
  const folder = context === '-' ? '-' : resolve(call.cwd, context ?? '.');
  if (file === '-' || context === '-') {
    const dockerfile = call.options.input ?? '';
    return { dockerfile, folder, dockerfileName: 'Dockerfile' };
  }
  const path = file === null ? join(folder, 'Dockerfile') : resolve(call.cwd, file);
  return { dockerfile: textOf(call, path), folder, dockerfileName: basename(path) };
}
