import type { Printed } from './printed.ts';

export const surroundings: readonly Printed[] = [
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
];
