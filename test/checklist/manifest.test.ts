import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildFacts } from '../../src/checklist/build.ts';
import { manifest } from '../../src/checklist/manifest.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import { createLocalHost } from '../../src/host/local.ts';
import { lookAt } from '../../src/host/look.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import { emptyFolder } from '../host/folder.ts';
import { type StubMachine, stubLook } from './stub-look.ts';

const tag = 'localhost:5000/demo:1';
const raw = (reference: string) =>
  `docker buildx imagetools inspect --builder mybuilder --raw ${reference}`;
const config = (reference: string) =>
  `docker buildx imagetools inspect --builder mybuilder --format '{{json .Image}}' ${reference}`;

/** An image as BuildKit 0.26 writes one, in OCI's media types. */
function image(...sizes: readonly number[]): string {
  const layers = sizes.map((size, index) => ({
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    ...{ digest: digestOf(String(index)), size },
  }));
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digestOf('config'),
      size: 2,
    },
    layers,
  });
}

const attestation = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { digest: digestOf('none'), size: 2 },
  layers: [
    {
      mediaType: 'application/vnd.in-toto+json',
      ...{ digest: digestOf('in-toto'), size: 9 },
      annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' },
    },
  ],
});

const images = { amd64: image(1000, 24), arm64: image(900), riscv64: image(800, 1, 1) };
type Architecture = keyof typeof images;

const listed = (text: string, platform: object, annotations?: object) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...{ digest: digestOf(text), size: text.length, platform },
  ...(annotations && { annotations }),
});

/** A list as buildx pushes it: the attestation of amd64 stands after the images, as unknown/unknown. */
function indexOf(architectures: readonly Architecture[]): string {
  const amd64 = {
    'vnd.docker.reference.digest': digestOf(images.amd64),
    'vnd.docker.reference.type': 'attestation-manifest',
  };
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      ...architectures.map((one) => listed(images[one], { architecture: one, os: 'linux' })),
      listed(attestation, { architecture: 'unknown', os: 'unknown' }, amd64),
    ],
  });
}

const all: readonly Architecture[] = ['amd64', 'arm64', 'riscv64'];
const index = indexOf(all);
const at = (text: string) => raw(`localhost:5000/demo@${digestOf(text)}`);

const registry: StubMachine['commands'] = {
  [raw(tag)]: index,
  ...Object.fromEntries(Object.values(images).map((text) => [at(text), text])),
  [at(attestation)]: attestation,
};

const answers: Answers = {
  ...noAnswers,
  ...{ builder: 'mybuilder', tags: [tag] },
  platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'],
};

const built = {
  snapshot: {
    lanes: [
      { platform: 'linux/amd64', seconds: 12, kind: 'native' },
      { platform: 'linux/arm64', seconds: 62, kind: 'emulated' },
    ],
  },
} as unknown as BuildFacts;

const named = (findings: readonly Finding[], name: string) =>
  findings.find(({ id }) => id === `manifest.${name}`);

async function inspect(commands: StubMachine['commands'], more: Partial<Answers> = {}) {
  const asked = { ...answers, ...more };
  const facts = await manifest.inspect(stubLook({ commands: commands ?? {} }), asked, {
    build: built,
  });
  return { facts, findings: manifest.judge(facts, asked) };
}

