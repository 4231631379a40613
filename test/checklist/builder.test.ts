import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { platformChoices } from '../../src/checklist/builder/platform-choices.ts';
import { type BuilderFacts, builder } from '../../src/checklist/builder.ts';
import { emulators } from '../../src/checklist/emulators.ts';
import { provablePlatforms } from '../../src/docker/proof.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import {
  caPlaces,
  type DockerMachine,
  dockerMachine,
  execFormatLog,
  type ListedBuilder,
  ownBuilder,
  passedLog,
  proofAnswers,
} from './docker-machine.ts';

const local = 'localhost:5000';
const mybuilder: ListedBuilder = { name: 'mybuilder' };
const withNetwork: ListedBuilder = { name: 'mybuilder', options: { network: 'host' } };
const recorded = (name: string) =>
  readFileSync(new URL(`../docker/recordings/${name}`, import.meta.url), 'utf8');

const answering = (answers: Partial<Answers>): Answers => ({ ...noAnswers, ...answers });
const toLocal = answering({ registry: local });
const toArchive = answering({ output: { kind: 'oci', file: 'image.tar' } });

const configs = Object.fromEntries(
  ['docker.io', 'ghcr.io', 'localhost-5000', '10.0.0.9-5000'].map((host) => [
    `/home/ada/.local/state/multiarch-wizard/buildkit/${host}.toml`,
    null,
  ]),
);

async function look(machine: DockerMachine, answers: Answers) {
  const places = caPlaces('ghcr.io', '10.0.0.9:5000');
  const files = { ...configs, ...places, '/etc/hosts': '127.0.0.1 localhost\n', ...machine.files };
  const stub = dockerMachine({ ...machine, files });
  const facts = await builder.inspect(stub, answers, {});
  return { stub, facts, findings: builder.judge(facts, answers) };
}

/** The proofs of a builder that runs these, and no other. */
const proofsIn = (name: string, running: readonly string[]) =>
  proofAnswers(
    name,
    Object.fromEntries(
      provablePlatforms.map((platform) => [
        platform,
        running.includes(platform) ? passedLog(platform.replace('linux/', '')) : execFormatLog,
      ]),
    ),
  );

const reachOf = (name: string, log: string) => ({
  [`docker buildx build --builder ${name} --no-cache --progress plain --output type=cacheonly -`]: {
    exitCode: 1,
    stderr: recorded(log),
  },
});

async function lookCloser(machine: DockerMachine, answers: Answers) {
  const { stub, facts: first } = await look(machine, answers);
  const told: BuilderFacts[] = [];
  const tell = (facts: BuilderFacts) => told.push(facts);
  const signal = new AbortController().signal;
  const facts = (await builder.lookCloser?.(stub, first, answers, tell, signal)) ?? first;
  return { facts, told, findings: builder.judge(facts, answers) };
}

const found = (findings: readonly Finding[], name: string) =>
  findings.find(({ id }) => id === `builder.${name}`);
const commandsOf = (remedy: Remedy | undefined) =>
  remedy?.actions.flatMap((action) => ('run' in action ? [action.run.join(' ')] : []));
const remedyOf = (finding: Finding | undefined, title: RegExp | string) =>
  finding?.remedies.find((remedy) => remedy.title.match(title) !== null);

async function answered(remedy: Remedy | undefined, text: string): Promise<Remedy> {
  const answer = await remedy?.question?.answer(text);
  if (answer === undefined || 'refused' in answer) throw new Error('No remedy came back.');
  return answer;
}

