import { describe, expect, it } from 'vitest';
import { digestOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import {
  manifestTypes,
  manifestUrl,
  nextPage,
  parseChallenge,
  parseRegistryError,
  parseTags,
  parseToken,
  pingUrl,
  tagsUrl,
  tokenUrl,
} from '../../../src/docker/registry-api.ts';
import type { HttpAnswer } from '../../../src/host/host.ts';
import { createWorld } from '../../../src/practice/create-world.ts';
import { answerOf } from '../../../src/practice/docker/registry/api.ts';
import type { World } from '../../../src/practice/world.ts';
import { docker } from './docker-run.ts';
import { machineOf } from './lab-machines.ts';

const image = { platforms: ['linux/amd64', 'linux/arm64'] };

function world(): World {
  const versions = { engine: '28.5.2', buildx: '0.29.1', os: 'sid' };
  const images = { 'app:1': image, 'app:arm64': image, 'app:amd64': image };
  return createWorld(
    machineOf(versions, {
      registries: [
        { host: 'localhost:5000', tls: 'none', images },
        { host: 'secret.example:5000', auth: true, images: { 'app:1': image } },
        { host: 'own.example', tls: 'private-ca', images: { 'app:1': image } },
        { host: 'ghcr.io', auth: true, images: { 'ada/app:1': image } },
      ],
    }),
  );
}

const app = { registry: 'localhost:5000', repository: 'app' };

function get(of: World, url: string, headers: Readonly<Record<string, string>> = {}) {
  const said = answerOf(of, { method: 'GET', url, headers });
  if (said.error !== null) throw new Error(said.detail);
  return said;
}

const errorOf = (said: HttpAnswer) => said.error;

describe('the API of a registry on a practice machine', () => {
  it('gives the tags of a repository, page by page', () => {
    const machine = world();
    expect(parseTags(get(machine, tagsUrl(app, 'http')).body)).toEqual(['1', 'amd64', 'arm64']);
    const first = get(machine, 'http://localhost:5000/v2/app/tags/list?n=2');
    expect(parseTags(first.body)).toEqual(['1', 'amd64']);
    const next = nextPage(first.headers['link'], 'http://localhost:5000/v2/app/tags/list?n=2');
    const second = get(machine, next ?? '');
    expect(parseTags(second.body)).toEqual(['arm64']);
    expect(second.headers['link']).toBeUndefined();
  });

  it('says of a repository and of a tag that they are not there', () => {
    const machine = world();
    const nothing = get(machine, tagsUrl({ ...app, repository: 'none' }, 'http'));
    expect([nothing.status, parseRegistryError(nothing.body)?.code]).toEqual([404, 'NAME_UNKNOWN']);
    const missing = get(machine, manifestUrl(app, 'http', 'none'), { accept: manifestTypes });
    expect([missing.status, parseRegistryError(missing.body)?.code]).toEqual([
      404,
      'MANIFEST_UNKNOWN',
    ]);
  });

  it('gives a manifest byte for byte, to HEAD what it is, and none of a kind that nobody asked for', () => {
    const machine = world();
    const url = manifestUrl(app, 'http', '1');
    const said = get(machine, url, { accept: manifestTypes });
    expect(parseManifest(said.body)?.kind).toBe('list');
    expect(said.headers['docker-content-digest']).toBe(digestOf(said.body));
    const head = answerOf(machine, { method: 'HEAD', url, headers: { accept: manifestTypes } });
    expect(head).toMatchObject({ status: 200, body: '', headers: { etag: said.headers['etag'] } });
    expect(get(machine, url).status).toBe(404);
  });

  it('has the tag that was pushed, and what had it before under its digest alone', async () => {
    const machine = world();
    const before = get(machine, manifestUrl(app, 'http', 'amd64'), { accept: manifestTypes });
    await docker(machine, 'pull --quiet localhost:5000/app:1');
    await docker(machine, 'tag localhost:5000/app:1 localhost:5000/app:amd64');
    await docker(machine, 'push --quiet localhost:5000/app:amd64');
    const digest = before.headers['docker-content-digest'] ?? '';
    const now = get(machine, manifestUrl(app, 'http', 'amd64'), { accept: manifestTypes });
    expect(parseManifest(now.body)?.kind).toBe('image');
    expect(now.headers['docker-content-digest']).not.toBe(digest);
    const old = get(machine, manifestUrl(app, 'http', digest), { accept: manifestTypes });
    expect(old.body).toBe(before.body);
    expect(parseTags(get(machine, tagsUrl(app, 'http')).body)).toEqual(['1', 'amd64', 'arm64']);
  });

  it('asks for a password, or for a token that a name and a password get', () => {
    const machine = world();
    const own = { registry: 'secret.example:5000', repository: 'app' };
    const login = { authorization: `Basic ${Buffer.from('ada:practice').toString('base64')}` };
    const refused = get(machine, tagsUrl(own, 'https'));
    expect([refused.status, parseChallenge(refused.headers['www-authenticate'])]).toEqual([
      401,
      { scheme: 'basic' },
    ]);
    expect(get(machine, tagsUrl(own, 'https'), login).status).toBe(200);
    const ghcr = { registry: 'ghcr.io', repository: 'ada/app' };
    const asked = get(machine, tagsUrl(ghcr, 'https'));
    const challenge = parseChallenge(asked.headers['www-authenticate']);
    if (challenge?.scheme !== 'bearer') throw new Error('no bearer');
    const realm = tokenUrl(challenge, ghcr.repository) ?? '';
    expect(get(machine, realm).status).toBe(401);
    const token = parseToken(get(machine, realm, login).body);
    const bearer = { authorization: `Bearer ${token}` };
    expect(parseTags(get(machine, tagsUrl(ghcr, 'https'), bearer).body)).toEqual(['1']);
  });

  it('gives a token to anyone for what anyone may read', () => {
    const machine = world();
    const hub = { registry: 'docker.io', repository: 'library/alpine' };
    const asked = get(machine, tagsUrl(hub, 'https'));
    const challenge = parseChallenge(asked.headers['www-authenticate']);
    if (challenge?.scheme !== 'bearer') throw new Error('no bearer');
    const token = parseToken(get(machine, tokenUrl(challenge, hub.repository) ?? '').body);
    const bearer = { authorization: `Bearer ${token}` };
    expect(get(machine, tagsUrl(hub, 'https'), bearer).status).toBe(200);
  });

  it('answers nobody who knocks at the wrong door', () => {
    const machine = world();
    const ask = (url: string, more = {}) => answerOf(machine, { method: 'GET', url, ...more });
    expect(errorOf(ask(pingUrl('localhost:5000', 'https')))).toBe('http-for-https');
    expect(ask(pingUrl('secret.example:5000', 'http'))).toMatchObject({ status: 400 });
    expect(errorOf(ask(pingUrl('own.example', 'https')))).toBe('untrusted');
    expect(ask(pingUrl('own.example', 'https'), { anyCertificate: true })).toMatchObject({
      status: 200,
    });
    expect(errorOf(ask(pingUrl('localhost:5999', 'http')))).toBe('refused');
    expect(errorOf(ask(pingUrl('nowhere.invalid', 'https')))).toBe('dns');
  });
});