describe('the table of a push', () => {
  test('has one row a platform, read back from the registry', async () => {
    const { facts, findings } = await inspect(registry);
    expect(facts).toMatchObject({
      ...{ where: tag, source: 'registry', digest: digestOf(index), missing: [], unreadable: null },
      mediaType: 'application/vnd.oci.image.index.v1+json',
    });
    expect(facts.rows).toEqual([
      {
        ...{ platform: 'linux/amd64', digest: digestOf(images.amd64), size: 1024, layers: 2 },
        ...{ attestations: ['provenance'], seconds: 12, kind: 'native', run: null },
      },
      {
        ...{ platform: 'linux/arm64', digest: digestOf(images.arm64), size: 900, layers: 1 },
        ...{ attestations: [], seconds: 62, kind: 'emulated', run: null },
      },
      {
        ...{ platform: 'linux/riscv64', digest: digestOf(images.riscv64), size: 802, layers: 3 },
        ...{ attestations: [], seconds: null, kind: null, run: null },
      },
    ]);
    expect(findings.map(({ id, status }) => [id, status])).toEqual([
      ...[
        ['manifest.read', 'ok'],
        ['manifest.platforms', 'ok'],
        ['manifest.runs', 'skipped'],
      ],
    ]);
    expect(JSON.stringify(facts)).not.toContain('unknown');
  });

  test('has the commands to pull and to inspect it', async () => {
    const { facts } = await inspect(registry);
    expect(facts.commands.map((argv) => argv.join(' '))).toEqual([
      ...[`docker pull ${tag}`, `docker buildx imagetools inspect ${tag}`],
    ]);
  });

  test('names the platforms that are missing', async () => {
    const { facts, findings } = await inspect({ ...registry, [raw(tag)]: indexOf(['amd64']) });
    expect(facts.missing).toEqual(['linux/arm64', 'linux/riscv64']);
    expect(named(findings, 'platforms')).toMatchObject({
      ...{ status: 'problem', failure: 'manifest-missing-platform' },
      title: 'Missing: linux/arm64, linux/riscv64',
    });
  });

  test('keeps a row whose layers can not be read', async () => {
    const { facts } = await inspect({ ...registry, [at(images.arm64)]: { exitCode: 1 } });
    expect(facts.rows[1]).toMatchObject({ platform: 'linux/arm64', size: null, layers: null });
  });

  test('keeps what was run once under the same digest', async () => {
    const { facts } = await inspect(registry);
    const run = { verdict: 'runs', text: 'x86_64' } as const;
    const before = { ...facts, rows: facts.rows.map((row) => ({ ...row, run })) };
    const look = stubLook({ commands: registry ?? {} });
    const again = await manifest.inspect(look, answers, { manifest: before });
    expect(again.rows.map((row) => row.run)).toEqual([run, run, run]);
  });

  test('tells in full why an image did not run', async () => {
    const { facts } = await inspect(registry);
    const run = { verdict: 'failed', text: 'exec /bin/uname: exec format error' } as const;
    const rows = facts.rows.map((row, index) => (index === 0 ? { ...row, run } : row));
    const runs = named(manifest.judge({ ...facts, rows }, answers), 'runs');
    expect(runs?.status).toBe('warning');
    expect(runs?.evidence.map(({ text }) => text)).toEqual([
      `${facts.rows[0]?.platform}: exec /bin/uname: exec format error`,
    ]);
  });

  test('of a single image is said to be no list, where several platforms were asked for', async () => {
    const commands = {
      [raw(tag)]: images.amd64,
      [config(`localhost:5000/demo@${digestOf(images.amd64)}`)]:
        '{"os":"linux","architecture":"amd64"}',
    };
    const { facts, findings } = await inspect(commands);
    expect(facts.rows.map(({ platform }) => platform)).toEqual(['linux/amd64']);
    const texts = named(findings, 'platforms')?.evidence.map(({ text }) => text);
    expect(texts).toContain('What is there is a single image, not a list.');
    const one = await inspect(commands, { platforms: ['linux/amd64'] });
    expect(named(one.findings, 'platforms')?.status).toBe('ok');
  });

  test.each([
    [
      { exitCode: 1, stderr: 'ERROR: localhost:5000/demo:1: not found\n' },
      'manifest-not-found-yet',
    ],
    [{ exitCode: 1, stderr: 'ERROR: unexpected status: 401 Unauthorized' }, null],
    [{ failed: 'timeout' }, null],
    ['{"hello":1}', null],
  ] as const)('that can not be read is a problem: %j', async (said, failure) => {
    const { facts, findings } = await inspect({ [raw(tag)]: said });
    expect(facts.rows).toEqual([]);
    expect(findings.map(({ id }) => id)).toEqual(['manifest.read']);
    expect(findings[0]).toMatchObject({ status: 'problem', failure });
    expect(findings[0]?.evidence[0]?.text).not.toBe('');
  });
});