describe('where the image goes', () => {
  test('is asked before a builder is made', async () => {
    const { findings } = await look({}, noAnswers);
    expect(findings.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'builder.registry problem',
      'builder.chosen problem',
    ]);
    expect(found(findings, 'chosen')?.remedies).toEqual([]);
    const { sets } = await answered(found(findings, 'registry')?.remedies[0], ' ghcr.io ');
    expect(sets).toMatchObject({ registry: 'ghcr.io', output: { kind: 'push' } });
  });

  test('does not stop whoever has a builder that serves: the tag may say it later', async () => {
    const machine = { builders: [mybuilder, ownBuilder], selected: 'mybuilder' };
    const { findings } = await look(machine, noAnswers);
    expect(found(findings, 'registry')?.status).toBe('warning');
    expect(found(findings, 'chosen')?.status).toBe('ok');
  });

  test("begins with the client's one login", async () => {
    const files = { '/home/ada/.docker/config.json': '{"auths":{"ghcr.io":{"auth":"YTpi"}}}' };
    const { findings } = await look({ files }, noAnswers);
    expect(found(findings, 'registry')?.remedies[0]?.question?.initial).toBe('ghcr.io');
  });

  test.each([
    ['', 'A registry is a host, such as docker.io, ghcr.io or localhost:5000.'],
    ['https://ghcr.io', 'Without http:// or https://: ghcr.io.'],
    ['ghcr.io/ada', 'Only the host is asked here: ghcr.io. The rest belongs to the tag.'],
    [
      'my registry',
      'This is no registry: its host has a dot or a port, as ghcr.io and reg:5000 have; localhost may stand alone.',
    ],
  ])('refuses %j with a sentence', async (text, sentence) => {
    const { findings } = await look({}, noAnswers);
    expect(found(findings, 'registry')?.remedies[0]?.question?.check(text)).toBe(sentence);
  });

  test('may be a file, which needs no registry', async () => {
    const { findings } = await look({}, noAnswers);
    expect(remedyOf(found(findings, 'registry'), 'No registry')?.sets).toEqual({
      registry: '',
      output: { kind: 'oci', file: 'image.tar' },
    });
  });
});

describe("the engine's own builder", () => {
  test('will not do with the classic image store', async () => {
    const { facts, findings } = await look({}, toLocal);
    expect(facts.chosen).toBeNull();
    expect(found(findings, 'chosen')).toMatchObject({
      status: 'problem',
      title: 'default cannot do this build: the classic image store holds one platform at a time',
      failure: 'docker-driver-multi-platform',
      evidence: [
        {
          source: 'docker buildx ls',
          text: 'default (docker, running): the classic image store holds one platform at a time',
        },
      ],
    });
    expect(builder.summary(facts, toLocal)).toBe('none chosen');
  });

  test("serves with containerd's, also for an archive", async () => {
    const machine = { docker: '28.5.2', store: 'containerd' } as const;
    const { facts, findings } = await look(machine, toArchive);
    expect(facts.chosen).toBe('default');
    expect(found(findings, 'chosen')).toMatchObject({
      status: 'ok',
      title: "default, the engine itself, builds: it has containerd's image store",
    });
    expect(builder.summary(facts, toArchive)).toBe('default (docker)');
  });

  test('serves for one platform, but makes no archive', async () => {
    const one = { ...toLocal, platforms: ['linux/arm64'] };
    expect((await look({}, one)).facts.chosen).toBe('default');
    const file = { ...one, output: { kind: 'oci', file: 'a.tar' } } as const;
    const { findings } = await look({}, file);
    expect(found(findings, 'chosen')?.evidence[0]?.text).toContain('no OCI archive');
  });
});

