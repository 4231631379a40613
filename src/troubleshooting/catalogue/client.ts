import type { Failure, Pattern, Way } from '../failure.ts';
import { byPerson } from './ways.ts';

/** buildx, as the package managers have it; the words are in the same order. */
const installBuildx: readonly Way[] = [
  fromPackage(
    ['apt-get', 'install', '--yes'],
    ['apt-get', 'remove', '--yes'],
    'docker-buildx-plugin',
  ),
  fromPackage(['apt-get', 'install', '--yes'], ['apt-get', 'remove', '--yes'], 'docker-buildx'),
  fromPackage(['dnf', 'install', '-y'], ['dnf', 'remove', '-y'], 'docker-buildx-plugin'),
  fromPackage(['apk', 'add'], ['apk', 'del'], 'docker-cli-buildx'),
  fromPackage(['pacman', '-S', '--noconfirm'], ['pacman', '-R', '--noconfirm'], 'docker-buildx'),
  byPerson,
  byPerson,
];

function fromPackage(install: readonly string[], remove: readonly string[], name: string): Way {
  return {
    needs: 'root',
    run: [{ run: [...install, name] }],
    reversal: [{ run: [...remove, name] }],
  };
}

/** The same words for a plugin that is missing and for one that does not start. */
const noBuildx = [
  { part: "'buildx' is not a docker command" },
  { part: 'unknown command: docker buildx' },
];

/** The flags of buildx that the client takes for its own where it has no buildx. */
const flags = [
  ...['platform', 'push', 'load', 'output', 'builder', 'name', 'driver', 'driver-opt', 'use'],
  ...['bootstrap', 'append', 'node', 'progress', 'build-arg', 'tag', 'file', 'target', 'no-cache'],
  ...['pull', 'secret', 'ssh', 'cache-from', 'cache-to', 'provenance', 'sbom', 'attest'],
  ...['metadata-file', 'iidfile', 'buildkitd-flags', 'raw'],
].join('|');

/** Without buildx `docker` takes its flags for flags of its own. */
const flagsUnknown: readonly Pattern[] = [
  {
    part: 'unknown flag: --',
    line: new RegExp(`^(?:docker: )?unknown flag: --(?:${flags})(?:\\s|$)`, 'i'),
    near: /See 'docker --help'|Usage:\s+docker \[OPTIONS\]|Run 'docker --help'/,
  },
  {
    part: "unknown shorthand flag: 't' in -t",
    near: /See 'docker --help'|Usage:\s+docker \[OPTIONS\]|Run 'docker --help'/,
  },
];

