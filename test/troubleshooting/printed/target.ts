import type { Printed } from './printed.ts';

export const target: readonly Printed[] = [
  [
    'platform-unknown-accepted',
    'ERROR: "amd64 linux" is an invalid component of "linux/amd64 linux/arm64": platform specifier component must match "^[A-Za-z0-9_-]+$": invalid argument',
  ],
  ['platform-unknown-accepted', 'ERROR: "linux/*": wildcards not yet supported: invalid argument'],
  [
    'platform-unknown-accepted',
    'ERROR: "foo": unknown operating system or architecture: invalid argument',
  ],
  ['platform-duplicate-after-normalise', 'WARN: Duplicate platform result requested "linux/arm64"'],
  [
    'platform-duplicate-after-normalise',
    ' => WARN: Duplicate platform result requested "linux/arm/v7"                    0.0s',
  ],
  ['tag-missing-or-invalid', 'ERROR: failed to solve: tag is needed when pushing to registry'],
  ['tag-missing-or-invalid', 'error: tag is needed when pushing to registry'],
  [
    'tag-missing-or-invalid',
    'ERROR: invalid tag "localhost:5000/Upper:1": repository name must be lowercase',
  ],
  [
    'tag-missing-or-invalid',
    'invalid argument "Foo/Bar" for "-t, --tag" flag: invalid reference format: repository name must be lowercase',
  ],
  [
    'tag-missing-or-invalid',
    'ERROR: failed to build: invalid tag "Foo/Bar": invalid reference format: repository name (Foo/Bar) must be lowercase',
  ],
  ['tag-missing-or-invalid', 'docker: invalid reference format.'],
  [
    'docker-driver-multi-platform',
    'error: multiple platforms feature is currently not supported for docker driver. Please switch to a different driver (eg. "docker buildx create --use")',
  ],
  [
    'docker-driver-multi-platform',
    'ERROR: Multiple platforms feature is currently not supported for docker driver. Please switch to a different driver (eg. "docker buildx create --use")',
  ],
  [
    'docker-driver-multi-platform',
    'ERROR: Multi-platform build is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/build-multi-platform/',
  ],
  [
    'docker-driver-multi-platform',
    'ERROR: failed to build: Multi-platform build is not supported for the docker driver.',
  ],
  [
    'docker-driver-multi-platform',
    'ERROR: OCI exporter is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/build-exporters/',
  ],
  ['docker-driver-auto-push', 'error: auto-push is currently not implemented for docker driver'],
  [
    'docker-driver-auto-push',
    'auto-push is currently not implemented for docker driver, please create a new builder instance',
  ],
  ['docker-driver-auto-push', 'auto-push is currently not implemented for moby driver'],
  [
    'docker-driver-auto-push',
    'ERROR: push-by-digest is currently not implemented for docker driver, please create a new builder instance',
  ],
  [
    'docker-driver-auto-push',
    "ERROR: multi-node push can't currently be performed with the docker driver, please switch to a different driver",
  ],
  [
    'load-multi-platform',
    'error: failed to solve: rpc error: code = Unknown desc = docker exporter does not currently support exporting manifest lists',
  ],
  [
    'load-multi-platform',
    'ERROR: failed to build: docker exporter does not currently support exporting manifest lists',
  ],
  [
    'load-multi-platform',
    'ERROR: docker exporter does not support exporting manifest lists, use the oci exporter instead',
  ],
  [
    'load-multi-platform',
    '#23 exporting to oci image format\n#23 ERROR: docker exporter does not currently support exporting manifest lists',
  ],
  [
    'no-output',
    'WARNING: No output specified with docker-container driver. Build result will only remain in the build cache. To push result image into registry use --push or to load image into docker use --load',
  ],
  [
    'no-output',
    'WARN[0000] No output specified for docker-container driver. Build result will only remain in the build cache. To push result image into registry use --push or to load image into docker use --load',
  ],
  [
    'amd64-variant-unsupported',
    'ERROR: failed to solve: no support for running processes with linux/amd64/v3 platform, supported: linux/amd64, linux/amd64/v2',
  ],
  [
    'attestation-docker-driver',
    'ERROR: Attestation is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/attestations/',
  ],
  [
    'attestation-docker-driver',
    'ERROR: Attestations are not supported by the current BuildKit daemon',
  ],
];
