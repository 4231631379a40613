import { kernelOf } from '../../kernel.ts';
import type { Machine } from '../../machine.ts';
import type { Call } from '../../tool.ts';
import { clientSince, dockerRow, isDebian } from '../versions.ts';
import { engineRefusal } from './refusal.ts';
import { ansi } from './times.ts';

/** `docker version --format '{{json .}}'`: without an engine its half is null, and the exit code 1. */
export function version(call: Call): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/version' });
  const answer = { Client: clientHalf(call), Server: refusal === null ? serverHalf(call) : null };
  call.out(`${JSON.stringify(answer)}\n`);
  if (refusal === null) return 0;
  call.err(`${refusal}\n`);
  return 1;
}

/** What the client says of itself; source of its fields: docker/cli, cli/command/system/version.go. */
export function clientHalf(call: Call) {
  const { world } = call;
  const own = world.client.version ?? '';
  const { api, go, commit, built } = dockerRow(own);
  const isOld = !clientSince(world, 23);
  return {
    ...(isOld ? { Platform: { Name: isDebian(own) ? '' : community } } : {}),
    Version: own,
    ApiVersion: api,
    DefaultAPIVersion: api,
    GitCommit: commit.client,
    GoVersion: go,
    Os: world.machine.system.platform ?? 'linux',
    Arch: world.machine.system.architecture,
    BuildTime: ansi(built),
    ...(clientSince(world, 20, 10) ? { Context: contextName(call) } : {}),
    ...(isOld ? { Experimental: clientSince(world, 20, 10) } : {}),
  };
}

const contextName = ({ env, world }: Call): string =>
  env['DOCKER_HOST'] ? 'default' : env['DOCKER_CONTEXT'] || world.docker.context;

const community = 'Docker Engine - Community';

function serverHalf({ world }: Call) {
  const { engine } = world.machine;
  const own = engine?.version ?? '';
  const row = dockerRow(own);
  const { api, minApi, go, commit, built, containerd, runc } = row;
  const facts = ofMachine(world.machine);
  return {
    Platform: { Name: platformName(world.machine) },
    Components: [
      {
        Name: engine?.product === 'podman' ? 'Podman Engine' : 'Engine',
        Version: own,
        Details: {
          ApiVersion: api,
          Arch: facts.Arch,
          BuildTime: ansi(built),
          Experimental: 'false',
          GitCommit: commit.engine,
          GoVersion: go,
          KernelVersion: facts.KernelVersion,
          MinAPIVersion: minApi,
          Os: 'linux',
        },
      },
      component('containerd', containerd),
      component('runc', runc),
      component('docker-init', ['0.19.0', isDebian(own) ? '' : 'de40ad0']),
    ],
    Version: own,
    ApiVersion: api,
    MinAPIVersion: minApi,
    GitCommit: commit.engine,
    GoVersion: go,
    Os: 'linux',
    Arch: facts.Arch,
    KernelVersion: facts.KernelVersion,
    BuildTime: `${built}.000000000+00:00`,
  };
}

const component = (Name: string, [Version, GitCommit]: readonly [string, string]) => ({
  Name,
  Version,
  Details: { GitCommit },
});

const ofMachine = (machine: Machine) => ({
  Arch: machine.engine?.architecture ?? machine.system.architecture,
  KernelVersion: kernelOf(machine),
});

/** The Docker Desktop that brought engine 28.5.1: release notes of 4.50.0, docs.docker.com/desktop. */
const desktop = '4.50.0 (209931)';

/** Docker Desktop names itself and its build. */
function platformName({ engine }: Machine): string {
  if (engine?.product === 'desktop') return `Docker Desktop ${engine.desktop ?? desktop}`;
  return isDebian(engine?.version ?? '') ? '' : community;
}
