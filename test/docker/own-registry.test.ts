import { expect, test } from 'vitest';
import {
  containerNames,
  listeningPorts,
  parseRegistry,
  publishedPorts,
  runRegistry,
} from '../../src/docker/own-registry.ts';

/** Printed by Docker 28.5.2 in the lab. */
const inspected = (state: object, more: object = {}) =>
  JSON.stringify({
    image: 'registry:3',
    labels: { 'multiarch-wizard': 'registry' },
    state: {
      ...{ Status: 'running', ExitCode: 0, StartedAt: '2026-11-26T08:17:06.741203788Z' },
      ...{ FinishedAt: '0001-01-01T00:00:00Z', ...state },
    },
    ports: { '5000/tcp': [{ HostIp: '127.0.0.1', HostPort: '5002' }] },
    ...more,
  });

test('a registry is started on loopback, with a name, a label and a volume', () => {
  expect(runRegistry(5002).join(' ')).toBe(
    'docker run --detach --name multiarch-registry --label multiarch-wizard=registry --restart unless-stopped --publish 127.0.0.1:5002:5000 --volume multiarch-registry:/var/lib/registry registry:3',
  );
});

test('what runs is told with its port, and what ended with its exit code', () => {
  const running = { image: 'registry:3', status: 'running', exitCode: null, port: 5002 };
  expect(parseRegistry(inspected({}))).toEqual({ ...running, isOurs: true });
  const ended = { Status: 'exited', ExitCode: 2, FinishedAt: '2026-11-26T08:17:08.1Z' };
  expect(parseRegistry(inspected(ended))).toMatchObject({ status: 'exited', exitCode: 2 });
  const created = { Status: 'created', ExitCode: 128 };
  expect(parseRegistry(inspected(created))).toMatchObject({ status: 'created', exitCode: null });
  expect(parseRegistry('')).toBeNull();
});

test('it is ours by its label and its image, and not by its name', () => {
  expect(parseRegistry(inspected({}, { labels: {} }))?.isOurs).toBe(false);
  expect(parseRegistry(inspected({}, { labels: null }))?.isOurs).toBe(false);
  expect(parseRegistry(inspected({}, { image: 'nginx' }))?.isOurs).toBe(false);
  expect(parseRegistry(inspected({}, { image: 'docker.io/library/registry:2' }))?.isOurs).toBe(
    true,
  );
  expect(parseRegistry(inspected({}, { ports: {} }))?.port).toBeNull();
});

test('ports of containers are told with who has them, ranges too', () => {
  const listed = [
    { name: 'web', ports: '0.0.0.0:8000-8001->80-81/tcp, [::]:8000-8001->80-81/tcp, 9/tcp' },
    { name: 'dns', ports: '0.0.0.0:53->53/udp' },
    { name: 'a,b/c', ports: '' },
  ].map((row) => JSON.stringify(row));
  expect(publishedPorts(`${listed.join('\n')}\n`)).toEqual([
    ...[8000, 8001, 8000, 8001].map((port) => ({ port, by: 'web' })),
  ]);
  expect(containerNames(listed.join('\n'))).toEqual(['web', 'dns', 'a', 'b/c']);
});

test("the kernel's table tells who listens, and not who is connected", () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:138A 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 10966367 1 0 100 0 0 10 0',
    '   1: 0100007F:8EC6 0100007F:138A 06 00000000:00000000 03:0000175E 00000000     0        0 0 3 0',
    '  10: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 10963414 1 0 100 0 0 10 0',
  ].join('\n');
  expect(listeningPorts(table)).toEqual([5002, 5000]);
});
