import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandOf, lanesOf } from '../../src/checklist/build/command.ts';
import type { BuilderFacts } from '../../src/checklist/builder.ts';
import { canBeRun, isMissing, listsOf } from '../../src/checklist/manifest/facts.ts';
import { probesOf } from '../../src/checklist/manifest/run-remedy.ts';
import { manifest } from '../../src/checklist/manifest.ts';
import type { Found } from '../../src/checklist/step.ts';
import { targetNames, withTarget } from '../../src/checklist/target/bake-names.ts';
import { target } from '../../src/checklist/target.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import { inspectRegistry } from '../../src/docker/own-registry.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import type { Finding } from '../../src/model/finding.ts';
import { texts } from '../../src/texts/index.ts';
import { productTexts } from '../../src/texts/products.ts';
import { type Said, type StubMachine, stubLook } from './stub-look.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`../docker/recordings/bake/buildx-0.29.1/${name}`, import.meta.url), 'utf8');
const refused = (name: string): Said => ({ exitCode: 1, stderr: recorded(name) });

const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const builder = {
  ...{ chosen: 'mybuilder', native: 'linux/amd64', verdicts: {} },
  builders: [
    { name: 'mybuilder', driver: 'docker-container', nodes: [{ claimed: [], platforms }] },
  ],
  proofs: Object.fromEntries(platforms.map((platform) => [platform, 'passed'])),
} as unknown as BuilderFacts;

const print = 'docker buildx bake --print';
const list = 'docker buildx bake --list=type=targets,format=json';
const commands: Readonly<Record<string, Said>> = {
  [print]: recorded('print.json'),
  [list]: recorded('list.json'),
  [`${print} app docs out web`]: recorded('print-all.json'),
};
const base = 'FROM localhost:5000/base:1\n';
const machine: StubMachine = {
  commands,
  folders: { '/project': ['docker-bake.hcl', 'web'] },
  files: {
    '/project/Dockerfile': base,
    '/project/web/Dockerfile': `ARG V=1\nFROM scratch AS none\n${base}`,
    '/other/Dockerfile': base,
    '/home/ada/.docker/config.json': null,
    '/project/out.tar': null,
    ...{ '/project/out-app.tar': null, '/project/out-web.tar': null },
    ...{ '/project/out-2-app.tar': null, '/project/out-2-web.tar': null },
  },
};
const alone: StubMachine = { ...machine, files: { ...machine.files, '/project/Dockerfile': null } };

const answers: Answers = {
  ...{ ...noAnswers, builder: 'mybuilder', registry: 'localhost:5000', platforms },
  bake: { ...noBakeChoice, follows: platforms },
};

async function look(given: Partial<Answers> = {}, at: StubMachine = machine) {
  const all = { ...answers, ...given };
  const stub = stubLook(at);
  const facts = await target.inspect(stub, all, { builder });
  const suggested = target.suggest?.(facts, all) ?? {};
  return { stub, facts, suggested, all, findings: target.judge(facts, { ...all, ...suggested }) };
}

const titles = (findings: readonly Finding[], status: Finding['status']) =>
  findings.filter((finding) => finding.status === status).map(({ id, title }) => [id, title]);
const wayOut = (findings: readonly Finding[], id: string) =>
  findings.find((finding) => finding.id === id && finding.remedies.length > 0)?.remedies[0];

