import { describe, expect, it } from 'vitest';
import type { AssemblyRemedy, Wanted } from '../../src/assembly/assembly.ts';
import type { AssemblyFacts, LocalList } from '../../src/assembly/facts.ts';
import { judge } from '../../src/assembly/judge.ts';
import { judgeFresh as judgeCopy } from '../../src/assembly/judge-local.ts';
import { recallDigests, rememberDigests } from '../../src/assembly/memory.ts';
import { remedyOf } from '../../src/assembly/plan.ts';
import type { SourceRow } from '../../src/assembly/source.ts';
import type { CaFacts, CaFile } from '../../src/checklist/builder/ca-file.ts';
import { wholeReference } from '../../src/docker/reference.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { Finding } from '../../src/model/finding.ts';
import { sourceLines } from '../../src/report/assembly.ts';
import type { Line } from '../../src/ui/line.ts';
import { stubHost } from '../wizard/stub-host.ts';
import { digest, factsOf, platform, there, wantedOf } from './sources.ts';

const app = 'ghcr.io/me/app';
const two = [there(`${app}:1-amd64`), there(`${app}:1-arm64`)];

const named = (findings: readonly Finding[], name: string) =>
  findings.filter(({ id }) => id === `manifest.${name}`);
const bad = (findings: readonly Finding[]) =>
  findings.filter(({ status }) => status === 'problem').map(({ title }) => title);
const wants = (finding: Finding | undefined) =>
  ((finding?.remedies ?? []) as readonly AssemblyRemedy[]).flatMap((remedy) => remedy.wants ?? []);

const textOf = (lines: readonly Line[]) =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

/** The commands that a person would be shown; none where something is in the way. */
function commands(facts: AssemblyFacts, wanted: Wanted): readonly string[] {
  const { plan } = judge(facts, wanted);
  if (plan === null) return [];
  return remedyOf(plan, facts).actions.map((action) =>
    shellQuote('run' in action ? action.run : []),
  );
}

