import { traitsOf } from '../../products.ts';
import type { Call } from '../../tool.ts';
import { enginesSocket } from '../state.ts';
import { clientSince, dockerRow, engineSince } from '../versions.ts';

/** Where the client looks for the engine. */
export function endpointOf({ env, world }: Pick<Call, 'env' | 'world'>): string {
  const named = env['DOCKER_CONTEXT'] || world.docker.context;
  return env['DOCKER_HOST'] || world.docker.contexts.get(named) || enginesSocket;
}

/** A request that the client makes: how it asks, and the path in the engine's API. */
export type Request = { readonly method: 'Get' | 'Head' | 'Post'; readonly path: string };

/**
 * Why the engine does not answer, in the client's words; null where it does.
 *
 * Recorded with 20.10, 26.1 and 28.5 (test/recordings, `engine-stopped-*`, `*-as-ordinary-user`);
 * 19.03 and 29 from moby/moby, client/request.go at v19.03.15 and docker-v29.0.0.
 */
export function engineRefusal(call: Call, request: Request): string | null {
  const { world } = call;
  const endpoint = endpointOf(call);
  const context = call.env['DOCKER_CONTEXT'] || world.docker.context;
  const isNamed = context !== 'default' && !call.env['DOCKER_HOST'];
  if (isNamed && !world.docker.contexts.has(context)) return noContext(context);
  if (!world.engine.isRunning || !isHere(call, endpoint)) return notRunning(call, endpoint);
  return mayAsk(call) ? null : forbidden(call, endpoint, request);
}

const noContext = (name: string): string =>
  `Failed to initialize: unable to resolve docker endpoint: context "${name}": context not found: open /root/.docker/contexts/meta/${name}/meta.json: no such file or directory`;

/** Whether an address is that of the one engine there is: one of Desktop's is also where all look. */
function isHere({ world }: Call, endpoint: string): boolean {
  const { engine } = world.machine;
  if (engine === null) return false;
  const { context, isElsewhere = false } = traitsOf(world.machine);
  const isUsual = context === undefined || (isElsewhere && engine.product !== 'remote');
  const known = [...world.docker.contexts.values()];
  return (isUsual && endpoint === enginesSocket) || known.includes(endpoint);
}

/** A product's socket is the person's own; an engine's belongs to root and the group docker. */
function mayAsk({ world, isRoot }: Call): boolean {
  const isPersons = traitsOf(world.machine).context !== undefined;
  const { uid, groups } = world.person;
  return isRoot || isPersons || uid === 0 || groups.includes(dockerGroup);
}

/** The id of the group docker, as Debian's packages make it. */
const dockerGroup = 999;

/** Source: docker/cli v28.5, cli/connhelper/connhelper.go: the address that stands for ssh. */
const overSsh =
  'Cannot connect to the Docker daemon at http://docker.example.com. Is the docker daemon running?';

function notRunning({ world }: Call, endpoint: string): string {
  const socket = endpoint.replace('unix://', '');
  if (endpoint.startsWith('ssh://')) return overSsh;
  return clientSince(world, 29) && endpoint.startsWith('unix://')
    ? `failed to connect to the docker API at ${endpoint}; check if the path is correct and if the daemon is running: dial unix ${socket}: connect: no such file or directory`
    : `Cannot connect to the Docker daemon at ${endpoint}. Is the docker daemon running?`;
}

function forbidden(call: Call, endpoint: string, { method, path }: Request): string {
  const { world } = call;
  const socket = endpoint.replace('unix://', '');
  const host = encodeURIComponent(socket);
  if (clientSince(world, 29)) {
    return `permission denied while trying to connect to the docker API at ${endpoint}`;
  }
  const version = clientSince(world, 23) ? dockerRow(world.client.version ?? '').api : '1.24';
  const asked = path === '/_ping' ? path : `/v${version}${path}`;
  const url = `http://${host}${asked}`;
  const [got, quoted] = clientSince(world, 20, 10)
    ? ['permission', `"${url}"`]
    : ['Got permission', url.replace('v1.24', 'v1.40')];
  return `${got} denied while trying to connect to the Docker daemon socket at ${endpoint}: ${method} ${quoted}: dial unix ${socket}: connect: permission denied`;
}

/** Whether the engine keeps images in containerd's store: by itself from 29 on. */
export function hasContainerdStore({ world }: Pick<Call, 'world'>): boolean {
  return world.machine.engine?.containerdStore ?? engineSince(world, 29);
}
