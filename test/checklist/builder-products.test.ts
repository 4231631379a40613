import { describe, expect, test } from 'vitest';
import { builder } from '../../src/checklist/builder.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { type DockerMachine, dockerMachine, ownBuilder, recorded } from './docker-machine.ts';

const local = 'localhost:5000';
const toLocal: Answers = { ...noAnswers, registry: local };
const configs = Object.fromEntries(
  ['docker.io', 'localhost-5000'].map((host) => [
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

  /** Source: containers/podman issue 17836: its API has no BuildKit behind it. */
  test('is Podman’s, even for one platform; its own way is said, and is no docker command', async () => {
    const podman = contextAt('unix:///run/user/1000/podman/podman.sock');
    const one = { ...two, platforms: ['linux/amd64'] };
    const of = await judged({ builders: [ownBuilder], commands: podman }, one);
    expect(of('chosen')).toMatchObject({
      status: 'problem',
      title: 'default cannot do this build: Podman has no BuildKit for it',
    });
    const own = of('chosen')?.remedies.at(-1);
    expect(own).toMatchObject({ title: 'Build with Podman itself', needs: 'person' });
    expect(JSON.stringify(own?.actions)).toContain('podman build --platform');
  });
});
