import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Access } from '../../src/checklist/registry/access.ts';
import { createRegistryDoor } from '../../src/checklist/registry/door.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import type { HttpAnswer, HttpRequest } from '../../src/host/host.ts';
import { request } from '../../src/host/http/request.ts';

type Asked = {
  readonly path: string;
  readonly authorization: string | undefined;
  /** What was posted; empty where nothing was. */
  readonly posted: string;
};

/** A server that answers as the listener says, and remembers who asked for what. */
async function serve(listener: (asked: Asked, answer: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer(async (incoming: IncomingMessage, answer) => {
    let posted = '';
    for await (const chunk of incoming) posted += chunk;
    const { authorization } = incoming.headers;
    const one = { path: incoming.url ?? '', authorization, posted };
    asked.push(one);
    listener(one, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: `localhost:${(server.address() as AddressInfo).port}`, asked };
}

const login = 'Basic bGFiOnNlY3JldA==';
const bare = Buffer.from('lab:secret').toString('base64');

const noDocker = { env: {}, home: '/home/ada', platform: 'linux', stat: async () => null };

/** The client's folder as a file, and a credential helper as a command. */
const door = (config: object, helper = '', isInsecure = true) =>
  createRegistryDoor({
    host: {
      request,
      ...noDocker,
      readText: async () => ({ text: JSON.stringify(config), error: null }),
      run: async (argv, options) => ({
        argv,
        ...{ exitCode: helper === '' ? 1 : 0, stderr: '', failed: null, ms: 1 },
        stdout: argv.join(' ') === 'docker-credential-desktop get' ? `${helper}` : '',
        ...(options?.input === undefined && { exitCode: 1 }),
      }),
    },
    accessOf: () => 'http',
    isInsecure: () => isInsecure,
  });

describe('the tags of a repository', () => {
  test('are read page by page', async () => {
    const { host, asked } = await serve(({ path }, answer) => {
      const isFirst = !path.includes('last=');
      if (isFirst) answer.setHeader('link', '</v2/app/tags/list?last=b&n=1000>; rel="next"');
      answer.end(JSON.stringify({ name: 'app', tags: isFirst ? ['a', 'b'] : ['c'] }));
    });
    const told = await door({}).tags({ registry: host, repository: 'app' });
    expect(told).toEqual({ ok: true, value: ['a', 'b', 'c'] });
    expect(asked.map(({ path }) => path)).toEqual([
      '/v2/app/tags/list?n=1000',
      '/v2/app/tags/list?last=b&n=1000',
    ]);
  });

  test('are not there, or refused, in the words of the registry, fit for a terminal', async () => {
    const { host } = await serve((_, answer) => {
      answer.statusCode = 404;
      answer.end('{"errors":[{"code":"NAME_UNKNOWN","message":"\\u001b[31mnot known"}]}');
    });
    expect(await door({}).tags({ registry: host, repository: 'app' })).toEqual({
      ok: false,
      isMissing: true,
      error: 'HTTP 404, NAME_UNKNOWN: not known',
    });
  });
});

describe('a list of tags without end', () => {
  test('is not taken for the whole', async () => {
    const { host, asked } = await serve((_, answer) => {
      answer.setHeader('link', `</v2/app/tags/list?last=${asked.length}>; rel="next"`);
      answer.end('{"tags":["a"]}');
    });
    const told = await door({}).tags({ registry: host, repository: 'app' });
    expect(told).toMatchObject({ ok: false, isMissing: false });
    expect(asked).toHaveLength(100);
  });
});

describe('credentials', () => {
  const guarded =
    (challenge: string) =>
    ({ authorization }: Asked, answer: ServerResponse) => {
      const isIn = authorization === login || authorization === 'Bearer let-me-in';
      if (!isIn) {
        answer.statusCode = 401;
        answer.setHeader('www-authenticate', challenge);
      }
      answer.end(isIn ? '{"tags":["a"]}' : '{"errors":[{"code":"UNAUTHORIZED"}]}');
    };

  test('of the file are sent where they are asked for, and not before', async () => {
    const { host, asked } = await serve(guarded('Basic realm="lab"'));
    const told = await door({ auths: { [host]: { auth: bare } } }).tags({
      ...{ registry: host, repository: 'app' },
    });
    expect(told).toEqual({ ok: true, value: ['a'] });
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, login]);
  });

  test('of a helper count where one is named', async () => {
    const { host } = await serve(guarded('Basic realm="lab"'));
    const answer = JSON.stringify({ ServerURL: host, Username: 'lab', Secret: 'secret' });
    const told = await door({ credsStore: 'desktop' }, answer).tags({
      ...{ registry: host, repository: 'app' },
    });
    expect(told).toEqual({ ok: true, value: ['a'] });
  });

  test('of another registry are never sent', async () => {
    const { host, asked } = await serve(guarded('Basic realm="lab"'));
    const told = await door({ auths: { 'ghcr.io': { auth: bare } } }).tags({
      ...{ registry: host, repository: 'app' },
    });
    expect(told).toEqual({ ok: false, isMissing: false, error: 'HTTP 401, UNAUTHORIZED:' });
    expect(asked.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test('are changed for a token where the registry wants one, and only that goes to the registry', async () => {
    const tokens = await serve((_, answer) => answer.end('{"token":"let-me-in"}'));
    const challenge = `Bearer realm="http://${tokens.host}/token",service="lab"`;
    const { host, asked } = await serve(guarded(challenge));
    const told = await door({ auths: { [host]: { auth: bare } } }).tags({
      ...{ registry: host, repository: 'team/app' },
    });
    expect(told).toEqual({ ok: true, value: ['a'] });
    expect(tokens.asked).toEqual([
      {
        path: '/token?service=lab&scope=repository%3Ateam%2Fapp%3Apull',
        ...{ authorization: login, posted: '' },
      },
    ]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      'Bearer let-me-in',
    ]);
  });

  const refreshed = (answer: ServerResponse) =>
    answer.end('{"access_token":"let-me-in","refresh_token":"keep-me","expires_in":900}');
  const identities = [
    [
      'a file',
      (host: string) => door({ auths: { [host]: { auth: '', identitytoken: 'keep-me' } } }),
    ],
    [
      'a helper',
      (host: string) =>
        door({ credHelpers: { [host]: 'desktop' } }, '{"Username":"<token>","Secret":"keep-me"}'),
    ],
  ] as const;

  test.each(identities)(
    'that are an identity token in %s are posted to the token server, and only what that gives is shown',
    async (_, doorOf) => {
      const tokens = await serve((_asked, answer) => refreshed(answer));
      const { host, asked } = await serve(
        guarded(`Bearer realm="http://${tokens.host}/token",service="lab"`),
      );
      const told = await doorOf(host).tags({ registry: host, repository: 'team/app' });
      expect(told).toEqual({ ok: true, value: ['a'] });
      const [{ path, authorization, posted } = { path: '', authorization: '', posted: '' }] =
        tokens.asked;
      expect({ path, authorization }).toEqual({ path: '/token', authorization: undefined });
      expect(Object.fromEntries(new URLSearchParams(posted))).toEqual({
        grant_type: 'refresh_token',
        service: 'lab',
        client_id: 'multiarch-wizard',
        scope: 'repository:team/app:pull',
        refresh_token: 'keep-me',
      });
      expect(asked.map((one) => one.authorization)).toEqual([undefined, 'Bearer let-me-in']);
      expect(JSON.stringify([told, asked])).not.toContain('keep-me');
    },
  );

  test('that are an identity token go nowhere on from the token server', async () => {
    const elsewhere = await serve((_, answer) => refreshed(answer));
    const tokens = await serve((_, answer) => {
      answer.writeHead(307, { location: `http://${elsewhere.host}/token` }).end();
    });
    const { host } = await serve(guarded(`Bearer realm="http://${tokens.host}/token"`));
    const config = { auths: { [host]: { identitytoken: 'keep-me' } } };
    const told = await door(config).tags({ registry: host, repository: 'app' });
    expect(told).toMatchObject({ ok: false, error: 'HTTP 401, UNAUTHORIZED:' });
    expect([tokens.asked.length, elsewhere.asked]).toEqual([1, []]);
  });

  /** What is asked for a token by a registry that answers so; every header and how it was asked. */
  async function tokenAsked(
    registry: string,
    access: Access,
    realm: string,
    insecure: string,
    entry: object = { auth: bare },
  ) {
    const asked: HttpRequest[] = [];
    const host = {
      ...noDocker,
      request: async (one: HttpRequest): Promise<HttpAnswer> => {
        asked.push(one);
        const headers = { 'www-authenticate': `Bearer realm="${realm}",service="lab"` };
        return { error: null, status: 401, headers, body: '' };
      },
      readText: async () => ({
        text: JSON.stringify({ auths: { [registry]: entry } }),
        error: null,
      }),
      run: async () => Promise.reject(new Error('There is no helper.')),
    };
    const isInsecure = (one: string) => one === insecure;
    await createRegistryDoor({ host, accessOf: () => access, isInsecure }).tags({
      ...{ registry, repository: 'app' },
    });
    return { first: asked[0], token: asked.find(({ url }) => url.startsWith(realm)) };
  }

  test.each([
    ['a realm in TLS', 'localhost:5000', 'https://auth.lan/token', '', true],
    ['a realm on this machine', 'localhost:5000', 'http://127.0.0.1:5001/token', '', true],
    ['plain http elsewhere', 'localhost:5000', 'http://auth.lan/token', '', false],
    [
      'the registry that was said to be insecure',
      'hub.lan',
      'http://hub.lan/token',
      'hub.lan',
      true,
    ],
    ['plain http beside that one', 'hub.lan', 'http://auth.lan/token', 'hub.lan', false],
    ['a registry of which nobody said so', 'hub.lan', 'http://hub.lan/token', 'other.lan', false],
  ])('go to %s, or stay here', async (_, registry, realm, insecure, isSent) => {
    const { token } = await tokenAsked(registry, 'http', realm, insecure);
    expect(token?.headers?.['authorization']).toBe(isSent ? login : undefined);
    expect(token).toBeDefined();
    const identity = { identitytoken: 'keep-me' };
    const posted = (await tokenAsked(registry, 'http', realm, insecure, identity)).token;
    expect(posted?.form?.['refresh_token']).toBe(isSent ? 'keep-me' : undefined);
    expect(posted?.method).toBe(isSent ? 'POST' : 'GET');
    expect(posted?.url).not.toContain('keep-me');
  });

  test.each([
    ['hub.lan', 'https://hub.lan/token', 'hub.lan', true, true],
    ['hub.lan', 'https://auth.lan/token', 'hub.lan', true, undefined],
    ['hub.lan', 'https://hub.lan/token', 'other.lan', undefined, undefined],
  ])(
    'of %s, whose realm is %s, are sent past any certificate only to what was said to be insecure (%s)',
    async (registry, realm, insecure, first, token) => {
      const asked = await tokenAsked(registry, 'insecure', realm, insecure);
      expect(asked.first?.anyCertificate).toBe(first);
      expect(asked.token?.anyCertificate).toBe(token);
    },
  );
});

describe('what is asked for by its digest', () => {
  test('is that, or is not taken', async () => {
    const { host } = await serve((_, answer) => answer.end('{"other":"bytes"}'));
    const of = { registry: host, repository: 'app' };
    const told = await door({}).manifest(of, `sha256:${'a'.repeat(64)}`);
    expect(told).toMatchObject({ ok: false, isMissing: false });
    expect(await door({}).config(of, digestOf('{"other":"bytes"}'))).toMatchObject({ ok: true });
    expect(await door({}).manifest(of, 'latest')).toMatchObject({ ok: true });
  });
});
