import { isPodmanMachine, isWslKernel, type Product } from '../../docker/product.ts';

/** How a product's engine is started on this machine, and stopped again. */
export type Starter = {
  /** The program that does it: it is looked for before anybody is told to run it. */
  readonly program: string;
  readonly needs: 'consent' | 'root';
  readonly start: readonly string[];
  readonly stop: readonly string[];
  /** Null where it has no such word. */
  readonly restart: readonly string[] | null;
};

type Here = { readonly platform: string; readonly release: string };

/**
 * The commands of each product; null where nothing on this machine starts it by a command.
 *
 * Sources: docker/docs, content/manuals/desktop/setup/install/linux (`systemctl --user start
 * docker-desktop`); abiosoft/colima, README.md; docs.orbstack.dev/headless; docs.rancherdesktop.io,
 * references/rdctl-command-reference; containers/podman, podman-machine-start.1; canonical/docker-snap,
 * README.md. A Mac opens applications with `open -a`, and quits them by an Apple event.
 */
export function starterOf(
  product: Product,
  { platform, release }: Here,
  endpoint = '',
): Starter | null {
  // There the engine is Windows' to start, whatever is asked from inside.
  const isWsl = platform === 'linux' && isWslKernel(release);
  switch (product) {
    case 'desktop':
      return platform === 'darwin' ? desktopOnMac : isWsl ? null : desktopOnLinux(platform);
    case 'colima':
      return colima(profileOf(endpoint));
    case 'orbstack':
      return platform === 'darwin' ? orbstack : null;
    case 'rancher-desktop':
      return isWsl ? null : rancher;
    case 'podman':
      return platform === 'linux' && !isPodmanMachine(endpoint)
        ? podmanService(endpoint)
        : podmanMachine(machineOf(endpoint));
    case 'snap':
      return snap;
    default:
      return null;
  }
}

const desktopOnMac: Starter = {
  program: 'open',
  needs: 'consent',
  start: ['open', '-a', 'Docker'],
  stop: ['osascript', '-e', 'quit app "Docker"'],
  restart: null,
};

function desktopOnLinux(platform: string): Starter | null {
  if (platform !== 'linux') return null;
  const service = (verb: string) => ['systemctl', '--user', verb, 'docker-desktop'];
  return {
    ...{ program: 'systemctl', needs: 'consent' },
    ...{ start: service('start'), stop: service('stop'), restart: service('restart') },
  };
}

/** `~/.colima/NAME/docker.sock`; the profile that has no name of its own is called default. */
function profileOf(endpoint: string): string | null {
  const name = /\/(?:\.colima|\.config\/colima)\/(\w[\w.-]*)\/docker\.sock$/.exec(endpoint)?.[1];
  return name === undefined || name === 'default' ? null : name;
}

function colima(profile: string | null): Starter {
  const of = profile === null ? [] : ['--profile', profile];
  return {
    ...{ program: 'colima', needs: 'consent' },
    start: ['colima', 'start', ...of],
    stop: ['colima', 'stop', ...of],
    restart: ['colima', 'restart', ...of],
  };
}

const orbstack: Starter = {
  ...{ program: 'orb', needs: 'consent' },
  start: ['orb', 'start'],
  stop: ['orb', 'stop'],
  restart: ['orb', 'restart', 'docker'],
};

const rancher: Starter = {
  ...{ program: 'rdctl', needs: 'consent' },
  start: ['rdctl', 'start'],
  stop: ['rdctl', 'shutdown'],
  restart: null,
};

/** `…/podman/NAME-api.sock`; the machine that needs no name is called podman-machine-default. */
function machineOf(endpoint: string): string | null {
  const name = /\/([\w.-]+)-api\.sock$/.exec(endpoint)?.[1] ?? 'podman-machine-default';
  return name === 'podman-machine-default' ? null : name;
}

function podmanMachine(name: string | null): Starter {
  const of = name === null ? [] : [name];
  return {
    ...{ program: 'podman', needs: 'consent' },
    start: ['podman', 'machine', 'start', ...of],
    stop: ['podman', 'machine', 'stop', ...of],
    restart: null,
  };
}

/** A person's own socket, or the one of root. */
function podmanService(endpoint: string): Starter {
  const isOwn = endpoint.includes('/run/user/');
  const service = (verb: string) => [
    'systemctl',
    ...(isOwn ? ['--user'] : []),
    ...[verb, 'podman.socket'],
  ];
  return {
    ...{ program: 'systemctl', needs: isOwn ? 'consent' : 'root' },
    ...{ start: service('start'), stop: service('stop'), restart: service('restart') },
  };
}

const snap: Starter = {
  ...{ program: 'snap', needs: 'root' },
  start: ['snap', 'start', 'docker'],
  stop: ['snap', 'stop', 'docker'],
  restart: ['snap', 'restart', 'docker'],
};
