import { registerAll } from '../ways.ts';
import type { FailureWords, WayWords } from '../words.ts';

const start: WayWords = {
  title: 'Start the builder, and wait until it answers',
  changes:
    'Starts the container of the builder, and makes it if it is not there, until it is stopped.',
};

export const starting: Readonly<Record<string, FailureWords>> = {
  'builder-boot-failed': {
    name: 'The builder does not start',
    cause:
      "The builder's container did not come up, or BuildKit in it did not answer in time: the engine allows it no privileges, there is trouble with cgroups, or the machine is very slow.",
    ways: [
      start,
      { title: 'Read what its container said', changes: 'Nothing on this machine.' },
      {
        title: 'Make one with another version of BuildKit',
        changes:
          'Makes a builder from that image, a volume for its cache, and selects it, until it is removed.',
      },
      {
        title: 'See whether privileged containers work at all',
        how: 'docker run --rm --privileged alpine true must work. If it does not, update Docker, Rancher Desktop or Colima, or ask whoever runs this machine.',
      },
    ],
  },
  'builder-boot-race': {
    name: 'The build came before the builder was ready',
    cause:
      'The container of the builder runs, and BuildKit in it does not listen yet. It happens when a build, or several, follow right after the start.',
    ways: [start],
  },
  'builder-inactive': {
    name: 'The builder does not run',
    cause:
      'The container of the builder is stopped or was removed. A build starts it by itself; other commands, such as docker buildx history, do not.',
    ways: [start],
  },
  'builder-image-pull-rate-limit': {
    name: "Docker Hub's limit keeps the builder's image away",
    cause:
      'A builder needs the image moby/buildkit, and Docker Hub gives this address no more images for now. With a login it gives more.',
    ways: [
      {
        title: 'Log in to Docker Hub',
        changes:
          "Stores a login in the client's config or its credential helper, until you log out.",
      },
      {
        title: 'Take the image from a mirror',
        changes:
          'Makes a builder from the image of that mirror, and selects it, until it is removed.',
      },
    ],
  },
  'builder-platforms-missing-arch': {
    name: 'The builder lists no foreign platform',
    cause:
      'When the builder looked, no handlers were registered. It looks again every 20 seconds at most, unless it is told otherwise. Its own emulators are not in the list, so a build may work all the same.',
    ways: [
      registerAll,
      {
        title: 'Start the builder again, so that it looks again',
        changes: 'Stops the builder and starts it; its cache stays.',
      },
    ],
  },
};
