import { describe, expect, test } from 'vitest';
import { parseEngine } from '../../src/docker/engine.ts';
import { isElsewhere, type Product, productOf } from '../../src/docker/product.ts';

const printed = (facts: object) => ({ stdout: JSON.stringify(facts), stderr: '' });

const here = 'unix:///var/run/docker.sock';
const debian = '6.12.48+deb13-amd64';
const wsl = '6.6.87.2-microsoft-standard-WSL2';

/** The fields of `docker info` that tell a product, and of `docker version` where they do. */
type Told = { readonly info?: object; readonly version?: object };

const productAt = (
  { info = {}, version = {} }: Told,
  endpoint = here,
  release = debian,
): Product => {
  const { server } = parseEngine(
    printed({ Server: { Version: '28.5.2', Os: 'linux', ...version } }),
    printed({ ServerVersion: '28.5.2', KernelVersion: release, ...info }),
  );
  expect(server).not.toBeNull();
  return productOf({ server, endpoint, release });
};

/** What each says of itself, and who has seen it say so. */
const answers: readonly (readonly [string, Told, Product])[] = [
  [
    'Docker Desktop 4.49 (recorded, test/docker/recordings)',
    {
      info: { OperatingSystem: 'Docker Desktop', Name: 'docker-desktop' },
      version: { Platform: { Name: 'Docker Desktop 4.49.0 (208700)' } },
    },
    'desktop',
  ],
  [
    'Docker Desktop as its name alone (ddev/ddev, pkg/dockerutil)',
    { info: { OperatingSystem: 'Alpine Linux v3.19', Name: 'docker-desktop' } },
    'desktop',
  ],
  [
    'OrbStack with engine 28.5.2 (public reports of docker info)',
    {
      info: {
        OperatingSystem: 'OrbStack',
        Name: 'orbstack',
        KernelVersion: '6.17.8-orbstack-00308-g8f9c941121b1',
      },
    },
    'orbstack',
  ],
  [
    'Rancher Desktop on a Mac (public reports of docker info)',
    {
      info: {
        OperatingSystem: 'Alpine Linux v3.20',
        Name: 'lima-rancher-desktop',
        KernelVersion: '6.6.51-0-virt',
      },
    },
    'rancher-desktop',
  ],
  [
    'Rancher Desktop on Windows (public reports of docker info)',
    {
      info: {
        OperatingSystem: 'Rancher Desktop WSL Distribution (containerized)',
        KernelVersion: wsl,
      },
    },
    'rancher-desktop',
  ],
  [
    'Colima (ddev/ddev, pkg/dockerutil; abiosoft/colima, colima.yaml: hostname)',
    { info: { OperatingSystem: 'Ubuntu 24.04.1 LTS', Name: 'colima' } },
    'colima',
  ],
  [
    'a second profile of Colima (abiosoft/colima, colima.yaml: hostname)',
    { info: { OperatingSystem: 'Ubuntu 24.04.1 LTS', Name: 'colima-work' } },
    'colima',
  ],
  [
    "Podman's service (containers/podman, pkg/api/handlers/compat/version.go)",
    { version: { Components: [{ Name: 'Podman Engine', Version: '5.4.0' }] } },
    'podman',
  ],
  [
    'rootless Docker (moby/moby, daemon/info_unix.go)',
    { info: { SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] } },
    'rootless',
  ],
  [
    'Docker from snap (canonical/docker-snap, README.md)',
    { info: { DockerRootDir: '/var/snap/docker/common/var-lib-docker' } },
    'snap',
  ],
  ['an engine inside WSL (microsoft/WSL2-Linux-Kernel)', { info: { KernelVersion: wsl } }, 'wsl'],
  ['an engine of Debian', { info: { OperatingSystem: 'Debian GNU/Linux 13 (trixie)' } }, 'engine'],
];

describe('an engine that answers', () => {
  test.each(answers)('says what it is: %s', (_, told, product) => {
    expect(productAt(told)).toBe(product);
  });

  test('in the virtual machine of WSL is Docker Desktop first, where that is switched on', () => {
    const told = { info: { OperatingSystem: 'Docker Desktop', Name: 'docker-desktop' } };
    expect(productAt(told, here, wsl)).toBe('desktop');
  });

  test('in a Linux machine of OrbStack that a person installed it in is theirs', () => {
    const kernel = '6.17.8-orbstack-00308-g8f9c941121b1';
    expect(
      productAt({ info: { Name: 'ubuntu', OperatingSystem: 'Ubuntu 24.04' } }, here, kernel),
    ).toBe('engine');
  });

  test('called after a fish is no Colima', () => {
    expect(productAt({ info: { Name: 'colimaria' } })).toBe('engine');
  });
});

/** Where each listens; the sources stand with the table in src/docker/product.ts. */
const places: readonly (readonly [string, Product])[] = [
  ['unix:///Users/ada/.docker/run/docker.sock', 'desktop'],
  ['unix:///home/ada/.docker/desktop/docker.sock', 'desktop'],
  ['npipe:////./pipe/dockerDesktopLinuxEngine', 'desktop'],
  ['npipe:////./pipe/docker_engine', 'desktop'],
  ['unix:///Users/ada/.colima/default/docker.sock', 'colima'],
  ['unix:///Users/ada/.colima/docker.sock', 'colima'],
  ['unix:///home/ada/.config/colima/other/docker.sock', 'colima'],
  ['unix:///Users/ada/.orbstack/run/docker.sock', 'orbstack'],
  ['unix:///Users/ada/.rd/docker.sock', 'rancher-desktop'],
  ['unix:///run/user/1000/podman/podman.sock', 'podman'],
  ['unix:///Users/ada/.local/share/containers/podman/machine/podman.sock', 'podman'],
  ['npipe:////./pipe/podman-machine-default', 'podman'],
  ['unix:///run/user/1000/docker.sock', 'rootless'],
  ['ssh://ada@build-host', 'remote'],
  ['tcp://10.0.0.7:2376', 'remote'],
  ['tcp://[2001:db8::7]:2376', 'remote'],
  ['tcp://localhost:2375', 'engine'],
  ['tcp://127.0.0.1:2375', 'engine'],
  ['unix:///var/run/docker.sock', 'engine'],
  ['unix:///srv/forwarded/docker.sock', 'engine'],
];

describe('an engine that does not answer', () => {
  test.each(places)('is known by where it is asked: %s is %s', (endpoint, product) => {
    expect(productOf({ server: null, endpoint, release: debian })).toBe(product);
  });

  test('is the snap where docker is one', () => {
    const docker = '/snap/bin/docker';
    expect(productOf({ server: null, endpoint: here, release: debian, docker })).toBe('snap');
  });

  test("is WSL's own where the kernel is Microsoft's", () => {
    expect(productOf({ server: null, endpoint: here, release: wsl })).toBe('wsl');
  });
});

test('what runs in a machine of its own, or on another one, is elsewhere', () => {
  const all = [...answers.map(([, , product]) => product), 'remote'] as const;
  expect([...new Set(all.filter(isElsewhere))]).toEqual([
    ...['desktop', 'orbstack', 'rancher-desktop', 'colima', 'remote'],
  ]);
});
