import { expect, it } from 'vitest';
import { surroundings } from '../../src/troubleshooting/catalogue/surroundings.ts';
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

it.each([
  [
    'builder-dns',
    'failed to do request: Head "https://registry-1.docker.io/v2/library/alpine/manifests/3": dial tcp: lookup registry-1.docker.io on 192.168.1.1:53: read udp 172.17.0.2:51234->192.168.1.1:53: i/o timeout',
  ],
  [
    'builder-dns',
    'ERROR: failed to solve: failed to push registry.example.com/app:1: failed to do request: Head "https://registry.example.com/v2/app/blobs/sha256:1f": dial tcp: lookup registry.example.com on 10.0.2.3:53: no such host',
  ],
  [
    'builder-dns',
    'ERROR: failed to solve: failed to resolve source metadata for nosuch.invalid:5000/probe:1: failed to do request: Head "https://nosuch.invalid:5000/v2/probe/manifests/1": dial tcp: lookup nosuch.invalid on 10.255.255.53:53: dial udp 10.255.255.53:53: connect: network is unreachable',
  ],
  ['builder-dns', "#8 0.512 wget: bad address 'example.com'"],
  [
    'builder-dns',
    "#8 5.71 W: Failed to fetch http://mirror.example.org/debian/dists/trixie/InRelease  Temporary failure resolving 'mirror.example.org'",
  ],
  [
    'builder-hosts-file',
    'failed to do request: Head "https://registry/v2/app/manifests/1": dial tcp: lookup registry on 127.0.0.11:53: no such host',
  ],
  [
    'builder-hosts-file',
    'ERROR: failed to solve: failed to do request: Head "https://reg.lan:5000/v2/app/manifests/1": dial tcp: lookup reg.lan on 8.8.8.8:53: no such host',
  ],
  [
    'builder-proxy',
    'failed to do request: Head "https://registry-1.docker.io/v2/library/alpine/manifests/3": proxyconnect tcp: dial tcp 127.0.0.1:3128: connect: connection refused',
  ],
  [
    'builder-proxy',
    'ERROR: failed to solve: alpine: failed to resolve source metadata for docker.io/library/alpine:latest: failed to do request: Head "https://registry-1.docker.io/v2/library/alpine/manifests/latest": dial tcp 34.226.69.105:443: i/o timeout',
  ],
  [
    'builder-proxy',
    'error: failed to solve: failed to fetch anonymous token: Get "https://auth.docker.io/token?scope=repository": net/http: TLS handshake timeout',
  ],
  [
    'builder-proxy',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    'disk-full',
    'error writing layer blob: rpc error: code = Unknown desc = mkdir /var/lib/buildkit/runc-overlayfs/snapshots/12: no space left on device',
  ],
  ['disk-full', '#9 12.4 tar: ./usr/lib/libLLVM.so: Cannot write: No space left on device'],
  ['disk-full', '#9 12.4 cp: error writing ‘/out/app’: No space left on device'],
  ['disk-full', '#7 3.1 E: Write error - write (28: No space left on device)'],
  ['disk-full', '#7 3.1 npm error ENOSPC: no space left on device, write'],
  ['disk-full', "#7 3.1 OSError: [Errno 28] No space left on device: '/tmp/x'"],
  ['disk-full', '#7 3.1   No space left on device (os error 28)'],
  ['disk-full', '#7 3.1 No space left on device @ io_write - /var/cache/x (Errno::ENOSPC)'],
  ['disk-full', '#7 3.1 /usr/bin/ld: final link failed: No space left on device'],
  ['disk-full', 'level=error msg="write /var/lib/docker/tmp/x: no space left on device"'],
  ['disk-full', '{"error":"write /var/lib/docker/tmp/x: no space left on device","level":"error"}'],
  [
    'disk-full',
    'docker: Error response from daemon: failed to create task: mkdir /run/x: no space left on device: unknown.',
  ],
  [
    'builder-died-eof',
    'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
  ],
  [
    'builder-died-eof',
    'ERROR: failed to build: failed to solve: Unavailable: error reading from server: EOF',
  ],
  [
    'builder-died-eof',
    'ERROR: failed to receive status: rpc error: code = Unavailable desc = closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway: code: NO_ERROR, debug data: "graceful_stop"',
  ],
  [
    'builder-died-eof',
    'rpc error: code = Unavailable desc = closing transport due to: connection error: desc = "transport is closing", received prior goaway: code: NO_ERROR, debug data: "graceful_stop"',
  ],
  [
    'hub-rate-limit-build',
    'ERROR: failed to solve: alpine: failed to resolve source metadata for docker.io/library/alpine:latest: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/alpine/manifests/sha256:1f: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
  ],
  [
    'hub-rate-limit-build',
    'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  ],
  [
    'hub-rate-limit-build',
    'ERROR: failed to solve: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/alpine/manifests/3: 429 Too Many Requests',
  ],
])('tells %s by what was printed', (id, text) => {
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
