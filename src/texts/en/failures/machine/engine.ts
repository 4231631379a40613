import { machine } from '../../machine.ts';
import { person } from '../../machine-person.ts';
import type { FailureWords } from '../words.ts';

const { start } = machine;

export const engine: Readonly<Record<string, FailureWords>> = {
  'docker-daemon-down': {
    name: 'The Docker engine does not run',
    cause:
      'No Docker engine answers at the address that the client uses: it is stopped, or its virtual machine is, or it listens somewhere else.',
    ways: [
      start.once,
      start.always,
      { title: 'Start it without systemd', changes: start.once.changes },
      {
        title: 'Start Docker Desktop or Colima',
        how: 'Start the app Docker Desktop and wait until it says that the engine runs; with Colima, run colima start.',
      },
    ],
  },
  'docker-sock-permission-denied': {
    name: 'This account may not use the Docker engine',
    cause:
      'The engine runs, and its socket is for root and the group docker: this account is not in that group, or was put into it after it logged in.',
    ways: [
      {
        title: 'Put the account into the group docker',
        changes:
          'Whoever is in the group docker can do on this machine what root can. It holds from the next login on.',
      },
      person.logIn('docker'),
      person.askAdmin,
    ],
  },
  'docker-context-mismatch': {
    name: 'The builder and the client point at different engines',
    cause:
      'A context names the engine that docker commands go to. The builder belongs to another context than the one that is selected, or the selected one does not exist any more.',
    ways: [
      {
        title: 'Select the context that the builder belongs to',
        changes: 'Selects that context for every later docker command of this account.',
      },
      {
        title: 'Name a builder of this engine',
        how: 'docker buildx ls shows which builders work here: name one of them with --builder, and no context need be changed.',
      },
      {
        title: 'Leave out the variables that overrule contexts',
        how: 'DOCKER_HOST and DOCKER_CONTEXT overrule the selected context: unset them, then try again. docker context ls shows what there is.',
      },
    ],
  },
  'docker-api-client-too-old': {
    name: 'The client is too old for this engine',
    cause:
      'Engines 29.0 to 29.2 refuse clients that speak an older API than 1.44: an old docker, buildx or compose plugin, or a version that DOCKER_API_VERSION fixes.',
    ways: [
      {
        title: 'Upgrade the client and its plugins',
        how: 'Upgrade docker, docker-buildx and docker-compose where the client runs: https://docs.docker.com/engine/install.',
      },
      {
        title: 'Leave out DOCKER_API_VERSION',
        how: 'If DOCKER_API_VERSION is set in this shell, unset it, then try again.',
      },
      {
        title: 'Upgrade the engine to 29.3 or newer',
        how: 'From 29.3 on the engine takes clients from API 1.40 on again, that is from Docker 19.03.',
      },
    ],
  },
  'docker-api-client-too-new': {
    name: 'This buildx is too new for this engine',
    cause:
      'buildx 0.31 and 0.32 speak only to engines from 25.0 on; this engine is older. Other releases of buildx, before and after, speak to it.',
    ways: [
      machine.api['too-new'].upgrade,
      {
        title: 'Upgrade the engine',
        how: 'An engine from 25.0 on understands every buildx: https://docs.docker.com/engine/install.',
      },
    ],
  },
  'docker-cli-is-podman': {
    name: 'docker is podman here',
    cause:
      'The command docker belongs to podman, which has no builders: its buildx build is another name for podman build, and --driver, --builder and --name are unknown to it.',
    ways: [person.podman, person.podmanEngine, person.podmanBuild],
  },
  'wsl-docker-not-integrated': {
    name: 'Docker Desktop is not switched on for this WSL distribution',
    cause:
      'In this distribution docker is only a script that says so: Docker Desktop does not run, or its WSL integration is off for this distribution.',
    ways: [
      person.wsl,
      {
        title: 'Convert the distribution to WSL 2',
        how: 'Docker Desktop needs WSL 2. In PowerShell: wsl --set-version DISTRIBUTION 2. In a shell that was open before, run hash -r.',
      },
    ],
  },
  'docker-snap-confined': {
    name: 'The Docker of the snap cannot see this folder',
    cause:
      'Docker from a snap sees only what is below the home folder. The project lies elsewhere, so Docker finds an empty folder in its place.',
    ways: [
      {
        title: 'Move the project below your home folder',
        how: 'Move or copy the project to a folder in your home folder that does not begin with a dot, and build there.',
      },
      person.install,
    ],
  },
  'windows-containers-mode': {
    name: 'The engine runs Windows containers',
    cause:
      'Docker Desktop is switched to Windows containers: images for Linux cannot be pulled or built there.',
    ways: [person.linuxContainers],
  },
};