describe('a new builder', () => {
  test("is made with the article's command", async () => {
    const { findings } = await look({}, answering({ registry: 'docker.io' }));
    const make = remedyOf(found(findings, 'chosen'), 'Make a builder');
    expect(make?.question?.initial).toBe('mybuilder');
    const remedy = await answered(make, 'mybuilder');
    expect(commandsOf(remedy)).toEqual([
      'docker buildx create --use --name mybuilder',
      'docker buildx inspect --bootstrap mybuilder',
    ]);
    expect(remedy.sets).toEqual({ builder: 'mybuilder', access: null });
  });

  test('gives the selection back to the builder that had it', async () => {
    const machine = { builders: [{ ...mybuilder, name: 'old' }, ownBuilder], selected: 'old' };
    const { findings } = await look(machine, toLocal);
    const remedy = await answered(remedyOf(found(findings, 'chosen'), 'Make a builder'), 'new');
    expect(remedy.undo).toBe('docker buildx use old && docker buildx rm new');
    expect(remedy.reversal).toEqual([
      { run: ['docker', 'buildx', 'use', 'old'] },
      { run: ['docker', 'buildx', 'rm', 'new'] },
    ]);
  });

  test("has this machine's network where the registry is on localhost", async () => {
    const { findings } = await look({}, toLocal);
    const remedy = await answered(found(findings, 'chosen')?.remedies[0], 'mybuilder');
    expect(commandsOf(remedy)?.[0]).toBe(
      'docker buildx create --use --name mybuilder --driver-opt network=host',
    );
  });

  test('may speak plain http to a registry of one’s own, by a file that is shown', async () => {
    const { findings } = await look({}, answering({ registry: '10.0.0.9:5000' }));
    const ways = found(findings, 'chosen')?.remedies ?? [];
    expect(ways.map(({ title }) => title)).toEqual([
      'Make a builder',
      'Make a builder that speaks plain http to 10.0.0.9:5000',
    ]);
    const remedy = await answered(ways[1], 'plain');
    const path = '/home/ada/.local/state/multiarch-wizard/buildkit/10.0.0.9-5000.toml';
    expect(remedy.actions[0]).toEqual({
      edit: path,
      before: null,
      after: '[registry."10.0.0.9:5000"]\n  http = true\n',
      diff: '+[registry."10.0.0.9:5000"]\n+  http = true',
    });
    expect(commandsOf(remedy)?.[0]).toBe(
      `docker buildx create --use --name plain --buildkitd-config ${path}`,
    );
    expect(remedy.sets).toEqual({ builder: 'plain', access: 'http' });
  });

  describe('where this shell names an engine by TLS variables', () => {
    const shell = {
      DOCKER_HOST: 'tcp://docker:2376',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: '/certs/client',
    };
    const inShell = async (
      machine: DockerMachine,
      answers: Answers,
      env: Readonly<Record<string, string>> = shell,
    ) => {
      const stub = { ...dockerMachine({ ...machine, files: configs }), env };
      return builder.judge(await builder.inspect(stub, answers, {}), answers);
    };
    const toHub = answering({ registry: 'docker.io' });

    test('is made for a context of theirs, and that is known beforehand', async () => {
      const chosen = found(await inShell({}, toHub), 'chosen');
      expect(chosen).toMatchObject({ status: 'problem', failure: 'builder-tls-env' });
      expect(chosen?.evidence.at(-1)).toMatchObject({
        source: null,
        text: expect.stringMatching(/DOCKER_TLS_VERIFY=1\nDOCKER_CERT_PATH=\/certs\/client$/),
      });
      const remedy = await answered(chosen?.remedies[0], 'mybuilder');
      expect(commandsOf(remedy)).toEqual([
        'docker context create wizard-env',
        'docker buildx create --use --name mybuilder wizard-env',
        'docker buildx inspect --bootstrap mybuilder',
      ]);
      expect(remedy.undo).toMatch(
        /docker buildx rm mybuilder && docker context rm --force wizard-env$/,
      );
      expect(remedy.changes).toContain('Makes the context wizard-env');
    });

    test('has a context by a name that is free', async () => {
      const commands = {
        "docker context ls --format '{{json .}}'":
          '{"Current":true,"Name":"default","DockerEndpoint":"tcp://docker:2376"}\n{"Name":"wizard-env"}\n',
      };
      const chosen = found(await inShell({ commands }, toHub), 'chosen');
      expect(commandsOf(chosen?.remedies[0])?.[0]).toBe('docker context create wizard-env2');
    });

    test('need not be made where another one serves', async () => {
      const machine = { builders: [ownBuilder, mybuilder] };
      const chosen = found(await inShell(machine, toHub), 'chosen');
      expect(chosen?.failure).toBe('docker-driver-multi-platform');
      expect(chosen?.remedies[0]?.sets).toEqual({ builder: 'mybuilder' });
    });

    test.each([
      ['without TLS', { DOCKER_HOST: 'tcp://docker:2375' }, null],
      [
        'in a context',
        { ...shell },
        '{"Current":true,"Name":"ci","DockerEndpoint":"tcp://docker:2376"}\n',
      ],
    ])('is made as ever %s', async (_, env, listed) => {
      const commands = listed === null ? {} : { "docker context ls --format '{{json .}}'": listed };
      const chosen = found(await inShell({ commands }, toHub, env), 'chosen');
      expect(chosen?.failure).toBe('docker-driver-multi-platform');
      expect(commandsOf(chosen?.remedies[0])?.[0]).toMatch(
        /^docker buildx create --use --name \S+$/,
      );
    });
  });

  test('takes its configuration by the flag that this buildx knows', async () => {
    const answers = answering({ registry: '10.0.0.9:5000', access: 'http' });
    const { findings } = await look({ buildx: '0.12.1' }, answers);
    const [first] = found(findings, 'chosen')?.remedies ?? [];
    expect(commandsOf(first)?.[0]).toContain(' --config ');
    expect(first?.recommended).toBeDefined();
  });

  test.each([
    ['', 'A builder needs a name.'],
    [
      '1st',
      'A name begins with a letter and holds letters, digits, dots, hyphens and underscores.',
    ],
    [
      'a b',
      'A name begins with a letter and holds letters, digits, dots, hyphens and underscores.',
    ],
    ['default', 'default is the name of the engine itself.'],
    ['mybuilder', 'There is a builder mybuilder already.'],
    ['colima', 'colima is a Docker context, and its builder has that name.'],
  ])('is not called %j', async (name, sentence) => {
    const commands = {
      "docker context ls --format '{{json .}}'":
        '{"Current":true,"Name":"default"}\n{"Name":"colima"}\n',
    };
    const colima = { ...ownBuilder, name: 'colima' };
    const machine = { builders: [mybuilder, ownBuilder, colima], commands };
    const { findings } = await look(machine, toLocal);
    const make = remedyOf(found(findings, 'chosen'), 'Make a builder');
    expect(make?.question?.check(name)).toBe(sentence);
    expect(make?.question?.initial).toBe('mybuilder2');
  });

  test('has the name that was asked for', async () => {
    const { findings } = await look({}, { ...toLocal, builder: 'wanted' });
    expect(found(findings, 'chosen')).toMatchObject({
      title: 'There is no builder wanted',
      failure: 'builder-not-found',
    });
    const [make] = found(findings, 'chosen')?.remedies ?? [];
    expect(make?.question?.initial).toBe('wanted');
  });
});

