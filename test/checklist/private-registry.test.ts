import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builder } from '../../src/checklist/builder.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import {
  caPlaces,
  type DockerMachine,
  dockerMachine,
  type ListedBuilder,
} from './docker-machine.ts';
import { commandsOf } from './judged.ts';

const pem = (name: string) =>
  readFileSync(new URL(`../docker/certificates/${name}.pem`, import.meta.url), 'utf8');

const state = '/home/ada/.local/state/multiarch-wizard/buildkit';
const registry = 'own.lan:5000';
const place = `/etc/docker/certs.d/${registry}/ca.crt`;
const far: ListedBuilder = { name: 'far' };
const engine: ListedBuilder = { name: 'default', driver: 'docker' };
const trusting = (name: string): ListedBuilder => ({
  ...{ name, options: { network: 'host' } },
  toml: `[registry]\n\n  [registry."${registry}"]\n    ca = ["/etc/buildkit/certs/own.lan_5000/ca.crt"]\n`,
});

async function judged(machine: DockerMachine, answers: Partial<Answers>) {
  const stub = dockerMachine({
    ...{ builders: [far, engine], selected: 'far' },
    ...machine,
    folders: { [`/etc/docker/certs.d/${registry}`]: null, ...machine.folders },
    files: {
      [`${state}/own.lan-5000.toml`]: null,
      [`${state}/docker.io.toml`]: null,
      ...caPlaces(registry, 'mirror.lan:5000'),
      '/home/ada/ca.crt': pem('ca'),
      '/home/ada/key.pem': '-----BEGIN PRIVATE KEY-----\nSECRET\n',
      '/home/ada/old.crt': pem('expired'),
      '/home/ada/none': null,
      ...machine.files,
    },
  });
  const all = { ...noAnswers, registry, ...answers };
  const facts = await builder.inspect(stub, all, {});
  return { facts, findings: builder.judge(facts, all), all };
}

/** The same, after the registry said this to the builder. */
async function reached(machine: DockerMachine, answers: Partial<Answers>, line: string) {
  const { facts, all } = await judged(machine, answers);
  const reach = { registry, command: 'docker buildx build', hostsLine: null };
  return builder.judge({ ...facts, reach: { ...reach, answer: { verdict: 'x509', line } } }, all);
}

const found = (findings: readonly Finding[], name: string) =>
  findings.find(({ id }) => id === `builder.${name}`);
const titlesOf = (finding: Finding | undefined) => finding?.remedies.map(({ title }) => title);
const way = (finding: Finding | undefined, title: string): Remedy => {
  const remedy = finding?.remedies.find((one) => one.title.startsWith(title));
  if (remedy === undefined) throw new Error(`no way ${title}: ${titlesOf(finding)}`);
  return remedy;
};

const unknown = 'ERROR: x509: certificate signed by unknown authority';

