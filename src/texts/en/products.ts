import { podmanWay } from './machine-person.ts';
import { push } from './push.ts';

/** What is said of each product that an engine comes with. */
export const products = {
  names: {
    engine: 'Docker Engine',
    desktop: 'Docker Desktop',
    colima: 'Colima',
    orbstack: 'OrbStack',
    'rancher-desktop': 'Rancher Desktop',
    podman: 'Podman',
    rootless: 'rootless Docker',
    snap: 'Docker from snap',
    wsl: 'Docker Engine in WSL',
    remote: 'an engine on another machine',
  },
  /** What is there already; those that another check tells of have no words here. */
  title: {
    colima: "Colima's virtual machine runs the engine",
    orbstack: "OrbStack's virtual machine runs the engine",
    'rancher-desktop': "Rancher Desktop's virtual machine runs the engine",
    snap: 'The engine is the snap docker',
    wsl: 'The engine runs inside this distribution of WSL',
    podman: "Podman's service answers for the engine",
    remote: 'The engine runs on another machine',
  },
  /** Where its handlers live, and what there is already. */
  handlers: {
    colima:
      "Handlers live in Colima's virtual machine. Since 0.8 it registers some at each start (binfmt: true in colima.yaml); what step 3 adds is gone when the machine restarts.",
    orbstack:
      "Handlers live in OrbStack's virtual machine, and come with it: on Apple silicon Rosetta runs amd64. What step 3 adds is gone when the machine restarts.",
    'rancher-desktop':
      "Handlers live in Rancher Desktop's virtual machine; what it brings, the proofs of step 3 show. What step 3 adds is gone when the machine restarts.",
    podman:
      "Handlers live in the kernel that Podman runs on: on Linux this machine's own, on a Mac and in Windows that of its virtual machine, which brings QEMU's for arm64 and x86.",
    snap: "Handlers live in this machine's own kernel, as with any engine here. The snap reads its own folder for settings and plugins, ~/snap/docker/current/.docker.",
    wsl: "Handlers live in WSL's own virtual machine, which all its distributions share: they go with wsl --shutdown.",
    remote:
      "Handlers live in the kernel of that machine: step 3 registers them there, not here. Its files, services and reboots are that machine's; the project is sent to it from here.",
  },
  /** Why the table of handlers is not read on this machine. */
  unread: {
    desktop: "not to be seen, they are in Docker Desktop's own virtual machine",
    colima: "not to be seen, they are in Colima's virtual machine",
    orbstack: "not to be seen, they are in OrbStack's virtual machine",
    'rancher-desktop': "not to be seen, they are in Rancher Desktop's virtual machine",
    podman: "not to be seen, they are in Podman's virtual machine",
    remote: "not to be seen, they are on the engine's own machine",
  },
  /** Where a handler goes that is registered in another machine. */
  registers: {
    desktop: "It is registered in Docker Desktop's virtual machine, until that restarts.",
    colima: "It is registered in Colima's virtual machine, until that restarts.",
    orbstack: "It is registered in OrbStack's virtual machine, until that restarts.",
    'rancher-desktop':
      "It is registered in Rancher Desktop's virtual machine, until that restarts.",
    wsl: "It is registered in WSL's virtual machine, for all distributions, until wsl --shutdown.",
    remote: "It is registered on the engine's machine, until that one reboots.",
  },
  /** What localhost is to a builder. */
  localhost: {
    place: {
      desktop: "Docker Desktop's virtual machine",
      colima: "Colima's virtual machine",
      orbstack: "OrbStack's virtual machine",
      'rancher-desktop': "Rancher Desktop's virtual machine",
      rootless: "rootless Docker's own network",
      remote: "the engine's machine",
    },
    title: (registry: string, place: string) => `The image will go to ${registry} in ${place}`,
    refused: (registry: string, place: string) =>
      `Nothing answers the builder at ${registry}: its localhost is ${place}`,
    hint: (place: string) => `in a container on the network of the engine: ${place}`,
    wayTitle: 'Name the registry as the builder sees it',
    way: {
      virtual:
        'A registry in a container of this engine, with a published port, is at localhost there: network=host is for it. One that runs on this machine beside the engine is host.docker.internal to the builder, with the same port.',
      rootless:
        'A registry in a container of this engine, with a published port, is at localhost there. One that runs on this machine beside it is not, not with network=host either: name it by an address of this machine other than 127.0.0.1, or by a name of it.',
      remote:
        "A registry on the engine's machine is at localhost there: network=host is for it. One on this machine is not: name it by an address that the engine's machine reaches.",
    },
  },
  /** Building where the product has a word in it. */
  store: {
    title: 'Let Docker Desktop keep images in containerd',
    how: 'In Settings, General: Use containerd for pulling and storing images, then Apply & restart. Then its own builder builds for several platforms. Images in the other store are not shown meanwhile.',
  },
  podmanBuilder: {
    title: 'A builder in a container of Podman',
    hint: 'BuildKit, as this wizard drives it',
    how: 'Podman has no BuildKit of its own, and runs one in a container: with it the builder of its context has the driver docker-container. Step 4 starts that one or makes another, and proves it. With SELinux it needs BuildKit 0.27 or newer.',
  },
  podmanBuilds: {
    title: 'Build with Podman itself',
    hint: 'without this wizard',
    how: podmanWay,
  },
  podmanNames: {
    title: 'Let Podman give its containers the names of this machine',
    hint: 'a line in containers.conf',
    how: 'Podman keeps this machine\'s hosts file from containers that Docker\'s client starts, with network=host too: write base_hosts_file = "/etc/hosts" under [containers] in /etc/containers/containers.conf (a rootless one: ~/.config/containers/containers.conf), restart its service, and make the builder anew. Or name the registry by its address.',
  },
  /** Where no group lets anybody use the socket. */
  permission: {
    rootless: {
      title: 'Use an engine of this account',
      how: 'A rootless engine listens for the account alone that started it, and this socket is not of this account: unset DOCKER_HOST, or select another context; dockerd-rootless-setuptool.sh install makes an engine for this account.',
    },
    podman: {
      title: "Use this account's own socket of Podman",
      how: "Podman's socket is for the account alone that it belongs to: systemctl --user start podman.socket makes one for this account, and DOCKER_HOST=unix:///run/user/$(id -u)/podman/podman.sock names it.",
    },
    remote: {
      title: 'Get access there',
      how: 'The account that Docker logs in with may not use the engine there: whoever runs that machine puts it into the group docker, by sudo usermod -aG docker NAME. It holds from the next login on.',
    },
    windows: {
      title: 'Put this account into the group docker-users',
      how: 'As an administrator: net localgroup docker-users NAME /add. Then log out of Windows and in again.',
    },
    starter: (name: string) => ({
      title: `Start ${name} as this account`,
      how: `The socket belongs to the account that started ${name}, and no group can be given it: stop it there, and start it as this account.`,
    }),
  },
  /** Where client and engine come from, if not from the distribution. */
  upgrade: {
    desktop: {
      title: 'Update Docker Desktop',
      how: 'Client and engine come with Docker Desktop: Check for updates in its menu, or https://docs.docker.com/desktop.',
    },
    colima: {
      title: 'Update client and engine',
      how: "The client is Homebrew's: brew upgrade docker docker-buildx. The engine is in Colima's virtual machine: brew upgrade colima, then colima delete and colima start make that anew. Its images and volumes are lost.",
    },
    orbstack: {
      title: 'Update OrbStack',
      how: 'Client and engine come with OrbStack: Check for updates in its menu, or brew upgrade --greedy orbstack.',
    },
    'rancher-desktop': {
      title: 'Update Rancher Desktop',
      how: 'Client and engine come with Rancher Desktop: install its newest release from https://rancherdesktop.io.',
    },
    remote: {
      title: 'Upgrade Docker on both machines',
      how: "Client and engine are of two machines: upgrade the older one, to 19.03 or newer, better to the newest, as that machine's distribution has it.",
    },
  },
  /** Where its containers may run without a Docker engine. */
  runtime: {
    colima:
      'With another runtime than docker there is no Docker engine in it: colima start --runtime docker chooses it.',
    'rancher-desktop':
      'With containerd (nerdctl) there is no Docker engine in it: Preferences, Container Engine, dockerd (moby) chooses it.',
  },
  snapRevert: {
    title: 'Go back to the snap before',
    hint: 'where it ran until the last refresh',
    changes:
      'Puts the revision of the snap docker from before its last refresh back, with its data of then.',
  },
  /** Pushing an archive later, with what is there. */
  push,
  buildx: {
    desktop: {
      title: 'Install Docker Desktop again',
      hint: 'buildx comes with it',
      how: 'buildx comes with Docker Desktop: install the newest release over it from https://docs.docker.com/desktop, and start it.',
    },
    snap: {
      title: 'Refresh the snap docker',
      hint: 'it finds no plugin but its own',
      changes: 'Installs the newest release of the snap docker, which restarts its engine.',
    },
  },
  experimental: {
    title: "Switch it on in Docker Desktop's window",
    how: 'In Preferences (on Windows: Settings), Command Line: Enable experimental features, then Apply & Restart. A Docker Desktop that lacks the page reads the line in config.json all the same.',
  },
  start: {
    title: (name: string) => `Start ${name}`,
    machine: (name: string) => `Starts ${name} and its virtual machine, with the engine in it.`,
    service: (name: string) => `Starts the engine of ${name}.`,
    byHand: (name: string, command: string | null) =>
      command === null
        ? `Start ${name} where it is installed, wait until it says that it runs, and look again.`
        : `Start ${name} (${command}), wait until it says that it runs, and look again.`,
  },
  restart: {
    title: (name: string) => `Restart ${name}`,
    changes: (name: string) => `Restarts ${name}: containers that run now stop.`,
  },
  /** What takes the place of a newer kernel from the distribution. */
  kernel: {
    desktop: {
      title: 'Update Docker Desktop',
      how: 'The kernel comes with Docker Desktop: Check for updates in its menu, or https://docs.docker.com/desktop.',
    },
    colima: {
      title: 'Update Colima',
      how: "The kernel comes with Colima's virtual machine: brew upgrade colima, then colima delete and colima start make the machine anew. Its images and volumes are lost.",
    },
    orbstack: {
      title: 'Update OrbStack',
      how: 'The kernel comes with OrbStack: Check for updates in its menu, or brew upgrade --greedy orbstack.',
    },
    'rancher-desktop': {
      title: 'Update Rancher Desktop',
      how: 'The kernel comes with Rancher Desktop: install its newest release from https://rancherdesktop.io.',
    },
    wsl: {
      title: "Update WSL's kernel",
      how: "The kernel is WSL's, not the distribution's. In PowerShell: wsl --update, then wsl --shutdown; what runs in WSL stops.",
    },
    remote: {
      title: 'Upgrade the kernel of the other machine',
      how: "The kernel that counts is that of the engine's machine: upgrade it there to 4.8 or newer, and reboot that machine.",
    },
  },
  /** Setting up what starts rootless Docker. */
  rootlessSetup: {
    title: 'Set up rootless Docker',
    how: 'No service of yours starts it here: dockerd-rootless-setuptool.sh install makes one, and says what is missing. Then look again.',
  },
  snapGroup: {
    title: 'Let this account use the snap',
    how: 'The snap makes no group: sudo addgroup --system docker, sudo adduser "$USER" docker, then sudo snap disable docker and sudo snap enable docker. Members equal root; log out and in again.',
  },
  /** An engine over ssh. */
  overSsh: (endpoint: string) => ({
    title: 'Look at the way over ssh',
    how: `Docker runs ssh to ${endpoint} without asking for anything: it must log in by a key, docker must be on the PATH there, and the account there may use the engine. Try ssh with the same name and docker version behind it.`,
  }),
} as const;