describe('a builder that is there', () => {
  test('is chosen where it is selected and will do', async () => {
    const machine = { builders: [withNetwork, ownBuilder], selected: 'mybuilder' };
    const { facts, findings } = await look(machine, toLocal);
    expect(facts.chosen).toBe('mybuilder');
    expect(found(findings, 'chosen')?.status).toBe('ok');
    expect(builder.summary(facts, toLocal)).toBe('mybuilder (docker-container), network=host');
  });

  test('is offered where it is not selected, and nothing is run for it', async () => {
    const { findings } = await look({ builders: [withNetwork, ownBuilder] }, toLocal);
    const [use] = found(findings, 'chosen')?.remedies ?? [];
    expect(use).toMatchObject({
      title: 'Use mybuilder',
      needs: 'nothing',
      actions: [],
      sets: { builder: 'mybuilder' },
    });
    expect(use?.recommended).toBeDefined();
  });

  test('without network=host cannot reach localhost, and is caught before the build', async () => {
    const machine = { builders: [mybuilder, ownBuilder], selected: 'mybuilder' };
    const { findings } = await look(machine, { ...toLocal, builder: 'mybuilder' });
    const chosen = found(findings, 'chosen');
    expect(chosen).toMatchObject({ status: 'problem', failure: 'push-localhost-refused' });
    expect(chosen?.remedies.map(commandsOf)).toEqual([
      [
        'docker buildx create --use --name mybuilder2 --driver-opt network=host',
        'docker buildx inspect --bootstrap mybuilder2',
      ],
      [
        'docker buildx rm --keep-state mybuilder',
        'docker buildx create --use --name mybuilder --driver-opt network=host',
        'docker buildx inspect --bootstrap mybuilder',
      ],
    ]);
    expect(chosen?.remedies[1]?.changes).toMatch(/keeps the volume with its cache/);
  });

  test('is made anew with all that it had', async () => {
    const options = { image: 'moby/buildkit:v0.20.0', network: 'bridge' };
    const machine = { builders: [{ ...mybuilder, options }, ownBuilder] };
    const { findings } = await look(machine, { ...toLocal, builder: 'mybuilder' });
    const anew = remedyOf(found(findings, 'chosen'), 'anew');
    expect(commandsOf(anew)?.[1]).toBe(
      'docker buildx create --use --name mybuilder --driver-opt image=moby/buildkit:v0.20.0 --driver-opt network=host',
    );
    expect(anew?.undo).toContain('--driver-opt network=bridge');
  });

  test('is made anew with its own configuration, and made as it was with it', async () => {
    const machine = { builders: [{ ...mybuilder, toml: 'debug = true\n' }, ownBuilder] };
    const { findings } = await look(machine, {
      ...answering({ registry: '10.0.0.9:5000', access: 'http' }),
      builder: 'mybuilder',
    });
    const anew = remedyOf(found(findings, 'chosen'), 'anew');
    const folder = '/home/ada/.local/state/multiarch-wizard/buildkit/mybuilder';
    expect(anew?.actions.slice(0, 2)).toMatchObject([
      {
        edit: `${folder}/buildkitd.toml`,
        after: 'debug = true\n\n[registry."10.0.0.9:5000"]\n  http = true\n',
      },
      { edit: `${folder}/before.toml`, after: 'debug = true\n' },
    ]);
    expect(commandsOf(anew)?.[1]).toContain(`--buildkitd-config ${folder}/buildkitd.toml`);
    expect(anew?.undo).toContain(`--buildkitd-config ${folder}/before.toml`);
  });

  test('is not made anew where its configuration would be lost', async () => {
    const machine = { builders: [{ ...mybuilder, toml: 'registry = {}\n' }, ownBuilder] };
    const { findings } = await look(machine, {
      ...answering({ registry: '10.0.0.9:5000', access: 'http' }),
      builder: 'mybuilder',
    });
    expect(remedyOf(found(findings, 'chosen'), 'anew')).toBeUndefined();
  });

  test('loses its cache where buildx can keep none, and that is said', async () => {
    const machine = { builders: [mybuilder, ownBuilder], buildx: '0.5.1' };
    const { findings } = await look(machine, { ...toLocal, builder: 'mybuilder' });
    const anew = remedyOf(found(findings, 'chosen'), 'anew');
    expect(anew?.changes).toContain('Removes mybuilder, its container and its cache');
    expect(anew?.hint).toBe('its cache goes with it');
    expect(commandsOf(anew)?.[0]).toBe('docker buildx rm mybuilder');
  });

  test.each(['inactive', 'stopped'])('that is %s is started', async (status) => {
    const machine = { builders: [{ ...withNetwork, status }, ownBuilder] };
    const { findings } = await look(machine, { ...toLocal, builder: 'mybuilder' });
    const state = found(findings, 'state');
    expect(state).toMatchObject({
      status: 'problem',
      title: `mybuilder does not run: ${status}`,
      failure: 'builder-inactive',
    });
    expect(state?.remedies.map(commandsOf)).toEqual([
      ['docker buildx inspect --bootstrap mybuilder'],
    ]);
  });
});