describe('the certificate of a registry of one’s own', () => {
  test('begins where Docker has it, and the builder is said to read nothing of that', async () => {
    const machine = { files: { [place]: pem('ca') } };
    const reach = found(await reached(machine, {}, unknown), 'reach');
    expect(reach?.title).toBe(
      `The builder does not trust who signed the certificate of ${registry}`,
    );
    expect(reach?.evidence.map(({ source }) => source)).toContain(place);
    expect(titlesOf(reach)).toEqual([
      `Trust the authority that signs for ${registry}`,
      `Make a builder that takes any certificate of ${registry}`,
      'Make far anew, so that it takes any certificate',
    ]);
    expect(reach?.remedies[0]?.question?.initial).toBe(place);
  });

  test.each([
    ['has expired', 'ERROR: x509: certificate has expired or is not yet valid: …', 'past its time'],
    [
      'is for another name',
      'ERROR: x509: certificate is valid for a.lan, not own.lan',
      'another name',
    ],
    [
      'names no address',
      "x509: cannot validate certificate for 10.0.0.9 because it doesn't contain any IP SANs",
      'another name',
    ],
  ])('that %s is not mended by an authority', async (_, line, words) => {
    const reach = found(await reached({}, {}, line), 'reach');
    expect(reach?.title).toContain(words);
    expect(titlesOf(reach)?.[0]).toBe('Give the registry another certificate');
    expect(titlesOf(reach)).not.toContain(`Trust the authority that signs for ${registry}`);
  });

  test('is read from the file that is named', async () => {
    const trust = way(found((await judged({}, {})).findings, 'registry'), 'Trust the authority');
    const answer = async (text: string) => trust.question?.answer(text);
    expect(await answer('~/ca.crt')).toMatchObject({
      needs: 'nothing',
      sets: { access: { ca: '/home/ada/ca.crt' } },
    });
    expect(await answer('/home/ada/none')).toEqual({ refused: 'There is no file /home/ada/none.' });
    const key = await answer('/home/ada/key.pem');
    expect(key).toEqual({ refused: expect.stringContaining('holds a private key') });
    expect(JSON.stringify(key)).not.toContain('SECRET');
    expect(await answer('/home/ada/old.crt')).toEqual({
      refused: expect.stringContaining('O=Acme, CN=Acme root of 2020'),
    });
  });

  test('is shown, and the builder is told of it when it is made', async () => {
    const { findings } = await judged({}, { access: { ca: '/home/ada/ca.crt' }, builder: 'far' });
    const [shown] = found(findings, 'registry')?.evidence ?? [];
    expect(shown?.text).toMatch(/^O=Acme, CN=Acme root, valid until 2046-01-01, SHA-256 A1:43:AE/);
    const chosen = found(findings, 'chosen');
    expect(chosen).toMatchObject({ status: 'problem', failure: 'push-x509' });
    expect(chosen?.title).toBe(
      'far cannot do this build: it was not told which authority signs for this registry',
    );
    const make = way(chosen, 'Make a builder that trusts');
    const made = await make.question?.answer('near');
    expect(made).toMatchObject({
      actions: [
        {
          edit: `${state}/own.lan-5000.toml`,
          diff: `+[registry."${registry}"]\n+  ca = ["/home/ada/ca.crt"]`,
        },
        {},
        {},
      ],
      sets: { builder: 'near', access: { ca: '/home/ada/ca.crt' } },
    });
    expect(commandsOf(way(chosen, 'Make far anew'))[0]?.join(' ')).toBe(
      'docker buildx rm --keep-state far',
    );
  });

  test('that can no longer be read stops here', async () => {
    const { findings } = await judged({}, { access: { ca: '/home/ada/none' } });
    expect(found(findings, 'registry')).toMatchObject({
      status: 'problem',
      title: `The file with the authority of ${registry} will not do`,
      evidence: [{ source: '/home/ada/none', text: 'There is no file /home/ada/none.' }],
    });
    expect(found(findings, 'chosen')?.remedies).toEqual([]);
  });

  test('is given to the engine, too, which pulls what was built', async () => {
    const machine = { builders: [trusting('far'), engine] };
    const answers = { access: { ca: '/home/ada/ca.crt' }, builder: 'far' };
    const { findings } = await judged(machine, answers);
    expect(found(findings, 'chosen')?.status).toBe('ok');
    const trust = found(findings, 'trust');
    expect(trust?.status).toBe('warning');
    const put = way(trust, 'Let the engine trust it');
    expect(put).toMatchObject({ needs: 'root', undo: `sudo rm ${place}` });
    expect(commandsOf(put).map((argv) => argv.join(' '))).toEqual([
      `mkdir -p /etc/docker/certs.d/${registry}`,
      `cp /home/ada/ca.crt ${place}`,
    ]);
    const folders = { [`/etc/docker/certs.d/${registry}`]: ['ca.crt'] };
    const there = await judged({ ...machine, folders }, answers);
    expect(found(there.findings, 'trust')?.status).toBe('ok');
  });

  test('is asked for again where the builder has another one', async () => {
    const machine = { builders: [trusting('far'), engine] };
    const answers = { access: { ca: '/home/ada/ca.crt' }, builder: 'far' };
    const reach = found(await reached(machine, answers, unknown), 'reach');
    expect(titlesOf(reach)?.slice(0, 2)).toEqual([
      `Trust the authority that signs for ${registry}`,
      `Make a builder that trusts the authority of ${registry}`,
    ]);
  });
});

describe('a mirror of Docker Hub', () => {
  const info = { RegistryConfig: { Mirrors: ['http://mirror.lan:5000/'] } };
  const toHub = { registry: 'docker.io', builder: 'far' };

  test('of the engine is offered to a builder that does not ask it', async () => {
    const mirrors = found((await judged({ info }, toHub)).findings, 'mirrors');
    expect(mirrors).toMatchObject({
      status: 'warning',
      title: 'The engine pulls from Docker Hub through mirror.lan:5000, and far does not',
    });
    expect(way(mirrors, 'Let the builder pull').sets).toEqual({
      mirrors: [{ host: 'mirror.lan:5000', access: 'http' }],
    });
  });

  test('is given to a builder when it is made', async () => {
    const answers = { ...toHub, mirrors: [{ host: 'mirror.lan:5000', access: 'http' as const }] };
    const { findings } = await judged({}, answers);
    const chosen = found(findings, 'chosen');
    expect(chosen?.title).toBe(
      'far cannot do this build: it was not told of the mirror of Docker Hub',
    );
    const anew = way(chosen, 'Make far anew, with the mirror');
    expect(anew.actions[0]).toMatchObject({
      edit: `${state}/docker.io.toml`,
      after:
        '[registry."docker.io"]\n  mirrors = ["mirror.lan:5000"]\n\n[registry."mirror.lan:5000"]\n  http = true\n',
    });
  });

  test('is named with or without a scheme, and trusted where Docker trusts it', async () => {
    const files = { '/etc/docker/certs.d/mirror.lan:5000/ca.crt': pem('ca') };
    const { findings } = await judged({ files }, toHub);
    const name = way(found(findings, 'registry'), 'Name a mirror');
    expect(await name.question?.answer('mirror.lan:5000')).toMatchObject({
      sets: {
        mirrors: [
          {
            host: 'mirror.lan:5000',
            access: { ca: '/etc/docker/certs.d/mirror.lan:5000/ca.crt' },
          },
        ],
      },
    });
    expect(await name.question?.answer('http://mirror.lan:5000/')).toMatchObject({
      sets: { mirrors: [{ host: 'mirror.lan:5000', access: 'http' }] },
    });
    expect(name.question?.check('https://a/b')).toMatch(/^This is no mirror/);
    expect(name.question?.check('')).toMatch(/^This is no mirror/);
  });
});