describe('a bake file in the folder', () => {
  test('is read by bake alone; its default targets are what is built', async () => {
    const { facts, findings } = await look();
    expect(facts.bake).toMatchObject({ files: ['docker-bake.hcl'], defaults: ['app', 'web'] });
    expect(facts.bake?.chosen.map(({ name }) => name)).toEqual(['app', 'web']);
    expect(facts.bake?.definition?.targets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['app', 'docs', 'out', 'web']),
    );
    expect(titles(findings, 'problem')).toEqual([]);
    expect(titles(findings, 'ok')).toContainEqual(['target.bake', 'docker-bake.hcl: app, web']);
  });

  test('has its base images merged, each with the targets it is for', async () => {
    const { facts } = await look();
    expect(facts.baseImages.map(({ image, within }) => [image, within?.targets])).toEqual([
      ['localhost:5000/base:1', ['app', 'web']],
    ]);
  });

  test('asks for the base images of the stage that each target builds', async () => {
    const web = 'FROM ubuntu:18.04 AS rel\nFROM alpine:3 AS tests\n';
    const files = { ...machine.files, '/project/web/Dockerfile': web };
    const withStage = (said: Said) => {
      const printed = JSON.parse(String(said));
      printed.target.web.target = 'rel';
      return JSON.stringify(printed);
    };
    const all = `${print} app docs out web`;
    const staged = Object.fromEntries(
      [print, all].map((command) => [command, withStage(commands[command] ?? '')]),
    );
    const imagesOf = async (said: StubMachine['commands'], given: Partial<Answers> = {}) => {
      const { facts } = await look(given, {
        ...machine,
        files,
        commands: { ...commands, ...said },
      });
      return facts.baseImages.map(({ image }) => image);
    };
    expect(await imagesOf({})).toEqual(['localhost:5000/base:1', 'alpine:3']);
    expect(await imagesOf(staged)).toEqual(['localhost:5000/base:1', 'ubuntu:18.04']);
    expect(await imagesOf(staged, { target: 'tests' })).toContain('alpine:3');
  });

  test('has its options judged as those of a build are, for each of its targets', async () => {
    const { findings } = await look(
      {
        target: 'none',
        secrets: [
          { id: 'npm', from: { kind: 'file', path: 'npmrc' } },
          { id: 'key', from: { kind: 'env', name: 'KEY' } },
        ],
        buildArgs: ['NPM_TOKEN=hunter2'],
      },
      { ...machine, files: { ...machine.files, '/project/npmrc': null } },
    );
    expect(titles(findings, 'problem')).toEqual([
      ['target.stage', 'There is no stage none in the Dockerfile of app'],
      ['target.secrets', 'The secret npm is not there: npmrc does not exist'],
      ['target.secrets', 'The secret key is not there: the variable KEY is not set'],
    ]);
    expect(titles(findings, 'warning').map(([id]) => id)).toContain('target.build-args');
    expect(wayOut(findings, 'target.stage')?.sets).toEqual({ target: null });
  });

  test('is what is built where there is no Dockerfile, for its own platforms', async () => {
    const { suggested } = await look({ bake: null, platforms: ['linux/amd64'] }, alone);
    expect(suggested).toEqual({
      bake: { ...noBakeChoice, follows: platforms },
      platforms,
    });
  });

  test('is only offered where there is one, and where a tag or a Dockerfile was named', async () => {
    expect((await look({ bake: null })).suggested.bake).toBeUndefined();
    const { suggested, findings } = await look({ bake: null, tags: ['me/app:1'] }, alone);
    expect(suggested.bake).toBeUndefined();
    expect(wayOut(findings, 'target.dockerfile')?.sets).toEqual({ bake: noBakeChoice });
  });

  test('keeps the platforms that the person chose instead', async () => {
    const { suggested } = await look({ platforms: ['linux/arm64'] });
    expect(suggested.platforms).toBeUndefined();
  });

  test('that bake refuses is told with file and line, a problem only if it is to be built', async () => {
    const broken = {
      ...machine,
      commands: { [print]: refused('unknown-variable.err'), [list]: '' },
    };
    const { findings } = await look({}, broken);
    expect(findings[0]).toMatchObject({
      ...{ id: 'target.bake', status: 'problem', title: 'bake does not take docker-bake.hcl' },
      evidence: [{ source: 'docker-bake.hcl', line: 2 }],
    });
    const beside = await look({ bake: null }, broken);
    expect(beside.findings.find(({ id }) => id === 'target.bake')?.status).toBe('skipped');
    // Where there is nothing else to build, it is what was meant.
    const meant = { ...broken, files: alone.files ?? {} };
    expect((await look({ bake: null }, meant)).suggested.bake).toEqual(noBakeChoice);
  });

  test('in another folder is said to be read from there', async () => {
    const { findings, stub } = await look(
      { context: 'sub' },
      {
        ...machine,
        folders: { '/project/sub': ['docker-bake.hcl'] },
        files: { ...machine.files, '/project/sub/Dockerfile': null },
      },
    );
    expect(findings[0]).toMatchObject({ id: 'target.bake', status: 'problem' });
    expect(findings[0]?.remedies[0]?.actions).toEqual([
      { do: 'Quit, then run: cd sub && multiarch-wizard' },
    ]);
    expect(stub.asked.filter((one) => one.startsWith('docker'))).toEqual([]);
  });

  test('loses annotations with buildx 0.13, which is said', async () => {
    const set = "docker buildx bake --print --set '*.annotations=index:a=b'";
    const kept = JSON.parse(recorded('print.json'));
    for (const one of Object.values<{ annotations?: string[] }>(kept.target)) {
      one.annotations = ['index:a=b'];
    }
    const asking = (said: string) => ({ ...machine, commands: { ...commands, [set]: said } });
    const annotations = ['index:a=b'];
    const old = await look({ annotations }, asking(recorded('print.json')));
    expect(titles(old.findings, 'warning')).toContainEqual([
      ...['target.bake', 'bake of this buildx leaves annotations out: index:a=b'],
    ]);
    const now = await look({ annotations }, asking(JSON.stringify(kept)));
    expect(titles(now.findings, 'warning').map(([id]) => id)).not.toContain('target.bake');
  });

  test('that is gone leaves the Dockerfile', async () => {
    const { findings } = await look({}, { ...machine, folders: { '/project': ['Dockerfile'] } });
    expect(wayOut(findings, 'target.bake')?.sets).toEqual({ bake: null });
  });
});

