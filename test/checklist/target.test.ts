import { describe, expect, test } from 'vitest';
import type { BuilderFacts } from '../../src/checklist/builder.ts';
import type { Found } from '../../src/checklist/step.ts';
import { lacksOf } from '../../src/checklist/target/abilities.ts';
import { type TargetFacts, target } from '../../src/checklist/target.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import { texts } from '../../src/texts/index.ts';
import { type Said, type StubMachine, stubLook } from './stub-look.ts';

/** A builder in which these platforms are proven, and loong64 is not. */
const builder = {
  ...{ chosen: 'mybuilder', native: 'linux/amd64' },
  builders: [
    {
      ...{ name: 'mybuilder', driver: 'docker-container' },
      nodes: [
        {
          claimed: [],
          platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/arm64', 'linux/arm/v7'],
        },
      ],
    },
  ],
  proofs: {
    ...{ 'linux/amd64': 'passed', 'linux/arm64': 'passed', 'linux/arm/v7': 'passed' },
    ...{ 'linux/riscv64': 'passed', 'linux/loong64': 'failed' },
  },
  verdicts: { 'linux/loong64': { verdict: 'no-handler', line: null } },
} as unknown as BuilderFacts;

const goodAnswers: Answers = {
  ...noAnswers,
  ...{ builder: 'mybuilder', registry: 'ghcr.io', platforms: ['linux/amd64', 'linux/arm64'] },
  tags: ['ghcr.io/ada/demo:1'],
};

const project: StubMachine = {
  folders: { '/project': ['Dockerfile', 'main.go'] },
  files: {
    '/project/Dockerfile': 'FROM scratch\n',
    '/home/ada/.docker/config.json': null,
    ...{ '/project/x.tar': null, '/project/out': null },
  },
};

/** What is looked at of a Dockerfile in which nothing is named. */
const bareFacts: TargetFacts = {
  ...{ dockerfile: 'Dockerfile', fault: null, candidates: [], evidence: [], choices: [] },
  ...{ presets: [], baseImages: [], fixed: null, suggestion: '', credentials: {} },
  ...{ lacks: {}, secretFaults: [], askedBy: null, bake: null },
  names: { stages: [], count: 1, args: [], secrets: [] },
  keeping: { file: '', store: null, helpers: {} },
};

/** What the step finds in a project, without the closer look. */
async function look(machine: StubMachine = {}, answers: Partial<Answers> = {}) {
  const files = { ...project.files, ...machine.files };
  const stub = stubLook({ ...project, ...machine, files });
  const all = { ...goodAnswers, ...answers };
  const facts = await target.inspect(stub, all, { builder });
  return { facts, all, stub, findings: target.judge(facts, all) };
}

const named = (findings: readonly Finding[], name: string): readonly Finding[] =>
  findings.filter(({ id }) => id === `target.${name}`);
const one = (findings: readonly Finding[], name: string): Finding | undefined =>
  named(findings, name)[0];

