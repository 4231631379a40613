import { makeBuilder, nearBuilder } from './ways.ts';
import type { FailureWords } from './words.ts';

/** What a builder lives in: its network, its disk, its memory. */
export const surroundings: Readonly<Record<string, FailureWords>> = {
  'builder-dns': {
    name: 'The builder finds no address for a name',
    cause:
      "The builder's container asks its own name servers, not those of this machine: a VPN, a local name server or systemd-resolved may be out of its reach.",
    ways: [
      nearBuilder,
      {
        title: 'Give the builder name servers',
        how: 'Write [dns] and nameservers=["1.1.1.1"] into a BuildKit configuration, and name it with --buildkitd-config when the builder is made.',
      },
    ],
  },
  'builder-hosts-file': {
    name: 'The builder does not see /etc/hosts',
    cause:
      "A name that only the hosts file of this machine knows means nothing in the builder's container: it has a hosts file of its own.",
    ways: [
      {
        title: 'Use a name that a name server knows',
        how: 'Give the registry a name in your DNS, or write its address into the reference.',
      },
      nearBuilder,
      {
        title: 'Name it as a mirror',
        how: 'Write [registry."NAME"] and mirrors=["ADDRESS:PORT"] into a BuildKit configuration, and name it with --buildkitd-config when the builder is made.',
      },
    ],
  },
  'builder-proxy': {
    name: 'The builder does not know the proxy',
    cause:
      "The proxy of this machine or of the client's config.json reaches the RUN steps only. BuildKit itself, which pulls and pushes, goes without it unless the builder was made with it.",
    ways: [
      {
        ...makeBuilder,
        title: 'Make a builder that knows the proxy',
      },
      {
        title: 'Reach a proxy on this machine',
        how: 'A proxy at 127.0.0.1 is in another network than the container: make the builder with --driver-opt network=host, too.',
      },
    ],
  },
  'disk-full': {
    name: 'The disk of the builder is full',
    cause:
      'The disk that the builder writes to is full. A builder in a container keeps its cache in a volume of its own, which docker system prune does not touch.',
    ways: [
      {
        title: 'Empty the cache of the builder down to 5 GB',
        changes:
          'Removes what the builder used longest ago: what is built from it takes longer the next time. Needs buildx 0.18.',
      },
      {
        title: 'Empty the cache of the builder',
        changes:
          'Removes what the builder keeps and does not use now: the next build takes longer.',
      },
      {
        title: 'Remove the builder with its cache',
        changes: 'Removes the builder, its container and the volume of its cache.',
      },
      {
        title: 'Make room beside it',
        how: 'docker system df tells what the engine keeps. The disk of Docker Desktop and Colima has a size of its own, in their settings.',
      },
    ],
  },
  'builder-died-eof': {
    name: 'The builder ended in the middle of the build',
    cause:
      'BuildKit was killed, crashed or was restarted while it built. Often memory ran out, with several emulated platforms at once.',
    ways: [
      {
        title: 'Build again',
        how: "What was built is in the cache. docker inspect --format '{{.State.OOMKilled}}' buildx_buildkit_BUILDER0 tells whether memory ran out.",
      },
      {
        title: 'Build less at once',
        how: 'Build the platforms one after the other, or write [worker.oci] and max-parallelism=2 into a BuildKit configuration, named with --buildkitd-config when the builder is made.',
      },
      {
        title: 'Give the engine more memory',
        how: 'Docker Desktop and Colima have a setting for it: about 2 GB for each platform that is built at once.',
      },
    ],
  },
  'hub-rate-limit-build': {
    name: "Docker Hub's limit for pulls is reached",
    cause:
      'Docker Hub lets an address pull so many images in six hours, and each platform of an image counts as one.',
    ways: [
      {
        title: 'Log in',
        how: 'docker login: with an account the limit is higher, and your own.',
      },
      {
        title: 'Pull from a mirror',
        how: 'Write [registry."docker.io"] and mirrors=["mirror.gcr.io"] into a BuildKit configuration, and name it with --buildkitd-config when the builder is made.',
      },
    ],
  },
};
