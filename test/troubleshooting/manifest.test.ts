import { expect, it } from 'vitest';
import { manifest } from '../../src/troubleshooting/catalogue/manifest.ts';
import { told } from './told.ts';

it('knows every failure of a manifest list', () => {
  expect(manifest.map(({ id }) => id)).toEqual([
    'manifest-unknown-unknown',
    'docker-manifest-inspect-fails',
    'docker-manifest-create-is-list',
    'manifest-not-found-yet',
    'imagetools-local-registry',
    'manifest-missing-platform',
  ]);
});

it.each([
  [
    ['manifest-unknown-unknown'],
    '  Platform:    unknown/unknown\n  Annotations: \n    vnd.docker.reference.type:   attestation-manifest',
  ],
  [['docker-manifest-inspect-fails'], 'no such manifest: docker.io/user/test:tag'],
  [
    ['docker-manifest-inspect-fails'],
    'unsupported manifest format: {map[] [] application/vnd.oci.image.index.v1+json}',
  ],
  [
    ['docker-manifest-inspect-fails'],
    'OCI index found, but accept header does not support OCI indexes',
  ],
  [
    ['docker-manifest-inspect-fails', 'manifest-not-found-yet'],
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"OCI index found, but Accept header does not support OCI indexes"}]}',
  ],
  [['docker-manifest-create-is-list'], 'docker.io/x/y:tag-amd64 is a manifest list'],
  [['manifest-not-found-yet'], 'ERROR: docker.io/x/y:tag: not found'],
  [['manifest-not-found-yet'], 'ERROR: localhost:5000/app:nowhere: not found'],
  [
    ['manifest-not-found-yet'],
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
  ],
  [
    ['manifest-not-found-yet'],
    'Error response from daemon: manifest for localhost:5000/app:2 not found: manifest unknown: manifest unknown',
  ],
  [
    ['push-localhost-refused', 'imagetools-local-registry'],
    'ERROR: failed to do request: Head "http://127.0.0.1:9/v2/nope/manifests/1": dial tcp 127.0.0.1:9: connect: connection refused',
  ],
])('tells %s by what was printed', (ids, text) => {
  expect(told(text)).toEqual(ids);
});

it.each([
  // A base image that is not there, in a build.
  '#2 [internal] load metadata for localhost:5000/x:1\n#2 ERROR: localhost:5000/x:1: not found\n------\nERROR: failed to solve: localhost:5000/x:1: failed to resolve source metadata for localhost:5000/x:1: localhost:5000/x:1: not found',
  'ERROR: package foo: not found',
  '/bin/sh: jq: not found',
  'make: cc: not found',
  'An OCI index is a manifest list under another name',
  'Whether the tag is a manifest list',
  'the image is a manifest list and contains multiple images',
  'OS/Arch: unknown/unknown',
])('takes %s for an ordinary text', (text) => {
  expect(told(text)).toEqual([]);
});
