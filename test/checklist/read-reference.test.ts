import { describe, expect, test } from 'vitest';
import { listsOf } from '../../src/checklist/manifest/facts.ts';
import { manifest } from '../../src/checklist/manifest.ts';
import type { Found } from '../../src/checklist/step.ts';
import type { TargetFacts } from '../../src/checklist/target.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import type { HttpAnswer, HttpRequest } from '../../src/host/host.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import { type StubMachine, stubLook } from './stub-look.ts';

const registry = 'registry.lan:5000';
const tag = `${registry}/demo:1`;
const platforms = ['linux/amd64', 'linux/arm64'];
const listType = 'application/vnd.oci.image.index.v1+json';

const image = (name: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { digest: digestOf(name), size: 2 },
    layers: [{ digest: digestOf(`${name} layer`), size: 900 }],
  });
const images = platforms.map(image);
const list = JSON.stringify({
  schemaVersion: 2,
  mediaType: listType,
  manifests: images.map((text, at) => {
    const [os = '', architecture = ''] = (platforms[at] ?? '').split('/');
    return { digest: digestOf(text), size: text.length, platform: { os, architecture } };
  }),
});

/** What buildx 0.29.1 said to registries of the lab. */
const said = {
  untrusted: `ERROR: failed to do request: Head "https://${registry}/v2/demo/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  plain: `ERROR: failed to do request: Head "https://${registry}/v2/demo/manifests/1": http: server gave HTTP response to HTTPS client`,
};

type Door = { readonly scheme: 'http' | 'https'; readonly login?: string };

/** A registry that is there for whoever speaks to it as it is. */
function serve({ scheme, login }: Door) {
  const asked: HttpRequest[] = [];
  const request = async (one: HttpRequest): Promise<HttpAnswer> => {
    asked.push(one);
    const { protocol, pathname } = new URL(one.url);
    if (scheme === 'http' && protocol === 'https:') return { error: 'http-for-https', detail: '' };
    const isTaken = scheme === 'http' || one.anyCertificate === true || one.ca !== undefined;
    if (!isTaken) return { error: 'untrusted', detail: 'SELF_SIGNED_CERT_IN_CHAIN' };
    if (login !== undefined && one.headers?.['authorization'] !== login) {
      const headers = { 'www-authenticate': 'Basic realm="lan"' };
      return { error: null, status: 401, headers, body: '' };
    }
    const body = [list, ...images].find(
      (text) => pathname.endsWith(digestOf(text)) || (text === list && /\/[12]$/.test(pathname)),
    );
    return { error: null, status: body === undefined ? 404 : 200, headers: {}, body: body ?? '' };
  };
  return { asked, request };
}

const inspectRaw = (reference: string, env = '') =>
  `${env}docker buildx imagetools inspect --builder far --raw ${reference}`;
const config = '/home/ada/.docker/config.json';

async function look(
  machine: Omit<StubMachine, 'commands'>,
  stderr: string,
  answers: Partial<Answers>,
  info: object = {},
  found: Found = {},
  baked: readonly string[] = [],
) {
  const all: Answers = {
    ...{ ...noAnswers, builder: 'far', registry, tags: [tag], platforms },
    ...answers,
  };
  const commands = {
    ...Object.fromEntries(
      [...all.tags, ...baked].map((one) => [inspectRaw(one), { exitCode: 1, stderr }]),
    ),
    "docker info --format '{{json .}}'": JSON.stringify({ RegistryConfig: info }),
  };
  const facts = await manifest.inspect(stubLook({ ...machine, commands }), all, found);
  return { facts, findings: manifest.judge(facts, all) };
}

describe('what buildx does not get into', () => {
  test('is read by the registry’s own API where the person said that any certificate will do', async () => {
    const door = serve({ scheme: 'https' });
    const tags = [tag, `${registry}/demo:2`];
    const { facts, findings } = await look(door, said.untrusted, { access: 'insecure', tags });
    expect(facts).toMatchObject({
      ...{ unreadable: null, digest: digestOf(list), missing: [] },
      rows: platforms.map((platform) => ({ platform, size: 900 })),
      alsoAs: [{ tag: tags[1], digest: digestOf(list) }],
    });
    const curl = `curl --insecure --header 'Accept: ${listType}' https://${registry}/v2/demo/manifests/`;
    expect(findings.map(({ id, status, evidence }) => [id, status, evidence[0]?.source])).toEqual([
      ['manifest.read', 'ok', `${curl}1`],
      ['manifest.platforms', 'ok', `${curl}1`],
      ['manifest.tags', 'ok', `${curl}2`],
      ['manifest.runs', 'skipped', undefined],
    ]);
    expect(facts.commands[0]).toEqual(['docker', 'pull', tag]);
    expect(facts.commands[1]?.slice(0, 2)).toEqual(['curl', '--insecure']);
    expect(facts.commands).toHaveLength(2);
  });

  test('is read so for every target of a bake', async () => {
    const door = serve({ scheme: 'https' });
    const chosen = ['app', 'web'].map((name) => ({
      name,
      platforms,
      tags: [`${registry}/${name}:1`],
    }));
    const target = { bake: { chosen } } as unknown as TargetFacts;
    const bake = { ...noBakeChoice, targets: ['app', 'web'] };
    const answers: Partial<Answers> = { access: 'insecure', bake, tags: [] };
    const baked = chosen.flatMap(({ tags }) => tags);
    const { facts } = await look(door, said.untrusted, answers, {}, { target }, baked);
    const lists = listsOf(facts);
    expect(lists.map((list) => [list.target, list.digest, list.unreadable])).toEqual([
      ['app', digestOf(list), null],
      ['web', digestOf(list), null],
    ]);
    for (const { seenBy, where } of lists) {
      expect(seenBy).toContain('curl --insecure');
      expect(seenBy).toContain(where.replace(':1', '').replace(registry, ''));
    }
  });

  test('stays shut where nobody said so', async () => {
    const door = serve({ scheme: 'https' });
    const { facts, findings } = await look(door, said.untrusted, {});
    expect(door.asked).toEqual([]);
    expect(facts.unreadable).toContain('x509: certificate signed by unknown authority');
    expect(findings[0]).toMatchObject({
      status: 'problem',
      evidence: [{ source: inspectRaw(tag) }],
    });
  });

  test('stays shut where the person said so of another registry', async () => {
    const door = serve({ scheme: 'https' });
    await look(door, said.untrusted, { access: 'insecure', registry: 'other.lan' });
    expect(door.asked).toEqual([]);
  });

  test.each([
    ['http', said.plain, `http://${registry}`],
    ['https', said.untrusted, `--insecure`],
  ] as const)(
    'is read where the engine names it as insecure, over %s',
    async (scheme, stderr, shown) => {
      const info = { IndexConfigs: { [registry]: { Secure: false } } };
      const { facts } = await look(serve({ scheme }), stderr, {}, info);
      expect(facts.rows.map(({ platform }) => platform)).toEqual(platforms);
      expect(facts.seenBy).toContain('curl ');
      expect(facts.seenBy).toContain(shown);
    },
  );

  test('is read with the authority of the person where the system has no variable for it', async () => {
    const door = serve({ scheme: 'https' });
    const access = { ca: '/home/ada/ca.crt' };
    const { facts } = await look({ ...door, platform: 'darwin' }, said.untrusted, { access });
    expect(facts.rows).toHaveLength(2);
    expect(facts.seenBy).toContain('curl --cacert /home/ada/ca.crt ');
    expect(new Set(door.asked.map(({ ca }) => ca))).toEqual(new Set([access.ca]));
    expect(door.asked.some(({ anyCertificate }) => anyCertificate)).toBe(false);
  });

  test('is read with the client’s login, which no command shows', async () => {
    const login = `Basic ${Buffer.from('lab:secret').toString('base64')}`;
    const door = serve({ scheme: 'https', login });
    const auth = login.replace('Basic ', '');
    const files = { [config]: JSON.stringify({ auths: { [registry]: { auth } } }) };
    const { facts } = await look({ ...door, files }, said.untrusted, { access: 'insecure' });
    expect(facts.rows).toHaveLength(2);
    expect(facts.seenBy).toBe(`GET https://${registry}/v2/demo/manifests/1`);
    expect(facts.commands).toEqual([['docker', 'pull', tag]]);
    expect(JSON.stringify(facts)).not.toContain(auth);
  });

  test('and is not there is not found', async () => {
    const door = serve({ scheme: 'https' });
    const gone = [`${registry}/demo:gone`];
    const { findings } = await look(door, said.untrusted, { access: 'insecure', tags: gone });
    expect(findings[0]).toMatchObject({ status: 'problem', failure: 'manifest-not-found-yet' });
  });
});
