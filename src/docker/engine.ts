import { itemsIn, type JsonObject, objectIn, parseJson, textIn, textsIn } from './json.ts';
import { nativePlatform, type Platform } from './platform.ts';
import { type Unreachable, whyUnreachable } from './unreachable.ts';

/** What a command printed; `failed` where it did not end by itself. */
export type Printed = {
  readonly stdout: string;
  readonly stderr: string;
  readonly failed?: string | null;
};

/** A plugin of Docker's command line. */
export type Plugin = {
  readonly name: string;
  readonly version: string | null;
  readonly path: string | null;
  /** Why it can't be used, in the client's words; null where it is healthy. */
  readonly error: string | null;
  /** Other files of that name that this one hides. */
  readonly shadowed: readonly string[];
};

export type DockerClient = {
  /** As it says of itself: `28.5.2+dfsg4`. */
  readonly version: string | null;
  readonly apiVersion: string | null;
  /** Go's names: `linux`, `amd64`. */
  readonly system: string | null;
  readonly architecture: string | null;
  readonly context: string | null;
  /** Null where the client does not tell. */
  readonly plugins: readonly Plugin[] | null;
};

export type DockerServer = {
  /** As it says of itself; some of Docker Desktop's are called `master`. */
  readonly version: string | null;
  readonly apiVersion: string | null;
  readonly minApiVersion: string | null;
  /** `linux`; `windows` where it runs Windows containers. */
  readonly system: string | null;
  /** `x86_64`, `aarch64`; from engines that tell no more, Go's `amd64`. */
  readonly machine: string | null;
  /** What it runs without any handler: `linux/amd64`. */
  readonly platform: Platform | null;
  /** The release of the kernel it runs on: `6.12.48+deb13-amd64`. */
  readonly kernel: string | null;
  readonly operatingSystem: string | null;
  /** The name of the machine it runs on, as it says: `colima`, `docker-desktop`. */
  readonly name: string | null;
  /** Where it keeps its images, on its own machine: `/var/lib/docker`. */
  readonly root: string | null;
  /** Docker Desktop's own version where it tells it; null where this is no Docker Desktop. */
  readonly desktop: { readonly version: string | null } | null;
  readonly isPodman: boolean;
  readonly isRootless: boolean;
  /** It maps user ids (`userns-remap`). */
  readonly remapsUsers: boolean;
  /** Only containerd's store keeps images of several platforms; null where it does not tell. */
  readonly imageStore: 'containerd' | 'classic' | null;
};

/** An engine, as the client sees it. */
export type Engine = {
  readonly client: DockerClient | null;
  readonly server: DockerServer | null;
  /** Null where the engine answers. */
  readonly unreachable: Unreachable | null;
};

/**
 * Reads what the client prints of itself and of the engine; whatever is missing is null.
 *
 * Format: `docker version` and `docker info`, each with `--format '{{json .}}'`, of Docker 19.03 to
 * 29 (docker/cli, cli/command/system/version.go and info.go). An engine that is down leaves the
 * client's half on standard output.
 */
export function parseEngine(version: Printed, info: Printed): Engine {
  const versions = objectIn(parseJson(version.stdout));
  const facts = objectIn(parseJson(info.stdout));
  const client = clientIn(objectIn(versions['Client']), objectIn(facts['ClientInfo']));
  // Podman's own client writes `APIVersion` where Docker's writes `ApiVersion`, also beside an engine.
  const isPodman = 'APIVersion' in objectIn(versions['Client']);
  const server = isPodman ? null : serverIn(objectIn(versions['Server']), facts);
  if (server !== null) return { client, server, unreachable: null };
  return { client, server, unreachable: judge(versions, version, info, facts) };
}

function clientIn(version: JsonObject, info: JsonObject): DockerClient | null {
  const own = textIn(version['Version']) ?? textIn(info['Version']);
  if (own === null) return null;
  return {
    version: own,
    apiVersion: textIn(version['ApiVersion']),
    system: textIn(version['Os']) ?? textIn(info['Os']),
    architecture: textIn(version['Arch']) ?? textIn(info['Arch']),
    context: textIn(version['Context']) ?? textIn(info['Context']),
    plugins: 'Plugins' in info ? itemsIn(info['Plugins']).map(objectIn).flatMap(pluginIn) : null,
  };
}

