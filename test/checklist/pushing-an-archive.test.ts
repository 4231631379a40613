import { describe, expect, test } from 'vitest';
import type { ManifestFacts, Pushing } from '../../src/checklist/manifest/facts.ts';
import { manifest } from '../../src/checklist/manifest.ts';
import { inspectRegistry } from '../../src/docker/own-registry.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { productTexts } from '../../src/texts/products.ts';
import { type Said, stubLook } from './stub-look.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const row = (platform: string, of: string) => ({
  ...{ platform, digest: `sha256:${of.repeat(64)}`, size: 1, layers: 1, attestations: [] },
  ...{ seconds: null, kind: null, run: null },
});
const rows = [row('linux/amd64', 'b'), row('linux/arm64', 'c')];
const none: Pushing = {
  ...{ skopeo: null, oras: null, name: null, suggestion: 'ghcr.io/me/app:1', authFile: null },
  readsCertFile: true,
  speaking: async () => ({ access: null, authority: null }),
};

const archive: ManifestFacts = {
  ...{
    where: 'app.tar',
    seenBy: 'app.tar',
    source: 'oci',
    digest,
    mediaType: null,
    rows,
    missing: [],
  },
  ...{ commands: [], unreadable: null, pushing: none },
};
const answers: Answers = {
  ...noAnswers,
  ...{ registry: '', output: { kind: 'oci', file: 'app.tar' } },
};

const pushedOf = (facts: ManifestFacts, of: Answers = answers) =>
  manifest.judge(facts, of).find(({ id }) => id === 'manifest.pushed');
const waysWith = (tools: Partial<Pushing>) =>
  pushedOf({ ...archive, pushing: { ...none, ...tools } })?.remedies ?? [];

async function answered(remedy: Remedy | undefined, text: string): Promise<Remedy> {
  const { question } = remedy ?? {};
  expect(question?.check(text)).toBeNull();
  const given = await question?.answer(text);
  if (given === undefined || 'refused' in given) throw new Error('refused');
  return given;
}

describe('an archive that is in no registry', () => {
  test('is pushed by what is there; only the first way is recommended, and the build is the last', () => {
    const titles = (tools: Partial<Pushing>) =>
      waysWith(tools).map(({ title, recommended }) => [title, recommended !== undefined]);
    const build = 'Build it again, and push';
    expect(titles({})).toEqual([[build, true]]);
    expect(titles({ skopeo: 'skopeo version 1.22.0', oras: '1.3.0' })).toEqual([
      ['Push it with skopeo', true],
      ['Push it with oras', false],
      [build, false],
    ]);
  });

  test('is said to go as it is only where something here copies it', () => {
    const { notYet, notYetBuilt } = productTexts().push;
    const titleWith = (tools: Partial<Pushing>, where = archive.where) =>
      pushedOf({ ...archive, where, pushing: { ...none, ...tools } })?.title;
    expect(titleWith({ skopeo: 'skopeo version 1.22.0' })).toBe(notYet);
    expect(titleWith({ oras: '1.3.0' })).toBe(notYet);
    expect(titleWith({})).toBe(notYetBuilt.tools);
    expect(titleWith({ skopeo: 'skopeo version 1.22.0' }, 'a:b.tar')).toBe(notYetBuilt.colon);
    expect(titleWith({}, 'a:b.tar')).toBe(notYetBuilt.tools);
    expect(titleWith({ oras: '1.3.0' }, 'a:b.tar')).toBe(notYet);
  });

  test('is not pushed by skopeo from a path that skopeo can’t be told', () => {
    const pushing = { ...none, skopeo: 'skopeo version 1.22.0' };
    const ways = pushedOf({ ...archive, where: 'a:b.tar', pushing })?.remedies;
    expect(ways?.map(({ title }) => title)).toEqual(['Build it again, and push']);
  });

  test('asks where it goes; a name of Docker’s own and what is no reference are refused', () => {
    const [way] = waysWith({});
    expect(way?.question?.initial).toBe('ghcr.io/me/app:1');
    expect(way?.question?.check('app')).not.toBeNull();
    expect(way?.question?.check('ghcr.io/Me/app')).toContain('ghcr.io/me/app');
    expect(way?.actions).toEqual([]);
  });

  test('says which registry is asked how it is spoken to; of a build none is', () => {
    const ways = waysWith({ skopeo: 'skopeo version 1.22.0' });
    expect(ways.map(({ question }) => question?.meanwhile?.(' ghcr.io/me/app:2 '))).toEqual([
      'Asking ghcr.io how it is spoken to.',
      undefined,
    ]);
  });

  test('is copied by exactly the command that is consented to, and looked at again in the registry', async () => {
    const [skopeo] = waysWith({ skopeo: 'skopeo version 1.22.0' });
    const remedy = await answered(skopeo, 'localhost:5000/app:2');
    expect(remedy).toMatchObject({
      needs: 'consent',
      sets: {
        ...{ tags: ['localhost:5000/app:2'], registry: 'localhost:5000', access: null },
        output: { kind: 'push', archive: { kind: 'oci', where: 'app.tar', digest, by: 'copy' } },
      },
    });
    expect(remedy.actions).toHaveLength(1);
    expect(remedy.actions[0]).toMatchObject({ run: expect.arrayContaining(['skopeo', 'copy']) });
  });

  test('is built again without a command of its own: the build step shows it, and the builder is asked first', async () => {
    const remedy = await answered(waysWith({}).at(-1), 'localhost:5000/app:2');
    expect(remedy).toMatchObject({ needs: 'nothing', actions: [] });
    expect(remedy.sets?.registry).toBeUndefined();
    expect(remedy.sets?.output).toMatchObject({ kind: 'push', archive: { by: 'build' } });
  });

  test('whose index names several images is offered no way', () => {
    const { pushing: _, ...several } = archive;
    expect(pushedOf(several)).toBeUndefined();
  });
});