export const client: readonly Failure[] = [
  {
    id: 'cli-experimental-required',
    step: 'client',
    check: 'client.experimental',
    isCauseKnown: true,
    patterns: [
      {
        part: 'on a docker cli with experimental cli features enabled',
        line: /is (?:only supported )?on a docker cli with experimental cli features enabled/i,
      },
      { part: 'requires experimental cli' },
      { part: "'buildx' is not a docker command", near: /\bdocker version 1[89]\.|experimental/i },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'docker/cli@v18.09.0, v19.03.0:cmd/docker/docker.go; docker/cli@v19.03.0:cli-plugins/manager/manager.go; docker/cli:docs/deprecated.md; docker/buildx#226, #439, #132',
  },
  {
    id: 'cli-experimental-bad-value',
    step: 'client',
    check: 'client.experimental',
    isCauseKnown: true,
    patterns: [
      {
        part: 'is not valid, should be either enabled or disabled',
        line: /experimental field: "[^"]*" is not valid/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/cli@v19.03.0:cli/command/cli.go',
  },
  {
    id: 'buildx-missing',
    step: 'client',
    check: 'client.buildx',
    isCauseKnown: true,
    patterns: noBuildx,
    ways: installBuildx,
    source:
      'docker/cli@v27.5.1, v28.0.0; docker/buildx#1603, #1598, #283, #226, #132; docker/docs#16669; docker/docker-ce-packaging#654; jenkins-infra/packer-images#520; geerlingguy/ansible-role-docker#405; armbian/configng#967; abiosoft/colima:docs/FAQ.md',
  },
  {
    id: 'buildx-missing-flag-symptom',
    step: 'client',
    check: 'client.buildx',
    seenAs: ['buildx-missing'],
    isCauseKnown: true,
    patterns: flagsUnknown,
    ways: installBuildx,
    source:
      'cross-rs/cross-toolchains#17; replicate/cog#1382; 0xERR0R/blocky#1079; abiosoft/colima#1608; kubernetes/kubernetes#102202; nv-morpheus/Morpheus#417',
  },
  {
    id: 'buildx-plugin-broken',
    step: 'client',
    check: 'client.buildx',
    isCauseKnown: true,
    patterns: [
      {
        part: 'failed to fetch metadata: fork/exec',
        line: /failed to fetch metadata: fork\/exec (?<plugin>\S*docker-buildx\S*): /i,
      },
      {
        part: 'failed to fetch metadata: exit status',
        line: /^(?!.*\bdocker-(?!buildx)).*failed to fetch metadata: exit status \d/i,
      },
      { part: 'plugin candidate "buildx', line: /plugin candidate "buildx[^"]*" did not match/i },
      ...noBuildx,
      ...flagsUnknown,
    ],
    ways: [
      {
        needs: 'consent',
        run: [{ run: ['chmod', '+x', '{plugin}'] }],
        reversal: [{ run: ['chmod', '-x', '{plugin}'] }],
      },
      {
        needs: 'consent',
        run: [{ run: ['mv', '{plugin}', '{backup}'] }],
        reversal: [{ run: ['mv', '{backup}', '{plugin}'] }],
      },
      byPerson,
    ],
    source: 'docker/buildx#2968, #132; docker/cli:cli-plugins/manager/manager_unix.go',
  },
  {
    id: 'buildx-missing-buildkit-forced',
    step: 'client',
    check: 'client.buildx',
    seenAs: ['buildx-missing', 'buildx-plugin-broken'],
    isCauseKnown: true,
    patterns: [{ part: 'buildx component is missing or broken' }],
    ways: installBuildx,
    source: 'docker/cli:cmd/docker/builder.go, docs/deprecated.md',
  },
  {
    id: 'docker-build-platform-experimental-daemon',
    step: 'client',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: 'is only supported on a docker daemon with experimental features enabled',
        line: /"--platform" is only supported on a docker daemon/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/cli@v19.03.0:cmd/docker/docker.go, cli/command/image/build.go',
  },
  {
    id: 'buildx-sudo-split',
    step: 'client',
    check: 'client.folder',
    isCauseKnown: true,
    patterns: [
      {
        part: '.docker/buildx/',
        line: /(?<folder>(?:\/(?:home|Users)\/(?<user>[^/\s]+))?\S{0,200}?\.docker\/buildx)\/\S+: permission denied/i,
      },
      {
        part: 'failed to update builder last activity time: ',
        line: /builder last activity time: .*permission denied/i,
      },
      { part: "'buildx' is not a docker command", near: /\bsudo\b.*\bdocker\b/i },
      { part: 'unknown command: docker buildx', near: /\bsudo\b.*\bdocker\b/i },
    ],
    ways: [{ needs: 'root', run: [{ run: ['chown', '-R', '{user}:', '{folder}'] }] }, byPerson],
    source:
      'docker/buildx#132, #2739; docker/for-linux#1451; docker/for-mac#7191; rancher-desktop#5733; kata-containers/kata-containers#8045; docker/buildx:commands/build.go',
  },
  {
    id: 'buildx-version-unparsable',
    step: 'client',
    check: 'client.buildx',
    isCauseKnown: true,
    patterns: [],
    ways: [byPerson],
    source:
      'what docker buildx version prints in Debian, Docker Desktop, Azure and the tech preview',
  },
];
