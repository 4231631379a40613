import { describe, expect, test } from 'vitest';
import {
  attestationKinds,
  digestOf,
  type ImageManifest,
  imagesOf,
  layersSize,
  type ManifestList,
  parseManifest,
} from '../../../src/docker/manifest-list.ts';
import { judgeRegistryAnswer } from '../../../src/docker/registry-answer.ts';
import { bytesOf, type Host, hosts, platforms, recordingsOf, textOf } from './recorded-host.ts';

describe.each(hosts)('a registry, as a builder of %s meets it', (host) => {
  test.each([
    ['registry-not-there-host-network.txt', 'reachable', /localhost:5000\/x:not-there: not found$/],
    [
      'registry-localhost-without-host-network.txt',
      'refused',
      /:5000: connect: connection refused$/,
    ],
    ['registry-push-without-host-network.txt', 'refused', /:5000: connect: connection refused$/],
    ['registry-401.txt', 'reachable', /manifests\/not-there: 401 Unauthorized$/],
    ['registry-push-401.txt', 'reachable', /: 401 Unauthorized$/],
    ['registry-plain-http-for-https.txt', 'http-for-https', /gave HTTP response to HTTPS client$/],
    [
      'imagetools-inspect-missing.txt',
      'reachable',
      /^ERROR: localhost:5000\/app:nowhere: not found$/,
    ],
    ['imagetools-inspect-missing-repository.txt', 'reachable', /nowhere:1: not found$/],
    ['imagetools-inspect-refused.txt', 'refused', /\[::1\]:5999: connect: connection refused$/],
    ['imagetools-inspect-401.txt', 'reachable', /no basic auth credentials$/],
    ['imagetools-inspect-no-such-host.txt', 'dns', /lookup nowhere\.invalid on /],
  ])('%s: %s', (file, verdict, line) => {
    const answer = judgeRegistryAnswer(textOf(host, file));
    expect(answer.verdict).toBe(verdict);
    expect(answer.line).toMatch(line);
  });
});

const listOf = (host: Host, file: string): ManifestList => {
  const list = parseManifest(textOf(host, file));
  if (list?.kind !== 'list') throw new Error(`${file} of ${host} is no list`);
  return list;
};

const imageOf = (host: Host, file: string): ImageManifest => {
  const image = parseManifest(textOf(host, file));
  if (image?.kind !== 'image') throw new Error(`${file} of ${host} is no image`);
  return image;
};

/** The digest that a manifest was asked for by. */
const askedFor = (host: Host, file: string): string | undefined =>
  recordingsOf(host)
    .find((recording) => recording.file === file)
    ?.command.split('@')[1];

describe.each(hosts)('what %s pushed', (host) => {
  const raw = 'imagetools-inspect-raw';
  const images = ['1-amd64', '2-arm64', '3-riscv64'].map((name) => `${raw}-${name}.json`);
  const attestations = [4, 5, 6].map((number) => `${raw}-${number}-attestation.json`);

  test('is a list of three images, each with its attestation folded in', () => {
    const list = listOf(host, `${raw}.json`);
    expect(list.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    expect(list.manifests.map(({ size }) => size)).toEqual([667, 667, 667, 566, 566, 566]);
    expect(imagesOf(list)).toEqual(
      platforms.map((platform, index) => ({
        platform,
        digest: askedFor(host, images[index] ?? ''),
        attestations: [askedFor(host, attestations[index] ?? '')],
      })),
    );
  });

  test('has the digests that its bytes make', () => {
    for (const file of [...images, ...attestations]) {
      expect(digestOf(bytesOf(host, file))).toBe(askedFor(host, file));
    }
    // Docker pulled it by its tag, and says what it got.
    const [, pulled] = /^Digest: (.+)$/m.exec(textOf(host, 'docker-run-by-digest.txt')) ?? [];
    expect(digestOf(bytesOf(host, `${raw}.json`))).toBe(pulled);
  });

  test('has images of two layers, half a megabyte', () => {
    for (const file of images) {
      const image = imageOf(host, file);
      const { layers } = JSON.parse(textOf(host, file));
      expect(image.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
      expect(image.layers).toHaveLength(2);
      expect(layersSize(image)).toBe(layers[0].size + layers[1].size);
      expect(layersSize(image)).toBeGreaterThan(550_000);
      expect(layersSize(image)).toBeLessThan(620_000);
      expect(attestationKinds(image)).toEqual([]);
    }
  });

  test('has attestations of how it was built', () => {
    for (const file of attestations) {
      expect(attestationKinds(imageOf(host, file))).toEqual(['provenance']);
    }
  });

  test('stands on a base image of five platforms; another one has no riscv64', () => {
    const platformsOf = (file: string) =>
      imagesOf(listOf(host, file)).map(({ platform }) => platform);
    const base = [...platforms, 'linux/s390x', 'linux/arm/v7'];
    expect(platformsOf('imagetools-inspect-base.json')).toEqual(base);
    expect(platformsOf('imagetools-inspect-base-gap.json')).toEqual(
      base.filter((platform) => platform !== 'linux/riscv64'),
    );
  });

  test('is as an archive an index that points at one list', () => {
    const index = listOf(host, 'oci-archive-index.json');
    expect(index.manifests).toMatchObject([
      { mediaType: 'application/vnd.oci.image.index.v1+json', size: 2361, attests: null },
    ]);
  });

  test('is none of it where the tool only told an error', () => {
    expect(parseManifest(textOf(host, 'imagetools-inspect-missing.txt'))).toBeNull();
    expect(parseManifest(textOf(host, 'imagetools-inspect.txt'))).toBeNull();
  });
});