describe('the targets', () => {
  const wanting = (...targets: readonly string[]) => ({ bake: { ...noBakeChoice, targets } });
  const asked = (names: string, said: Said): StubMachine => ({
    ...machine,
    commands: { ...commands, [`${print} ${names}`]: said },
  });

  test('outside of the folder are built only once that is allowed', async () => {
    const only = JSON.parse(recorded('print-all.json'));
    only.group.default.targets = ['out'];
    const { findings, facts, all } = await look(wanting('out'), asked('out', JSON.stringify(only)));
    expect(titles(findings, 'problem').map(([id]) => id)).toContain('target.bake-access');
    const allow = wayOut(findings, 'target.bake-access');
    expect(allow?.title).toBe('Allow it: --allow fs.read=../other');
    const allowed = { ...all, ...allow?.sets };
    expect(shellQuote(commandOf(allowed, facts))).toContain('--allow fs.read=../other');
    expect(titles(target.judge(facts, allowed), 'problem').map(([id]) => id)).not.toContain(
      'target.bake-access',
    );
  });

  test('without a tag are asked for one, which then stands in the command', async () => {
    const only = JSON.parse(recorded('print-all.json'));
    only.group.default.targets = ['docs'];
    const { findings, facts, all } = await look(
      wanting('docs'),
      asked('docs', JSON.stringify(only)),
    );
    const { question } = wayOut(findings, 'target.reference') ?? {};
    expect(question?.initial).toMatch(/^localhost:5000\/docs:\d{4}-\d\d-\d\d$/);
    expect(question?.check('docs')).toContain('no namespace');
    const remedy = await question?.answer('localhost:5000/docs:1');
    const sets = remedy !== undefined && 'sets' in remedy ? remedy.sets : {};
    expect(shellQuote(commandOf({ ...all, ...sets }, facts))).toContain(
      '--set docs.tags=localhost:5000/docs:1 --push docs',
    );
  });

  test('that share a tag would lose one list', async () => {
    const same = JSON.parse(recorded('print.json'));
    same.target.web.tags = ['localhost:5000/app:1'];
    const said = { [print]: JSON.stringify(same), [list]: '' };
    const { findings } = await look({}, { ...machine, commands: said });
    expect(titles(findings, 'problem')).toEqual([
      [
        'target.reference',
        'app, web are pushed to localhost:5000/app:1: only the last of them stays there',
      ],
    ]);
  });

  test('whose Dockerfile is not there are named', async () => {
    const files = { ...machine.files, '/project/web/Dockerfile': null };
    const { findings } = await look({}, { ...machine, files });
    expect(titles(findings, 'problem')).toEqual([
      ['target.dockerfile', 'web/Dockerfile, the Dockerfile of web, is not there'],
    ]);
  });

  test('are chosen one by one; the default ones are named no more, and one stays', async () => {
    const { facts, all } = await look();
    const seen = facts.bake;
    if (seen === null || all.bake === null) throw new Error('no bake file');
    expect(targetNames(seen, all.bake)).toEqual(['app', 'web']);
    const fewer = withTarget(seen, all.bake, 'web');
    expect(fewer?.targets).toEqual(['app']);
    expect(fewer && withTarget(seen, fewer, 'web')?.targets).toEqual([]);
    expect(fewer && withTarget(seen, fewer, 'app')).toBeNull();
  });

  test('give the build its lanes, a target and platform each', async () => {
    const { facts, all } = await look();
    expect(shellQuote(commandOf(all, facts))).toBe('docker buildx bake --builder mybuilder --push');
    expect(lanesOf(all, facts).bake).toEqual(
      ['app', 'web'].flatMap((name) => platforms.map((platform) => ({ target: name, platform }))),
    );
  });
});

