import type { Socket } from 'node:net';

/** An error of a proxy's, as the system's errors are: with a code. */
class ProxyError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Asks a proxy for a way to a host and port (RFC 9110, 9.3.6). */
export async function tunnelThrough(
  proxy: string,
  target: string,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  const { request } = await (proxy.startsWith('https:')
    ? import('node:https')
    : import('node:http'));
  const options = { method: 'CONNECT', path: target, agent: false as const };
  const headers = { host: target, ...proxyAuthorization(proxy) };
  return new Promise((resolve, reject) => {
    request(withoutLogin(proxy), { ...options, headers, ...(signal && { signal }) })
      .on('connect', ({ statusCode }, socket: Socket) => {
        if (statusCode === 200) return resolve(socket);
        socket.destroy();
        reject(new ProxyError(`PROXY_${statusCode}`));
      })
      .on('response', ({ statusCode }) => reject(new ProxyError(`PROXY_${statusCode}`)))
      .on('error', reject)
      .end();
  });
}

/** The login that stands in a proxy's address. */
export function proxyAuthorization(proxy: string): Readonly<Record<string, string>> {
  const { username, password } = new URL(proxy);
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

export function withoutLogin(proxy: string): string {
  const url = new URL(proxy);
  url.username = '';
  url.password = '';
  return url.href;
}
