import { describe, expect, test } from 'vitest';
import { builder } from '../../src/checklist/builder.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { productTexts } from '../../src/texts/products.ts';
import {
  caPlaces,
  type DockerMachine,
  dockerMachine,
  listOf,
  ownBuilder,
  recorded,
} from './docker-machine.ts';

const local = 'localhost:5000';
const toLocal: Answers = { ...noAnswers, registry: local };
const configs = Object.fromEntries(
  ['docker.io', 'localhost-5000', 'registry.lab-5000'].map((host) => [
    `/home/ada/.local/state/multiarch-wizard/buildkit/${host}.toml`,
    null,
  ]),
);
const withNetwork = { name: 'mybuilder', options: { network: 'host' } };
const refused = {
  'docker buildx build --builder mybuilder --no-cache --progress plain --output type=cacheonly -': {
    exitCode: 1,
    stderr: recorded('registry-refused-docker-28.5.2-buildx-0.29.1.log'),
  },
};

/** An engine's words as the tests of `product.ts` have them, with their sources. */
const machines = {
  desktop: { info: { OperatingSystem: 'Docker Desktop', Name: 'docker-desktop' } },
  colima: { info: { OperatingSystem: 'Ubuntu 24.04.1 LTS', Name: 'colima' } },
  orbstack: { info: { OperatingSystem: 'OrbStack', Name: 'orbstack' } },
  rancher: { info: { OperatingSystem: 'Alpine Linux v3.20', Name: 'lima-rancher-desktop' } },
  /** As Docker 28.5.2 of Debian says it in the lab. */
  rootless: { info: { SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] } },
} as const;

const contextAt = (endpoint: string) => ({
  "docker context ls --format '{{json .}}'": JSON.stringify({
    ...{ Name: 'there', DockerEndpoint: endpoint, Current: true, Error: '' },
  }),
});

async function judged(machine: DockerMachine, answers: Answers = toLocal, isCloser = false) {
  const stub = dockerMachine({
    ...{ docker: '28.5.2', builders: [ownBuilder, withNetwork] },
    ...machine,
    files: { ...configs, '/etc/hosts': '127.0.0.1 localhost\n', ...machine.files },
  });
  const first = await builder.inspect(stub, answers, {});
  const signal = new AbortController().signal;
  const facts = isCloser
    ? ((await builder.lookCloser?.(stub, first, answers, () => {}, signal, [])) ?? first)
    : first;
  const findings = builder.judge(facts, answers);
  return (name: string) => findings.find(({ id }) => id === `builder.${name}`);
}

const selected = { ...noAnswers, registry: local, builder: 'mybuilder' };

describe('a registry on localhost', () => {
  test.each([
    ['desktop', "Docker Desktop's virtual machine", 'host.docker.internal'],
    ['colima', "Colima's virtual machine", 'host.docker.internal'],
    ['orbstack', "OrbStack's virtual machine", 'host.docker.internal'],
    ['rancher', "Rancher Desktop's virtual machine", 'host.docker.internal'],
    ['rootless', "rootless Docker's own network", 'other than 127.0.0.1'],
  ] as const)('is said to be where the engine is: %s', async (name, place, way) => {
    const of = await judged(machines[name]);
    expect(of('registry')).toMatchObject({
      status: 'ok',
      title: `The image will go to ${local} in ${place}`,
    });
    expect(
      of('registry')
        ?.evidence.map(({ text }) => text)
        .join(),
    ).toContain(way);
  });

  test('is the other machine’s where the engine is reached over ssh', async () => {
    const of = await judged({ commands: contextAt('ssh://ada@build.example') });
    expect(of('registry')?.title).toBe(`The image will go to ${local} in the engine's machine`);
  });

  test('is this machine’s where the engine is, at a socket or an address of this machine', async () => {
    for (const endpoint of ['unix:///other.sock', 'tcp://127.0.0.1:2375']) {
      const of = await judged({ commands: contextAt(endpoint) });
      expect(of('registry')?.title).toBe(`The image will go to ${local}, on this machine`);
    }
  });

  test('where nothing answers, the other name of it is told, and nobody is told of a container of its own', async () => {
    const of = await judged({ ...machines.desktop, commands: refused }, selected, true);
    const reach = of('reach');
    expect(reach).toMatchObject({
      status: 'problem',
      failure: 'push-localhost-refused',
      title: `Nothing answers the builder at ${local}: its localhost is Docker Desktop's virtual machine`,
    });
    expect(reach?.remedies.map(({ title }) => title)).not.toContain('Make a builder');
    expect(JSON.stringify(reach?.remedies.at(-1)?.actions)).toContain('host.docker.internal');
  });

  test('gets a builder with the network of the engine, by that name', async () => {
    const of = await judged({ ...machines.rootless, builders: [ownBuilder] });
    const make = of('chosen')?.remedies.find(({ title }) => title === 'Make a builder');
    expect(make?.hint).toBe(
      "in a container on the network of the engine: rootless Docker's own network",
    );
  });
});

