import { readFileSync } from 'node:fs';
import type { Said, StubMachine } from './stub-look.ts';

/** What a real host printed; the version that printed it is in the name. */
export const recorded = (name: string): string =>
  readFileSync(new URL(`../docker/recordings/${name}.json`, import.meta.url), 'utf8');

export const versionCommand = "docker version --format '{{json .}}'";
export const infoCommand = "docker info --format '{{json .}}'";
export const contextsCommand = "docker context ls --format '{{json .}}'";
export const buildxCommand = 'docker buildx version';

/** The one context of a Docker that nobody configured, as 26.1.5 printed it. */
export const oneContext =
  '{"Name":"default","Description":"Current DOCKER_HOST based configuration","DockerEndpoint":"unix:///var/run/docker.sock","Current":true,"Error":"","ContextType":"moby"}\n';

/** A context that is there besides the default one. */
export const context = (name: string, endpoint: string, isCurrent = false): string =>
  `${JSON.stringify({ Current: isCurrent, Description: '', DockerEndpoint: endpoint, Error: '', Name: name })}\n`;

const debian = `PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
ID=debian
`;

/** Files that the machine step reads on Debian with sysvinit, and an account called ada. */
export const debianFiles = {
  '/etc/os-release': debian,
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nada:x:1000:1000::/home/ada:/bin/bash\n',
  '/etc/group': 'root:x:0:\ndocker:x:101:\nada:x:1000:\n',
  '/etc/init.d/docker': { mode: 0o755, uid: 0 },
  '/run/systemd/system': null,
  '/home/ada/.config/systemd/user/docker.service': null,
  '/etc/systemd/system/docker.service': null,
  '/usr/lib/systemd/system/docker.service': null,
  '/lib/systemd/system/docker.service': null,
  '/var/run/docker.sock': { kind: 'other', mode: 0o660, uid: 0, gid: 101 },
  '/run/user/1000/docker.sock': null,
} as const;

/** What `/proc/PID/mountinfo` holds where this device is mounted (Linux 6.18); null where none is. */
export const mountinfo = (device: string | null): string =>
  device === null
    ? '22 27 0:21 / /proc rw,nosuid - proc proc rw\n'
    : `22 27 0:21 / /proc rw,nosuid - proc proc rw\n364 98 ${device} / /proc/sys/fs/binfmt_misc rw,relatime - binfmt_misc binfmt_misc rw\n`;

/** The binfmt_misc that this process and process 1 see. */
export function namespaceFiles({ own, init }: Record<'own' | 'init', string | null>) {
  return {
    '/run/docker.pid': null,
    '/proc/self/mountinfo': mountinfo(own),
    '/proc/1/mountinfo': mountinfo(init),
  };
}

/** What tells the user namespaces of two processes apart; an ordinary user sees its own alone. */
export const namespacesCommand = 'stat -L -c %i /proc/self/ns/user /proc/1/ns/user';

export const binfmtFiles = {
  '/proc/filesystems': 'nodev\tsysfs\nnodev\ttmpfs\n\text4\nnodev\tbinfmt_misc\n',
  '/proc/mounts':
    'proc /proc proc rw,relatime 0 0\nbinfmt_misc /proc/sys/fs/binfmt_misc binfmt_misc rw,relatime 0 0\n',
  ...namespaceFiles({ own: '0:56', init: '0:56' }),
  '/proc/sys/fs/binfmt_misc/status': 'enabled\n',
  '/lib/modules/6.18.44-fc-v595': null,
} as const;

/** Files that the client step asks for where nothing was ever configured. */
export const untouchedClient = {
  '/home/ada/.docker/config.json': null,
  '/home/ada/.docker/buildx': null,
} as const;

/** Debian 13 with its own Docker, ready for everything. */
export const trixie = {
  release: '6.18.44-fc-v595',
  commands: {
    [versionCommand]: recorded('version-docker-26.1.5'),
    [infoCommand]: recorded('info-docker-26.1.5-classic'),
    [contextsCommand]: oneContext,
    [namespacesCommand]: '4026531837\n',
    [buildxCommand]: 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3\n',
  },
  files: { ...binfmtFiles, ...untouchedClient },
} satisfies StubMachine;

/** Debian 12 with its own Docker, which brings no buildx. */
export const bookworm = {
  ...trixie,
  commands: {
    [versionCommand]: recorded('version-docker-20.10.24'),
    [infoCommand]: recorded('info-docker-20.10.24-classic'),
    [contextsCommand]:
      '{"Current":true,"Description":"Current DOCKER_HOST based configuration","DockerEndpoint":"unix:///var/run/docker.sock","KubernetesEndpoint":"","Name":"default","StackOrchestrator":"swarm"}\n',
    [namespacesCommand]: '4026531837\n',
    [buildxCommand]: {
      stderr: "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n",
      exitCode: 1,
    },
  },
} satisfies StubMachine;

/** Debian's today: Docker 28.5 with containerd's image store. */
export const sid = {
  ...trixie,
  commands: {
    ...trixie.commands,
    [versionCommand]: recorded('version-docker-28.5.2'),
    [infoCommand]: recorded('info-docker-28.5.2-containerd'),
    [buildxCommand]: 'github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4\n',
  },
} satisfies StubMachine;

/** trixie, where the client prints its own half and this error. */
export function unreachable(stderr: string, more: StubMachine = {}): StubMachine {
  const commands: Readonly<Record<string, Said>> = {
    ...trixie.commands,
    [versionCommand]: { stdout: recorded('version-docker-28.2.2-no-engine'), stderr, exitCode: 1 },
    [infoCommand]: { stdout: recorded('info-docker-28.2.2-no-engine'), stderr, exitCode: 1 },
    ...more.commands,
  };
  const files = { ...trixie.files, ...debianFiles, ...more.files };
  return { ...trixie, ...more, commands, files };
}

/** Docker's answers with other facts in them: what another machine would print. */
export function changed(name: string, change: (facts: Record<string, unknown>) => object): string {
  const facts = JSON.parse(recorded(name)) as Record<string, unknown>;
  return JSON.stringify({ ...facts, ...change(facts) });
}