describe('an archive that was pushed', () => {
  const images = Object.fromEntries(rows.map(({ platform, digest: of }) => [platform, of]));
  const there = (by: 'copy' | 'build', change: Partial<ManifestFacts>) => {
    const { pushing: _, ...facts } = archive;
    const output = {
      kind: 'push',
      archive: { kind: 'oci', where: 'app.tar', digest, images, by },
    } as const;
    const seen: ManifestFacts = { ...facts, where: 'a/app:2', source: 'registry', ...change };
    return pushedOf(seen, { ...answers, output });
  };
  const another = `sha256:${'d'.repeat(64)}`;
  const [amd64, arm64] = rows as [(typeof rows)[0], (typeof rows)[0]];
  const changed = [amd64, { ...arm64, digest: another }];

  test('is proven by the same digest', () => {
    const finding = there('copy', {});
    expect(finding).toMatchObject({
      status: 'ok',
      title: 'It is what app.tar holds, byte for byte',
    });
    expect(finding?.evidence.map(({ text }) => text)).toEqual([digest, digest]);
  });

  test('and is another one is a problem where it was copied', () => {
    expect(there('copy', { digest: another })).toMatchObject({ status: 'problem' });
    expect(there('copy', { digest: another, rows: changed })?.title).toBe(
      'Other than in app.tar: linux/arm64',
    );
  });

  test('by another build may have a new list, and is said to have other images', () => {
    expect(there('build', { digest: another })).toMatchObject({ status: 'ok' });
    expect(there('build', { digest: another, rows: changed })).toMatchObject({
      ...{ status: 'warning', title: 'Other than in app.tar: linux/arm64' },
    });
  });

  test('is not spoken of where nothing was an archive', () => {
    const { pushing: _, ...facts } = archive;
    const seen: ManifestFacts = { ...facts, source: 'registry' };
    expect(pushedOf(seen, { ...answers, output: { kind: 'push' } })).toBeUndefined();
  });
});

