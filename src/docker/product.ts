import { socketPath } from './contexts.ts';
import type { DockerServer } from './engine.ts';

/** What an engine came with: who starts it, which machine it runs on, and where its handlers live. */
export type Product =
  /** Docker Engine, as a service of this machine. */
  | 'engine'
  | 'desktop'
  | 'colima'
  | 'orbstack'
  | 'rancher-desktop'
  /** Podman's service, which speaks Docker's API. */
  | 'podman'
  | 'rootless'
  | 'snap'
  /** An engine inside a distribution of WSL. */
  | 'wsl'
  /** On another machine: over ssh, or the network. */
  | 'remote';

/** What tells one from another. */
export type ProductSigns = {
  /** Null where the engine does not answer. */
  readonly server: DockerServer | null;
  /** Where the client looks for it: `unix:///var/run/docker.sock`, `ssh://ada@host`. */
  readonly endpoint: string;
  /** The release of the kernel here. */
  readonly release: string;
  /** The path of `docker`; null where it is not known. */
  readonly docker?: string | null;
};

/** The products that bring a virtual machine: this machine's kernel, files and services are not the engine's. */
const withMachine: readonly Product[] = ['desktop', 'colima', 'orbstack', 'rancher-desktop'];

/** Whether nothing of the engine's kernel can be read on this machine. */
export const isElsewhere = (product: Product): boolean =>
  product === 'remote' || withMachine.includes(product);

/**
 * Whether an address is that of a virtual machine of Podman's.
 * Source: containers/podman, pkg/machine/define/machine.go and docs/source/markdown/podman-machine-start.1.
 */
export const isPodmanMachine = (endpoint: string): boolean =>
  /podman-machine-|\/podman\/machine\/|\/podman\/[\w.-]+-api\.sock$/.test(endpoint);

/** Whether a kernel is one that Microsoft builds for WSL: `6.6.87.2-microsoft-standard-WSL2`. */
export const isWslKernel = (release: string): boolean => /microsoft/i.test(release);

/**
 * Which product an engine is: what it says of itself counts first, then where it is asked, then what
 * this machine is like. An engine elsewhere is that before all else: nothing here starts it.
 */
export function productOf(signs: ProductSigns): Product {
  const { server, endpoint } = signs;
  if (isRemote(endpoint)) return 'remote';
  return (server && toldBy(server)) ?? askedAt(endpoint) ?? likely(signs);
}

/** Whether an address of an engine is one of the network that is not this machine's own. */
export function isRemote(endpoint: string): boolean {
  if (endpoint.startsWith('ssh://')) return true;
  const host = /^(?:tcp|https?):\/\/(\[[^\]]*\]|[^:/]+)/.exec(endpoint)?.[1];
  return host !== undefined && !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(host);
}

/**
 * What `docker version` and `docker info` say.
 *
 * Sources: ddev/ddev, pkg/dockerutil (`OperatingSystem` and `Name` of Docker Desktop, Rancher Desktop,
 * Colima, OrbStack); public reports of `docker info`: OrbStack 28.5.2 (`Operating System: OrbStack`,
 * `Name: orbstack`, `6.17.8-orbstack-…`), Rancher Desktop (`Name: lima-rancher-desktop`; on Windows
 * `Rancher Desktop WSL Distribution`); abiosoft/colima, embedded/defaults/colima.yaml (the hostname is
 * `colima`, or `colima-PROFILE`).
 */
function toldBy({ isPodman, desktop, operatingSystem, name }: DockerServer): Product | null {
  const system = operatingSystem ?? '';
  const host = name ?? '';
  if (isPodman) return 'podman';
  if (desktop !== null || host === 'docker-desktop') return 'desktop';
  if (system.startsWith('OrbStack') || host === 'orbstack') return 'orbstack';
  if (system.startsWith('Rancher Desktop') || host.includes('rancher-desktop')) {
    return 'rancher-desktop';
  }
  return /^colima(?:-|$)/.test(host) ? 'colima' : null;
}

/**
 * Where each of them listens.
 *
 * Sources: docker/docs, content/manuals/desktop/setup/install (mac-permission-requirements.md, linux);
 * abiosoft/colima, docs/FAQ.md (`~/.colima/PROFILE/docker.sock`, before 0.4 `~/.colima/docker.sock`);
 * orbstack/orbstack discussions #998; docs.rancherdesktop.io (`~/.rd/docker.sock`); containers/podman,
 * docs/source/markdown/podman-system-service.1.md; docker/docs, content/manuals/engine/security/rootless.md.
 */
const addresses: readonly (readonly [RegExp, Product])[] = [
  [/\/\.docker\/(?:desktop|run)\/docker\.sock$/, 'desktop'],
  [/^npipe:.*\/(?:docker_engine|docker(?:DesktopLinux|Desktop)Engine)$/i, 'desktop'],
  [/\/(?:\.colima(?:-[^/]+)?|\.config\/colima)\//, 'colima'],
  [/\/\.orbstack\//, 'orbstack'],
  [/\/\.rd\//, 'rancher-desktop'],
  [/podman[^/]*\.sock$|\/podman\/|^npipe:.*\/podman-machine-/, 'podman'],
  [/^unix:\/\/\/run\/user\/\d+\/docker\.sock$/, 'rootless'],
];

const askedAt = (endpoint: string): Product | null =>
  addresses.find(([address]) => address.test(endpoint))?.[1] ?? null;

/** Packages of snap run from the first two of these folders, and keep what they write below the third. */
export const isSnaps = (path: string): boolean =>
  /^\/(?:var\/lib\/snapd\/)?snap\/|^\/var\/snap\//.test(path);

/** Nothing names a product: what runs on this kernel is an engine of one kind or another. */
function likely({ server, endpoint, release, docker = null }: ProductSigns): Product {
  if (server?.isRootless === true) return 'rootless';
  if (isSnaps(server === null ? (docker ?? '') : (server.root ?? ''))) return 'snap';
  const isHere = socketPath(endpoint) !== null;
  return isHere && isWslKernel(server?.kernel ?? release) ? 'wsl' : 'engine';
}
