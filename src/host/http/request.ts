import type { IncomingMessage, RequestOptions } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../host.ts';
import { httpError } from './error.ts';
import { trusted } from './trusted.ts';

/** Milliseconds that a whole answer may take. */
const patience = 15_000;
/** Bytes of a body. */
const enough = 4 * 1024 * 1024;
const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Asks a server, follows where it sends us, and gives back what it said, or why it said nothing. */
export async function request(asked: HttpRequest): Promise<HttpAnswer> {
  const ending = AbortSignal.timeout(asked.timeout ?? patience);
  const signal = asked.signal === undefined ? ending : AbortSignal.any([ending, asked.signal]);
  const once = (now: HttpRequest): Promise<HttpAnswer> =>
    answer({ ...now, signal }).catch((error: unknown): HttpAnswer => {
      if (asked.signal?.aborted === true) return { error: 'cancelled', detail: 'ABORT_ERR' };
      if (ending.aborted) return { error: 'timeout', detail: 'ETIMEDOUT' };
      return httpError(error);
    });
  let now = asked;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const said = await once(now);
    const next = nextOf(now, said);
    if (next === null) return said;
    now = next;
  }
  return { error: 'redirects', detail: 'ELOOP' };
}

/** Where the server sends us; a secret goes to no other host, and not from TLS to plain http. */
function nextOf(now: HttpRequest, said: HttpAnswer): HttpRequest | null {
  if (said.error !== null || !redirects.includes(said.status)) return null;
  const { location } = said.headers;
  if (location === undefined || !URL.canParse(location, now.url)) return null;
  const [from, to] = [new URL(now.url), new URL(location, now.url)];
  if (!/^https?:$/.test(to.protocol)) return null;
  const isSame = from.host === to.host && from.protocol === to.protocol;
  const { authorization: _, ...open } = now.headers ?? {};
  return { ...now, url: to.href, headers: isSame ? (now.headers ?? {}) : open };
}

async function answer(asked: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(asked.url);
  if (url.protocol === 'http:') {
    const { request: ask } = await import('node:http');
    return read(asked, await responseOf(ask, url, asked, {}));
  }
  const { request: ask } = await import('node:https');
  const verified = { rejectUnauthorized: asked.anyCertificate !== true };
  try {
    return await read(asked, await responseOf(ask, url, asked, verified));
  } catch (error) {
    // The system and Docker may know who signed it where Node does not.
    if (httpError(error).error !== 'untrusted') throw error;
    const ca = await trusted(url.host);
    return read(asked, await responseOf(ask, url, asked, { ...verified, ca: [...ca] }));
  }
}

type Ask = (
  url: URL,
  options: RequestOptions,
  callback: (response: IncomingMessage) => void,
) => import('node:http').ClientRequest;

type Tls = { readonly rejectUnauthorized?: boolean; readonly ca?: string[] };

function responseOf(ask: Ask, url: URL, asked: HttpRequest, tls: Tls): Promise<IncomingMessage> {
  const { method, headers = {}, signal } = asked;
  const options = { ...tls, method, headers: { ...headers }, agent: false as const };
  return new Promise((resolve, reject) => {
    ask(url, { ...options, ...(signal && { signal }) }, resolve)
      .on('error', reject)
      .end();
  });
}

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
