import type { Failure } from '../failure.ts';
import { stated } from './stated.ts';
import { byPerson, makeBuilder } from './ways.ts';

export const target: readonly Failure[] = [
  {
    id: 'platform-unknown-accepted',
    step: 'target',
    check: 'target.platforms',
    isCauseKnown: true,
    patterns: [
      stated('platform specifier component must match'),
      stated('wildcards not yet supported'),
      stated('unknown operating system or architecture'),
    ],
    ways: [byPerson],
    source: 'containerd/platforms; buildx 0.13.1',
  },
  {
    id: 'platform-duplicate-after-normalise',
    step: 'target',
    check: 'target.platforms',
    isCauseKnown: true,
    patterns: [stated('duplicate platform result requested')],
    ways: [byPerson],
    source: 'moby/buildkit exporter/verifier/platforms.go; buildx 0.13.1',
  },
  {
    id: 'tag-missing-or-invalid',
    step: 'target',
    check: 'target.reference',
    isCauseKnown: true,
    patterns: [
      stated('tag is needed when pushing to registry'),
      { part: 'must be lowercase', line: /repository name .*must be lowercase/i },
      { part: 'invalid tag "', line: /invalid tag "(?<tag>[^"]*)": /i },
      stated('invalid reference format'),
    ],
    ways: [byPerson],
    source: 'docker/buildx build/opt.go; docker/build-push-action TROUBLESHOOTING.md',
  },
  {
    id: 'docker-driver-multi-platform',
    step: 'target',
    check: 'builder.chosen',
    isCauseKnown: true,
    patterns: [
      stated('multiple platforms feature is currently not supported for'),
      stated('multi-platform build is not supported for the docker driver'),
      stated('oci exporter is not supported for the docker driver'),
    ],
    ways: [makeBuilder(), byPerson],
    source: 'docker/buildx#1996; docker/buildx build/utils.go, driver/features.go',
  },
  {
    id: 'docker-driver-auto-push',
    step: 'target',
    check: 'builder.chosen',
    seenAs: ['docker-driver-multi-platform'],
    isCauseKnown: true,
    patterns: [
      stated('auto-push is currently not implemented for'),
      stated('push-by-digest is currently not implemented for docker driver'),
      stated("multi-node push can't currently be performed with the docker driver"),
    ],
    ways: [makeBuilder()],
    source: 'docker/buildx v0.2.0 to v0.36.1, build/build.go',
  },
  {
    id: 'load-multi-platform',
    step: 'target',
    check: null,
    isCauseKnown: true,
    patterns: [
      stated('docker exporter does not currently support exporting manifest lists'),
      stated('docker exporter does not support exporting manifest lists'),
    ],
    ways: [byPerson, byPerson, byPerson],
    source: 'docker/buildx#59; docker/buildx#290; docker/roadmap#371',
  },
  {
    id: 'no-output',
    step: 'target',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: 'no output specified',
        line: /No output specified (?:with|for) (?<driver>\S+) driver/i,
        // A build that failed has nothing to put out.
        near: /^(?![\s\S]*(?:\berror: |did not complete successfully))/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/buildx build/build.go',
  },
  {
    id: 'amd64-variant-unsupported',
    step: 'target',
    check: 'builder.platforms',
    isCauseKnown: true,
    patterns: [
      {
        part: 'no support for running processes with ',
        line: /no support for running processes with (?<platform>\S+) platform/i,
      },
    ],
    ways: [byPerson],
    source: 'moby/buildkit v0.10.0 solver/llbsolver/ops/exec_binfmt.go',
  },
  {
    id: 'attestation-docker-driver',
    step: 'target',
    check: 'builder.chosen',
    seenAs: ['docker-driver-multi-platform'],
    isCauseKnown: true,
    patterns: [
      stated('attestation is not supported for the docker driver'),
      stated('attestations are not supported by the current buildkit daemon'),
    ],
    ways: [makeBuilder(), byPerson],
    source: 'docker/buildx build/opt.go',
  },
];
