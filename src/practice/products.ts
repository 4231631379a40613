import type { Product } from '../docker/product.ts';
import type { Machine } from './machine.ts';

/** What an engine of a product is like, apart from an engine of this very machine. */
export type EngineTraits = {
  /** What `docker info` says of it in place of what the machine would. */
  readonly says?: Readonly<Record<string, unknown>>;
  /** The context that leads to it, and is selected; left out where every client finds it. */
  readonly context?: { readonly name: string; readonly endpoint: string };
  /** The unit of the person's own systemd. */
  readonly unit?: string;
  /** The program that starts it. */
  readonly starter?: string;
  /** Its files are none of this machine's. */
  readonly isElsewhere?: boolean;
};

type Here = { readonly home: string; readonly uid: number; readonly isMac: boolean };

/** Podman brings no context; a person makes one for the socket of its service, or of its machine. */
const podmanAt = ({ home, uid, isMac }: Here): string =>
  isMac
    ? `unix://${home}/.local/share/containers/podman/machine/podman.sock`
    : `unix:///run/user/${uid}/podman/podman.sock`;

/**
 * The sources are those of src/docker/product.ts, which tells the products apart by the same words.
 * A unit of Docker Desktop's: docs.docker.com, Install Docker Desktop on Linux.
 */
const traits: { readonly [Each in Product]: (here: Here) => EngineTraits } = {
  engine: () => ({}),
  wsl: () => ({}),
  desktop: ({ home }) => ({
    says: { OperatingSystem: 'Docker Desktop', OSVersion: '', Name: 'docker-desktop' },
    context: { name: 'desktop-linux', endpoint: `unix://${home}/.docker/run/docker.sock` },
    ...{ unit: 'docker-desktop', isElsewhere: true },
  }),
  colima: ({ home }) => ({
    says: { OperatingSystem: 'Ubuntu 24.04.3 LTS', OSVersion: '24.04', Name: 'colima' },
    context: { name: 'colima', endpoint: `unix://${home}/.colima/default/docker.sock` },
    ...{ starter: 'colima', isElsewhere: true },
  }),
  orbstack: ({ home }) => ({
    says: { OperatingSystem: 'OrbStack', OSVersion: '', Name: 'orbstack' },
    context: { name: 'orbstack', endpoint: `unix://${home}/.orbstack/run/docker.sock` },
    ...{ starter: 'orb', isElsewhere: true },
  }),
  'rancher-desktop': ({ home }) => ({
    says: { OperatingSystem: 'Alpine Linux v3.20', OSVersion: '', Name: 'lima-rancher-desktop' },
    context: { name: 'rancher-desktop', endpoint: `unix://${home}/.rd/docker.sock` },
    ...{ starter: 'rdctl', isElsewhere: true },
  }),
  podman: (here) => ({
    context: { name: 'podman', endpoint: podmanAt(here) },
    ...(here.isMac ? { starter: 'podman', isElsewhere: true } : { unit: 'podman.socket' }),
  }),
  rootless: ({ home, uid }) => ({
    says: {
      DockerRootDir: `${home}/.local/share/docker`,
      SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless', 'name=cgroupns'],
    },
    context: { name: 'rootless', endpoint: `unix:///run/user/${uid}/docker.sock` },
    unit: 'docker',
  }),
  snap: () => ({
    says: { DockerRootDir: '/var/snap/docker/common/var-lib-docker' },
    starter: 'snap',
  }),
  remote: () => ({
    says: { Name: 'build' },
    context: { name: 'build', endpoint: 'ssh://ada@build.example' },
    isElsewhere: true,
  }),
};

/** What the engine of a machine is like; that of an ordinary one where it has none yet. */
export function traitsOf({ engine, system }: Machine): EngineTraits {
  const { user = 'ada', uid = 1000, platform } = system;
  const isMac = platform === 'darwin';
  const home = uid === 0 ? '/root' : `/${isMac ? 'Users' : 'home'}/${user}`;
  return traits[engine?.product ?? 'engine']({ home, uid, isMac });
}

/** The folder of a snap's programs, which no other program is in. */
export const snapFolder = '/snap/bin';

export const isSnap = ({ engine }: Machine): boolean => engine?.product === 'snap';