describe('a builder that can’t do it', () => {
  const two = { ...noAnswers, registry: 'docker.io', platforms: ['linux/amd64', 'linux/arm64'] };

  test('is Docker Desktop’s own until its switch is found; no other product has one', async () => {
    const titles = async (machine: DockerMachine) =>
      (await judged({ builders: [ownBuilder], ...machine }, two))('chosen')?.remedies.map(
        ({ title }) => title,
      );
    const way = 'Let Docker Desktop keep images in containerd';
    expect(await titles(machines.desktop)).toContain(way);
    expect(await titles({ ...machines.desktop, store: 'containerd' })).not.toContain(way);
    expect(await titles(machines.colima)).not.toContain(way);
  });
});

/** buildx 0.29.1 and Docker's client 28.5.2, asking Podman 5.8.6 in the lab. */
describe('the builder default of Podman', () => {
  const release = 'docker-28.5.2-podman-5.8.6';
  const podman = (
    more: Record<string, { stdout?: string; stderr?: string; exitCode?: number }> = {},
  ) => ({
    files: {
      '/etc/hosts': '127.0.0.1 localhost\n192.0.2.1 registry.lab\n',
      ...caPlaces('registry.lab:5000'),
    },
    commands: {
      "docker version --format '{{json .}}'": { stdout: recorded(`version-${release}.json`) },
      "docker info --format '{{json .}}'": { stdout: recorded(`info-${release}.json`) },
      'docker buildx ls --format json': { stdout: recorded('ls-buildx-0.29.1-podman-5.8.6.jsonl') },
      ...more,
    },
  });
  const titles = (
    finding: Awaited<ReturnType<typeof judged>> extends (name: string) => infer F ? F : never,
  ) => finding?.remedies.map(({ title }) => title);

  test('is a container that is not started yet, and is told how to be', async () => {
    const of = await judged(podman(), { ...noAnswers, registry: 'docker.io' });
    expect(of('chosen')?.title).toBe('default builds, with the driver docker-container');
    expect(of('state')).toMatchObject({
      status: 'problem',
      title: 'default does not run: inactive',
    });
    expect(of('state')?.remedies[0]?.actions).toEqual([
      { run: ['docker', 'buildx', 'inspect', '--bootstrap', 'default'] },
    ]);
  });

  /** `docker buildx create --name default`: "default is a reserved name". */
  test('is never made anew: buildx makes none of its name', async () => {
    const of = await judged(podman());
    expect(of('chosen')).toMatchObject({
      status: 'problem',
      title:
        'default cannot do this build: its localhost is its own container, without network=host',
    });
    expect(titles(of('chosen'))).toEqual(['Make a builder', 'Build with Podman itself']);
    const own = of('chosen')?.remedies.at(-1);
    expect(own).toMatchObject({ needs: 'person' });
    expect(JSON.stringify(own?.actions)).toContain('podman manifest push --all');
  });

  test('knows no names of this machine, with network=host neither: Podman is told to give them', async () => {
    const reached = 'registry.lab:5000';
    const lookup = `ERROR: failed to do request: Head "https://${reached}/v2/a/manifests/1": dial tcp: lookup registry.lab on [::1]:53: read udp [::1]:39088->[::1]:53: read: connection refused`;
    const machine = podman({
      'docker buildx ls --format json': { stdout: listOf([withNetwork]) },
      'docker buildx build --builder mybuilder --no-cache --progress plain --output type=cacheonly -':
        { exitCode: 1, stderr: lookup },
    });
    const of = await judged(machine, { ...selected, registry: reached }, true);
    expect(of('reach')).toMatchObject({
      status: 'warning',
      failure: 'builder-hosts-file',
    });
    expect(titles(of('reach'))).toEqual([
      'Let Podman give its containers the names of this machine',
    ]);
  });

  test('has no say in the names of a builder that is not in a container of its own', async () => {
    const reached = 'registry.lab:5000';
    const lookup = `ERROR: failed to do request: Head "https://${reached}/v2/a/manifests/1": dial tcp: lookup registry.lab on 192.0.2.53:53: no such host`;
    const machine = podman({
      'docker buildx ls --format json': {
        stdout: listOf([{ ...withNetwork, driver: 'remote', options: {} }]),
      },
      'docker buildx build --builder mybuilder --no-cache --progress plain --output type=cacheonly -':
        { exitCode: 1, stderr: lookup },
    });
    const of = await judged(machine, { ...selected, registry: reached }, true);
    expect(of('reach')).toMatchObject({ status: 'warning', failure: 'builder-dns' });
    expect(titles(of('reach'))).toEqual([]);
  });

  test('is told of by the name that it bears, which is its context’s', () => {
    const { how } = productTexts().podmanBuilder;
    expect(how).toContain('the builder of its context has the driver docker-container');
    expect(how).not.toContain('default');
  });
});