describe('a closer look at the chosen builder', () => {
  const machine = (log: string, running: readonly string[]): DockerMachine => ({
    builders: [withNetwork, ownBuilder],
    selected: 'mybuilder',
    handlers: { 'qemu-aarch64': {} },
    commands: { ...proofsIn('mybuilder', running), ...reachOf('mybuilder', log) },
  });
  const fine = 'registry-not-found-docker-26.1.5-buildx-0.13.1.log';
  const both = ['linux/amd64', 'linux/arm64'];

  test('proves it, and sees that it reaches the registry', async () => {
    const { facts, told, findings } = await lookCloser(machine(fine, both), toLocal);
    expect(found(findings, 'proof')).toMatchObject({ status: 'ok' });
    expect(found(findings, 'reach')).toMatchObject({
      status: 'ok',
      title: 'The builder reaches localhost:5000',
    });
    expect(told.some(({ reach }) => reach?.answer === null)).toBe(true);
    expect(facts.native).toBe('linux/amd64');
    // Enough are those that are wanted, and the registry; the others need not be over.
    const enough = told.filter((seen) => builder.isEnough?.(seen, toLocal));
    const isUnderWay = ({ proofs }: BuilderFacts) =>
      Object.values(proofs).some((state) => state === 'running' || state === 'untried');
    expect(enough.some(isUnderWay)).toBe(true);
    for (const { proofs, reach } of enough) {
      expect(reach?.answer).not.toBeNull();
      for (const platform of both) expect(proofs[platform]).toBe('passed');
    }
    expect(told.some((seen) => !builder.isEnough?.(seen, toLocal))).toBe(true);
  });

  test('finds out that nothing answers there', async () => {
    const log = 'registry-refused-docker-26.1.5-buildx-0.13.1.log';
    const { findings } = await lookCloser(machine(log, both), toLocal);
    const reach = found(findings, 'reach');
    expect(reach).toMatchObject({ status: 'problem', failure: null });
    expect(reach?.evidence[0]?.text).toMatch(/connection refused/);
    expect(reach?.remedies).toMatchObject([
      { needs: 'nothing', question: { initial: local } },
      { needs: 'person' },
      { needs: 'consent', sets: { registry: local } },
    ]);
  });

  test('finds plain http where TLS is expected, and offers a builder that speaks it', async () => {
    const log = 'registry-http-for-https-docker-26.1.5-buildx-0.13.1.log';
    const answers = answering({ registry: '10.0.0.9:5000' });
    const { findings } = await lookCloser(machine(log, both), answers);
    const reach = found(findings, 'reach');
    expect(reach).toMatchObject({ status: 'problem', failure: 'push-http-registry' });
    expect(reach?.remedies.map(({ title }) => title)).toEqual([
      'Make a builder that speaks plain http to 10.0.0.9:5000',
      'Make mybuilder anew, with plain http',
    ]);
  });

  test('does not trust a certificate that the builder does not', async () => {
    const log = 'registry-x509-docker-28.5.2-buildx-0.29.1.log';
    const { findings } = await lookCloser(machine(log, both), answering({ registry: 'ghcr.io' }));
    expect(found(findings, 'reach')).toMatchObject({ status: 'problem', failure: 'push-x509' });
    expect(found(findings, 'reach')?.remedies.map(({ title }) => title)).toEqual([
      'Trust the authority that signs for ghcr.io',
    ]);
  });

  test('takes any certificate of a registry of one’s own, after the way to trust it', async () => {
    const log = 'registry-x509-docker-28.5.2-buildx-0.29.1.log';
    const answers = answering({ registry: '10.0.0.9:5000' });
    const { findings } = await lookCloser(machine(log, both), answers);
    const [trust, make, again] = found(findings, 'reach')?.remedies ?? [];
    expect(trust).toMatchObject({
      title: 'Trust the authority that signs for 10.0.0.9:5000',
      recommended: 'What goes there stays verified.',
      question: { initial: '/etc/docker/certs.d/10.0.0.9:5000/ca.crt' },
    });
    expect(make).toMatchObject({
      title: 'Make a builder that takes any certificate of 10.0.0.9:5000',
      changes: expect.stringContaining('can read and change what goes there'),
      actions: [{ after: '[registry."10.0.0.9:5000"]\n  insecure = true\n' }, {}, {}],
      sets: { access: 'insecure' },
    });
    expect([make, again].map((remedy) => remedy?.recommended)).toEqual([undefined, undefined]);
    expect(again?.title).toBe('Make mybuilder anew, so that it takes any certificate');
  });

  test('takes a network that is away for no more than a warning', async () => {
    const log = 'registry-no-network-docker-26.1.5-buildx-0.13.1.log';
    const { findings } = await lookCloser(machine(log, both), answering({ registry: 'ghcr.io' }));
    expect(found(findings, 'reach')?.status).toBe('warning');
  });

  test('finds no address from a container of its own, and offers one with the network of this machine', async () => {
    const log = 'registry-no-network-docker-26.1.5-buildx-0.13.1.log';
    const answers = answering({ registry: '10.0.0.9:5000', builder: 'mybuilder' });
    const far = { ...machine(log, both), builders: [mybuilder, ownBuilder] };
    const { findings } = await lookCloser(far, answers);
    const remedies = found(findings, 'reach')?.remedies ?? [];
    expect(remedies.map((remedy) => commandsOf(remedy)?.at(-2))).toEqual([
      'docker buildx create --use --name mybuilder2 --driver-opt network=host',
      'docker buildx create --use --name mybuilder --driver-opt network=host',
    ]);
    const plain = await lookCloser(
      { ...far, builders: [{ ...mybuilder, toml: '[registry."10.0.0.9:5000"]\n  http = true\n' }] },
      { ...answers, access: 'http' },
    );
    const [first, again] = found(plain.findings, 'reach')?.remedies ?? [];
    expect(again?.title).toBe('Make mybuilder anew, with network=host');
    expect(commandsOf(first)?.[0]).toContain('--driver-opt network=host --buildkitd-config');
  });

  test('tells a name that only the hosts file of this machine knows', async () => {
    const log = 'registry-no-network-docker-26.1.5-buildx-0.13.1.log';
    const line = '192.0.2.1 ghcr.io';
    const here = { ...machine(log, both), files: { '/etc/hosts': `${line}\n` } };
    const answers = answering({ registry: 'ghcr.io', builder: 'mybuilder' });
    const own = await lookCloser({ ...here, builders: [mybuilder, ownBuilder] }, answers);
    const finding = found(own.findings, 'reach');
    expect(finding).toMatchObject({ status: 'warning', failure: 'builder-hosts-file' });
    expect(finding?.evidence).toContainEqual({ source: '/etc/hosts', line: null, text: line });
    const shared = await lookCloser({ ...here, builders: [withNetwork, ownBuilder] }, answers);
    expect(found(shared.findings, 'reach')?.failure).toBe('builder-dns');
  });

  test('speaks plain http with the network that it has', async () => {
    const log = 'registry-http-for-https-docker-26.1.5-buildx-0.13.1.log';
    const answers = answering({ registry: '10.0.0.9:5000' });
    const { findings } = await lookCloser(machine(log, both), answers);
    const commands = found(findings, 'reach')?.remedies.map((remedy) => commandsOf(remedy)?.at(-2));
    expect(commands?.[0]).toContain('--driver-opt network=host --buildkitd-config');
    expect(commands?.[1]).toContain('--driver-opt network=host --buildkitd-config');
  });

  test('asks no registry for an archive', async () => {
    const { facts, findings } = await lookCloser(machine(fine, both), toArchive);
    expect(facts.reach).toBeNull();
    expect(found(findings, 'reach')).toBeUndefined();
    expect(found(findings, 'registry')?.status).toBe('ok');
  });

  test('says which platform that is needed it does not run', async () => {
    const { findings } = await lookCloser(machine(fine, ['linux/amd64']), toLocal);
    expect(found(findings, 'proof')).toMatchObject({
      status: 'problem',
      title: 'mybuilder does not run linux/arm64 programs',
      failure: 'exec-format-error-run',
    });
  });

  test('tells for every platform whether it can be chosen, how it runs, and why not', async () => {
    const running = ['linux/amd64', 'linux/386', 'linux/arm64', 'linux/riscv64'];
    const made = machine(fine, running);
    const { facts } = await lookCloser(made, toLocal);
    const handlers = await emulators.inspect(dockerMachine(made), toLocal, {});
    const choices = platformChoices(handlers, facts);
    expect(choices.slice(0, 4)).toEqual([
      { platform: 'linux/amd64', kind: 'native', reason: null },
      { platform: 'linux/386', kind: 'native', reason: null },
      { platform: 'linux/arm64', kind: 'emulated', reason: null },
      { platform: 'linux/riscv64', kind: 'emulated-by-builder', reason: null },
    ]);
    expect(choices.slice(4).every(({ kind }) => kind === null)).toBe(true);
    expect(choices.find(({ platform }) => platform === 'linux/s390x')?.reason).toBe(
      'its proof failed in this builder: no handler',
    );
  });

  test('takes what one handler serves for emulated, whichever ARM it is', async () => {
    const made = {
      ...machine(fine, [...both, 'linux/arm/v6']),
      handlers: { 'qemu-aarch64': {}, 'qemu-arm': {} },
    };
    const { facts } = await lookCloser(made, toLocal);
    const handlers = await emulators.inspect(dockerMachine(made), toLocal, {});
    const choice = platformChoices(handlers, facts).find((it) => it.platform === 'linux/arm/v6');
    expect(choice).toMatchObject({ kind: 'emulated' });
  });

  test('of a builder that does not run starts nothing', async () => {
    const stopped = { builders: [{ ...withNetwork, status: 'stopped' }, ownBuilder] };
    const { facts } = await lookCloser(stopped, { ...toLocal, builder: 'mybuilder' });
    expect(facts.proofs).toEqual({});
  });
});