function pluginIn(plugin: JsonObject): readonly Plugin[] {
  const name = textIn(plugin['Name']);
  if (name === null) return [];
  const error = plugin['Err'] ?? null;
  return [
    {
      name,
      version: textIn(plugin['Version']),
      path: textIn(plugin['Path']),
      error: typeof error === 'string' || error === null ? error : JSON.stringify(error),
      shadowed: textsIn(plugin['ShadowedPaths']),
    },
  ];
}

function serverIn(version: JsonObject, info: JsonObject): DockerServer | null {
  const own = textIn(version['Version']) ?? textIn(info['ServerVersion']);
  if (own === null) return null;
  const components = itemsIn(version['Components']).map((item) => objectIn(item)['Name']);
  const system = textIn(version['Os']) ?? textIn(info['OSType']);
  const machine = textIn(info['Architecture']) ?? textIn(version['Arch']);
  const security = textsIn(info['SecurityOptions']).map((option) => option.split(',')[0]);
  return {
    version: own,
    apiVersion: textIn(version['ApiVersion']),
    minApiVersion: textIn(version['MinAPIVersion']),
    system,
    machine,
    platform: machine === null ? null : nativePlatform(machine, system ?? 'linux'),
    kernel: textIn(info['KernelVersion']) ?? textIn(version['KernelVersion']),
    operatingSystem: textIn(info['OperatingSystem']),
    name: textIn(info['Name']),
    root: textIn(info['DockerRootDir']),
    desktop: desktopIn(version, info),
    isPodman: components.includes('Podman Engine') || 'APIVersion' in version,
    isRootless: security.includes('name=rootless'),
    remapsUsers: security.includes('name=userns'),
    imageStore: imageStoreIn(info),
  };
}

function desktopIn(version: JsonObject, info: JsonObject): DockerServer['desktop'] {
  const named = /^Docker Desktop\b ?([\d.]+)?/.exec(
    textIn(objectIn(version['Platform'])['Name']) ?? '',
  );
  if (named === null && info['OperatingSystem'] !== 'Docker Desktop') return null;
  return { version: named?.[1] ?? null };
}

function imageStoreIn(info: JsonObject): DockerServer['imageStore'] {
  if (textIn(info['Driver']) === null) return null;
  const isContainerd = itemsIn(info['DriverStatus']).some(
    (pair) => textsIn(pair)[1] === 'io.containerd.snapshotter.v1',
  );
  return isContainerd ? 'containerd' : 'classic';
}

function judge(
  versions: JsonObject,
  version: Printed,
  info: Printed,
  facts: JsonObject,
): Unreachable {
  const told = [
    version.stderr,
    info.stderr,
    ...textsIn(facts['ServerErrors']),
    ...notJson(version),
  ];
  const why = whyUnreachable(told.join('\n'));
  if ('APIVersion' in objectIn(versions['Client'])) return { ...why, reason: 'podman' };
  const isSlow = version.failed === 'timeout' && why.reason === 'other';
  return isSlow ? { ...why, reason: 'timeout' } : why;
}

/** Stand-ins of `docker` say what they have to say on standard output. */
const notJson = ({ stdout }: Printed): readonly string[] =>
  stdout.startsWith('{') ? [] : [stdout];

/** A plugin's state: a missing and a broken one fail with the same words. */
export function pluginState(client: DockerClient, name: string): PluginState {
  if (client.plugins === null) return { state: 'unknown', plugin: null };
  const plugin = client.plugins.find((candidate) => candidate.name === name);
  if (plugin === undefined) return { state: 'missing', plugin: null };
  return { state: plugin.error === null ? 'healthy' : 'broken', plugin };
}

export type PluginState =
  | { readonly state: 'unknown' | 'missing'; readonly plugin: null }
  | { readonly state: 'healthy' | 'broken'; readonly plugin: Plugin };
