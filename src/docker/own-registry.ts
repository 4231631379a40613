import { objectIn, parseJson, textIn } from './json.ts';

/** The container of a registry of one's own; its volume has the same name. */
export const registryContainer = 'multiarch-registry';

/** Upstream's registry: docker-library/official-images, library/registry. */
export const registryImage = 'registry:3';

/** What tells a container that the wizard started from one that somebody gave its name to. */
const label = { name: 'multiarch-wizard', value: 'registry' } as const;

/** The port that the registry listens at inside of its container, and the one that everybody tries first. */
export const registryPort = 5000;

const portOfContainer = `${registryPort}/tcp`;

/**
 * Starts a registry that only this machine reaches. As the container of a builder does, it comes back
 * with the engine; one that was stopped stays so.
 */
export const runRegistry = (port: number): readonly string[] => [
  ...['docker', 'run', '--detach', '--name', registryContainer],
  ...['--label', `${label.name}=${label.value}`, '--restart', 'unless-stopped'],
  ...['--publish', `127.0.0.1:${port}:${registryPort}`],
  ...['--volume', `${registryContainer}:/var/lib/registry`, registryImage],
];

/** The port of this machine that a command starts the registry at; null for another command. */
export function publishedBy(argv: readonly string[]): number | null {
  const place = argv[argv.indexOf('--publish') + 1] ?? '';
  const port = Number(place.split(':')[1]);
  return argv.join(' ') === runRegistry(port).join(' ') ? port : null;
}

/**
 * Whether `docker run` got no further than to the image, which it found neither here nor anywhere else.
 *
 * Source: docker/cli v28.5, cli/command/container/create.go; the words of a pull that went well.
 */
export const isUnpulled = (lines: readonly string[]): boolean =>
  lines.some((line) => /Unable to find image|: Pulling (?:from|fs layer)/.test(line)) &&
  !lines.some((line) => /Status: (?:Downloaded newer image|Image is up to date)/.test(line));

export const startRegistry = ['docker', 'start', registryContainer] as const;

/**
 * What a registry that is there runs again by; null where no command does, and the engine starts it
 * over and over, or can't be rid of it.
 *
 * Source: moby/moby v28.5, daemon/start.go (`validateState`).
 */
export function resumeRegistry(status: string): readonly string[] | null {
  if (status === 'paused') return ['docker', 'unpause', registryContainer];
  return status === 'exited' || status === 'created' ? startRegistry : null;
}

export const stopRegistry = ['docker', 'stop', registryContainer] as const;

export const removeRegistry = ['docker', 'rm', '--force', registryContainer] as const;

/** The images in it are lost. */
export const removeRegistryVolume = ['docker', 'volume', 'rm', registryContainer] as const;

const inspected = [
  ...['"image":{{json .Config.Image}}', '"labels":{{json .Config.Labels}}'],
  ...['"state":{{json .State}}', '"ports":{{json .HostConfig.PortBindings}}'],
];

/** One JSON object; a container that is not there is an error. */
export const inspectRegistry: readonly string[] = [
  ...['docker', 'inspect', '--type', 'container', '--format', `{${inspected.join()}}`],
  registryContainer,
];

/** What it said last, on standard error. */
export const registryLog = ['docker', 'logs', '--tail', '5', registryContainer] as const;

/** Every container by name, with the ports that it publishes while it runs; one JSON object a line. */
export const listPublished: readonly string[] = [
  ...['docker', 'ps', '--all', '--format', '{"name":{{json .Names}},"ports":{{json .Ports}}}'],
];

export const listVolumes = ['docker', 'volume', 'ls', '--quiet'] as const;

/** The containers that have its volume, by name. */
export const usersOfVolume: readonly string[] = [
  ...['docker', 'ps', '--all', '--filter', `volume=${registryContainer}`],
  ...['--format', '{{.Names}}'],
];

/** A container that goes by the name of the registry. */
export type RegistryContainer = {
  readonly image: string;
  /** `running`, `exited`, `created`, `restarting`, `paused`, `dead`. */
  readonly status: string;
  /** Null where it never ended. */
  readonly exitCode: number | null;
  /** The port of this machine that leads to it; null where none does. */
  readonly port: number | null;
  /** The wizard started it. */
  readonly isOurs: boolean;
};

/**
 * Reads `inspectRegistry`; null for what is none.
 *
 * Source: moby/moby v28.5, api/types/container/state.go and hostconfig.go.
 */
export function parseRegistry(text: string): RegistryContainer | null {
  const { image, labels, state, ports } = objectIn(parseJson(text));
  const { Status, ExitCode, FinishedAt } = objectIn(state);
  const named = textIn(image);
  const status = textIn(Status);
  if (named === null || status === null) return null;
  const hasEnded = status !== 'created' && !String(FinishedAt ?? '0001-').startsWith('0001-');
  const bindings = objectIn(ports)[portOfContainer];
  const [binding] = Array.isArray(bindings) ? bindings : [];
  const port = Number(textIn(objectIn(binding)['HostPort']));
  return {
    ...{ image: named, status, port: Number.isInteger(port) && port > 0 ? port : null },
    exitCode: hasEnded && typeof ExitCode === 'number' ? ExitCode : null,
    isOurs: objectIn(labels)[label.name] === label.value && isRegistryImage(named),
  };
}

/** `registry`, `docker.io/library/registry:2`, upstream's `distribution/distribution`. */
const isRegistryImage = (image: string): boolean =>
  /(?:^|\/)(?:registry|distribution)(?:[:@]|$)/.test(image);

/** A port of this machine that somebody has; `by` is the container that publishes it, null where that is none. */
export type TakenPort = { readonly port: number; readonly by: string | null };

/** Reads `listPublished`: `0.0.0.0:8000-8001->80-81/tcp, [::]:443->443/tcp`, and what is exposed only. */
export function publishedPorts(text: string): readonly TakenPort[] {
  return text.split('\n').flatMap((line) => {
    const { name, ports } = objectIn(parseJson(line));
    return (textIn(ports) ?? '').split(', ').flatMap((one) => {
      const [, first, last = first] = /:(\d+)(?:-(\d+))?->/.exec(one) ?? [];
      if (first === undefined || one.endsWith('/udp')) return [];
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, index) => ({
        port: Number(first) + index,
        by: textIn(name),
      }));
    });
  });
}

/** The names in what `listPublished` told. */
export const containerNames = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => textIn(objectIn(parseJson(line))['name'])?.split(',') ?? []);

/**
 * Ports that something listens at, as the kernel's table of sockets tells them.
 *
 * Source: Linux v6.12, net/ipv4/tcp_ipv4.c, `get_tcp4_sock`; 0A is TCP_LISTEN.
 *
 * @param table `/proc/net/tcp`, `/proc/net/tcp6`
 */
export const listeningPorts = (table: string): readonly number[] =>
  table.split('\n').flatMap((row) => {
    const [, port] = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) \S+ 0A /.exec(row) ?? [];
    return port === undefined ? [] : Number.parseInt(port, 16);
  });
