import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/assembly/read-source.ts';
import { createRegistryDoor } from '../../src/checklist/registry/door.ts';
import { digestOf } from '../../src/docker/manifest-list.ts';
import type { HttpAnswer } from '../../src/host/host.ts';
import { lookAt } from '../../src/host/look.ts';
import { type Script, stubHost } from '../wizard/stub-host.ts';

const reference = 'registry.lan/app:arm64';
const config = JSON.stringify({ os: 'linux', architecture: 'arm64', variant: 'v8' });
const manifest = JSON.stringify({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { digest: digestOf(config) },
  layers: [{ size: 133 }],
});

/** The config is asked for by the digest that was read, whatever the tag names by then. */
const image = `registry.lan/app@${digestOf(manifest)}`;

/** Reads the source where the config is shown so, by buildx and by the registry itself. */
async function read(shown: Script | null, blob: HttpAnswer) {
  const inspect = 'docker buildx imagetools inspect';
  const host = stubHost({
    commands: {
      [`${inspect} --raw ${reference}`]: manifest,
      ...(shown !== null && { [`${inspect} --format '{{json .Image}}' ${image}`]: shown }),
    },
    answers: (url) => (url.includes('/blobs/') ? blob : said(200, manifest)),
  });
  const door = createRegistryDoor({ host, accessOf: () => 'tls', isInsecure: () => false });
  return readSource(reference, {
    ...{ look: lookAt(host), door, hasBuildx: shown !== null },
    ...{
      asking: { builder: null, registry: null, access: null },
      asksManifest: false,
      isInsecure: false,
    },
  });
}

const said = (status: number, body: string): HttpAnswer => ({
  ...{ error: null, status, headers: {}, body },
});
const old: Script = { exitCode: 125, stderr: 'unknown flag: --format' };

describe('a config', () => {
  test('is asked of the registry where buildx is too old to show it', async () => {
    expect(await read(old, said(200, config))).toMatchObject({
      ...{ state: 'there', isByBuildx: true },
      images: [{ platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } }],
    });
  });

  test.each([
    ['buildx', old],
    ['no buildx', null],
  ])('that cannot be read is not one that names no platform, with %s', async (_, shown) => {
    expect(await read(shown, said(429, ''))).toMatchObject({
      state: 'unreadable',
      error: expect.stringContaining('429'),
    });
    expect(await read(shown, { error: 'too-large', detail: 'E2BIG' })).toMatchObject({
      state: 'unreadable',
    });
  });

  test('that says nothing is one that names no platform', async () => {
    expect(await read('{}', said(500, ''))).toMatchObject({
      ...{ state: 'there', images: [{ platform: null }] },
    });
  });
});