describe('the table of an archive', () => {
  /** An OCI image layout as `--output type=oci,tar=false` leaves it. */
  function layout(text = index, top?: object): string {
    const folder = join(emptyFolder(), 'image');
    const write = (path: string, content: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    const blob = (content: string) =>
      write(`blobs/${digestOf(content).replace(':', '/')}`, content);
    for (const content of [text, attestation, ...Object.values(images)]) blob(content);
    write('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
    const entry = {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      ...{ digest: digestOf(text), size: text.length },
      annotations: { 'org.opencontainers.image.ref.name': '1' },
    };
    write('index.json', JSON.stringify(top ?? { schemaVersion: 2, manifests: [entry, entry] }));
    return folder;
  }

  const look = lookAt(createLocalHost());
  const read = async (output: Answers['output']) => {
    const asked: Answers = { ...answers, output, registry: '', tags: [] };
    const facts = await manifest.inspect(look, asked, { build: built });
    return { facts, findings: manifest.judge(facts, asked) };
  };

  test('is read from its folder', async () => {
    const dir = layout();
    const { facts } = await read({ kind: 'oci-dir', dir });
    expect(facts).toMatchObject({ where: dir, source: 'oci-dir', digest: digestOf(index) });
    expect(facts.rows.map((row) => [row.platform, row.size, row.attestations])).toEqual([
      ...[
        ['linux/amd64', 1024, ['provenance']],
        ['linux/arm64', 900, []],
      ],
      ['linux/riscv64', 802, []],
    ]);
  });

  test('is read from its file, without unpacking it', async () => {
    const folder = layout();
    const file = join(dirname(folder), 'image.tar');
    execFileSync('tar', ['-cf', file, '-C', folder, 'oci-layout', 'index.json', 'blobs']);
    const { facts, findings } = await read({ kind: 'oci', file });
    expect(facts).toMatchObject({ source: 'oci', digest: digestOf(index), missing: [] });
    expect(facts.rows).toHaveLength(3);
    expect(findings.map(({ id, status }) => [id, status])).toEqual([
      ...[
        ['manifest.read', 'ok'],
        ['manifest.platforms', 'ok'],
        ['manifest.pushed', 'skipped'],
      ],
      ['manifest.runs', 'skipped'],
    ]);
  });

  test('is told to tar as a file, whatever its name is', async () => {
    const commandFor = async (file: string) =>
      (await read({ kind: 'oci', file })).facts.commands.map((argv) => argv.join(' '));
    expect(await commandFor('none/app.tar')).toEqual(['tar -tf none/app.tar']);
    expect(await commandFor('host:app.tar')).toEqual(['tar -tf ./host:app.tar']);
    expect(await commandFor('-app.tar')).toEqual(['tar -tf ./-app.tar']);
    const folder = await read({ kind: 'oci-dir', dir: '-layout' });
    expect(folder.facts.commands).toEqual([['cat', './-layout/index.json']]);
  });

  test('says why its images are not run, and offers nothing of the kind', async () => {
    const { findings } = await read({ kind: 'oci-dir', dir: layout() });
    const runs = named(findings, 'runs');
    expect(runs?.title).toContain('archive');
    expect(runs?.remedies).toEqual([]);
  });

  test('is its own index where that names the images themselves', async () => {
    const dir = layout(index, JSON.parse(index));
    expect((await read({ kind: 'oci-dir', dir })).facts.rows).toHaveLength(3);
  });

  test.each([
    ['oci', { kind: 'oci', file: '/nowhere/image.tar' }],
    ['oci-dir', { kind: 'oci-dir', dir: '/nowhere/image' }],
  ] as const)('that is not there is a problem in words (%s)', async (_, output) => {
    const { facts, findings } = await read(output);
    expect(findings[0]).toMatchObject({ id: 'manifest.read', status: 'problem' });
    expect(facts.unreadable).toMatch(/nowhere/);
  });
});

test('the other tags of a build name the same list, or are a problem', async () => {
  const list = JSON.stringify({
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [],
  });
  const tags = [
    tag,
    'localhost:5000/demo:same',
    'localhost:5000/demo:other',
    'localhost:5000/demo:no',
  ];
  const machine: StubMachine = {
    commands: {
      [raw(tag)]: list,
      [raw('localhost:5000/demo:same')]: list,
      [raw('localhost:5000/demo:other')]: `${list} `,
      [raw('localhost:5000/demo:no')]: {
        exitCode: 1,
        stderr: 'ERROR: localhost:5000/demo:no: not found',
      },
    },
  };
  const answers: Answers = { ...noAnswers, builder: 'mybuilder', tags };
  const facts = await manifest.inspect(stubLook(machine), answers, {});
  const told = manifest.judge(facts, answers).filter(({ id }) => id === 'manifest.tags');
  expect(told.map(({ status, title }) => [status, title])).toEqual([
    ['ok', 'Also as localhost:5000/demo:same: the same digest'],
    ['problem', 'localhost:5000/demo:other has another digest'],
    ['problem', 'localhost:5000/demo:no cannot be read back'],
  ]);
});