describe('the Dockerfile', () => {
  test('of the context is found, and its base images are named', async () => {
    const { facts, findings } = await look();
    expect(facts).toMatchObject({ dockerfile: 'Dockerfile', fault: null });
    expect(one(findings, 'dockerfile')).toMatchObject({
      ...{ status: 'ok', evidence: [{ source: 'Dockerfile', text: 'FROM scratch' }] },
    });
  });

  test('that is missing is a problem; what looks like one can be used with one key', async () => {
    const { findings } = await look({
      folders: {
        '/project': ['Dockerfile.arm', 'Dockerfile.arm.dockerignore', 'app.dockerfile', 'x.go'],
      },
      files: { '/project/Dockerfile': null },
    });
    const found = one(findings, 'dockerfile');
    expect(found?.status).toBe('problem');
    expect(found?.title).toContain('There is no Dockerfile: type its path');
    expect(found?.remedies.map(({ needs, sets }) => [needs, sets])).toEqual([
      ['nothing', { file: 'Dockerfile.arm' }],
      ['nothing', { file: 'app.dockerfile' }],
    ]);
  });

  test.each([
    ['may not be read', { error: 'forbidden' } as never, 'cannot be read by this user'],
    ['is empty', '# nothing yet\n', 'no FROM line'],
  ])('that %s is a problem', async (_, file, sentence) => {
    const { findings } = await look({ files: { '/project/Dockerfile': file } });
    expect(one(findings, 'dockerfile')?.status).toBe('problem');
    expect(one(findings, 'dockerfile')?.title).toContain(sentence);
  });

  test('named with --file lies where the person is, not in the context', async () => {
    const { facts } = await look(
      {
        folders: { '/project/app': ['main.go'] },
        files: { '/project/docker/App': 'FROM scratch\n' },
      },
      { context: 'app', file: 'docker/App' },
    );
    expect(facts.dockerfile).toBe('docker/App');
  });

  test('is not looked for in a context that is no folder', async () => {
    const { facts, findings } = await look(
      {
        files: { '/project/nowhere': null, '/project/nowhere/Dockerfile': null },
        folders: { '/project/nowhere': null },
      },
      { context: 'nowhere' },
    );
    expect(facts.fault).toBe('no-context');
    expect(one(findings, 'dockerfile')?.status).toBe('problem');
  });

  test('is not looked for in a context without permission: the sentence says what to do', async () => {
    const { facts, findings } = await look({
      folders: { '/project': null },
      files: { '/project': { kind: 'folder', mode: 0o000 } },
    });
    expect(facts.fault).toBe('context-forbidden');
    expect(one(findings, 'dockerfile')?.title).toContain('read permission');
  });
});

describe('platforms', () => {
  test('that are proven in the builder can be chosen', async () => {
    const { facts, findings } = await look();
    const kinds = facts.choices.map(({ platform, kind }) => [platform, kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      ...{ 'linux/amd64': 'native', 'linux/arm64': 'emulated', 'linux/arm/v7': 'emulated' },
      ...{ 'linux/riscv64': 'emulated-by-builder', 'linux/loong64': null },
    });
    expect(one(findings, 'platforms')?.status).toBe('ok');
  });

  test('must be chosen before going on', async () => {
    const { findings } = await look({}, { platforms: [] });
    expect(one(findings, 'platforms')).toMatchObject({ status: 'problem' });
  });

  test.each(['linux/loong64', 'linux/s390x'])(
    'such as %s that can not be built can be left out',
    async (platform) => {
      const { findings } = await look({}, { platforms: ['linux/amd64', platform] });
      const found = one(findings, 'platforms');
      expect(found?.status).toBe('problem');
      expect(found?.title).toContain(platform);
      expect(found?.remedies[0]?.sets).toEqual({ platforms: ['linux/amd64'] });
    },
  );

  test("that nothing here builds are nobody's to leave out: another builder is chosen first", () => {
    const choice = { platform: 'linux/arm64', kind: null, reason: '' } as never;
    for (const choices of [[], [choice]]) {
      const judged = target.judge({ ...bareFacts, choices }, goodAnswers);
      expect(one(judged, 'platforms')).toMatchObject({
        ...{ status: 'problem', title: texts().target.nothingBuilds, remedies: [] },
      });
    }
  });

  test('come in presets, of which none is empty', async () => {
    const { facts } = await look();
    const [article, all] = facts.presets;
    expect(article?.platforms).toEqual(['linux/amd64', 'linux/arm64', 'linux/riscv64']);
    expect(all?.platforms).toContain('linux/riscv64');
    const bare = await target.inspect(stubLook(project), goodAnswers, {});
    expect(bare.presets).toEqual([]);
  });
});

