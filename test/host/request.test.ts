import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { request } from '../../src/host/http/request.ts';

const file = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url));

/** A server on a free port of this machine: `localhost:PORT`. */
async function serve(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

const plain = (listener: RequestListener) => serve(createServer(listener));
const encrypted = (listener: RequestListener) =>
  serve(createTlsServer({ key: file('key.pem'), cert: file('certificate.pem') }, listener));

describe('a request', () => {
  test('brings the status, the headers and the body', async () => {
    const host = await plain((asked, answer) => {
      answer.writeHead(asked.headers['accept'] === 'x' ? 200 : 404, { 'X-Is': 'a' });
      answer.end('{"tags":["ä"]}');
    });
    const said = await request({ method: 'GET', url: `http://${host}/`, headers: { accept: 'x' } });
    expect(said).toMatchObject({ error: null, status: 200, body: '{"tags":["ä"]}' });
    expect(said.error === null && said.headers['x-is']).toBe('a');
  });

  test('says that nothing listens, and that a name has no address', async () => {
    const host = await plain(() => {});
    const port = Number(host.split(':')[1]);
    const free = port === 65_535 ? port - 1 : port + 1;
    expect(await request({ method: 'GET', url: `http://localhost:${free}/` })).toEqual({
      error: 'refused',
      detail: 'ECONNREFUSED',
    });
    expect(await request({ method: 'GET', url: 'http://no-such-host.invalid/' })).toMatchObject({
      error: 'dns',
    });
  });

  test('ends when its time is up, and when it is called off', async () => {
    const host = await plain(() => {});
    const url = `http://${host}/`;
    expect(await request({ method: 'GET', url, timeout: 50 })).toMatchObject({ error: 'timeout' });
    const calling = new AbortController();
    const asked = request({ method: 'GET', url, signal: calling.signal });
    calling.abort();
    expect(await asked).toMatchObject({ error: 'cancelled' });
  });

  test('ends while a body goes on for ever', async () => {
    const host = await plain((_, answer) => {
      const timer = setInterval(() => answer.write('x'.repeat(1000)), 1);
      answer.on('close', () => clearInterval(timer));
    });
    const said = await request({ method: 'GET', url: `http://${host}/`, largest: 5000 });
    expect(said).toMatchObject({ error: 'too-large' });
  });

  test('tells plain http where TLS was asked for', async () => {
    const host = await plain((_, answer) => answer.end('hello'));
    expect(await request({ method: 'GET', url: `https://${host}/` })).toMatchObject({
      error: 'http-for-https',
    });
  });

  test('tells a certificate that nobody trusts, and takes it where that is asked for', async () => {
    const host = await encrypted((_, answer) => answer.end('hello'));
    const url = `https://${host}/`;
    expect(await request({ method: 'GET', url })).toMatchObject({ error: 'untrusted' });
    expect(await request({ method: 'GET', url, anyCertificate: true })).toMatchObject({
      error: null,
      body: 'hello',
    });
  });

  test('trusts an authority that is named in a file', async () => {
    const host = await encrypted((_, answer) => answer.end('hello'));
    const ca = fileURLToPath(new URL('certificates/certificate.pem', import.meta.url));
    const url = `https://${host}/`;
    expect(await request({ method: 'GET', url, ca })).toMatchObject({ error: null, body: 'hello' });
    expect(await request({ method: 'GET', url, ca: `${ca}.not` })).toMatchObject({
      error: 'untrusted',
    });
  });

  test('trusts what Docker keeps for a registry, unless that is left out', async () => {
    const host = await encrypted((_, answer) => answer.end('hello'));
    const folder = mkdtempSync(join(tmpdir(), 'docker-'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const certificates = join(folder, 'certs.d', host);
    mkdirSync(certificates, { recursive: true });
    writeFileSync(join(certificates, 'ca.crt'), file('certificate.pem'));
    vi.stubEnv('DOCKER_CONFIG', folder);
    const url = `https://${host}/`;
    expect(await request({ method: 'GET', url })).toMatchObject({ error: null, body: 'hello' });
    expect(await request({ method: 'GET', url, withoutDockers: true })).toMatchObject({
      error: 'untrusted',
    });
  });

  test('follows a redirect, and takes a secret to no other server', async () => {
    const seen: (string | undefined)[] = [];
    const other = await plain((asked, answer) => {
      seen.push(asked.headers.authorization);
      answer.end('there');
    });
    const host = await plain((asked, answer) => {
      seen.push(asked.headers.authorization);
      const location = asked.url === '/a' ? '/b' : `http://${other}/c`;
      answer.writeHead(307, { location }).end();
    });
    const headers = { authorization: 'Basic c2VjcmV0' };
    const said = await request({ method: 'GET', url: `http://${host}/a`, headers });
    expect(said).toMatchObject({ error: null, body: 'there' });
    expect(seen).toEqual(['Basic c2VjcmV0', 'Basic c2VjcmV0', undefined]);
  });

  test('takes any certificate of the server that was asked, and of no other', async () => {
    const other = await encrypted((_, answer) => answer.end('there'));
    const host = await encrypted((asked, answer) => {
      const location = asked.url === '/a' ? '/b' : `https://${other}/c`;
      answer.writeHead(307, { location }).end();
    });
    const url = `https://${host}/a`;
    expect(await request({ method: 'GET', url, anyCertificate: true })).toMatchObject({
      error: 'untrusted',
    });
  });

  test('gives up on a server that sends us in a circle', async () => {
    const host = await plain((_, answer) => answer.writeHead(302, { location: '/' }).end());
    expect(await request({ method: 'GET', url: `http://${host}/` })).toMatchObject({
      error: 'redirects',
    });
  });

  test('goes through the proxy that the environment names, as Docker does', async () => {
    const { host, seen } = await proxy();
    vi.stubEnv('https_proxy', `http://ada:secret@${host}`);
    vi.stubEnv('no_proxy', '');
    const said = await request({ method: 'GET', url: 'https://registry.invalid/v2/' });
    expect(said).toEqual({ error: 'other', detail: 'PROXY_403' });
    expect(seen).toEqual([['registry.invalid:443', 'Basic YWRhOnNlY3JldA==']]);
    vi.stubEnv('no_proxy', 'registry.invalid');
    expect(await request({ method: 'GET', url: 'https://registry.invalid/v2/' })).toMatchObject({
      error: 'dns',
    });
  });

  test('speaks TLS through a proxy', async () => {
    const { host } = await proxy(await encrypted((_, answer) => answer.end('hello')));
    vi.stubEnv('https_proxy', host);
    vi.stubEnv('no_proxy', '');
    const url = 'https://registry.invalid/';
    expect(await request({ method: 'GET', url, anyCertificate: true })).toMatchObject({
      error: null,
      body: 'hello',
    });
    expect(await request({ method: 'GET', url })).toMatchObject({ error: 'untrusted' });
  });
});

/** A proxy that lets everyone through to one server, or nobody. */
async function proxy(target?: string) {
  onTestFinished(() => void vi.unstubAllEnvs());
  const seen: (readonly (string | undefined)[])[] = [];
  const server = createServer().on('connect', (asked, socket) => {
    seen.push([asked.url, asked.headers['proxy-authorization']]);
    if (target === undefined) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const [, port] = target.split(':');
    const through = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    return through.on('error', () => socket.destroy());
  });
  return { host: await serve(server), seen };
}