describe('an archive whose copy is in its registry no more', () => {
  const there = 'localhost:5000/app:2';
  const content = { where: 'app.tar', digest, images: {} } as const;
  const given = (kind: 'oci' | 'oci-dir', by: 'copy' | 'build'): Answers => ({
    ...{ ...answers, builder: 'mybuilder', tags: [there], registry: 'localhost:5000' },
    output: { kind: 'push', archive: { ...content, kind, by } },
  });
  const absent = (stderr: string): Said => ({ exitCode: 1, stderr });
  const inspected = `docker buildx imagetools inspect --builder mybuilder --raw ${there}`;
  const container = JSON.stringify({
    ...{ image: 'registry:3', labels: { 'multiarch-wizard': 'registry' } },
    ...{ state: { Status: 'running' }, ports: { '5000/tcp': [{ HostPort: '5000' }] } },
  });
  const blobs = {
    'index.json': JSON.stringify({ manifests: [{ digest, size: 1 }] }),
    [`blobs/sha256/${'a'.repeat(64)}`]: JSON.stringify({
      config: { digest: 'sha256:0' },
      layers: [],
    }),
    'blobs/sha256/0': '{"os":"linux","architecture":"amd64"}',
  };
  const inTar = Object.fromEntries(
    Object.entries(blobs).map(([name, text]) => [`tar -xOf /project/app.tar ${name}`, text]),
  );
  const noTar = Object.fromEntries(Object.keys(inTar).map((name) => [name, absent('not there')]));
  const inFolder = Object.fromEntries(
    Object.entries(blobs).map(([name, text]) => [`/project/app.tar/${name}`, text]),
  );
  const before: ManifestFacts = {
    ...{ ...archive, where: there, seenBy: there, source: 'registry' },
    own: { registry: 'localhost:5000', isGone: false },
  };

  async function seen(of: Answers, commands: Readonly<Record<string, Said>>) {
    const tools = { 'skopeo --version': 'skopeo version 1.22.0', 'oras version': absent('') };
    const missing = { [inspected]: absent(`ERROR: ${there}: not found`) };
    const stub = stubLook({
      commands: { ...tools, ...missing, ...inTar, ...commands },
      files: inFolder,
    });
    const facts = await manifest.inspect(stub, of, { manifest: before });
    const findings = manifest.judge(facts, of);
    return { facts, findings, pushed: findings.find(({ id }) => id === 'manifest.pushed') };
  }

  const { notYet, ways } = productTexts().push;
  const gone = { [shellQuote(inspectRegistry)]: absent('Error: No such container: x') };
  const anew = { [shellQuote(inspectRegistry)]: container };

  test.each(['oci', 'oci-dir'] as const)(
    'is pushed again where that is gone (%s)',
    async (kind) => {
      const { facts, pushed } = await seen(given(kind, 'copy'), gone);
      expect([facts.where, facts.source, facts.own?.isGone]).toEqual(['app.tar', kind, true]);
      expect([pushed?.title, pushed?.remedies[0]?.title]).toEqual([notYet, ways.skopeo.title]);
      const made = await answered(pushed?.remedies[0], 'localhost:5001/app:2');
      expect(made.sets?.output).toMatchObject({ archive: { kind, where: 'app.tar' } });
    },
  );

  test('is pushed again where that was started anew, empty, and is said not to be there', async () => {
    const { facts, findings, pushed } = await seen(given('oci', 'copy'), anew);
    expect([facts.where, facts.source, facts.own?.isGone]).toEqual([there, 'registry', false]);
    expect(findings.find(({ id }) => id === 'manifest.read')).toMatchObject({
      ...{ status: 'problem', failure: 'manifest-not-found-yet' },
    });
    expect([pushed?.title, pushed?.remedies[0]?.title]).toEqual([notYet, ways.skopeo.title]);
    const made = await answered(pushed?.remedies[0], there);
    expect(made.actions).toEqual([
      { run: expect.arrayContaining(['oci-archive:app.tar', `docker://${there}`]) },
    ]);
  });

  test('is not pushed where it is gone, too, nor in place of what was built again', async () => {
    const lost = await seen(given('oci', 'copy'), { ...gone, ...noTar });
    expect([lost.facts.where, lost.facts.digest, lost.pushed]).toEqual([there, digest, undefined]);
    expect((await seen(given('oci', 'copy'), { ...anew, ...noTar })).pushed).toBeUndefined();
    const built = await seen(given('oci', 'build'), gone);
    expect([built.facts.where, built.pushed]).toEqual([there, undefined]);
  });
});