describe('archives of a bake', () => {
  const output = { kind: 'oci', file: 'out.tar' } as const;
  const notThere = { exitCode: 127 };

  test('are asked about where one is there already, each by its own name', async () => {
    const files = { ...machine.files, '/project/out-web.tar': 'notes' };
    const receipts = { '/home/ada/.local/state/multiarch-wizard/receipts': null };
    const folders = { ...machine.folders, ...receipts };
    const { findings, all } = await look({ output }, { ...machine, files, folders });
    const [taken, ...others] = findings.filter(({ id }) => id === 'target.archive');
    expect(others).toEqual([]);
    expect(taken?.title).toBe('out-web.tar is there already: the build would write over it');
    expect(taken?.remedies.map(({ sets }) => sets?.output)).toEqual([
      { kind: 'oci', file: 'out-2.tar' },
      { ...all.output, replaces: ['out-web.tar'] },
    ]);
  });

  test('need no tags; one that has a tag has one that is a reference', async () => {
    const printed = JSON.parse(recorded('print.json'));
    printed.target.app.tags = [];
    printed.target.web.tags = ['Web:1'];
    const said = { [print]: JSON.stringify(printed), [list]: '' };
    const { findings } = await look({ output }, { ...machine, commands: said });
    expect(titles(findings, 'problem').map(([, title]) => title)).toEqual([
      expect.stringMatching(/^web: /),
    ]);
    expect(findings.map(({ id }) => id)).not.toContain('target.credentials');
  });

  test('are one a target, named in the step and in the command', async () => {
    const { facts, all } = await look({ output });
    expect(target.summary(facts, all)).toContain('out-app.tar, out-web.tar');
    expect(shellQuote(commandOf(all, facts))).toBe(
      'docker buildx bake --builder mybuilder --set app.output=type=oci,dest=out-app.tar --set web.output=type=oci,dest=out-web.tar',
    );
  });

  /** What step 7 reads from the archives of these targets. */
  async function read(
    targets: readonly string[],
    given: Partial<Answers> = {},
    there: Readonly<Record<string, Said>> = {},
    found: Found = {},
  ) {
    const named = { output, bake: { ...noBakeChoice, targets, follows: platforms }, ...given };
    const seen = { ...machine, commands: { ...commands, [`${print} app`]: oneOf('app') } };
    const { facts, all } = await look(named, seen);
    const digest = `sha256:${'a'.repeat(64)}`;
    const index = JSON.stringify({ manifests: [{ digest, size: 1 }] });
    const image = JSON.stringify({ config: { digest: 'sha256:0' }, layers: [] });
    const files = ['out.tar', 'out-app.tar', 'out-web.tar'].flatMap((file) => {
      const tar = `tar -xOf /project/${file}`;
      return [
        [`${tar} index.json`, index],
        [`${tar} blobs/sha256/${'a'.repeat(64)}`, image],
        [`${tar} blobs/sha256/0`, '{"os":"linux","architecture":"amd64"}'],
      ] as const;
    });
    const tools = { 'skopeo --version': notThere, 'oras version': notThere };
    const image2 = { [`${inspect} --raw localhost:5000/app:2`]: image };
    const config = `${inspect} --format '{{json .Image}}' localhost:5000/app@${digestOf(image)}`;
    const inRegistry = { ...image2, [config]: '{"os":"linux","architecture":"amd64"}' };
    const stub = stubLook({
      commands: { ...Object.fromEntries(files), ...tools, ...inRegistry, ...there },
    });
    const read = await manifest.inspect(stub, all, { ...found, target: facts });
    const told = manifest.judge(read, all).filter(({ id }) => id === 'manifest.pushed');
    return { read, pushed: told.at(-1), told, all };
  }

  const oneOf = (name: string) => {
    const { group: _, target: all } = JSON.parse(recorded('print.json'));
    return JSON.stringify({
      group: { default: { targets: [name] } },
      target: { [name]: all[name] },
    });
  };

  const inspect = 'docker buildx imagetools inspect --builder mybuilder';
  const skopeo = { 'skopeo --version': 'skopeo version 1.22.0' };

  test('are offered to be pushed one by one, and one that was is read from its registry', async () => {
    const first = await read([], {}, skopeo);
    const { titleOf } = productTexts().push.ways.skopeo;
    expect(first.pushed?.title).toBe(productTexts().push.notYetOf('app, web'));
    expect(first.pushed?.remedies.map(({ title }) => title)).toEqual(['app', 'web'].map(titleOf));
    const [app] = first.pushed?.remedies ?? [];
    expect(app?.question?.initial).toBe('localhost:5000/app:1');
    const made = await app?.question?.answer('localhost:5000/app:2');
    if (made === undefined || 'refused' in made) throw new Error('refused');
    expect(made.actions).toEqual([
      { run: expect.arrayContaining(['oci-archive:out-app.tar', 'docker://localhost:5000/app:2']) },
    ]);
    expect(made.sets).not.toHaveProperty('registry');

    const then = await read([], made.sets, skopeo);
    expect([then.read, ...(then.read.others ?? [])].map(({ where }) => where)).toEqual([
      ...['localhost:5000/app:2', 'out-web.tar'],
    ]);
    expect(then.told.map(({ status, title }) => [status, title])).toEqual([
      ['ok', `app: ${productTexts().push.same('out-app.tar')}`],
      ['skipped', productTexts().push.notYetOf('web')],
    ]);
    expect(then.pushed?.remedies.map(({ title }) => title)).toEqual([titleOf('web')]);
    const check = then.pushed?.remedies[0]?.question?.check;
    expect(check?.('localhost:5000/app:2')).toBe(
      productTexts().push.taken('localhost:5000/app:2', 'app'),
    );
    expect(check?.('localhost:5000/web:2')).toBeNull();
    const later = await read([], made.sets);
    expect(later.pushed).toMatchObject({
      ...{ title: productTexts().push.several.tools('web'), remedies: [] },
    });
    // What is in a registry can be run, and nothing else of it.
    expect(canBeRun(first.read)).toBe(false);
    expect(canBeRun(then.read)).toBe(true);
    expect(probesOf(then.read, ['true']).map(({ image }) => image)).toEqual([
      expect.stringContaining('localhost:5000/app@sha256:'),
    ]);
  });

  test('have a table each, read from their own files; without a tool none of several is pushed from here', async () => {
    const { read: seen, pushed } = await read([]);
    const lists = [seen, ...(seen.others ?? [])];
    expect(lists.map((one) => [one.target, one.where, one.rows[0]?.platform])).toEqual([
      ['app', 'out-app.tar', 'linux/amd64'],
      ['web', 'out-web.tar', 'linux/amd64'],
    ]);
    expect(pushed).toMatchObject({ status: 'skipped', remedies: [] });
    expect(pushed?.title).toBe(productTexts().push.several.tools('app, web'));
  });

  test('are told apart by whether anything here pushes them', async () => {
    const { read: seen, all } = await read([], {}, skopeo);
    // skopeo takes what is after a colon for a name.
    const told = manifest.judge({ ...seen, where: 'a:b.tar' }, all);
    const pushed = told.filter(({ id }) => id === 'manifest.pushed');
    expect(pushed.map(({ title, remedies }) => [title, remedies.length])).toEqual([
      [productTexts().push.several.colon('app'), 0],
      [productTexts().push.notYetOf('web'), 1],
    ]);
    // Nor does anything push an archive whose index names several images.
    const { pushing: _, ...odd } = seen;
    const alone = manifest.judge(odd, all).filter(({ id }) => id === 'manifest.pushed');
    expect(alone.map(({ title }) => title)).toEqual([
      ...[productTexts().push.several.list('app'), productTexts().push.notYetOf('web')],
    ]);
  });

  test('that went to a registry of one’s own are told of it, and it is removed from there', async () => {
    const archive = {
      kind: 'oci',
      where: 'out-web.tar',
      digest: '',
      images: {},
      by: 'copy',
    } as const;
    const web = { reference: 'localhost:5000/app:2', access: null, archive };
    const given = { output: { ...output, pushed: { web } } };
    const container = JSON.stringify({
      ...{ image: 'registry:3', labels: { 'multiarch-wizard': 'registry' } },
      state: { Status: 'running' },
      ports: { '5000/tcp': [{ HostPort: '5000' }] },
    });
    const asks = shellQuote(inspectRegistry);
    const known = { own: { container: { isOurs: true, port: 5000 } } } as unknown as BuilderFacts;
    const there = await read([], given, { ...skopeo, [asks]: container }, { builder: known });
    const { read: seen, all } = there;
    expect([seen.where, seen.own]).toEqual([
      'out-app.tar',
      { registry: 'localhost:5000', isGone: false },
    ]);
    const told = (facts: typeof seen) =>
      manifest.judge(facts, all).find(({ id }) => id === 'manifest.registry')?.remedies.length;
    expect(told(seen)).toBe(1);

    const stopped = container.replace('"running"', '"exited"');
    const still = await read([], given, { ...skopeo, [asks]: stopped }, { builder: known });
    expect(
      manifest.judge(still.read, all).find(({ id }) => id === 'manifest.registry'),
    ).toMatchObject({
      ...{ status: 'warning', title: texts().ownRegistry.title.stopped('localhost:5000') },
    });

    const none = { exitCode: 1, stderr: 'Error: No such container: multiarch-registry' };
    const gone = await read([], given, { ...skopeo, [asks]: none }, { manifest: seen });
    expect(gone.read.own?.isGone).toBe(true);
    expect(told(gone.read)).toBe(0);
    // What was copied there is in its archive still, and is pushed from there again.
    expect(there.told.map(({ title }) => title)).toContain(
      `web: ${productTexts().push.different('out-web.tar', [])}`,
    );
    expect(listsOf(gone.read).map(({ where, digest }) => [where, digest !== null])).toEqual([
      ['out-app.tar', true],
      ['out-web.tar', true],
    ]);
    expect(gone.told.map(({ title }) => title)).toEqual([productTexts().push.notYetOf('app, web')]);
    expect(gone.pushed?.remedies).toHaveLength(2);
    expect(canBeRun(gone.read)).toBe(false);
    expect(probesOf(gone.read, ['true'])).toEqual([]);
  });

  test.each([
    ['ERROR: localhost:5000/app:2: not found', true],
    ['ERROR: failed to do request: Head "https://localhost:5000/v2/": dial tcp: refused', false],
  ])(
    'that can’t be read from their registry (%s) keep no other from being read',
    async (said, isAbsent) => {
      const archive = {
        kind: 'oci',
        where: 'out-web.tar',
        digest: '',
        images: {},
        by: 'copy',
      } as const;
      const web = { reference: 'localhost:5000/app:2', access: null, archive };
      const away = { [`${inspect} --raw localhost:5000/app:2`]: { exitCode: 1, stderr: said } };
      const given = { output: { ...output, pushed: { web } } };
      const { read: seen, all, pushed } = await read([], given, { ...skopeo, ...away });
      const lists = listsOf(seen);
      expect(lists.map(({ target: of, unreadable }) => [of, unreadable])).toEqual([
        ['app', null],
        ['web', said],
      ]);
      expect(lists.map(isMissing)).toEqual([false, isAbsent]);
      const findings = manifest.judge(seen, all);
      expect(findings.filter(({ id }) => id === 'manifest.read')).toMatchObject([
        { status: 'ok', title: texts().manifest.read('out-app.tar') },
        {
          ...{ status: 'problem', title: texts().manifest.unreadable('localhost:5000/app:2') },
          ...{ evidence: [{ text: said }], failure: isAbsent ? 'manifest-not-found-yet' : null },
        },
      ]);
      expect(findings.find(({ id }) => id === 'manifest.platforms')?.title).toMatch(/^app: /);
      // What a registry answers to have no more is in its archive still.
      const left = isAbsent ? 'app, web' : 'app';
      expect(pushed?.title).toBe(productTexts().push.notYetOf(left));
      expect(pushed?.remedies).toHaveLength(isAbsent ? 2 : 1);
    },
  );

  test('of one target are in the file that was named, and are pushed under a tag beside the bake file', async () => {
    const { read: seen, pushed, all } = await read(['app']);
    expect([seen.where, seen.others]).toEqual(['out.tar', undefined]);
    const [build] = pushed?.remedies ?? [];
    expect(build?.question?.initial).toBe('localhost:5000/app:1');
    expect(await build?.question?.answer('localhost:5000/app:2')).toMatchObject({
      sets: {
        output: { kind: 'push', archive: { where: 'out.tar', by: 'build' } },
        bake: { ...all.bake, tags: { app: 'localhost:5000/app:2' } },
      },
    });
  });
});

