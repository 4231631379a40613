import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/docker/manifest-list.ts';
import { type Host, hosts } from '../../docker/hosts/recorded-host.ts';
import { comparable, practise, recordedSession, sessionWorld } from './session.ts';

const withBuildx = hosts.filter((host) => !host.startsWith('bookworm'));

describe.each(hosts)('a list by hand on a practice machine of %s', (host) => {
  it('says byte for byte what docker says, and pushes the digests that docker pushes', async () => {
    await expectAsRecorded(host, 'manifest');
  });
});

describe.each(withBuildx)('a list by imagetools on a practice machine of %s', (host) => {
  it('says byte for byte what buildx says', async () => {
    await expectAsRecorded(host, 'imagetools');
  });
});

async function expectAsRecorded(host: Host, name: string): Promise<void> {
  const ours = comparable(await practise(sessionWorld(host), name));
  const theirs = comparable(recordedSession(host, name));
  expect(ours.map(({ command }) => command)).toEqual(theirs.map(({ command }) => command));
  for (const [index, answer] of ours.entries()) expect(answer).toEqual(theirs[index]);
}

it.each(recordedFiles())('keeps the bytes of a manifest that have its digest: %s', (_, text) => {
  const { Raw, Descriptor } = JSON.parse(text);
  expect(digestOf(Buffer.from(Raw, 'base64'))).toBe(Descriptor.digest);
});

/** Files of the store: a real one, and one of ours. */
function recordedFiles(): readonly (readonly [string, string])[] {
  return withBuildx.map((host) => {
    const file = recordedSession(host, 'manifest').find(({ command }) => command.startsWith('cat'));
    return [host, file?.stdout ?? ''];
  });
}