test('without buildx nobody is asked, and the step before says why', async () => {
  const { facts, findings } = await look({ docker: '20.10.24', builders: null }, toLocal);
  expect(findings).toMatchObject([{ id: 'builder.list', status: 'skipped' }]);
  expect(findings[0]?.evidence[0]?.text).toContain('is not a docker command');
  expect(builder.summary(facts, toLocal)).toBe('not looked at');
});

test('an older buildx is asked for its table, then for each builder', async () => {
  const commands = {
    'docker buildx ls --format json': { exitCode: 125, stderr: 'unknown flag: --format\n' },
    'docker buildx ls':
      'NAME/NODE    DRIVER/ENDPOINT             STATUS   BUILDKIT PLATFORMS\n' +
      'mybuilder *  docker-container                              \n' +
      '  mybuilder0 unix:///var/run/docker.sock running  v0.12.3  linux/amd64\n' +
      'default      docker                                        \n' +
      '  default    default                     running  20.10.24 linux/amd64\n',
    'docker buildx inspect mybuilder':
      'Name:   mybuilder\nDriver: docker-container\n\nNodes:\nName:           mybuilder0\n' +
      'Endpoint:       unix:///var/run/docker.sock\nDriver Options: network="host"\n' +
      'Status:         running\nBuildkit:       v0.12.3\nPlatforms:      linux/amd64\n',
  };
  const files = { '/home/ada/.docker/buildx/instances/mybuilder': null };
  const { facts } = await look({ commands, files, selected: 'mybuilder' }, toLocal);
  expect(facts.selected).toBe('mybuilder');
  expect(facts.chosen).toBe('mybuilder');
  expect(builder.summary(facts, toLocal)).toBe('mybuilder (docker-container), network=host');
});

test('a list that took too long is not waited for a second time, builder by builder', async () => {
  const commands = {
    'docker buildx ls --format json': { exitCode: null, failed: 'timeout' },
    'docker buildx inspect': {
      exitCode: null,
      failed: 'timeout',
      stdout: 'Name:   mybuilder\nDriver: docker-container\n',
    },
  } as const;
  const { stub, facts } = await look({ commands }, toLocal);
  expect(facts.selected).toBe('mybuilder');
  expect(stub.asked).not.toContain('docker buildx inspect mybuilder');
});
