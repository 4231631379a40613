import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { setInConfig } from '../client-files.ts';
import { readFlags } from '../flags.ts';
import { enginesSocket } from '../state.ts';
import { clientSince } from '../versions.ts';

/** `docker context …`; source: docker/cli, cli/command/context and formatter/context.go. */
export function context(call: Call, args: readonly string[]): number {
  const [verb = '', ...rest] = args;
  if (verb === 'ls') return list(call);
  if (verb === 'show') return show(call);
  if (verb === 'use') return use(call, rest[0] ?? '');
  if (verb === 'create') return create(call, rest);
  if (verb === 'rm') return remove(call, rest);
  throw new UnknownCommand(call.argv);
}

const current = ({ env, world }: Call): string =>
  env['DOCKER_HOST'] ? 'default' : env['DOCKER_CONTEXT'] || world.docker.context;

/** There is no such command in 20.10, which shows its help and fails; recorded: `docker-context-show.txt`. */
function show(call: Call): number {
  if (clientSince(call.world, 23)) return say(call, current(call));
  call.err(help);
  return 1;
}

const help = `
Usage:  docker context COMMAND

Manage contexts

Commands:
  create      Create a context
  export      Export a context to a tar or kubeconfig file
  import      Import a context from a tar or zip file
  inspect     Display detailed information on one or more contexts
  ls          List contexts
  rm          Remove one or more contexts
  update      Update a context
  use         Set the current docker context

Run 'docker context COMMAND --help' for more information on a command.
`;

function list(call: Call): number {
  const { world, env } = call;
  const own = env['DOCKER_HOST'] || enginesSocket;
  const all = [...new Map([['default', own], ...world.docker.contexts])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [name, endpoint] of all) call.out(`${JSON.stringify(row(call, name, endpoint))}\n`);
  return 0;
}

/** The keys and their order are those of 20.10, 26.1 and 28.5 as recorded. */
function row(call: Call, Name: string, DockerEndpoint: string) {
  const { world } = call;
  const Current = Name === current(call);
  const Description =
    Name === 'default'
      ? 'Current DOCKER_HOST based configuration'
      : Name === 'desktop-linux'
        ? 'Docker Desktop'
        : '';
  if (clientSince(world, 28)) return { Current, Description, DockerEndpoint, Error: '', Name };
  if (!clientSince(world, 23)) {
    const StackOrchestrator = Name === 'default' ? 'swarm' : '';
    const KubernetesEndpoint = '';
    return { Current, Description, DockerEndpoint, KubernetesEndpoint, Name, StackOrchestrator };
  }
  return { Name, Description, DockerEndpoint, Current, Error: '', ContextType: 'moby' };
}

function use(call: Call, name: string): number {
  const { docker } = call.world;
  if (name !== 'default' && !docker.contexts.has(name)) return missing(call, name);
  docker.context = name;
  setInConfig(call, (config) => ({ ...config, currentContext: name }));
  if (call.env['DOCKER_HOST']) {
    call.err('Warning: DOCKER_HOST environment variable overrides the active context. ');
    call.err(`To use "${name}", either set the global --context flag, or unset DOCKER_HOST.\n`);
  }
  call.err(`Current context is now "${name}"\n`);
  return say(call, name);
}

function create(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { values: ['docker', 'description'] });
  const [name = ''] = flags.words;
  const { contexts } = call.world.docker;
  if (contexts.has(name)) {
    call.err(`context "${name}" already exists\n`);
    return 1;
  }
  contexts.set(name, flags.value('docker')?.replace(/^host=/, '') ?? enginesSocket);
  call.err(`Successfully created context "${name}"\n`);
  return say(call, name);
}

function remove(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { switches: ['force'], short: { f: 'force' } });
  const { docker } = call.world;
  for (const name of flags.words) {
    if (!docker.contexts.has(name) && !flags.has('force')) return missing(call, name);
    if (docker.context === name && !flags.has('force')) {
      call.err(`context "${name}" is in use, set -f flag to force remove\n`);
      return 1;
    }
    docker.contexts.delete(name);
    if (docker.context === name) docker.context = 'default';
    call.out(`${name}\n`);
  }
  return 0;
}

function missing(call: Call, name: string): number {
  call.err(
    `context "${name}": context not found: open ${call.env['HOME'] ?? '/root'}/.docker/contexts/meta/${name}/meta.json: no such file or directory\n`,
  );
  return 1;
}

function say(call: Call, line: string): number {
  call.out(`${line}\n`);
  return 0;
}
