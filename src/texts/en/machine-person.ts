/** How Podman makes a list without Docker. */
export const podmanWay =
  "podman build --platform linux/amd64,linux/arm64 --manifest NAME . makes a manifest list, and podman manifest push --all NAME docker://REFERENCE publishes it. A build adds to a list that is there: podman manifest rm NAME before the next one. Platforms other than this machine's need handlers, as with Docker.";

/** The machine step's ways out that only a person can go. */
export const person = {
  install: {
    title: "Install Docker from Docker's own packages",
    hint: 'newest engine, buildx',
    how: 'Follow https://docs.docker.com/engine/install for your distribution: docker-ce, docker-ce-cli and docker-buildx-plugin come together.',
  },
  installDesktop: {
    title: 'Install Docker Desktop',
    hint: 'engine, buildx and handlers in one',
    how: 'Install Docker Desktop from https://docs.docker.com/desktop, start it, and look again.',
  },
  colima: {
    title: 'Colima',
    hint: 'an engine in a small Linux machine',
    how: 'With Homebrew: brew install docker docker-buildx colima, then colima start, and look again.',
  },
  practise: {
    title: 'Practise without an engine',
    hint: 'a simulated machine, nothing here changes',
    how: 'Run npx multiarch-wizard --demo: the same steps on a machine that is not there.',
  },
  startDesktop: {
    title: 'Start Docker Desktop',
    how: 'Start Docker Desktop, wait until it says that the engine runs, and look again.',
  },
  notExecutable: {
    title: 'Make docker a program that can be run',
    how: 'There is a file called docker in the PATH that this account may not run: see ls -l "$(command -v docker)".',
  },
  remote: (endpoint: string) => ({
    title: 'Look after the engine where it runs',
    how: `Nothing listens at ${endpoint}: start the engine there, or open its port for this machine.`,
  }),
  hung: {
    title: 'Restart the engine',
    how: 'The engine takes the call and says nothing. Restart it, or Docker Desktop, then look again; a disk that is full is a usual cause.',
  },
  tls: {
    title: 'Give the client its certificates',
    how: 'Client and engine disagree about TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the folder of ca.pem, cert.pem and key.pem, or use a context that holds them.',
  },
  other: {
    title: 'Ask Docker itself',
    how: 'Run docker version in a shell: when it names a server, look again here.',
  },
  unset: (name: string, value: string) => ({
    title: `Leave out ${name}`,
    hint: value,
    how: `${name} is ${value} in this shell and overrules what Docker would do by itself: unset ${name}, then start the wizard again.`,
  }),
  upgrade: {
    title: 'Upgrade Docker',
    how: 'Upgrade client and engine to 19.03 or newer, better to the newest of both: https://docs.docker.com/engine/install.',
  },
  upgradeDesktop: {
    title: 'Upgrade Docker Desktop',
    how: 'Upgrade Docker Desktop to 2.1 or newer: handlers come with it from there.',
  },
  podman: {
    title: "Install Docker's own command line",
    how: 'Here docker is another name for podman, which has no builders. Remove the package podman-docker and install Docker: https://docs.docker.com/engine/install.',
  },
  podmanEngine: {
    title: "Docker's command line, with Podman as the engine",
    hint: 'this wizard then does the rest',
    how: "Put Docker's command line and buildx in the place of the package podman-docker (Debian: docker-cli and docker-buildx), and start Podman's socket: as root, systemctl enable --now podman.socket, and set DOCKER_HOST to unix:///run/podman/podman.sock, which is root's alone; for your own account, systemctl --user enable --now podman.socket, and set DOCKER_HOST to unix://$XDG_RUNTIME_DIR/podman/podman.sock.",
  },
  podmanBuild: {
    title: 'Stay with podman',
    hint: 'without this wizard',
    how: podmanWay,
  },
  wsl: {
    title: 'Switch on WSL integration',
    how: 'In Docker Desktop: Settings, Resources, WSL integration, switch on this distribution. Then open a new shell.',
  },
  logIn: (group: string) => ({
    title: 'Log out and in again',
    how: `You are in the group ${group}, and this session is older than that: log out and in, or run newgrp ${group} in a shell and start the wizard there.`,
  }),
  askAdmin: {
    title: 'Ask for access to the engine',
    how: 'The socket is for root alone. Ask whoever runs this machine for a group that may use it, or for a rootless engine of your own: dockerd-rootless-setuptool.sh install.',
  },
  linuxContainers: {
    title: 'Switch to Linux containers',
    how: 'In the menu of Docker Desktop: "Switch to Linux containers".',
  },
  registerAsRoot: {
    title: 'Register handlers as root, outside the engine',
    hint: "the distribution's package",
    how: "Handlers are the kernel's and need root once: install qemu-user-static (Debian, Ubuntu, Fedora), which registers them with F, or run an installer image in an engine that runs as root.",
  },
  outsideOfMapping: {
    title: 'Register handlers with --userns=host',
    how: 'The step Emulators puts it into its commands. By hand: docker run --rm --privileged --userns=host tonistiigi/binfmt --install all.',
  },
  ownEmulators: {
    title: 'A builder with emulators of its own',
    hint: 'needs no handler',
    how: 'The image moby/buildkit carries emulators: with a builder of the driver docker-container, many RUN steps work without any handler. Step 4 makes one, and proves it: docker buildx create --use --name mybuilder.',
  },
  upgradeKernel: {
    title: 'Upgrade the kernel',
    hint: 'root, and a reboot',
    how: 'Move to a distribution with Linux 4.8 or newer (Ubuntu 18.04, Debian 9, RHEL 8 and later). Ubuntu 16.04 has 4.15 as its HWE kernel; CentOS 7 has newer ones from ELRepo (kernel-lt).',
  },
  nativeNode: {
    title: 'Native nodes',
    hint: 'fastest, no emulation at all',
    how: 'Let a machine of that architecture build its own part: docker buildx create --name mybuilder --append ssh://USER@ARM-HOST.',
  },
  crossCompile: {
    title: 'Cross-compile',
    hint: 'no foreign program runs',
    how: 'Compile on the native platform and only copy the result: FROM --platform=$BUILDPLATFORM golang AS build, with GOOS=$TARGETOS GOARCH=$TARGETARCH, then COPY --from=build.',
  },
  otherKernel: {
    title: 'A kernel with binfmt_misc',
    how: 'If modprobe finds no module, this kernel was built without CONFIG_BINFMT_MISC (small boards, NAS boxes, containers for rent): use another kernel, or native nodes.',
  },
  rebootForModules: {
    title: 'Reboot',
    how: 'The modules of the running kernel are not on the disk any more: it was upgraded since the last boot. Reboot, then look again.',
  },
} as const;
