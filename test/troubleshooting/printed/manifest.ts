import type { Printed } from './printed.ts';

export const manifest: readonly Printed[] = [
  [
    'manifest-unknown-unknown',
    '  Platform:    unknown/unknown\n  Annotations: \n    vnd.docker.reference.type:   attestation-manifest',
  ],
  ['docker-manifest-inspect-fails', 'no such manifest: docker.io/user/test:tag'],
  [
    'docker-manifest-inspect-fails',
    'unsupported manifest format: {map[] [] application/vnd.oci.image.index.v1+json}',
  ],
  [
    'docker-manifest-inspect-fails',
    'OCI index found, but accept header does not support OCI indexes',
  ],
  [
    'docker-manifest-inspect-fails',
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"OCI index found, but Accept header does not support OCI indexes"}]}',
  ],
  ['docker-manifest-create-is-list', 'docker.io/x/y:tag-amd64 is a manifest list'],
  // The same with Docker 20.10.24, 26.1.5 and 28.5.2.
  [
    'docker-manifest-amend-refused',
    'refusing to amend an existing manifest list with no --amend flag',
  ],
  ['docker-manifest-no-local-list', 'No such manifest: localhost:5000/t:9'],
  [
    'docker-manifest-no-local-list',
    'manifest for image localhost:5000/t:arm64 does not exist in localhost:5000/t:1',
  ],
  [
    'docker-manifest-platform-refused',
    'manifest entry for image has unsupported os/arch combination: linux/loong64',
  ],
  [
    'docker-manifest-other-registry',
    'cannot use source images from a different registry than the target image: localhost:5000 != registry.lab:5000',
  ],
  ['manifest-not-found-yet', 'ERROR: docker.io/x/y:tag: not found'],
  ['manifest-not-found-yet', 'ERROR: localhost:5000/app:nowhere: not found'],
  [
    'manifest-not-found-yet',
    '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
  ],
  [
    'manifest-not-found-yet',
    'Error response from daemon: manifest for localhost:5000/app:2 not found: manifest unknown: manifest unknown',
  ],
  [
    'imagetools-local-registry',
    'ERROR: failed to do request: Head "http://127.0.0.1:9/v2/nope/manifests/1": dial tcp 127.0.0.1:9: connect: connection refused',
  ],
];
