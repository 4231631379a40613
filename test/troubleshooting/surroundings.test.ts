import { expect, it } from 'vitest';
import { surroundings } from '../../src/troubleshooting/catalogue/surroundings.ts';
import { surroundings as printed } from './printed/surroundings.ts';
import { told } from './told.ts';

it('knows every failure of the network, the disk and the memory of a builder', () => {
  expect(surroundings.map(({ id }) => id)).toEqual([
    'builder-dns',
    'builder-hosts-file',
    'builder-proxy',
    'disk-full',
    'builder-died-eof',
    'hub-rate-limit-build',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it('takes a name that only a hosts file can know for no proxy, and one of the Internet for no hosts file', () => {
  const lookup = (host: string) =>
    told(
      `failed to do request: Head "https://${host}/v2/a/manifests/1": dial tcp: lookup ${host} on 127.0.0.11:53: no such host`,
    );
  expect(lookup('registry')).toEqual(['builder-dns', 'builder-hosts-file']);
  expect(lookup('reg.lan')).toEqual(['builder-dns', 'builder-hosts-file']);
  expect(lookup('registry.example.com')).toEqual(['builder-dns', 'builder-proxy']);
});

it.each([
  'Unable to connect to the server: dial tcp: lookup cluster.example.com on 127.0.0.53:53: no such host',
  'Error: could not query provider registry: Get "https://registry.example.com/.well-known/terraform.json": dial tcp 192.0.2.1:443: i/o timeout',
  'level=info msg="retrying" error="dial tcp 127.0.0.1:6379: i/o timeout"',
  'time="2026-11-25T10:00:00Z" level=warning msg="watch ended" error="rpc error: code = Unavailable desc = error reading from server: EOF"',
  'unexpected EOF',
  '10.1.2.3 - - [25/Nov/2026:10:00:00 +0000] "GET /api HTTP/1.1" 429 169 "-" "curl/8.14"',
  'HTTP/1.1 429 Too Many Requests',
  'W: no space left on the boot partition for another kernel',
  'When no space left on device is printed, the disk is full.',
  '/dev/sda1        50G   50G     0 100% /',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});
