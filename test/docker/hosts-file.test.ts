import { expect, it } from 'vitest';
import { hostsLine } from '../../src/docker/hosts-file.ts';

const hosts =
  '127.0.0.1\tlocalhost\n# 10.0.0.9 registry.old\n192.0.2.1 registry registry.LAB # ours\n';

it('gives the line with a name, whatever its case, and without its comment', () => {
  expect(hostsLine(hosts, 'Registry.lab')).toBe('192.0.2.1 registry registry.LAB');
});

it('gives none for a name in a comment, a part of a name, or an address', () => {
  for (const name of ['registry.old', 'lab', '192.0.2.1', '']) {
    expect(hostsLine(hosts, name), name).toBeNull();
  }
});
