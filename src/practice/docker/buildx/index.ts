import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { UnknownFlag } from '../flags.ts';
import { imagetools } from '../imagetools/index.ts';
import { buildxOf, buildxSince, isDebian } from '../versions.ts';
import { du, prune } from './cache.ts';
import { rm, stop, use } from './change.ts';
import { create } from './create.ts';
import { inspect } from './inspect.ts';
import { ls } from './ls.ts';

type Verb = (call: Call, args: readonly string[]) => Promise<number> | number;

const verbs: Readonly<Record<string, Verb>> = {
  ...{ ls, inspect, create, use, rm, stop, du, prune, version, imagetools },
  bake: async (call, args) => (await import('../bake/index.ts')).bake(call, args),
  build: async (call, args) => (await import('../build/index.ts')).build(call, args),
};

/** The plugin: `docker buildx …`. */
export async function buildx(call: Call, [verb = '', ...args]: readonly string[]): Promise<number> {
  const run = verbs[verb];
  if (run === undefined) throw new UnknownCommand(call.argv);
  try {
    return await run(call, args);
  } catch (error) {
    if (!(error instanceof UnknownFlag)) throw error;
    call.err(`${error.message}${helpHint(call, verb)}`);
    return 125;
  }
}

/** What a verb takes, as its usage says: of those that were seen with 0.29.1. */
const takes: Readonly<Record<string, string>> = {
  bake: ' [OPTIONS] [TARGET...]',
  build: ' [OPTIONS] PATH | URL | -',
  create: ' [OPTIONS] [CONTEXT|ENDPOINT]',
};

/** Source: docker/cli, cli/cobra.go, `FlagErrorFunc`: with the usage since 28. */
const helpHint = ({ world }: Call, verb: string): string =>
  buildxSince(world, 0, 20)
    ? `\n\nUsage:  docker buildx ${verb}${takes[verb] ?? ''}\n\nRun 'docker buildx ${verb} --help' for more information\n`
    : `\nSee 'docker buildx ${verb} --help'.\n`;

/** Debian names its package; upstream the commit. */
function version({ world, out }: Call): number {
  const own = buildxOf(world) ?? '';
  const packages: Readonly<Record<string, string>> = {
    '0.13.1+ds1': '0.13.1+ds1-3',
    '0.29.1+ds1': '0.29.1+ds1-4',
  };
  const build = packages[own] ?? (isDebian(own) ? own : commit);
  out(`github.com/docker/buildx ${own} ${build}\n`);
  return 0;
}

const commit = '6db68d029599c6710a32aa7adcba8e5a344795a7';