describe('the reference', () => {
  test('with capitals is refused, and what would do is named', async () => {
    const { findings } = await look({}, { tags: ['ghcr.io/Ada/Demo:1'] });
    expect(one(findings, 'reference')).toMatchObject({
      ...{ status: 'problem', failure: 'tag-missing-or-invalid' },
      evidence: [{ text: 'ghcr.io/ada/demo:1 would do' }],
    });
  });

  test('of one bare word is refused for a push, with the reason; an archive may have it', async () => {
    const push = await look({}, { tags: ['demo:1'] });
    expect(one(push.findings, 'reference')?.status).toBe('problem');
    expect(one(push.findings, 'reference')?.title).toContain('YOUR-NAME/demo:1');
    const output = { kind: 'oci', file: 'x.tar' } as const;
    const archive = await look({}, { tags: ['demo:1'], output });
    expect(one(archive.findings, 'reference')?.status).toBe('ok');
  });

  test('is needed for a push, and not for an archive', async () => {
    expect(one((await look({}, { tags: [] })).findings, 'reference')?.status).toBe('problem');
    const output = { kind: 'oci-dir', dir: 'out' } as const;
    expect(named((await look({}, { tags: [], output })).findings, 'reference')).toEqual([]);
  });

  test('is judged for every tag', async () => {
    const { findings } = await look({}, { tags: ['ghcr.io/ada/demo:1', 'ghcr.io/ada/demo:/'] });
    expect(named(findings, 'reference').map(({ status }) => status)).toEqual(['ok', 'problem']);
  });

  test.each([
    [
      'the last push went to',
      { registry: 'ghcr.io', pushedTo: 'ghcr.io/team' },
      'ghcr.io/team/project',
    ],
    [
      'asked for, where the last push went elsewhere',
      { registry: 'quay.io', pushedTo: 'ghcr.io/team' },
      'quay.io/project',
    ],
    ['the one login is for', { registry: null, pushedTo: null }, 'ada/project'],
  ])('is suggested for the registry that %s', async (_, answers, name) => {
    const auth = Buffer.from('ada:hunter2').toString('base64');
    const config = JSON.stringify({ auths: { 'https://index.docker.io/v1/': { auth } } });
    const files = { '/home/ada/.docker/config.json': config };
    const { facts } = await look({ files }, { ...answers, tags: [] });
    expect(facts.suggestion).toBe(`${name}:2026-11-24`);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});

describe('credentials', () => {
  const config = JSON.stringify({
    auths: { 'ghcr.io': { auth: Buffer.from('ada:hunter2').toString('base64') } },
    credHelpers: { 'eu.gcr.io': 'gcloud' },
  });
  const files = { '/home/ada/.docker/config.json': config };
  const kept = JSON.stringify({ Username: 'ada', Secret: 'hunter2' });
  /** A machine whose helper of this name answers so. */
  const helped = (name: string, said: Said, config: object): StubMachine => ({
    env: { PATH: '/bin' },
    files: {
      '/home/ada/.docker/config.json': JSON.stringify(config),
      [`/bin/docker-credential-${name}`]: { mode: 0o755 },
      '/bin/docker': { mode: 0o755 },
    },
    commands: { [`docker-credential-${name} get`]: said },
  });

  test.each([
    ['ghcr.io/ada/demo:1', 'ok'],
    ['quay.io/ada/demo:1', 'warning'],
    ['localhost:5000/demo:1', 'skipped'],
  ])('for %s: %s', async (tag, status) => {
    const { findings } = await look({ files }, { tags: [tag] });
    expect(one(findings, 'credentials')?.status).toBe(status);
  });

  const nothing = { exitCode: 1, stdout: 'credentials not found in native keychain\n' };
  test.each([
    ['its own helper has', 'gcloud', { credHelpers: { 'ghcr.io': 'gcloud' } }, kept, 'ok'],
    [
      'its own helper lacks',
      'gcloud',
      { credHelpers: { 'ghcr.io': 'gcloud' } },
      nothing,
      'warning',
    ],
    ['the store has, though no line says so', 'pass', { credsStore: 'pass' }, kept, 'ok'],
    [
      'the store lost, though a line names it',
      'pass',
      { credsStore: 'pass', auths: { 'ghcr.io': {} } },
      nothing,
      'warning',
    ],
    ['the store does not tell', 'pass', { credsStore: 'pass' }, { failed: 'timeout' }, 'warning'],
  ] as const)('that %s', async (_, name, config, said, status) => {
    const { facts, findings } = await look(helped(name, said, config));
    const finding = one(findings, 'credentials');
    expect(finding?.status).toBe(status);
    expect(finding?.remedies[0]?.changes).toContain(`docker-credential-${name} keeps`);
    expect(JSON.stringify([facts, findings])).not.toContain('hunter2');
  });

  test('are not asked of a helper that is not there, nor for registries that do not matter', async () => {
    const config = JSON.stringify({ credHelpers: { 'ghcr.io': 'gone', 'eu.gcr.io': 'gcloud' } });
    const machine = {
      env: { PATH: '/bin' },
      files: {
        '/home/ada/.docker/config.json': config,
        '/bin/docker-credential-gone': null,
        '/bin/docker': { mode: 0o755 },
      },
    };
    const { findings, stub } = await look(machine);
    expect(one(findings, 'credentials')?.status).toBe('warning');
    expect(stub.asked.filter((one) => one.includes(' get'))).toEqual([]);
  });

  test.each([
    ['quay.io/ada/demo:1', 'quay.io', ['quay.io']],
    ['ada/demo:1', 'docker.io', []],
  ])(
    'that are missing for %s are asked for by docker, in the terminal',
    async (tag, name, host) => {
      const { findings } = await look({ files }, { tags: [tag] });
      expect(one(findings, 'credentials')?.remedies).toMatchObject([
        {
          ...{ needs: 'consent', isConversation: true, undo: ['docker logout', ...host].join(' ') },
          actions: [{ run: ['docker', 'login', ...host] }],
          reversal: [{ run: ['docker', 'logout', ...host] }],
        },
      ]);
      const [remedy] = one(findings, 'credentials')?.remedies ?? [];
      expect(remedy?.changes).toContain(name);
      expect(remedy?.changes).toContain('/home/ada/.docker/config.json');
    },
  );

  test.each([
    ['the file', { files }],
    ['a helper', helped('gcloud', kept, { credHelpers: { 'ghcr.io': 'gcloud' } })],
  ])('that %s has are replaced by a new login: no logout brings them back', async (_, machine) => {
    const { findings } = await look(machine, { tags: ['ghcr.io/ada/demo:1'] });
    const [remedy] = one(findings, 'credentials')?.remedies ?? [];
    expect(remedy).toMatchObject({
      actions: [{ run: ['docker', 'login', 'ghcr.io'] }],
      undo: null,
    });
    expect(remedy?.reversal).toBeUndefined();
    expect(remedy?.changes).toContain('It replaces the login that is there');
  });

  test('that a registry of this machine asks for are a warning, once the builder met it', async () => {
    const line = 'ERROR: failed to solve: unexpected status from HEAD request: 401 Unauthorized';
    const reach = {
      ...{ registry: 'localhost:5001', command: '', hostsLine: null },
      answer: { verdict: 'reachable', line },
    };
    const all = { ...goodAnswers, tags: ['localhost:5001/demo:1'] };
    const seen = { builder: { ...builder, reach } as BuilderFacts };
    const facts = await target.inspect(stubLook({ ...project }), all, seen);
    expect(one(target.judge(facts, all), 'credentials')).toMatchObject({
      ...{ status: 'warning', failure: 'push-401' },
      title: 'localhost:5001 asks for a login, and the client has none for it',
    });
    const elsewhere = { ...all, tags: ['localhost:5000/demo:1'] };
    expect(one(target.judge(facts, elsewhere), 'credentials')?.status).toBe('skipped');
  });

  test('follow the tag as it is typed, without another look', async () => {
    const { facts, all } = await look({ files });
    const typed = { ...all, tags: ['quay.io/ada/demo:1'] };
    expect(one(target.judge(facts, typed), 'credentials')?.status).toBe('warning');
  });

  test('are not asked for where a config is no JSON, or the result is an archive', async () => {
    const broken = await look({ files: { '/home/ada/.docker/config.json': '{' } });
    expect(one(broken.findings, 'credentials')?.status).toBe('warning');
    const output = { kind: 'oci', file: 'x.tar' } as const;
    expect(named((await look({ files }, { output })).findings, 'credentials')).toEqual([]);
  });
});

describe('base images', () => {
  const raw = (image: string) =>
    `docker buildx imagetools inspect --builder mybuilder --raw ${image}`;
  const config = (image: string) =>
    `docker buildx imagetools inspect --builder mybuilder --format '{{json .Image}}' ${image}`;
  const list = (...platforms: readonly string[]) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: platforms.map((platform, index) => {
        const [os, architecture, variant] = platform.split('/');
        const digest = `sha256:${String(index).repeat(64)}`;
        return { digest, size: 1, platform: { os, architecture, ...(variant && { variant }) } };
      }),
    });

  /** The closer look at a Dockerfile, with what the registries say. */
  async function closer(
    dockerfile: string,
    commands: StubMachine['commands'],
    answers: Partial<Answers> = {},
  ) {
    const { facts, all, stub } = await look(
      { files: { '/project/Dockerfile': dockerfile }, commands: commands ?? {} },
      answers,
    );
    const told: TargetFacts[] = [];
    const { signal } = new AbortController();
    const seen = await target.lookCloser?.(stub, facts, all, (now) => told.push(now), signal);
    if (seen === undefined) throw new Error('nobody looked closer');
    const judged = (now: TargetFacts) => named(target.judge(now, all), 'base-images');
    return {
      seen,
      told,
      findings: judged(seen),
      first: told[0] && judged(told[0]),
      asked: stub.asked,
    };
  }

  test('that have every platform are fine, each asked once however many platforms', async () => {
    const commands = { [raw('alpine:3')]: list('linux/amd64', 'linux/arm64/v8', 'linux/riscv64') };
    const { findings, first, asked, seen } = await closer('FROM alpine:3\n', commands);
    expect(first?.[0]?.status).toBe('skipped');
    expect(findings[0]?.status).toBe('ok');
    expect(asked.filter((one) => one.includes('imagetools'))).toHaveLength(1);
    expect(seen.baseImages[0]?.coverage).toMatchObject({
      ...{ 'linux/arm64': 'yes', 'linux/riscv64': 'yes', 'linux/arm/v7': 'no' },
    });
    expect(seen.presets.at(-1)?.platforms).not.toContain('linux/arm/v7');
  });

  test('that lack a chosen platform are a problem, with a way to leave it out', async () => {
    const commands = { [raw('ubuntu:18.04')]: list('linux/amd64') };
    const { findings } = await closer('# x\nFROM ubuntu:18.04\n', commands);
    expect(findings[0]).toMatchObject({
      ...{ status: 'problem', failure: 'base-image-no-platform' },
      title: 'ubuntu:18.04 is not published for linux/arm64',
      evidence: [{ text: 'Dockerfile line 2' }],
      remedies: [{ needs: 'nothing', sets: { platforms: ['linux/amd64'] } }],
    });
  });

  test('that lack every chosen platform leave nothing to leave out', async () => {
    const commands = { [raw('ibm')]: list('linux/s390x') };
    expect((await closer('FROM ibm\n', commands)).findings[0]?.remedies).toEqual([]);
  });

  test('of a registry that does not answer are a warning, not a stop', async () => {
    const commands = { [raw('alpine')]: { failed: 'timeout' } } as const;
    const { findings } = await closer('FROM alpine\n', commands);
    expect(findings[0]).toMatchObject({
      ...{ status: 'warning', evidence: [{ text: 'the command did not end in time.' }] },
    });
    const refused = { exitCode: 1, stderr: 'ERROR: alpine: \u001b[31m401 Unauthorized\n' };
    const unknown = await closer('FROM alpine\n', { [raw('alpine')]: refused });
    expect(unknown.findings[0]).toMatchObject({
      ...{ status: 'warning', evidence: [{ text: 'ERROR: alpine: 401 Unauthorized' }] },
    });
  });

  test('that a build argument without a default decides are not known', async () => {
    const { findings, asked } = await closer('ARG BASE\nFROM $BASE\n', {});
    expect(findings[0]).toMatchObject({ status: 'warning' });
    expect(findings[0]?.evidence[0]?.text).toContain('build argument');
    expect(asked.some((one) => one.includes('imagetools'))).toBe(false);
  });

  test('are those of the arguments, of $TARGETARCH and of other stages', async () => {
    const dockerfile = [
      'ARG VERSION=1.25',
      'FROM --platform=$BUILDPLATFORM golang:$VERSION AS build',
      'FROM build AS test',
      'FROM app-$TARGETARCH',
      'COPY --from=build /x /x',
    ].join('\n');
    const { seen, findings } = await closer(dockerfile, {
      [raw('golang:1.25')]: list('linux/amd64'),
      [raw('app-amd64')]: list('linux/amd64'),
      [raw('app-arm64')]: list('linux/arm64'),
      [raw('app-arm')]: { exitCode: 1, stderr: 'not found' },
      [raw('app-riscv64')]: { exitCode: 1, stderr: 'not found' },
    });
    expect(seen.baseImages.map(({ image }) => image)).toEqual(['golang:1.25', 'app-$TARGETARCH']);
    // The compiler runs on the builder's own platform, whatever the image is for.
    expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('are those that the chosen stage needs, with the build arguments that are given', async () => {
    const dockerfile = [
      'ARG BASE=alpine',
      'FROM ubuntu:18.04 AS tests',
      'FROM $BASE AS app',
      'FROM ibm AS other',
    ].join('\n');
    const commands = { [raw('debian')]: list('linux/amd64', 'linux/arm64') };
    const { seen, findings } = await closer(dockerfile, commands, {
      ...{ target: 'app', buildArgs: ['BASE=debian'] },
    });
    expect(seen.baseImages.map(({ image }) => image)).toEqual(['debian']);
    expect(findings.map(({ status }) => status)).toEqual(['ok']);
    const last = await closer(dockerfile, { [raw('ibm')]: list('linux/s390x') });
    expect(last.seen.baseImages.map(({ image }) => image)).toEqual(['ibm']);
  });

  test('that are a single image have the platform of their config', async () => {
    const image = JSON.stringify({ schemaVersion: 2, config: {}, layers: [] });
    const old = `old@${digestOf(image)}`;
    const { findings } = await closer(
      'FROM old\n',
      { [raw('old')]: image, [config(old)]: '{"os":"linux","architecture":"amd64"}' },
      { platforms: ['linux/amd64'] },
    );
    expect(findings[0]?.status).toBe('ok');
    const silent = await closer('FROM old\n', { [raw('old')]: image, [config(old)]: '{}' });
    expect(silent.findings[0]?.status).toBe('warning');
  });

  test('for arm/v7 may be those for arm/v6', async () => {
    const commands = { [raw('pi')]: list('linux/arm/v6') };
    const { findings } = await closer('FROM pi\n', commands, { platforms: ['linux/arm/v7'] });
    expect(findings[0]?.status).toBe('ok');
  });
});

describe('a platform that the Dockerfile fixes', () => {
  const fixed = { files: { '/project/Dockerfile': 'FROM --platform=linux/amd64 scratch\n' } };
  const warned = async (platforms: readonly string[]) =>
    (await look(fixed, { platforms })).findings.find(
      ({ failure }) => failure === 'wrong-arch-in-manifest',
    );

  test('is warned of where another one is built, which can be left out', async () => {
    const warning = await warned(['linux/amd64', 'linux/arm64']);
    expect(warning).toMatchObject({ id: 'target.base-images', status: 'warning' });
    expect(warning?.title).toContain('linux/arm64');
    expect(warning?.evidence[0]?.text).toBe('Dockerfile line 1');
    expect(warning?.remedies[0]?.sets).toEqual({ platforms: ['linux/amd64'] });
  });

  test('is fine where it is the only one', async () => {
    expect(await warned(['linux/amd64'])).toBeUndefined();
  });
});

describe('the options of the build', () => {
  const dockerfile = [
    'FROM golang AS build',
    'ARG VERSION=1',
    'RUN --mount=type=secret,id=npm,required cat /run/secrets/npm',
    'RUN --mount=type=cache,target=/root --mount=type=secret,target=/etc/key true',
    'FROM scratch AS app',
    'COPY --from=build /app /app',
  ].join('\n');
  const files = { '/project/Dockerfile': dockerfile };

  test('are named by the Dockerfile', async () => {
    const { facts } = await look({ files });
    expect(facts.names).toEqual({
      ...{ stages: ['build', 'app'], count: 2, secrets: ['npm', 'key'] },
      args: [{ key: 'VERSION', value: '1' }],
    });
  });

  test('leave out the secrets of stages that are not built', async () => {
    const beside = `${dockerfile}\nFROM golang AS tests\nRUN --mount=type=secret,id=ci true\n`;
    const secretsOf = async (stage: string | null) =>
      (await look({ files: { '/project/Dockerfile': beside } }, { target: stage })).facts.names
        ?.secrets;
    expect(await secretsOf('app')).toEqual(['npm', 'key']);
    expect(await secretsOf(null)).toEqual(['ci']);
  });

  test('name a stage that is there', async () => {
    for (const stage of ['app', 'BUILD', '1', null]) {
      expect(named((await look({ files }, { target: stage })).findings, 'stage')).toEqual([]);
    }
    const { findings } = await look({ files }, { target: 'ap' });
    const found = one(findings, 'stage');
    expect(found).toMatchObject({ status: 'problem', title: expect.stringContaining('ap') });
    expect(found?.remedies.map(({ sets }) => sets)).toEqual([
      { target: null },
      { target: 'build' },
      { target: 'app' },
    ]);
  });

  test('give the secrets that the Dockerfile mounts, from where they are', async () => {
    const asked = named((await look({ files })).findings, 'secrets');
    expect(asked.map(({ status }) => status)).toEqual(['warning', 'warning']);
    const [give] = asked[0]?.remedies ?? [];
    expect(give?.question?.check('src=')).toContain('it says not where it is');
    expect(give?.question?.check('hunter2')).toContain('never stands on the command line');
    expect(await give?.question?.answer('env=NPM')).toMatchObject({
      needs: 'nothing',
      sets: { secrets: [{ id: 'npm', from: { kind: 'env', name: 'NPM' } }] },
    });
    const secrets: Answers['secrets'] = [
      { id: 'npm', from: { kind: 'file', path: 'npmrc' } },
      { id: 'key', from: { kind: 'env', name: 'KEY' } },
    ];
    const missing = { files: { ...files, '/project/npmrc': null } };
    const wrong = named((await look(missing, { secrets })).findings, 'secrets');
    expect(wrong.map(({ status, title }) => [status, title])).toEqual([
      ['problem', 'The secret npm is not there: npmrc does not exist'],
      ['problem', 'The secret key is not there: the variable KEY is not set'],
    ]);
    const there = { files: { ...files, '/project/npmrc': 'x' }, env: { KEY: 'x' } };
    expect(named((await look(there, { secrets })).findings, 'secrets')).toEqual([]);
  });

  test('hold no secret in a build argument', async () => {
    const buildArgs = ['VERSION=1', 'NPM_TOKEN=hunter2'];
    const { findings } = await look({ files }, { buildArgs });
    expect(one(findings, 'build-args')).toMatchObject({ status: 'warning' });
    expect(one(findings, 'build-args')?.remedies[0]?.sets).toEqual({ buildArgs: ['VERSION=1'] });
    expect(JSON.stringify(one(findings, 'build-args')?.title)).not.toContain('hunter2');
  });

  test('are told of where buildx or the builder does not have them', () => {
    const given: Answers = {
      ...goodAnswers,
      ...{ annotations: ['a=b'], provenance: 'max', sbom: true },
      cacheTo: [{ reference: 'ghcr.io/ada/demo:cache', mode: 'max' }],
    };
    const lacking = (client: string, change: object, answers = given) => {
      const found = {
        client: { buildx: { version: client.split('.').map(Number) } },
        builder: { ...builder, ...change },
      } as unknown as Found;
      const facts = { ...bareFacts, lacks: lacksOf(found) };
      return named(target.judge(facts, answers), 'options').map(({ title }) => title);
    };
    expect(lacking('0.29.1', {})).toEqual([]);
    expect(lacking('0.11.2', {})).toEqual([
      "--annotation can't be had here: this buildx is older than 0.12",
    ]);
    expect(lacking('0.9.1', {}).map((title) => title.split(' ')[0])).toEqual([
      ...['--annotation', '--provenance', '--sbom'],
    ]);
    const old = [{ ...builder.builders[0], nodes: [{ version: 'v0.10.6' }] }];
    expect(lacking('0.29.1', { builders: old })[1]).toContain('BuildKit is older than 0.11');
    const debian = [{ ...builder.builders[0], nodes: [{ version: 'v0.0.0+unknown' }] }];
    expect(lacking('0.29.1', { builders: debian })).toEqual([]);
    const own = [{ ...builder.builders[0], driver: 'docker' }];
    expect(lacking('0.29.1', { builders: own })).toHaveLength(3);
    expect(lacking('0.29.1', { builders: own, imageStore: 'containerd' })).toEqual([]);
    const off: Answers = { ...goodAnswers, provenance: 'off' };
    expect(lacking('0.29.1', { builders: own }, off)).toEqual([]);
    expect(lacking('0.9.1', {}, off)).toHaveLength(1);
  });

  test('annotate a list only where one is made', () => {
    const annotations = ['index:a=b', 'c=d'];
    const told = (more: Partial<Answers>) =>
      named(target.judge(bareFacts, { ...goodAnswers, annotations, ...more }), 'options');
    const single: Partial<Answers> = { platforms: ['linux/amd64'], provenance: 'off' };
    expect(told({ provenance: 'off' })).toEqual([]);
    expect(told({ ...single, provenance: 'default' })).toEqual([]);
    expect(told({ ...single, sbom: true })).toEqual([]);
    expect(told(single)[0]?.remedies[0]?.sets).toEqual({ annotations: ['c=d'] });
  });

  test('hold every registry of several tags to its own login', async () => {
    const tags = ['ghcr.io/ada/demo:1', 'quay.io/ada/demo:1', 'ghcr.io/ada/demo:2'];
    const { findings } = await look({}, { tags });
    expect(named(findings, 'credentials').map(({ title }) => title)).toEqual([
      'The client has no login for ghcr.io',
      'The client has no login for quay.io',
    ]);
    const [other] = named(findings, 'other-registry');
    expect(other).toMatchObject({ status: 'warning', title: expect.stringContaining('quay.io') });
    expect(other?.remedies[0]?.sets).toEqual({ tags: [tags[0], tags[2]] });
  });
});
