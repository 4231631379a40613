import type { FailureWords, WayWords } from '../words.ts';

const make: WayWords = {
  title: 'Make a builder',
  changes:
    'Makes a container, a volume for its cache, and the image moby/buildkit if it is not there, and selects the builder for later commands, until it is removed.',
};

export const making: Readonly<Record<string, FailureWords>> = {
  'builder-exists': {
    name: 'There is a builder of that name already',
    cause:
      'docker buildx create makes a new builder, and one of this name is there, most often from an earlier run. It can be used as it is.',
    ways: [
      {
        title: 'Use the one that is there',
        changes: 'Selects that builder for every later docker buildx command of this account.',
      },
      {
        title: 'Remove it, and make it anew',
        changes:
          'Removes the builder, its container and its cache, and makes it again, until it is removed.',
      },
      {
        title: 'Take another name',
        how: 'docker buildx ls shows the names that are taken. Give --name another one.',
      },
    ],
  },
  'builder-name-invalid': {
    name: 'No builder can have that name',
    cause:
      'A name begins with a letter and holds letters, digits, and . _ - only; default is the engine itself, and each Docker context has a builder of its own name. --append adds to a builder that is there.',
    ways: [
      { title: 'Take another name', how: 'Give --name another one, mybuilder for instance.' },
      {
        title: 'Make the builder first',
        how: 'For --append the builder must be there: make it once without --append.',
      },
    ],
  },
  'builder-not-found': {
    name: 'There is no builder of that name',
    cause:
      'The builder was removed, or it belongs to another account or another client folder: each has builders of its own.',
    ways: [
      make,
      {
        title: 'Leave out BUILDX_BUILDER',
        how: 'If BUILDX_BUILDER is set in this shell, it names the builder of every command: unset it.',
      },
      {
        title: 'Look in the folder where it was made',
        how: 'sudo, DOCKER_CONFIG and BUILDX_CONFIG each lead to another folder of builders: use the same as when the builder was made. docker buildx ls shows what is there.',
      },
    ],
  },
  'driver-not-found': {
    name: 'buildx has no such driver, or the driver no such option',
    cause:
      'A driver is how a builder runs: docker-container, kubernetes or remote. The driver docker is the engine itself, and no second one can be made.',
    ways: [
      make,
      {
        title: "Use the driver's own options",
        how: 'docker-container knows network, image, memory, memory-swap, cpu-period, cpu-quota, cpu-shares, cpuset-cpus, cpuset-mems, cgroup-parent, env.NAME; restart-policy from buildx 0.13 on, default-load from 0.14, provenance-add-gha from 0.30, allow-untrusted-image from 0.36.',
      },
    ],
  },
  'builder-tls-env': {
    name: 'A builder cannot be made from TLS settings in variables',
    cause:
      'DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH name an engine for this shell only. A builder outlives the shell, so it wants these settings in a Docker context.',
    ways: [
      {
        title: 'Keep the settings in a context, and make the builder for it',
        changes:
          'Makes the context wizard-env from the variables of this shell, and a builder for it that is selected, until both are removed.',
      },
    ],
  },
};
