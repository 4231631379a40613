import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attestationKinds,
  configPlatform,
  digestOf,
  imagesOf,
  layersSize,
  parseManifest,
} from '../../src/docker/manifest-list.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const index = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    { digest: digest('a'), size: 1, platform: { os: 'linux', architecture: 'amd64' } },
    {
      digest: digest('b'),
      size: 1,
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    },
    {
      digest: digest('c'),
      size: 1,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': digest('a'),
      },
    },
  ],
});

describe('a manifest list', () => {
  it('has one row a platform, attestations folded into the row of their image', () => {
    const list = parseManifest(index);
    expect(list?.kind === 'list' && imagesOf(list)).toEqual([
      { platform: 'linux/amd64', digest: digest('a'), attestations: [digest('c')] },
      { platform: 'linux/arm64', digest: digest('b'), attestations: [] },
    ]);
  });

  it('is known by what it holds where it does not say its type', () => {
    expect(parseManifest('{"manifests":[]}')).toMatchObject({ kind: 'list' });
    expect(parseManifest('{"layers":[]}')).toMatchObject({ kind: 'image' });
    expect(parseManifest('{"hello":1}')).toBeNull();
    expect(parseManifest('no JSON')).toBeNull();
  });
});

describe('the manifest of an image', () => {
  it('says how much travels, and what attests it', () => {
    const manifest = parseManifest(
      JSON.stringify({
        config: { digest: digest('d') },
        layers: [
          { size: 100 },
          {
            size: 23,
            annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' },
          },
          { size: 1, annotations: { 'in-toto.io/predicate-type': 'https://spdx.dev/Document' } },
        ],
      }),
    );
    if (manifest?.kind !== 'image') throw new Error('an image was expected');
    expect(layersSize(manifest)).toBe(124);
    expect(attestationKinds(manifest)).toEqual(['provenance', 'sbom']);
  });

  it('has a digest that sha256sum agrees with', () => {
    expect(digestOf('hello\n')).toBe(
      'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    );
  });

  it('names its platform in its config', () => {
    expect(configPlatform('{"os":"linux","architecture":"arm","variant":"v7"}')).toBe(
      'linux/arm/v7',
    );
    expect(configPlatform('{}')).toBeNull();
  });

  it('can be any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parseManifest(text);
        if (parsed?.kind === 'list') imagesOf(parsed);
        configPlatform(text);
      }),
    );
  });
});
