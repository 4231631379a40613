import { describe, expect, it } from 'vitest';
import {
  attestationKinds,
  digestOf,
  imagesOf,
  parseManifest,
} from '../../../src/docker/manifest-list.ts';
import { judgeRegistryAnswer } from '../../../src/docker/registry-answer.ts';
import type { World } from '../../../src/practice/world.ts';
import { type Host, hosts, textOf } from '../../docker/hosts/recorded-host.ts';
import { docker } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';
import { lastWords } from './last-words.ts';

const three = '--platform linux/amd64,linux/arm64,linux/riscv64';

async function prepared(host: Host): Promise<World> {
  const world = labWorld(host);
  await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,riscv64');
  await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
  await docker(world, 'buildx create --name alone --bootstrap');
  return world;
}

/** Everything in a list of manifests but its digests and sizes. */
function shapeOf(raw: string) {
  const parsed = parseManifest(raw);
  if (parsed?.kind !== 'list') return parsed;
  return parsed.manifests.map(({ mediaType, platform, attests }) => ({
    ...{ mediaType, platform, isAttestation: attests !== null },
  }));
}

/** Digests are those of one run. */
const withoutDigests = (text: string): string => text.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…');

describe.each(hosts)('a registry on a practice machine of %s', (host) => {
  it('has what was pushed, with the attestations of that version, each under its own digest', async () => {
    const world = await prepared(host);
    await docker(
      world,
      `buildx build --builder mybuilder ${three} --push -t localhost:5000/app:1 .`,
    );
    const raw = async (reference: string) =>
      (await docker(world, `buildx imagetools inspect --raw ${reference}`)).stdout;
    const list = await raw('localhost:5000/app:1');
    expect(shapeOf(list)).toEqual(shapeOf(textOf(host, 'imagetools-inspect-raw.json')));
    const parsed = parseManifest(list);
    if (parsed?.kind !== 'list') throw new Error('no list');
    for (const image of imagesOf(parsed)) {
      const manifest = await raw(`localhost:5000/app@${image.digest}`);
      expect(digestOf(manifest)).toBe(image.digest);
      expect(parseManifest(manifest)).toMatchObject({ kind: 'image', layers: { length: 2 } });
      const [attestation = ''] = image.attestations;
      const attesting = parseManifest(await raw(`localhost:5000/app@${attestation}`));
      expect(attesting?.kind === 'image' && attestationKinds(attesting)).toEqual(['provenance']);
    }
    const { digest } = world.registries.get('localhost:5000')?.get('app:1') ?? {};
    expect(digestOf(list)).toBe(digest);
  });

  it('is shown as the real one by imagetools and by docker manifest', async () => {
    const world = await prepared(host);
    await docker(
      world,
      `buildx build --builder mybuilder ${three} --push -t localhost:5000/app:1 .`,
    );
    const shown = (await docker(world, 'buildx imagetools inspect localhost:5000/app:1')).stdout;
    // The two notes of an attestation come in any order.
    const lines = (text: string) => withoutDigests(text).split('\n').sort();
    expect(lines(shown)).toEqual(lines(textOf(host, 'imagetools-inspect.txt')));
    const manifest = await docker(world, 'manifest inspect --insecure localhost:5000/app:1');
    expect(shapeOf(manifest.stdout)).toEqual(shapeOf(textOf(host, 'docker-manifest-inspect.json')));
  });

  it('says byte for byte what is not there', async () => {
    const world = await prepared(host);
    await docker(world, 'buildx build --builder mybuilder --push -t localhost:5000/app:1 .');
    const says = async (reference: string, file: string) =>
      expect(await docker(world, `buildx imagetools inspect ${reference}`)).toMatchObject({
        ...{ both: textOf(host, file), exitCode: 1 },
      });
    await says('localhost:5000/app:nowhere', 'imagetools-inspect-missing.txt');
    await says('localhost:5000/nowhere:1', 'imagetools-inspect-missing-repository.txt');
    await says('localhost:5999/app:1', 'imagetools-inspect-refused.txt');
    await says('localhost:5001/app:1', 'imagetools-inspect-401.txt');
  });

  it.each([
    ['mybuilder', 'not-there', 'registry-not-there-host-network.txt', 'reachable'],
    ['alone', 'not-there', 'registry-localhost-without-host-network.txt', 'refused'],
    ['mybuilder', 'password', 'registry-401.txt', 'reachable'],
    ['mybuilder', 'plain-http', 'registry-plain-http-for-https.txt', 'http-for-https'],
  ])('%s meets at it what the real one met: %s', async (builder, file, recording, verdict) => {
    const world = await prepared(host);
    const line = `buildx build --progress=plain --builder ${builder} -f ${file}.Dockerfile .`;
    const { both, exitCode } = await docker(world, line);
    expect(lastWords(both)).toEqual(lastWords(textOf(host, recording)));
    expect(judgeRegistryAnswer(both)).toEqual(judgeRegistryAnswer(textOf(host, recording)));
    expect([judgeRegistryAnswer(both).verdict, exitCode]).toEqual([verdict, 1]);
  });

  it.each([
    ['mybuilder', 'localhost:5001/y:1', 'registry-push-401.txt'],
    ['alone', 'localhost:5000/y:1', 'registry-push-without-host-network.txt'],
  ])('refuses a push from %s to %s as the real one did', async (builder, tag, recording) => {
    const world = await prepared(host);
    const line = `buildx build --progress=plain --builder ${builder} -f scratch.Dockerfile -t ${tag} --push .`;
    const { both, exitCode } = await docker(world, line);
    expect(exitCode).toBe(1);
    expect(lastWords(withoutDigests(both))).toEqual(
      lastWords(withoutDigests(textOf(host, recording))),
    );
    expect([...(world.registries.get(tag.split('/')[0] ?? '')?.keys() ?? [])]).not.toContain('y:1');
  });

  it('takes a push once somebody logged in', async () => {
    const world = await prepared(host);
    const push =
      'buildx build --builder mybuilder -f scratch.Dockerfile -t localhost:5001/y:1 --push .';
    expect((await docker(world, push)).exitCode).toBe(1);
    const login = await docker(world, 'login localhost:5001');
    expect(login.stdout).toMatch(/Login Succeeded\n$/);
    expect((await docker(world, push)).exitCode).toBe(0);
    expect(world.registries.get('localhost:5001')?.has('y:1')).toBe(true);
  });

  it('is written as an archive that has an index of the real one’s shape', async () => {
    const { tarMember } = await import('../../../src/practice/docker/build/tar.ts');
    const world = await prepared(host);
    await docker(
      world,
      `buildx build --builder mybuilder ${three} --output type=oci,dest=/tmp/image.tar .`,
    );
    const archive = world.files.get('/tmp/image.tar')?.text;
    if (!(archive instanceof Uint8Array)) throw new Error('no archive');
    const index = tarMember(archive, 'index.json') ?? '';
    expect(shapeOf(index)).toEqual(shapeOf(textOf(host, 'oci-archive-index.json')));
    const [entry] = JSON.parse(index).manifests;
    const list = tarMember(archive, `blobs/${entry.digest.replace(':', '/')}`) ?? '';
    expect(digestOf(list)).toBe(entry.digest);
    expect(parseManifest(list)?.kind).toBe('list');
    await docker(
      world,
      `buildx build --builder mybuilder ${three} --output type=oci,dest=/tmp/layout,tar=false .`,
    );
    expect(world.files.has('/tmp/layout/index.json')).toBe(true);
  });

  it('writes the metadata that buildx writes', async () => {
    const world = await prepared(host);
    await docker(
      world,
      `buildx build --builder mybuilder ${three} --metadata-file=/tmp/metadata.json --push -t localhost:5000/app:1 .`,
    );
    const own = JSON.parse(String(world.files.get('/tmp/metadata.json')?.text));
    const real = JSON.parse(textOf(host, 'metadata.json'));
    expect(Object.keys(own)).toEqual(Object.keys(real));
    expect(own['containerimage.digest']).toBe(
      world.registries.get('localhost:5000')?.get('app:1')?.digest,
    );
  });
});
