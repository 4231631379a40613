import { setTimeout } from 'node:timers/promises';
import { type Context, engineEndpoint } from '../../docker/contexts.ts';
import type { DockerServer } from '../../docker/engine.ts';
import {
  containerNames,
  inspectRegistry,
  listeningPorts,
  listPublished,
  listVolumes,
  parseRegistry,
  publishedPorts,
  type RegistryContainer,
  registryContainer,
  registryLog,
  registryPort,
  type TakenPort,
} from '../../docker/own-registry.ts';
import { productOf } from '../../docker/product.ts';
import type { Look } from '../../host/look.ts';

/** A registry of one's own on this machine: what is there of one, and where there is room for one. */
export type OwnRegistry = {
  /** The container of that name; null where there is none. */
  readonly container: RegistryContainer | null;
  /** Where it answers, if it does: its status, or the system's word for why there is no answer. Null where it does not run. */
  readonly answer: RegistryPing | null;
  /** The last lines of one that does not do what it should. */
  readonly log: string;
  /** Images of an earlier one are there. */
  readonly hasVolume: boolean;
  readonly taken: readonly TakenPort[];
  /** The Mac's own AirPlay receiver listens at 5000. */
  readonly isMac: boolean;
};

export type RegistryPing = {
  readonly url: string;
  readonly isFine: boolean;
  readonly said: string;
};

type Engine = { readonly server: DockerServer | null; readonly contexts: readonly Context[] };

/** What is asked of the engine for it, together with everything else: a look asks once. */
export const askForRegistry = (look: Look) =>
  Promise.all([look.run(listPublished), look.run(listVolumes)]);

/**
 * Looks for a registry that was started here, and for ports. Null where none can be had: the engine
 * does not answer, or is on another machine, whose 127.0.0.1 is not this one's.
 */
export async function lookForRegistry(
  look: Look,
  { server, contexts }: Engine,
): Promise<OwnRegistry | null> {
  const endpoint = engineEndpoint(contexts, look.env);
  if (server === null || server.system !== 'linux') return null;
  if (productOf({ server, endpoint, release: look.release }) === 'remote') return null;
  const [[listed, volumes], listening] = await Promise.all([
    askForRegistry(look),
    listenedAt(look),
  ]);
  if (listed.exitCode !== 0) return null;
  const isThere = containerNames(listed.stdout).includes(registryContainer);
  const published = publishedPorts(listed.stdout);
  const others = listening.filter((port) => !published.some((one) => one.port === port));
  return {
    ...(isThere ? await lookAtContainer(look) : { container: null, answer: null, log: '' }),
    hasVolume: volumes.stdout.split('\n').includes(registryContainer),
    taken: [
      // What it has itself is free once it has gone.
      ...published.filter(({ by }) => by !== registryContainer),
      ...others.map((port) => ({ port, by: null })),
    ],
    isMac: look.platform === 'darwin',
  };
}

type Seen = Pick<OwnRegistry, 'container' | 'answer' | 'log'>;

/** Milliseconds. A registry answers within one second; what restarts again and again never does. */
const patience = 4_000;
const pause = 200;

/** What has just been started may not listen yet: it is given a few seconds. */
async function lookAtContainer(look: Look): Promise<Seen> {
  const { stdout } = await look.run(inspectRegistry);
  const container = parseRegistry(stdout);
  if (container === null) return { container, answer: null, log: '' };
  const { status, port } = container;
  const isUp = status === 'running' && port !== null;
  const answer = isUp ? await pingPatiently(look, port) : null;
  if (answer?.isFine === true) return { container, answer, log: '' };
  const log = await look.run(registryLog);
  return { container, answer, log: `${log.stdout}${log.stderr}`.trim() };
}

async function pingPatiently(look: Look, port: number): Promise<RegistryPing> {
  const until = performance.now() + patience;
  for (;;) {
    const answer = await pingAt(look, port);
    if (answer.isFine || performance.now() > until) return answer;
    await setTimeout(pause);
  }
}

/** Milliseconds. */
const pingTimeout = 2_000;

async function pingAt(look: Look, port: number): Promise<RegistryPing> {
  const url = `http://127.0.0.1:${port}/v2/`;
  const answer = await look.request({ method: 'GET', url, timeout: pingTimeout });
  if (answer.error !== null) return { url, isFine: false, said: answer.detail };
  return { url, isFine: answer.status === 200, said: `HTTP ${answer.status}` };
}

/** Where the kernel does not tell, those that somebody would try are tried. */
const tried = [0, 1, 2, 3, 4].map((more) => registryPort + more);

async function listenedAt(look: Look): Promise<readonly number[]> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => look.readText(path)),
  );
  if (tables[0]?.text != null) {
    return [...new Set(tables.flatMap(({ text }) => listeningPorts(text ?? '')))];
  }
  const answers = await Promise.all(
    tried.map((port) =>
      look.request({ method: 'GET', url: `http://127.0.0.1:${port}/v2/`, timeout: pingTimeout }),
    ),
  );
  return tried.filter((_, index) => answers[index]?.error !== 'refused');
}

/** A registry at a port of this machine, as images are named for it. */
export const registryAt = (port: number): string => `localhost:${port}`;

/** The port of a registry on this machine, whichever way it is written; null for another one. */
export function portOf(registry: string): number | null {
  const [, port] = /^(?:localhost|127\.0\.0\.1):(\d+)$/.exec(registry) ?? [];
  return port === undefined ? null : Number(port);
}

/** The first port from 5000 on that nobody has. */
export function freePort({ taken }: Pick<OwnRegistry, 'taken'>): number {
  const ports = new Set(taken.map(({ port }) => port));
  let port = registryPort;
  while (ports.has(port)) port++;
  return port;
}

/** The container that the wizard started, where a port leads to it; null where there is none, or it is somebody else's. */
export function startedHere(
  own: Pick<OwnRegistry, 'container'> | null,
): (RegistryContainer & { readonly port: number }) | null {
  const container = own?.container ?? null;
  if (container?.isOurs !== true || container.port === null) return null;
  return { ...container, port: container.port };
}