describe('a list of images that are as they are called', () => {
  it('is made by imagetools where there is buildx', () => {
    expect(commands(factsOf(two), wantedOf())).toEqual([
      `docker buildx imagetools create --tag ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
    ]);
    expect(judge(factsOf(two), wantedOf()).ways).toMatchObject([
      { way: 'imagetools', cannot: null },
      { way: 'manifest', cannot: null, recommended: null },
    ]);
  });

  it('is made by docker manifest where there is none, or where that is chosen', () => {
    const made = [
      `docker manifest create ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
      `docker manifest push --purge ${app}:1`,
    ];
    expect(commands(factsOf(two, { hasBuildx: false }), wantedOf())).toEqual(made);
    expect(commands(factsOf(two), wantedOf({ way: 'manifest' }))).toEqual(made);
    expect(judge(factsOf(two, { hasBuildx: false }), wantedOf()).ways[1]?.cannot).toContain(
      'no buildx',
    );
  });

  it('is a list of one image, too', () => {
    const facts = factsOf([there(`${app}:1-arm64`)]);
    for (const way of ['imagetools', 'manifest'] as const) {
      const { plan } = judge(facts, wantedOf({ way }));
      expect(plan && remedyOf(plan, facts).changes).toMatch(/^(Writes|Makes) a list of 1 image /);
    }
  });

  it('takes back what it wrote over, where that was a list', () => {
    const now = { digest: digest('c'), isList: true };
    const facts = factsOf(two, { now });
    const { plan } = judge(facts, wantedOf());
    expect(plan && remedyOf(plan, facts).undo).toBe(
      `docker buildx imagetools create --tag ${app}:1 ${app}@${digest('c')}`,
    );
    const single = factsOf(two, { now: { ...now, isList: false } });
    expect(plan && remedyOf(plan, single).undo).toContain(`${app}@${digest('c')}`);
    expect(plan && remedyOf(plan, single).reversal).toBeUndefined();
  });
});

describe('what is wrong with the sources', () => {
  it('is a tag whose image is for another platform: it is built anew, annotated, or taken as it is', () => {
    const facts = factsOf([two[0] ?? there('a'), there(`${app}:1-arm64`, { says: 'linux/s390x' })]);
    const { findings, plan } = judge(facts, wantedOf());
    expect(bad(findings)).toEqual([
      `${app}:1-arm64 is called linux/arm64, and its config says linux/s390x`,
    ]);
    expect(plan).toBeNull();
    const [finding] = named(findings, 'source-platforms');
    expect(wants(finding)).toEqual([
      { annotations: { [`${app}:1-arm64`]: platform('linux/arm64') }, way: null },
      { annotations: { [`${app}:1-arm64`]: platform('linux/s390x') } },
      { sources: [`${app}:1-amd64`] },
    ]);
    const [annotated, asIs] = wants(finding);
    expect(commands(facts, wantedOf(annotated))).toEqual([
      `docker manifest create ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
      `docker manifest annotate --os linux --arch arm64 ${app}:1 ${app}:1-arm64`,
      `docker manifest push --purge ${app}:1`,
    ]);
    expect(commands(facts, wantedOf(asIs))).toHaveLength(1);
    // Written in another way it is the same image.
    const onHub = factsOf([there('me/app:1-arm64', { says: 'linux/s390x' })], {
      registry: 'docker.io',
    });
    const annotations = { 'docker.io/me/app:1-arm64': platform('linux/arm64') };
    expect(commands(onHub, wantedOf({ annotations, list: 'me/app:1' }))[1]).toBe(
      'docker manifest annotate --os linux --arch arm64 me/app:1 me/app:1-arm64',
    );
  });

  it('is one that is called otherwise, and is not taken for a platform that is there already', () => {
    const rows = [...two, there(`${app}:1-riscv64`, { says: 'linux/amd64' })];
    const { findings } = judge(factsOf(rows), wantedOf());
    expect(wants(named(findings, 'source-platforms')[0])).toEqual([
      { annotations: { [`${app}:1-riscv64`]: platform('linux/riscv64') }, way: null },
      { sources: [`${app}:1-amd64`, `${app}:1-arm64`] },
    ]);
  });

  it('is a platform that is there twice', () => {
    const facts = factsOf([two[0] ?? there('a'), there(`${app}:1-x86_64`)]);
    const { findings } = judge(facts, wantedOf());
    expect(bad(findings)).toEqual([`linux/amd64 is there twice: ${app}:1-amd64, ${app}:1-x86_64`]);
    const [leaveOut] = wants(named(findings, 'source-platforms')[0]);
    expect(leaveOut).toEqual({ sources: [`${app}:1-x86_64`] });
  });

  it('is no platform that one list has twice, as Windows in two versions', () => {
    const platforms = ['windows/amd64', 'windows/amd64', 'linux/amd64'];
    const both = there(`${app}:2`, { kind: 'list', platforms });
    expect(bad(judge(factsOf([both]), wantedOf()).findings)).toEqual([]);
    const other = there(`${app}:3`, { says: 'windows/amd64' });
    expect(bad(judge(factsOf([both, other]), wantedOf()).findings)).toEqual([
      `windows/amd64 is there twice: ${app}:2, ${app}:3`,
    ]);
  });

  it('is a list without images', () => {
    const facts = factsOf([...two, there(`${app}:2`, { kind: 'list', platforms: [] })]);
    const { findings, plan } = judge(facts, wantedOf());
    expect(bad(findings)).toEqual([`${app}:2 is a list without images`]);
    expect(plan).toBeNull();
    expect(textOf(sourceLines(facts.rows))).toMatch(new RegExp(`${app}:2 +- +sha256:.* list`));
  });

  it('is the image whose tag the list would take; a list that gets one image more is none', () => {
    const wanted = wantedOf({ list: `${app}:1-amd64` });
    expect(bad(judge(factsOf(two), wanted).findings)).toEqual([
      `${app}:1-amd64 is one of the images, and would name the list instead`,
    ]);
    const list = there(`${app}:1`, { kind: 'list', platforms: ['linux/amd64', 'linux/386'] });
    expect(judge(factsOf([list, there(`${app}:1-arm64`)]), wantedOf()).plan).not.toBeNull();
  });

  it('is a word with which a pattern gives no reference', () => {
    const empty = [{ pattern: 'ghcr.io/me/app:--help', error: null, isNoReference: true }];
    expect(bad(judge(factsOf(two, { empty }), wantedOf()).findings)).toEqual([
      'ghcr.io/me/app:--help is no reference of an image',
    ]);
  });

  it('is an image without a platform, and ARM without its variant', () => {
    const facts = factsOf([
      there(`${app}:1-riscv64`, { says: null }),
      there(`${app}:1-armv6`, { says: 'linux/arm' }),
    ]);
    const { findings } = judge(facts, wantedOf());
    const platforms = named(findings, 'source-platforms');
    expect(platforms.map(({ status }) => status)).toEqual(['problem', 'warning']);
    expect(wants(platforms[1])).toEqual([
      { annotations: { [`${app}:1-armv6`]: platform('linux/arm/v6') }, way: null },
    ]);
  });

  it('tells ARM v6 from v7, and takes arm64 and arm64/v8 for one, arm and arm/v7 too', () => {
    const arms = [there(`${app}:1-armv6`), there(`${app}:1-armv7`)];
    expect(bad(judge(factsOf(arms), wantedOf()).findings)).toEqual([]);
    const same = [there(`${app}:1-arm64`), there(`${app}:2`, { says: 'linux/arm64/v8' })];
    expect(bad(judge(factsOf(same), wantedOf()).findings)).toHaveLength(1);
    const unnamed = [there(`${app}:1-armv7`), there(`${app}:2`, { says: 'linux/arm' })];
    expect(bad(judge(factsOf(unnamed), wantedOf()).findings)).toHaveLength(1);
  });

  it('is one that is not there, or that can not be read: it is pushed, logged in to, or left out', () => {
    const missing = { state: 'missing', error: 'a: not found', seenBy: 'inspect' } as const;
    const locked = { state: 'unreadable', error: 'HTTP 401', seenBy: 'inspect' } as const;
    const rows = [
      ...two,
      { ...there(`${app}:1-s390x`), read: missing },
      { ...there(`${app}:1-386`), read: locked },
    ];
    const found = named(judge(factsOf(rows), wantedOf()).findings, 'source-there');
    expect(found.map(({ title }) => title)).toEqual([
      `${app}:1-s390x is not in the registry`,
      `${app}:1-386 cannot be read`,
    ]);
    expect(found[1]?.remedies[0]).toMatchObject({
      ...{ title: 'Log in to ghcr.io', undo: 'docker logout ghcr.io', isConversation: true },
      actions: [{ run: ['docker', 'login', 'ghcr.io'] }],
    });
    expect(wants(found[0])[0]?.sources).toHaveLength(3);
  });

  it('is a registry that shows its tags, or the place of the list, only to whoever is logged in', () => {
    const empty = [{ pattern: `${app}:{arch}`, error: 'HTTP 403, DENIED: no' }];
    const tags = named(judge(factsOf([], { empty }), wantedOf()).findings, 'source-there');
    expect(tags[0]?.remedies[0]?.actions).toEqual([{ run: ['docker', 'login', 'ghcr.io'] }]);
    const closed = factsOf(two, { closed: 'HTTP 401, UNAUTHORIZED: x' });
    const { findings, plan } = judge(closed, wantedOf());
    const [place] = named(findings, 'list-place');
    expect(place).toMatchObject({ status: 'warning', failure: 'push-401' });
    expect(place?.remedies[0]?.actions).toEqual([{ run: ['docker', 'login', 'ghcr.io'] }]);
    expect(plan).not.toBeNull();
    const logins = { ...closed.logins, kept: ['ghcr.io'] };
    const [replaced] = named(judge({ ...closed, logins }, wantedOf()).findings, 'list-place');
    expect(replaced?.remedies[0]?.undo).toBeNull();
    expect(replaced?.remedies[0]?.recommended).toBeUndefined();
  });

  it('is a pattern that no tag fits', () => {
    const facts = factsOf([], { empty: [{ pattern: `${app}:2-{arch}`, error: null }] });
    expect(bad(judge(facts, wantedOf()).findings)).toEqual([
      `No tag of the repository fits ${app}:2-{arch}`,
    ]);
  });
});

describe('a list among the sources', () => {
  const rows = [there(`${app}:1-amd64`, { kind: 'attested' }), there(`${app}:1-arm64`)];

  it('is taken by imagetools', () => {
    expect(judge(factsOf(rows), wantedOf()).way).toBe('imagetools');
    expect(commands(factsOf(rows), wantedOf())).toHaveLength(1);
  });

  it('is refused by docker manifest, which leads to imagetools', () => {
    const { findings, plan } = judge(factsOf(rows), wantedOf({ way: 'manifest' }));
    const [finding] = named(findings, 'source-kinds');
    expect(finding).toMatchObject({
      status: 'problem',
      failure: 'docker-manifest-create-is-list',
    });
    expect(wants(finding)).toEqual([{ way: 'imagetools' }]);
    expect(plan).toBeNull();
  });

  it('can not be made without buildx: that is to be installed, or the image built without attestations', () => {
    const { findings } = judge(factsOf(rows, { hasBuildx: false }), wantedOf());
    expect(named(findings, 'source-kinds')[0]?.remedies.map(({ title }) => title)).toEqual([
      'Install buildx',
      'Build the image without attestations',
    ]);
  });
});

describe('another registry', () => {
  it('is copied from by imagetools, and refused by docker manifest', () => {
    const rows = [...two, there('quay.io/me/app:1-riscv64')];
    expect(bad(judge(factsOf(rows), wantedOf()).findings)).toEqual([]);
    expect(bad(judge(factsOf(rows), wantedOf({ way: 'manifest' })).findings)).toEqual([
      'docker manifest takes no images from quay.io into a list in ghcr.io',
    ]);
  });
});

describe('an old buildx', () => {
  const arms = [...two, there(`${app}:1-armv6`)];
  const way = (rows: typeof two, buildx: readonly number[] | null) => {
    const { ways } = judge(factsOf(rows, { buildx }), wantedOf());
    return { first: ways[0]?.way, cannot: ways.find((one) => one.way === 'imagetools')?.cannot };
  };

  it('is not recommended for variants that it leaves out', () => {
    const cannot = `buildx 0.5.1 leaves out variants (0.6 names them): ${app}:1-armv6`;
    expect(way(arms, [0, 5, 1])).toEqual({ first: 'manifest', cannot });
    expect(way(arms, [0, 6, 0])).toEqual({ first: 'imagetools', cannot: null });
    expect(way(two, [0, 5, 1])).toEqual({ first: 'imagetools', cannot: null });
    expect(way(arms, null)).toEqual({ first: 'imagetools', cannot: null });
  });

  it('is not recommended for what it would have to copy, and has a way out', () => {
    const rows = [...two, there('ghcr.io/me/other:1-riscv64')];
    expect(way(rows, [0, 8, 2])).toMatchObject({ first: 'manifest' });
    expect(way(rows, [0, 9, 0])).toEqual({ first: 'imagetools', cannot: null });
    const { findings, plan } = judge(
      factsOf(rows, { buildx: [0, 8, 2] }),
      wantedOf({ way: 'imagetools' }),
    );
    expect(plan).toBeNull();
    const [unable] = named(findings, 'way');
    expect(unable?.title).toBe('docker buildx imagetools cannot make this list');
    expect(wants(unable)).toEqual([{ way: 'manifest' }]);
  });
});

describe('a registry without trusted TLS', () => {
  const plain = factsOf(two, { access: 'http', hasBuildx: false });

  it('is spoken to only where the person said so', () => {
    const { findings, plan } = judge(plain, wantedOf());
    expect(bad(findings)).toEqual(['docker manifest does not go to ghcr.io without --insecure']);
    expect(wants(named(findings, 'access')[0])).toEqual([{ isInsecure: true }]);
    expect(plan).toBeNull();
  });

  it('is named insecure to create and push, and not to annotate', () => {
    const annotations = { [`${app}:1-arm64`]: platform('linux/arm64/v8') };
    expect(commands(plain, wantedOf({ isInsecure: true, annotations }))).toEqual([
      `docker manifest create --insecure ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
      `docker manifest annotate --os linux --arch arm64 --variant v8 ${app}:1 ${app}:1-arm64`,
      `docker manifest push --purge --insecure ${app}:1`,
    ]);
  });

  it('is never called insecure where its certificate is trusted', () => {
    const made = commands(factsOf(two, { hasBuildx: false }), wantedOf({ isInsecure: true }));
    expect(made.join()).not.toContain('--insecure');
    expect(made).toHaveLength(2);
  });

  it('is told where buildx does not know it', () => {
    const rows = two.map((row) => there(row.reference, { isByBuildx: false }));
    const { findings, way } = judge(factsOf(rows, { access: 'http' }), wantedOf());
    expect(way).toBe('manifest');
    expect(bad(findings)).toHaveLength(1);
    const chosen = judge(factsOf(rows, { access: 'http' }), wantedOf({ way: 'imagetools' }));
    expect(wants(named(chosen.findings, 'access')[0])).toEqual([
      { way: 'manifest', isInsecure: true },
    ]);
  });
});

describe('a registry with an authority of its own', () => {
  const rows = two.map((row) => there(row.reference, { isByBuildx: false }));
  const path = '/home/ada/ca.crt';
  const valid = {
    ...{ subject: 'CN=Lab', fingerprint: 'AB' },
    ...{ from: new Date('2026-01-01'), until: new Date('2027-01-01') },
  };
  const file: CaFile = { path, certificates: [valid], fault: null };
  const known: CaFacts = { ...factsOf([]).ca, read: async () => file };

  it.each(['imagetools', 'manifest'] as const)(
    'is asked for its certificate, and for --insecure only after that, with %s',
    async (way) => {
      const facts = factsOf(rows, { access: 'insecure', ca: known });
      const [found] = named(judge(facts, wantedOf({ way })).findings, 'access');
      const [first, ...others] = (found?.remedies ?? []) as readonly AssemblyRemedy[];
      expect(first?.form).toBe('--ca FILE');
      expect(first?.recommended).toBeDefined();
      expect(await first?.question?.answer(path)).toMatchObject({ wants: { ca: path } });
      expect(others.flatMap(({ wants: wanted }) => wanted ?? [])).toContainEqual(
        expect.objectContaining({ isInsecure: true }),
      );
      // A builder brings no certificate along.
      expect(JSON.stringify(found)).not.toContain('--builder');
    },
  );

  it('is refused a file that will not do, and its finding says why', async () => {
    const none = { ...file, certificates: [], fault: 'missing' } as const;
    const ca = { ...known, named: none, read: async () => none };
    const { findings, plan } = judge(factsOf(two, { access: 'tls', ca }), wantedOf({ ca: path }));
    expect(plan).toBeNull();
    expect(bad(findings)).toEqual([`There is no file ${path}.`]);
    const [remedy] = named(findings, 'access')[0]?.remedies ?? [];
    expect(await remedy?.question?.answer(path)).toEqual({ refused: `There is no file ${path}.` });
  });

  it('is trusted by the commands as they are shown, and by what takes them back', () => {
    const ca = { ...known, named: file };
    const now = { digest: digest('c'), isList: true };
    const facts = factsOf(two, { ca, trust: { SSL_CERT_FILE: path }, now });
    expect(commands(facts, wantedOf({ ca: path }))).toEqual([
      `env SSL_CERT_FILE=${path} docker buildx imagetools create --tag ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
    ]);
    const { plan } = judge(facts, wantedOf({ ca: path }));
    expect(plan && remedyOf(plan, facts).undo).toMatch(/^env SSL_CERT_FILE=\S+ docker buildx/);
    expect(commands(facts, wantedOf({ ca: path, way: 'manifest' })).join()).not.toContain(
      'insecure',
    );
  });
});

describe('a local copy of an earlier list', () => {
  const folder = '/home/ada/.docker/manifests/x';
  const copy = (letter: string) => ({
    folder,
    manifests: [
      { reference: `${app}:1-arm64`, digest: digest(letter), platform: platform('linux/arm64') },
    ],
  });

  const judgeFresh = (local: LocalList | null, rows: readonly SourceRow[]) =>
    judgeCopy(local, rows, `${app}:1`, factsOf(two));

  it('is removed first, never amended', () => {
    const facts = factsOf(two, { hasBuildx: false, local: copy('4') });
    expect(commands(facts, wantedOf())[0]).toBe(`docker manifest rm ${app}:1`);
    expect(commands(facts, wantedOf()).join()).not.toContain('--amend');
  });

  it('is removed as a folder by a client before 20.10, which has no docker manifest rm', () => {
    const localFolder = '/home/ada/.docker/manifests/ghcr.io_me_app-1';
    const old = { hasBuildx: false, isExperimental: true, localFolder };
    const facts = factsOf(two, { ...old, local: copy('4') });
    // It has the rest only where that is switched on: the commands are shown as they can be typed.
    expect(commands(facts, wantedOf())).toEqual([
      `rm -r ${localFolder}`,
      `env DOCKER_CLI_EXPERIMENTAL=enabled docker manifest create ${app}:1 ${app}:1-amd64 ${app}:1-arm64`,
      `env DOCKER_CLI_EXPERIMENTAL=enabled docker manifest push --purge ${app}:1`,
    ]);
    const byBuildx = factsOf(two, { ...old, hasBuildx: true });
    expect(commands(byBuildx, wantedOf())[0]).toMatch(/^docker buildx imagetools create/);
    const [finding] = named(judge(facts, wantedOf()).findings, 'local-list');
    expect(finding?.remedies[0]?.actions).toEqual([{ run: ['rm', '-r', localFolder] }]);
  });

  it('tells the digests that their tags do not name any more', () => {
    const { findings } = judge(factsOf(two, { local: copy('b') }), wantedOf());
    const [finding] = named(findings, 'local-list');
    expect(finding?.status).toBe('warning');
    expect(finding?.evidence[0]).toEqual({
      source: folder,
      line: null,
      text: `${app}:1-arm64: ${digest('b')} here, ${digest('4')} in the registry`,
    });
  });

  it('stops the push where a tag was pushed anew in between', () => {
    const [first = there('a'), second = there('b')] = two;
    expect(judgeFresh(copy('4'), [second]).status).toBe('ok');
    const stale = judgeFresh(copy('b'), [second]);
    expect(stale.status).toBe('problem');
    // What was made would be pushed as it is by whoever comes next.
    expect(stale.remedies.flatMap(({ actions }) => actions)).toEqual([
      { run: ['docker', 'manifest', 'rm', `${app}:1`] },
    ]);
    // One that the local copy lacks was compared with nothing.
    expect(judgeFresh(copy('4'), [first, second]).title).toContain(`lacks ${first.reference}`);
  });

  it('stops the push where something was not compared', () => {
    const [, second = there('b')] = two;
    const seen = { error: 'HTTP 429', seenBy: 'GET there' };
    expect(judgeFresh(null, two).status).toBe('problem');
    expect(judgeFresh({ folder, manifests: [] }, two).title).toContain(`lacks ${app}`);
    const unread = judgeFresh(copy('4'), [{ ...second, read: { state: 'unreadable', ...seen } }]);
    expect(unread).toMatchObject({ status: 'problem', evidence: [{ source: 'GET there' }] });
    const gone = judgeFresh(copy('4'), [{ ...second, read: { state: 'missing', ...seen } }]);
    expect(gone.evidence[0]?.text).toContain('nothing in the registry');
  });
});

describe('the last time', () => {
  it('is remembered of a list, however it and its images are written', async () => {
    const host = stubHost({});
    await rememberDigests(host, 'me/app:1', { 'docker.io/me/app:1-arm64': digest('4') });
    const digests = await recallDigests(host, 'docker.io/me/app:1');
    expect(digests[wholeReference('me/app:1-arm64')]).toBe(digest('4'));
    expect(Object.keys(await recallDigests(host, 'me/app:2'))).toEqual([]);
    expect(wholeReference('nginx')).toBe('docker.io/library/nginx:latest');
    expect(wholeReference(`me/app:1@${digest('4')}`)).toBe(`docker.io/me/app@${digest('4')}`);
  });

  it('is told by the digests that are other ones now', () => {
    const rows = [
      there(`${app}:1-amd64`, { before: digest('4') }),
      there(`${app}:1-arm64`, { before: digest('b') }),
    ];
    const [finding] = named(judge(factsOf(rows), wantedOf()).findings, 'source-digests');
    expect(finding?.title).toContain(`${app}:1-arm64`);
    expect(finding?.title).not.toContain(`${app}:1-amd64`);
  });
});
