import { expect, it } from 'vitest';
import { manifest } from '../../src/troubleshooting/catalogue/manifest.ts';
import { manifest as printed } from './printed/manifest.ts';
import { told } from './told.ts';

it('knows every failure of a manifest list', () => {
  expect(manifest.map(({ id }) => id)).toEqual([
    'manifest-unknown-unknown',
    'docker-manifest-inspect-fails',
    'docker-manifest-create-is-list',
    'docker-manifest-amend-refused',
    'docker-manifest-no-local-list',
    'docker-manifest-platform-refused',
    'docker-manifest-other-registry',
    'manifest-not-found-yet',
    'imagetools-local-registry',
    'manifest-missing-platform',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it('names the failures that share a text, the likelier one first', () => {
  const texts = (id: string) => printed.filter(([of]) => of === id).map(([, text]) => text);
  expect(texts('imagetools-local-registry').map(told)).toEqual([
    ['push-localhost-refused', 'imagetools-local-registry'],
  ]);
  expect(texts('docker-manifest-inspect-fails').map(told).at(-1)).toEqual([
    'docker-manifest-inspect-fails',
    'manifest-not-found-yet',
  ]);
  for (const text of texts('manifest-not-found-yet')) {
    expect(told(text)).toEqual(['manifest-not-found-yet']);
  }
});

it.each([
  // A base image that is not there, in a build.
  '#2 [internal] load metadata for localhost:5000/x:1\n#2 ERROR: localhost:5000/x:1: not found\n------\nERROR: failed to solve: localhost:5000/x:1: failed to resolve source metadata for localhost:5000/x:1: localhost:5000/x:1: not found',
  // The other end of a build that the client may hear of first.
  'ERROR: localhost:5000/x:1: not found\nERROR: failed to build: failed to run Build function: localhost:5000/x:1: not found',
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
