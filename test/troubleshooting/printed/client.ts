import type { Printed } from './printed.ts';

export const client: readonly Printed[] = [
  [
    'cli-experimental-required',
    'docker manifest is only supported on a Docker cli with experimental cli features enabled',
  ],
  [
    'cli-experimental-required',
    '"--squash" is on a Docker cli with experimental cli features enabled',
  ],
  [
    'cli-experimental-required',
    '"--platform" is only supported on a Docker cli with experimental cli features enabled',
  ],
  [
    'cli-experimental-required',
    '{"Name":"buildx","Err":"plugin candidate \\"buildx\\": requires experimental CLI"}',
  ],
  [
    'cli-experimental-required',
    "Docker version 19.03.15, build 99e3ed8919\ndocker: 'buildx' is not a docker command.\nSee 'docker --help'",
  ],
  [
    'cli-experimental-bad-value',
    'Experimental field: "true" is not valid, should be either enabled or disabled',
  ],
  ['buildx-missing', "docker: 'buildx' is not a docker command.\nSee 'docker --help'"],
  [
    'buildx-missing',
    "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information",
  ],
  [
    'buildx-missing-flag-symptom',
    "unknown flag: --platform\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information",
  ],
  ['buildx-missing-flag-symptom', "unknown flag: --platform\nSee 'docker --help'."],
  ['buildx-missing-flag-symptom', "unknown flag: --build-arg\nSee 'docker --help'."],
  ['buildx-missing-flag-symptom', "unknown flag: --load\nSee 'docker --help'."],
  ['buildx-missing-flag-symptom', "unknown flag: --name\nSee 'docker --help'."],
  [
    'buildx-missing-flag-symptom',
    "unknown shorthand flag: 't' in -t\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information",
  ],
  ['buildx-missing-flag-symptom', "unknown shorthand flag: 't' in -t\nSee 'docker --help'."],
  ['buildx-plugin-broken', "docker: 'buildx' is not a docker command.\nSee 'docker --help'"],
  ['buildx-plugin-broken', 'docker: unknown command: docker buildx'],
  [
    'buildx-plugin-broken',
    '{"Name":"buildx","Path":"/root/.docker/cli-plugins/docker-buildx","Err":"failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-buildx: permission denied"}',
  ],
  [
    'buildx-plugin-broken',
    'failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-buildx: exec format error\n\nERROR: BuildKit is enabled but the buildx component is missing or broken.',
  ],
  [
    'buildx-plugin-broken',
    'failed to fetch metadata: exit status 1\n\nERROR: BuildKit is enabled but the buildx component is missing or broken.',
  ],
  [
    'buildx-plugin-broken',
    'WARNING: Plugin "/root/.docker/cli-plugins/docker-buildx-014.bak" is not valid: plugin candidate "buildx-014.bak" did not match "^[a-z][a-z0-9]*$"',
  ],
  [
    'buildx-missing-buildkit-forced',
    'ERROR: BuildKit is enabled but the buildx component is missing or broken.\n       Install the buildx component to build images with BuildKit:\n       https://docs.docker.com/go/buildx/',
  ],
  [
    'docker-build-platform-experimental-daemon',
    '"--platform" is only supported on a Docker daemon with experimental features enabled',
  ],
  ['buildx-sudo-split', 'ERROR: open /home/u/.docker/buildx/activity/default: permission denied'],
  [
    'buildx-sudo-split',
    'ERROR: mkdir /Users/u/.docker/buildx/refs/default/default: permission denied',
  ],
  [
    'buildx-sudo-split',
    'ERROR: failed to update builder last activity time: open /srv/buildx/activity/.tmp-default: permission denied',
  ],
  ['buildx-sudo-split', 'ERROR: mkdir /home/ada/.docker/buildx/instances: permission denied'],
  [
    'buildx-sudo-split',
    "$ sudo docker buildx version\ndocker: 'buildx' is not a docker command.\nSee 'docker --help'",
  ],
];
