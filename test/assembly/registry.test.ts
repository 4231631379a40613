import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRegistryDoor } from '../../src/assembly/registry.ts';
import { request } from '../../src/host/http/request.ts';

type Asked = { readonly path: string; readonly authorization: string | undefined };

/** A server that answers as the listener says, and remembers who asked for what. */
async function serve(listener: (asked: Asked, answer: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer((incoming: IncomingMessage, answer) => {
    const one = { path: incoming.url ?? '', authorization: incoming.headers.authorization };
    asked.push(one);
    listener(one, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: `localhost:${(server.address() as AddressInfo).port}`, asked };
}

const login = 'Basic bGFiOnNlY3JldA==';
const bare = Buffer.from('lab:secret').toString('base64');

/** The client's folder as a file, and a credential helper as a command. */
const door = (config: object, helper = '', isInsecure = true) =>
  createRegistryDoor({
    host: {
      request,
      env: {},
      home: '/home/ada',
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
      { path: '/token?service=lab&scope=repository%3Ateam%2Fapp%3Apull', authorization: login },
    ]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      'Bearer let-me-in',
    ]);
  });
});
