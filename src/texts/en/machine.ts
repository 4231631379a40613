import { person } from './machine-person.ts';

type Line = { readonly kernel: string; readonly architecture: string; readonly engine: string };

type Desktop = Omit<Line, 'engine'> & {
  readonly docker: string;
  readonly desktop: string | null;
};

export const machine = {
  title: 'This machine',
  lead: 'The kernel and the engine that will do the work.',
  /** Why each check matters, by its name. */
  why: {
    docker: "The wizard does nothing by itself: every step is a command of Docker's.",
    engine: 'The engine builds, or starts the container that builds.',
    versions: 'buildx is a plugin of the command line, and plugins are there since Docker 19.03.',
    api: 'The client and buildx each speak to the engine, and must know a version of its API that it takes.',
    desktop:
      'Docker Desktop runs Linux in a virtual machine, and brings handlers for it since 2.1.',
    product:
      'An engine in a virtual machine or on another one has handlers, files and services of its own, and is started in its own way.',
    rootless: 'Handlers belong to the kernel: only root outside of any container registers them.',
    'user-namespaces':
      'What registers handlers is a privileged container, and an engine that maps users starts none without --userns=host.',
    kernel:
      "Since 4.8 a handler can carry the flag F: the kernel keeps its program open, so that it works inside containers. The engine's kernel counts, wherever the engine runs.",
    'binfmt-known': 'Through binfmt_misc the kernel hands a foreign program to an emulator.',
    'binfmt-mounted':
      'Handlers are registered, and seen, as files in /proc/sys/fs/binfmt_misc; since Linux 6.7 they go with its last mount.',
    snap: 'A snap sees the home of the person only, and nothing that is hidden in it: a project elsewhere is an empty folder to it.',
    'binfmt-enabled': 'One switch turns off all handlers at once, without an error anywhere.',
  },
  docker: {
    ok: (version: string) => `Docker's command line is ${version}`,
    there: "Docker's command line is there",
    fault: {
      missing: 'Docker is not installed here',
      forbidden: 'docker is there, and this account may not run it',
    },
    said: { missing: 'no such program in the PATH', forbidden: 'permission denied' },
    standIn: {
      podman: 'docker is podman here',
      'wsl-not-integrated': 'Docker Desktop is not switched on for this WSL distribution',
    },
  },

  engine: {
    ok: (system: string) => `The engine answers, on ${system}`,
    podman: 'Podman answers in place of an engine',
    windows: 'The engine runs Windows containers',
    notAsked: 'The engine was not asked: there is no docker to ask it with',
    silent: (seconds: number) => `no answer within ${seconds} s`,
    late: (seconds: number) => `The engine does not answer within ${seconds} s`,
    where: (endpoint: string) => `asked at ${endpoint}`,
    unreachable: {
      'not-running': 'The engine does not run',
      'no-permission': "This account may not use the engine's socket",
      'wrong-context': 'The client looks for an engine that is not there',
      tls: 'Client and engine disagree about TLS',
      refused: 'Nothing listens where the engine should be',
      podman: 'docker is podman here',
      'wsl-not-integrated': 'Docker Desktop is not switched on for this WSL distribution',
      'client-too-old': 'The client is too old for this engine',
      'client-too-new': 'The client is too new for this engine',
      other: 'The engine does not answer',
    },
  },

  start: {
    once: {
      title: 'Start the engine',
      hint: 'until the next boot',
      recommended: 'It is installed, and stopped.',
      changes: 'Starts the service docker.',
    },
    always: {
      title: 'Start it now and at every boot',
      changes: 'Starts the service docker, and lets it start with the machine.',
    },
  },
  restart: {
    title: 'Restart the engine',
    hint: 'containers that run now stop',
    changes:
      'Restarts the service docker: containers that run now stop, unless it keeps them alive.',
  },
  install: {
    title: (name: string) => `Install the distribution's package ${name}`,
    hint: 'it starts the engine, too',
    changes: (name: string) => `Installs ${name} and what it needs.`,
  },
  group: {
    title: (user: string, group: string) => `Put ${user} into the group ${group}`,
    hint: 'equals root, needs a new login',
    changes: (user: string, group: string) =>
      `Whoever is in the group ${group} can do on this machine what root can. It holds from the next login of ${user} on: log out and in, then start the wizard again.`,
  },
  context: {
    title: (name: string) => `Use the engine of the context ${name}`,
    alive: (endpoint: string) => `its socket is there: ${endpoint}`,
    untried: (endpoint: string) => endpoint,
    changes: (name: string) =>
      `Selects the context ${name} for every later docker command of this account.`,
    rootlessTitle: 'Use the rootless engine of this account',
    rootlessChanges:
      'Makes the context rootless, and selects it for every later docker command of this account.',
  },

  versions: {
    ok: 'Client and engine are 19.03 or newer',
    clientOk: 'The client is 19.03 or newer',
    old: 'Docker is older than 19.03',
    unreadable: 'The version of Docker cannot be told',
    unknown: 'The versions were not looked at: nothing told them',
  },
  api: {
    ok: (version: string | null) => `Client and engine speak one API: ${version ?? ''}`,
    fixed: (version: string | null) =>
      `DOCKER_API_VERSION fixes the API at ${version ?? ''}, and the engine takes it`,
    refused: (version: string | null) =>
      `The engine does not take the client's API ${version ?? ''}`,
    unknown: 'What API client and engine speak was not looked at: no engine answers',
    client: (version: string) => `Client: API ${version}`,
    engine: (newest: string, oldest: string | null) =>
      oldest === null ? `Server: API ${newest}` : `Server: API ${oldest} to ${newest}`,
    'too-new': {
      title: 'This buildx is too new for this engine',
      upgrade: {
        title: 'Upgrade buildx to 0.33 or newer',
        how: 'buildx 0.31 and 0.32 speak to engines from 25.0 on only; 0.33 and newer speak to all since 19.03. Upgrade buildx, or the engine.',
      },
    },
    'too-old': {
      title: 'This buildx is too old for this engine',
      upgrade: {
        title: 'Upgrade buildx to 0.13 or newer',
        how: 'Engines 29.0 to 29.2 take no API before 1.44, and buildx before 0.13 speaks none newer than 1.43. Upgrade buildx, or the engine to 29.3.',
      },
    },
  },
  desktop: {
    ok: (name: string) => `${name} brings handlers with it`,
    old: (name: string) => `${name} is older than 2.1`,
  },
  rootless: { title: 'The engine runs without root rights: it cannot register handlers' },
  userNamespaces: { title: 'The engine maps users: an installer of handlers needs --userns=host' },

  kernel: {
    ok: "The engine's kernel is 4.8 or newer: it knows the flag F",
    okHere: 'The kernel here is 4.8 or newer: it knows the flag F',
    old: (release: string) =>
      `The engine's kernel ${release} is older than 4.8: no flag F, so no handler works in a container`,
    unreadable: "The version of the engine's kernel cannot be told",
    unknown: "The engine's kernel was not looked at: no engine answers",
  },

  binfmt: {
    known: 'The kernel knows binfmt_misc',
    notKnown: 'The kernel does not know binfmt_misc: its module is not loaded, or not there',
    noLine: 'no line names binfmt_misc',
    mounted: 'binfmt_misc is mounted',
    notMounted: 'binfmt_misc is not mounted',
    onlyAutofs: 'binfmt_misc is not mounted: autofs alone waits there, and nothing came',
    onlyHere:
      'binfmt_misc is mounted for this shell alone: what is registered in it goes when the shell does',
    otherTable:
      "The binfmt_misc that is mounted here is not the engine's: this shell is in a namespace of its own",
    onlyThere: 'binfmt_misc is not mounted here, though it is where the engine runs',
    device: (device: string) => `binfmt_misc, device ${device}`,
    mountedNotAsked:
      'Whether binfmt_misc is mounted was not looked at: the kernel does not know it',
    enabled: 'binfmt_misc is enabled',
    disabled: 'binfmt_misc is disabled: the kernel asks no handler',
    enabledNotAsked: 'Whether binfmt_misc is enabled cannot be seen while it is not mounted',
    desktop: "Docker Desktop's own kernel holds the handlers: they are seen through the builder",
    elsewhere: 'The engine has a kernel of its own: its handlers are seen through the builder',
    modprobe: {
      title: 'Load the module',
      changes: 'Loads binfmt_misc into the kernel, until the next reboot.',
    },
    mount: {
      title: 'Mount it',
      changes: 'Mounts binfmt_misc on /proc/sys/fs/binfmt_misc, until the next reboot.',
    },
    mountForAll: {
      title: 'Mount it for the whole machine',
      changes:
        'Mounts binfmt_misc on /proc/sys/fs/binfmt_misc as process 1 sees it, until the next reboot.',
    },
    leave: {
      title: 'Start the wizard outside of this namespace',
      how: "Leave the shell that unshare, podman unshare or a container has started, and start the wizard in one of the machine's own: handlers count there.",
    },
    enable: {
      title: 'Enable it',
      changes: 'The kernel asks its handlers again, until the next reboot.',
    },
  },

  person,

  summary: {
    engine: { docker: 'Docker', podman: 'Podman' },
    mounted: ({ kernel, architecture, engine }: Line) =>
      `Linux ${kernel} on ${architecture}, ${engine}, binfmt_misc mounted`,
    notMounted: ({ kernel, architecture, engine }: Line) =>
      `Linux ${kernel} on ${architecture}, ${engine}, binfmt_misc not mounted`,
    elsewhere: ({ kernel, architecture, engine }: Line) =>
      `Linux ${kernel} on ${architecture}, ${engine}, with a kernel of its own`,
    desktop: ({ kernel, architecture, docker, desktop }: Desktop) =>
      desktop === null
        ? `Linux ${kernel} on ${architecture}, Docker ${docker} in Docker Desktop`
        : `Linux ${kernel} on ${architecture}, Docker ${docker} in Docker Desktop ${desktop}`,
    noEngine: (kernel: string) =>
      kernel === '' ? 'no engine answers' : `Linux ${kernel}, no engine answers`,
  },
} as const;
