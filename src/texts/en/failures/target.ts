import { makeBuilder } from './ways.ts';
import type { FailureWords } from './words.ts';

export const target: Readonly<Record<string, FailureWords>> = {
  'platform-unknown-accepted': {
    name: 'A platform that nobody knows',
    cause:
      'The list of platforms has a word that is none. buildx takes many a wrong one when a builder is made, and only the build stumbles over it.',
    ways: [
      {
        title: 'Write the platforms as Docker names them',
        how: 'Each is OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, with commas between them and no spaces: --platform linux/amd64,linux/arm64,linux/arm/v7.',
      },
    ],
  },
  'platform-duplicate-after-normalise': {
    name: 'One platform under two names',
    cause:
      'Two of the platforms are the same one: linux/arm means linux/arm/v7, and linux/arm64 means linux/arm64/v8.',
    ways: [
      {
        title: 'Name it once',
        how: 'Leave one of the two names out of --platform.',
      },
    ],
  },
  'tag-missing-or-invalid': {
    name: 'The tag is missing, or no valid name',
    cause: 'A push needs a name that every registry takes: small letters, digits and . _ - / only.',
    ways: [
      {
        title: 'Give the image a name that a registry takes',
        how: 'Write -t REGISTRY/NAMESPACE/NAME:TAG in small letters. On Docker Hub the namespace is your user name, and no registry stands in front.',
      },
    ],
  },
  'docker-driver-multi-platform': {
    name: 'This builder holds one platform an image',
    cause:
      "The default builder builds into the engine's own image store: that one holds a single platform an image, and writes no archive.",
    ways: [
      makeBuilder,
      {
        title: "Turn on containerd's image store",
        how: 'Set "features": {"containerd-snapshotter": true} in the daemon.json of the engine and restart it; in Docker Desktop it is a switch under General. Images that are there now are hidden for as long as it is on.',
      },
    ],
  },
  'docker-driver-auto-push': {
    name: 'This builder cannot push that way',
    cause:
      'The builder that is the engine itself does not push by digest, nor from several nodes, and before buildx 0.5 not at all. A builder in a container of its own does.',
    ways: [makeBuilder],
  },
  'load-multi-platform': {
    name: 'Several platforms do not fit into the engine',
    cause:
      "--load hands the result to the engine, and the engine's classic image store takes one platform an image, without attestations.",
    ways: [
      {
        title: 'Push it instead',
        how: 'Give --push and a tag with the registry in it instead of --load: a registry holds all platforms.',
      },
      {
        title: 'Load one platform',
        how: 'Give one platform to --platform together with --load, such as that of this machine.',
      },
      {
        title: 'Write an archive',
        how: 'Give --output type=oci,dest=image.tar instead of --load: an OCI archive holds all platforms.',
      },
    ],
  },
  'no-output': {
    name: 'The build has no output',
    cause:
      'Nothing said where the image goes, so it stayed in the cache of the builder: it is neither in the engine nor in a registry.',
    ways: [
      {
        title: 'Push it',
        how: 'Build again with --push and -t REGISTRY/NAME:TAG: what was built comes out of the cache.',
      },
      {
        title: 'Load it into the engine',
        how: 'Build again with --load and one platform: what was built comes out of the cache.',
      },
    ],
  },
  'amd64-variant-unsupported': {
    name: 'The builder does not run this variant of amd64',
    cause:
      'linux/amd64/v3 and v4 need a newer processor than the builder has, and nothing emulates them.',
    ways: [
      {
        title: 'Build for a variant that the builder lists',
        how: 'docker buildx inspect lists them after Platforms; linux/amd64 runs everywhere.',
      },
    ],
  },
  'attestation-docker-driver': {
    name: 'This builder makes no attestations',
    cause:
      "Provenance and SBOM need a list of manifests. The engine's classic image store, and a BuildKit before 0.11, cannot hold one.",
    ways: [
      makeBuilder,
      {
        title: 'Build without attestations',
        how: 'Leave out --attest and --sbom, and give --provenance=false.',
      },
    ],
  },
};
