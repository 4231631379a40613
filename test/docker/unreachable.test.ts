import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyUnreachable } from '../../src/docker/unreachable.ts';

// Written by the clients 26.1.5, 28.2.2 and 28.5.2 themselves, where nothing else is said.
describe('why an engine does not answer', () => {
  test.each([
    [
      'not-running',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ],
    // moby/moby docker-v29.0.0, client/request.go
    [
      'not-running',
      'failed to connect to the docker API at unix:///run/nothing.sock; check if the path is correct and if the daemon is running: dial unix /run/nothing.sock: connect: no such file or directory',
    ],
    // Docker 29.6.2 on Windows, Docker Desktop not started; a public report
    [
      'not-running',
      'failed to connect to the docker API at npipe:////./pipe/dockerDesktopLinuxEngine; check if the path is correct and if the daemon is running: open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.',
    ],
    [
      'not-running',
      'error during connect: This error may indicate that the docker daemon is not running.: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/version": open //./pipe/docker_engine: The system cannot find the file specified.',
    ],
    [
      'no-permission',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.51/version": dial unix /var/run/docker.sock: connect: permission denied',
    ],
    // moby/moby v19.03.15, client/request.go
    [
      'no-permission',
      'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get http://%2Fvar%2Frun%2Fdocker.sock/v1.40/version: dial unix /var/run/docker.sock: connect: permission denied',
    ],
    // moby/moby docker-v29.0.0, client/request.go
    [
      'no-permission',
      'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    ],
    [
      'wrong-context',
      'Failed to initialize: unable to resolve docker endpoint: context "nosuch": context not found: open /root/.docker/contexts/meta/9e62/meta.json: no such file or directory',
    ],
    // 20.10.24
    [
      'wrong-context',
      'Current context "gone" is not found on the file system, please check your config file at /root/.docker/config.json',
    ],
    // 20.10.24
    ['wrong-context', 'unable to resolve docker endpoint: context "nosuch" does not exist'],
    [
      'wrong-context',
      'error during connect: Get "http://blah:2375/v1.51/version": dial tcp: lookup blah on 192.168.1.1:53: no such host',
    ],
    [
      'tls',
      'Failed to initialize: unable to resolve docker endpoint: open /root/.docker/ca.pem: no such file or directory',
    ],
    ['tls', 'Error response from daemon: Client sent an HTTP request to an HTTPS server.'],
    [
      'tls',
      'error during connect: Get "https://10.0.0.1:2376/v1.51/version": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ],
    [
      'timeout',
      'error during connect: Get "http://10.255.255.1:2375/v1.45/version": dial tcp 10.255.255.1:2375: i/o timeout',
    ],
    [
      'refused',
      'Cannot connect to the Docker daemon at tcp://127.0.0.1:1. Is the docker daemon running?',
    ],
    ['wsl-not-integrated', "The command 'docker' could not be found in this WSL 2 distro."],
    ['podman', "Try 'podman buildx --help' for more information"],
    ['podman', 'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.'],
    [
      'client-too-old',
      'Error response from daemon: client version 1.12 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version',
    ],
    [
      'client-too-new',
      'Error response from daemon: client version 1.99 is too new. Maximum supported API version is 1.45',
    ],
    [
      'other',
      'error during connect: Get "http://docker.example.com/v1.51/version": exec: "ssh": executable file not found in $PATH',
    ],
  ] as const)('%s: %s', (reason, message) => {
    expect(whyUnreachable(`WARNING: Error loading config file\n${message}\n`)).toEqual({
      reason,
      message,
    });
  });

  test('is not known where the client said nothing', () => {
    expect(whyUnreachable('')).toEqual({ reason: 'other', message: '' });
  });

  test('is one line of what was said, whatever was said', () => {
    fc.assert(
      fc.property(fc.string(), (stderr) => {
        const { message } = whyUnreachable(stderr);
        expect(stderr).toContain(message);
        expect(message).not.toContain('\n');
      }),
    );
  });
});
