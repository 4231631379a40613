import { createWorld } from '../../../src/practice/create-world.ts';
import type { Machine } from '../../../src/practice/machine.ts';
import type { World } from '../../../src/practice/world.ts';
import type { Host } from '../../docker/hosts/recorded-host.ts';

/** The Dockerfiles that were built for the recordings: test/recordings/record. */
const dockerfiles = {
  Dockerfile:
    'FROM localhost:5000/base:1 AS build\nRUN uname -m && seq 3 && sleep 1 && echo built > /out\nFROM localhost:5000/base:1\nCOPY --from=build /out /out\nCMD ["cat", "/out"]\n',
  'failing.Dockerfile':
    'FROM localhost:5000/base:1\nRUN echo ready && sleep 1\nRUN echo on $(uname -m) >&2; sleep 1; test $(uname -m) != aarch64 || exit 3; sleep 20\n',
  'slow.Dockerfile':
    'FROM localhost:5000/base:1\nRUN for i in $(seq 60); do echo tick $i; sleep 1; done\n',
  'cross.Dockerfile':
    'FROM --platform=$BUILDPLATFORM localhost:5000/base:1 AS build\nARG TARGETARCH\nRUN echo building for $TARGETARCH > /out\nFROM localhost:5000/base:1\nCOPY --from=build /out /out\nRUN cat /out\n',
  'gap.Dockerfile': 'FROM localhost:5000/base-gap:1\nRUN uname -m\n',
  'not-there.Dockerfile': 'FROM localhost:5000/x:not-there\n',
  'password.Dockerfile': 'FROM localhost:5001/x:not-there\n',
  'plain-http.Dockerfile': 'FROM registry.lab:5000/x:not-there\n',
  'bake.json':
    '{"target":{"app":{"tags":["localhost:5000/app:1"],"platforms":["linux/amd64"]},"web":{"context":"web"}}}\n',
  'scratch.Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n',
};

const base = ['linux/amd64', 'linux/arm64', 'linux/riscv64', 'linux/s390x', 'linux/arm/v7'];

type Versions = { readonly engine: string; readonly buildx: string | null; readonly os: string };

const labs: Readonly<Record<Host, Versions>> = {
  'bookworm-docker-20.10': { engine: '20.10.24+dfsg1', buildx: '0.29.1+ds1', os: 'bookworm' },
  'trixie-docker-26.1-buildx-0.13': { engine: '26.1.5+dfsg1', buildx: '0.13.1+ds1', os: 'trixie' },
  'sid-docker-28.5-buildx-0.29': { engine: '28.5.2+dfsg4', buildx: '0.29.1+ds1', os: 'sid' },
};

/** A machine with a lab's registries and the folder that was built there. */
export function machineOf(
  { engine, buildx, os }: Versions,
  change: Partial<Machine> = {},
): Machine {
  return {
    machine: 1,
    ...{ name: os, title: os, teaches: os },
    system: {
      os: { id: 'debian', version: '13', name: `Debian GNU/Linux (${os})` },
      ...{ architecture: 'amd64', kernel: '6.18.44-fc-v595', user: 'root', uid: 0 },
    },
    client: { version: engine, buildx },
    engine: { version: engine },
    registries: [
      {
        ...{ host: 'localhost:5000', tls: 'none', onLoopback: true },
        images: {
          'base:1': { platforms: base },
          'base-gap:1': { platforms: base.filter((one) => one !== 'linux/riscv64') },
        },
      },
      { host: 'localhost:5001', tls: 'none', onLoopback: true, auth: true, images: {} },
      { host: 'registry.lab:5000', tls: 'none', images: {} },
    ],
    files: Object.fromEntries(
      Object.entries(dockerfiles).map(([name, text]) => [`/srv/app/${name}`, text]),
    ),
    ...change,
  };
}

/** A host of the lab, of the very versions that were recorded, as a practice machine. */
export const labWorld = (host: Host, change?: Partial<Machine>): World =>
  createWorld(machineOf(labs[host], change));

/** An ordinary account of it, which may not ask the engine. */
export const ordinaryPerson = (host: Host): World =>
  labWorld(host, {
    system: {
      os: { id: 'debian', version: '13', name: 'Debian GNU/Linux' },
      ...{ architecture: 'amd64', kernel: '6.18.44-fc-v595' },
      ...{ user: 'ada', uid: 1000, groups: [] },
    },
  });
