import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/assembly/read-source.ts';
import type { RegistryDoor } from '../../src/checklist/registry/door.ts';
import { lookAt } from '../../src/host/look.ts';
import { machinePath } from '../../src/practice/machine-path.ts';
import { openPractice } from '../../src/practice/open-practice.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import { digest } from './sources.ts';

const index = 'application/vnd.oci.image.index.v1+json';
const image = {
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...{ digest: digest('a'), size: 1, platform: { os: 'linux', architecture: 'amd64' } },
};
const attestation = {
  ...{ ...image, digest: digest('b'), platform: { os: 'unknown', architecture: 'unknown' } },
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': digest('a'),
  },
};

/** What is said of an index of these manifests, in a registry that is asked by its API. */
async function read(manifests: readonly object[]) {
  const { machine } = await readMachine(machinePath('manifest-by-hand'));
  if (machine === null) throw new Error('no machine');
  const raw = JSON.stringify({ schemaVersion: 2, mediaType: index, manifests });
  const held = async () =>
    ({ ok: true, value: { raw, digest: digest('c'), mediaType: index } }) as const;
  const tags = async () => ({ ok: true, value: [] }) as const;
  const door: RegistryDoor = { tags, manifest: held, config: held, isOpen: () => true };
  return readSource('me/app:1', {
    ...{ look: lookAt(openPractice(machine, 20), {}), door },
    ...{
      hasBuildx: false,
      asking: { builder: null, registry: null, access: null },
      asksManifest: false,
      isInsecure: false,
    },
  });
}

describe('an index', () => {
  it('of one image is attested only where an attestation is in it', async () => {
    expect(await read([image, attestation])).toMatchObject({ kind: 'attested' });
    expect(await read([image])).toMatchObject({ kind: 'list', images: [{ isAttested: false }] });
  });

  it('may be empty', async () => {
    expect(await read([])).toMatchObject({ state: 'there', kind: 'list', images: [] });
  });
});
