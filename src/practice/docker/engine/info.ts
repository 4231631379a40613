import { architectureOf } from '../../../docker/architecture.ts';
import { kernelOf, nativeOf } from '../../kernel.ts';
import { traitsOf } from '../../products.ts';
import type { Call } from '../../tool.ts';
import { clientSince, dockerRow, engineSince } from '../versions.ts';
import { plugins } from './plugins.ts';
import { engineRefusal, hasContainerdStore } from './refusal.ts';
import { nanoseconds } from './times.ts';
import { clientHalf } from './version.ts';

/**
 * `docker info --format '{{json .}}'`: exit code 0 with an engine and without. The runtimes' own
 * lists of features (25.0 and later) are left out.
 */
export function info(call: Call, format: string): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/info' });
  const ClientInfo = clientInfo(call);
  if (format === '{{json .ClientInfo.Plugins}}') {
    call.out(`${JSON.stringify(ClientInfo.Plugins)}\n`);
    return 0;
  }
  // From 25.0 on the engine's half is there with nothing in it, and the reason is told twice.
  const tellsAll = clientSince(call.world, 25);
  if (refusal !== null && tellsAll) call.err(`${refusal}\n`);
  const engine =
    refusal === null ? engineHalf(call) : tellsAll ? { ...emptied(engineHalf(call)) } : {};
  const ServerErrors = refusal === null ? {} : { ServerErrors: [refusal] };
  call.out(`${JSON.stringify({ ...engine, ...ServerErrors, ClientInfo })}\n`);
  return 0;
}

/** Source: docker/cli, cli/command/system/info.go, `clientInfo`. */
function clientInfo(call: Call) {
  const { Context, Version, DefaultAPIVersion, GitCommit, GoVersion, Os, Arch, BuildTime } =
    clientHalf(call);
  const { world } = call;
  return {
    Debug: false,
    ...(clientSince(world, 23)
      ? {
          Version,
          ...(clientSince(world, 28) ? { DefaultAPIVersion } : {}),
          ...{ GitCommit, GoVersion, Os, Arch, BuildTime },
        }
      : {}),
    ...(Context === undefined ? {} : { Context }),
    Plugins: plugins(call),
    Warnings: null,
  };
}

/** Source: moby/moby, api/types/system/info.go; recorded with 20.10, 26.1 and 28.5. */
function engineHalf(call: Call) {
  const { world } = call;
  const { machine } = world;
  const running = [...world.builders.values()].filter(({ isRunning }) => isRunning).length;
  const { containerd, runc } = dockerRow(machine.engine?.version ?? '');
  const since = (...lowest: number[]) => engineSince(world, ...lowest);
  const expects = (ID: string) => (since(28) ? { ID } : { ID, Expected: ID });
  return {
    ID: '6b12d070-7916-4364-8a22-e3898d015934',
    ...{ Containers: running, ContainersRunning: running },
    ...{ ContainersPaused: 0, ContainersStopped: 0, Images: world.images.size },
    ...storage(call),
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
      Authorization: null,
      Log: ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
    },
    ...{ MemoryLimit: true, SwapLimit: true },
    ...(since(23) ? {} : { KernelMemory: true, KernelMemoryTCP: true }),
    ...{ CpuCfsPeriod: true, CpuCfsQuota: true, CPUShares: true, CPUSet: true, PidsLimit: true },
    IPv4Forwarding: true,
    ...(since(28) ? {} : { BridgeNfIptables: true, BridgeNfIp6tables: true }),
    ...{ Debug: false, NFd: 26, OomKillDisable: false, NGoroutines: 47 },
    SystemTime: nanoseconds(call.now()),
    ...{ LoggingDriver: 'json-file', CgroupDriver: 'systemd', CgroupVersion: '2' },
    NEventsListener: 0,
    KernelVersion: kernelOf(machine),
    OperatingSystem: machine.system.os.name,
    OSVersion: machine.system.os.version,
    OSType: 'linux',
    Architecture: architectureOf(nativeOf(machine))?.machines[0] ?? '',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: {
      InsecureRegistryCIDRs: since(28) ? ['::1/128', '127.0.0.0/8'] : ['127.0.0.0/8'],
      IndexConfigs: {
        'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true },
      },
      Mirrors: null,
    },
    ...{ NCPU: 4, MemTotal: 8_240_447_488, GenericResources: null },
    DockerRootDir: '/var/lib/docker',
    ...{ HttpProxy: '', HttpsProxy: '', NoProxy: '' },
    Name: machine.name,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: machine.engine?.version ?? '',
    Runtimes: { 'io.containerd.runc.v2': { path: 'runc' }, runc: { path: 'runc' } },
    DefaultRuntime: 'runc',
    Swarm: {
      ...{ NodeID: '', NodeAddr: '', LocalNodeState: 'inactive', ControlAvailable: false },
      ...{ Error: '', RemoteManagers: null },
    },
    LiveRestoreEnabled: false,
    Isolation: '',
    InitBinary: 'docker-init',
    ContainerdCommit: expects(containerd[1]),
    RuncCommit: expects(runc[1]),
    InitCommit: expects(''),
    SecurityOptions: [`name=seccomp,profile=${since(23) ? 'builtin' : 'default'}`, 'name=cgroupns'],
    ...(since(28) ? { FirewallBackend: { Driver: 'iptables' } } : {}),
    ...(since(25) ? { CDISpecDirs: [] } : {}),
    Warnings: null,
    ...traitsOf(machine).says,
  };
}

function storage(call: Call) {
  if (hasContainerdStore(call)) {
    const DriverStatus = [['driver-type', 'io.containerd.snapshotter.v1']];
    return { Driver: 'overlayfs', DriverStatus };
  }
  const DriverStatus = [
    ['Backing Filesystem', 'extfs'],
    ['Supports d_type', 'true'],
    ['Native Overlay Diff', 'true'],
    ['userxattr', 'false'],
  ];
  return { Driver: 'overlay2', DriverStatus };
}

/** The same fields as Go has them where nobody filled them in. */
const emptied = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, emptyOf(key, one)]));

function emptyOf(key: string, value: unknown): unknown {
  if (key === 'Swarm' || key === 'Plugins' || key.endsWith('Commit')) return emptied(value ?? {});
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  return typeof value === 'string' ? '' : null;
}
