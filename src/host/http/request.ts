import type { IncomingMessage, RequestOptions } from 'node:http';
import { proxiesOf } from '../../docker/proxies.ts';
import { proxyFor } from '../../docker/proxy-for.ts';
import type { HttpAnswer, HttpRequest } from '../host.ts';
import { httpError } from './error.ts';
import { trusted } from './trusted.ts';
import { proxyAuthorization, tunnelThrough, withoutLogin } from './tunnel.ts';

/** Milliseconds that a whole answer may take. */
const patience = 15_000;
/** Bytes of a body. */
const enough = 4 * 1024 * 1024;
const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Asks a server, follows where it sends us, and gives back what it said, or why it said nothing. */
export async function request(asked: HttpRequest): Promise<HttpAnswer> {
  // `AbortSignal.any` is not there in Node 20.0.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, asked.timeout ?? patience);
  asked.signal?.addEventListener('abort', end, { once: true });
  if (asked.signal?.aborted === true) end();
  try {
    return await followed(asked, ending.signal);
  } finally {
    clearTimeout(timer);
    asked.signal?.removeEventListener('abort', end);
  }
}

async function followed(asked: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  let now = asked;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const said = await answer({ ...now, signal }).catch((error: unknown): HttpAnswer => {
      if (asked.signal?.aborted === true) return { error: 'cancelled', detail: 'ABORT_ERR' };
      return signal.aborted ? { error: 'timeout', detail: 'ETIMEDOUT' } : httpError(error);
    });
    const next = nextOf(now, said);
    if (next === null) return said;
    now = next;
  }
  return { error: 'redirects', detail: 'ELOOP' };
}

/**
 * Where the server sends us; a secret goes to no other host, and not from TLS to plain http. Of another
 * host nobody said that its certificate does not matter. What was posted is sent on nowhere.
 */
function nextOf(now: HttpRequest, said: HttpAnswer): HttpRequest | null {
  if (said.error !== null || !redirects.includes(said.status)) return null;
  if (now.form !== undefined) return null;
  const { location } = said.headers;
  if (location === undefined || !URL.canParse(location, now.url)) return null;
  const [from, to] = [new URL(now.url), new URL(location, now.url)];
  if (!/^https?:$/.test(to.protocol)) return null;
  const isSame = from.host === to.host && from.protocol === to.protocol;
  if (isSame) return { ...now, url: to.href };
  const { authorization: _, ...headers } = now.headers ?? {};
  return { ...now, url: to.href, headers, anyCertificate: false };
}

async function answer(asked: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(asked.url);
  const proxy = proxyFor(asked.url, proxiesOf(process.env));
  if (url.protocol === 'http:') return read(asked, await plain(url, asked, proxy));
  const verified = { rejectUnauthorized: asked.anyCertificate !== true };
  try {
    return await read(asked, await encrypted(url, asked, proxy, verified));
  } catch (error) {
    // The system and Docker may know who signed it where Node does not.
    if (httpError(error).error !== 'untrusted') throw error;
    const ca = [...(await trusted(url.host, asked))];
    return read(asked, await encrypted(url, asked, proxy, { ...verified, ca }));
  }
}

async function plain(url: URL, asked: HttpRequest, proxy: string | null): Promise<IncomingMessage> {
  const { request: ask } = await import('node:http');
  if (proxy === null) return responseOf(ask, url, asked, {});
  // A proxy is asked for the whole address.
  const headers = { host: url.host, ...proxyAuthorization(proxy) };
  return responseOf(ask, new URL(withoutLogin(proxy)), asked, { path: url.href, headers });
}

type Tls = { readonly rejectUnauthorized: boolean; readonly ca?: string[] };

async function encrypted(
  url: URL,
  asked: HttpRequest,
  proxy: string | null,
  tls: Tls,
): Promise<IncomingMessage> {
  const { request: ask } = await import('node:https');
  if (proxy === null) return responseOf(ask, url, asked, tls);
  const target = `${url.hostname}:${url.port === '' ? 443 : url.port}`;
  const socket = await tunnelThrough(proxy, target, asked.signal);
  const { connect } = await import('node:tls');
  const { isIP } = await import('node:net');
  // An address of IPv6 stands in brackets.
  const isName = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
  const name = isName ? { servername: url.hostname } : {};
  const createConnection = () => connect({ ...tls, ...name, socket });
  return responseOf(ask, url, asked, { ...tls, createConnection });
}

type Ask = (
  url: URL,
  options: RequestOptions,
  callback: (response: IncomingMessage) => void,
) => import('node:http').ClientRequest;

function responseOf(
  ask: Ask,
  url: URL,
  asked: HttpRequest,
  more: RequestOptions & Partial<Tls>,
): Promise<IncomingMessage> {
  const { method, headers = {}, form, signal } = asked;
  const body = form === undefined ? null : Buffer.from(new URLSearchParams(form).toString());
  const all = { ...headers, ...lengthOf(body), ...more.headers } as Record<string, string>;
  // Where a connection is given, an agent would make one of its own.
  const agent = more.createConnection === undefined ? { agent: false as const } : {};
  const options = { ...more, ...agent, method, headers: all };
  return new Promise((resolve, reject) => {
    ask(url, { ...options, ...(signal && { signal }) }, resolve)
      .on('error', reject)
      .end(body ?? undefined);
  });
}

const lengthOf = (body: Buffer | null): Readonly<Record<string, string>> =>
  body === null
    ? {}
    : {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': `${body.length}`,
      };

async function read(asked: HttpRequest, response: IncomingMessage): Promise<HttpAnswer> {
  const { largest = enough } = asked;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) {
      response.destroy();
      return { error: 'too-large', detail: 'E2BIG' };
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    error: null,
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
