import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { buildx } from './buildx/index.ts';
import { exec, inspectContainers, logs, ps, restart, rm, start, stop } from './containers.ts';
import { context } from './engine/contexts.ts';
import { info } from './engine/info.ts';
import { configComplaint, hasBuildx } from './engine/plugins.ts';
import { version } from './engine/version.ts';
import { readFlags } from './flags.ts';
import { image } from './images/image.ts';
import { pull } from './images/pull.ts';
import { push } from './images/push.ts';
import { run } from './images/run.ts';
import { tag } from './images/tag.ts';
import { login, logout } from './login.ts';
import { manifest } from './manifest/index.ts';
import { clientSince } from './versions.ts';
import { volume } from './volume.ts';

type Verb = (call: Call, args: readonly string[]) => Promise<number> | number;

const verbs: Readonly<Record<string, Verb>> = {
  version: (call) => version(call),
  info: (call, args) =>
    info(
      call,
      readFlags(args, { values: ['format'], short: { f: 'format' } }).value('format') ?? '',
    ),
  inspect: inspectContainers,
  ...{ context, ps, exec, logs, rm, restart, start, stop, volume },
  ...{ image, manifest, pull, push, tag, run, login, logout },
};

/** Docker's command line, with the plugin buildx where this machine has it. */
export const dockerTool: Tool = async (call) => {
  const [verb = '', ...args] = call.argv.slice(1);
  const complaint = configComplaint(call);
  if (complaint !== null) {
    call.err(`${complaint}\n`);
    return 1;
  }
  // From 23.0 on one is the other; what builds before that nobody simulates.
  if (verb === 'build' && hasBuildx(call) && clientSince(call.world, 23)) {
    return buildx(call, ['build', ...args]);
  }
  if (verb === 'buildx') return hasBuildx(call) ? buildx(call, args) : noPlugin(call, args);
  const known = verbs[verb];
  if (known === undefined) throw new UnknownCommand(call.argv);
  return known(call, args);
};

/** What docker says of a plugin that is not there: recorded, `buildx-missing-*`. */
function noPlugin(call: Call, args: readonly string[]): number {
  const { world } = call;
  const flag = args.find((word) => word.startsWith('-'));
  const isNew = clientSince(world, 28);
  if (flag === undefined) {
    call.err(
      isNew
        ? "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information\n"
        : "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n",
    );
    return 1;
  }
  const usage =
    "Usage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n";
  const name = flag.replace(/=.*$/, '');
  const what = name.startsWith('--')
    ? `unknown flag: ${name}`
    : `unknown shorthand flag: '${name[1]}' in ${flag}`;
  call.err(isNew ? `${what}\n\n${usage}` : `${what}\nSee 'docker --help'.\n`);
  return 125;
}