describe('the lists of a bake', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
  const image = (platform: string, letter: string) => {
    const [os, architecture] = platform.split('/');
    return {
      ...{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digest(letter) },
      ...{ size: 1, platform: { os, architecture } },
    };
  };
  const index = (...manifests: readonly unknown[]) =>
    JSON.stringify({ mediaType: 'application/vnd.oci.image.index.v1+json', manifests });
  const raw = (reference: string) =>
    `docker buildx imagetools inspect --builder mybuilder --raw ${reference}`;
  const single = JSON.stringify({
    ...{ mediaType: 'application/vnd.oci.image.manifest.v1+json', config: { digest: digest('0') } },
    layers: [{ size: 10 }],
  });

  test('are read back one a target, each held against its own platforms', async () => {
    const { facts, all } = await look();
    const [amd64, arm64, riscv64] = platforms.map((platform, at) =>
      image(platform, 'abc'[at] ?? ''),
    );
    const images = ['app', 'web'].flatMap((name) =>
      ['a', 'b', 'c'].map((letter) => [raw(`localhost:5000/${name}@${digest(letter)}`), single]),
    );
    const stub = stubLook({
      commands: {
        [raw('localhost:5000/app:1')]: index(amd64, arm64, riscv64),
        [raw('localhost:5000/app:latest')]: index(amd64, arm64, riscv64),
        [raw('localhost:5000/web:1')]: index(amd64, arm64),
        ...Object.fromEntries(images),
      },
    });
    const seen = await manifest.inspect(stub, all, { target: facts });
    expect([seen.target, seen.others?.map((one) => one.target)]).toEqual(['app', ['web']]);
    expect(seen.alsoAs?.map(({ tag, digest }) => [tag, digest])).toEqual([
      ['localhost:5000/app:latest', seen.digest],
    ]);
    const findings = manifest.judge(seen, all);
    expect(titles(findings, 'problem')).toEqual([
      ['manifest.platforms', 'web: Missing: linux/riscv64'],
    ]);
    expect(manifest.summary(seen, all)).toBe(
      `localhost:5000/app:1: ${platforms.join(', ')}, localhost:5000/web:1: linux/amd64, linux/arm64`,
    );
    const runs = findings.find(({ id }) => id === 'manifest.runs')?.remedies[0];
    const pulls = runs?.actions.filter((action) => 'run' in action && action.run[1] === 'pull');
    expect(pulls).toHaveLength(5);
  });
});
