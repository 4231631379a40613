import type { Failure } from '../failure.ts';
import { buildEnding } from './build-ending.ts';
import { registryCode } from './registry-error.ts';
import { stated } from './stated.ts';
import { byPerson } from './ways.ts';

/** What a client is told; the engine only notes it when it tries another place. */
const manifestUnknown =
  /^(?!.*\blevel=info\b).*(?:^\s*|: |"message": ?"|\()manifest unknown(?:\s*$|: |"|\))/i;

/** Nothing of BuildKit around the line: it is the client that asks. */
const notInBuild = new RegExp(
  `^(?![\\s\\S]*(?:load metadata for |exporting to |${buildEnding}: ))`,
);

export const manifest: readonly Failure[] = [
  {
    id: 'manifest-unknown-unknown',
    step: 'manifest',
    check: 'manifest.platforms',
    isCauseKnown: true,
    patterns: [{ part: 'unknown/unknown', line: /\bPlatform: +unknown\/unknown\s*$/i }],
    ways: [byPerson, byPerson],
    source:
      'docker/actions-toolkit src/buildx/imagetools.ts; docker/buildx#1507; docker/buildx#1509',
  },
  {
    id: 'docker-manifest-inspect-fails',
    step: 'manifest',
    check: 'manifest.read',
    isCauseKnown: true,
    patterns: [
      { part: 'no such manifest: ', line: /no such manifest: (?<image>\S+)/ },
      stated('unsupported manifest format: '),
      stated('oci index found, but accept header does not support oci indexes'),
    ],
    ways: [{ needs: 'nothing', run: [inspect('{image}')] }, byPerson, byPerson],
    source:
      'docker/cli internal/registryclient/fetcher.go; distribution v2.7.1 registry/handlers/manifests.go; docker/buildx#1509',
  },
  {
    id: 'docker-manifest-create-is-list',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: ' is a manifest list',
        line: /(?:^|\s)(?<image>[\w.-]+[/:]\S*) is a manifest list\s*$/i,
      },
    ],
    ways: [
      {
        needs: 'consent',
        run: [
          {
            run: [
              ...['docker', 'buildx', 'imagetools', 'create'],
              ...['--tag', '{list}', '{image}', '{other}'],
            ],
          },
        ],
      },
      byPerson,
    ],
    source: 'docker/cli internal/registryclient/fetcher.go; mondoohq/mql#9827; moby/moby#51532',
  },
  {
    id: 'docker-manifest-amend-refused',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [stated('refusing to amend an existing manifest list with no --amend flag')],
    ways: [byPerson, byPerson],
    source: 'docker/cli v28.5.2 cli/command/manifest/create_list.go',
  },
  {
    id: 'docker-manifest-no-local-list',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [
      // With a capital it speaks of the copy on this machine, else of the registry.
      { part: 'no such manifest: ', line: /(?:^|: )No such manifest: (?<image>\S+)/ },
      {
        part: ' does not exist in ',
        line: /manifest for image (?<image>\S+) does not exist in \S+\s*$/i,
      },
    ],
    ways: [byPerson],
    source: 'docker/cli v28.5.2 cli/manifest/store/store.go; cli/command/manifest/annotate.go',
  },
  {
    id: 'docker-manifest-platform-refused',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [stated('manifest entry for image has unsupported os/arch combination: ')],
    ways: [byPerson, byPerson],
    source: 'docker/cli v28.5.2 cli/command/manifest/util.go',
  },
  {
    id: 'docker-manifest-other-registry',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [
      stated('cannot use source images from a different registry than the target image: '),
    ],
    ways: [byPerson, byPerson],
    source: 'docker/cli v28.5.2 cli/command/manifest/push.go',
  },
  {
    id: 'manifest-not-found-yet',
    step: 'manifest',
    check: 'manifest.read',
    isCauseKnown: true,
    patterns: [
      {
        // In a build it is a base image that is not there.
        near: notInBuild,
        part: ': not found',
        line: /^\s*ERROR: (?<image>[\w.-]+(?::\d+)?\/\S+[:@]\S+): not found$/i,
      },
      { part: 'manifest_unknown', line: registryCode('MANIFEST_UNKNOWN') },
      { part: 'manifest unknown', line: manifestUnknown },
    ],
    ways: [{ needs: 'nothing', run: [inspect('{image}')] }, byPerson],
    source: 'docker/actions-toolkit src/buildx/imagetools.ts; distribution registry/api/errcode',
  },
  {
    id: 'imagetools-local-registry',
    step: 'manifest',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: 'connection refused',
        line: /^\s*ERROR: failed to do request: Head "https?:\/\/(?<registry>(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?)\/v2\/\S+": dial tcp \S+: connect: connection refused$/i,
        near: notInBuild,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/buildx store/storeutil; buildx 0.13.1',
  },
  {
    id: 'manifest-missing-platform',
    step: 'manifest',
    check: 'manifest.platforms',
    isCauseKnown: true,
    patterns: [],
    ways: [byPerson, byPerson],
    source: 'OCI image index; Docker manifest list, version 2',
  },
];

/** Reads what a reference names, lists and attestations included. */
function inspect(image: string) {
  return { run: ['docker', 'buildx', 'imagetools', 'inspect', image] };
}
