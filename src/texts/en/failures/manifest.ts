import type { FailureWords } from './words.ts';

export const manifest: Readonly<Record<string, FailureWords>> = {
  'manifest-unknown-unknown': {
    name: 'unknown/unknown is an attestation',
    cause:
      'Nothing is wrong. buildx adds a manifest to each image that says how it was built, and it lists that one as unknown/unknown.',
    ways: [
      {
        title: 'Leave it',
        how: 'docker pull passes it over, and it costs a few kilobytes.',
      },
      {
        title: 'Build without attestations',
        how: 'Give --provenance=false --sbom=false: the rows go, and with them what says how the image was built.',
      },
    ],
  },
  'docker-manifest-inspect-fails': {
    name: 'docker manifest cannot read this list',
    cause:
      'docker manifest of an older client does not read OCI indexes and attestations; and it looks for a registry with TLS, and for what was pushed.',
    ways: [
      {
        title: 'Read it with buildx',
        changes: 'Changes nothing.',
      },
      {
        title: 'Push it first',
        how: 'docker manifest reads registries only: an image that was built and not pushed is not there.',
      },
      {
        title: 'Say that the registry is insecure',
        how: 'Without trusted TLS, on localhost too, docker manifest finds nothing: give --insecure to create, inspect and push for a registry of your own.',
      },
    ],
  },
  'docker-manifest-create-is-list': {
    name: 'docker manifest create was given a list',
    cause:
      "The tag of one platform is a list, too: buildx adds attestations to each image, and an engine with containerd's image store pushes lists. docker manifest create puts single images together only.",
    ways: [
      {
        title: 'Put the list together with buildx',
        changes:
          'Writes a list of these images to the registry, under the tag that is named first; a tag that is there is overwritten.',
      },
      {
        title: 'Build the single images without attestations',
        how: 'Build and push each with --provenance=false --sbom=false.',
      },
    ],
  },
  'docker-manifest-amend-refused': {
    name: 'A local copy of an earlier list is in the way',
    cause:
      'docker manifest create keeps a copy of the list on this machine until it is pushed with --purge, or removed. One of an earlier time is there. With --amend it would be pushed with the digests of that time, whatever was pushed since.',
    ways: [
      {
        title: 'Remove the old copy',
        how: 'docker manifest rm LIST, then docker manifest create again: it reads from the registry what each tag names now.',
      },
      {
        title: 'Let it be made',
        how: 'multiarch-wizard assemble --tag LIST IMAGE... removes the old copy, says which of its digests are out of date, and pushes with --purge.',
      },
    ],
  },
  'docker-manifest-no-local-list': {
    name: 'There is no local copy of that list',
    cause:
      'docker manifest annotate, push and rm work on a copy on this machine that docker manifest create makes. It is not there, or does not hold that image: it was never made, was pushed with --purge, or its reference is written otherwise.',
    ways: [
      {
        title: 'Make the copy first',
        how: 'docker manifest create LIST IMAGE... with every image, then annotate and push with exactly these references.',
      },
    ],
  },
  'docker-manifest-platform-refused': {
    name: 'docker manifest annotate does not know that platform',
    cause:
      'docker manifest annotate takes the pairs of system and architecture in a table of its own, which has no linux/loong64, and none that is misspelt: arm/v7 is --arch arm --variant v7.',
    ways: [
      {
        title: 'Build the image so that its config says the platform',
        how: 'docker build --platform OS/ARCH writes it there: then nothing is to be annotated.',
      },
      {
        title: 'Name a pair that it takes',
        how: 'For Linux: 386, amd64, arm, arm64, mips64, mips64le, ppc64le, riscv64, s390x.',
      },
    ],
  },
  'docker-manifest-other-registry': {
    name: 'docker manifest takes no images from another registry',
    cause:
      'A list names images by their digests in its own registry. docker manifest create takes any image; docker manifest push mounts them from another repository of the same registry, and copies none from another one.',
    ways: [
      {
        title: 'Put the list together with buildx',
        how: 'docker buildx imagetools create --tag LIST IMAGE... copies the images to the registry of the list.',
      },
      {
        title: 'Push the images there first',
        how: 'docker pull, docker tag and docker push for each image, then docker manifest create with the new references.',
      },
    ],
  },
  'manifest-not-found-yet': {
    name: 'The registry does not know this tag',
    cause:
      'The registry does not know this tag. Right after a push some registries need a moment; look again.',
    ways: [
      {
        title: 'Look again',
        changes: 'Changes nothing.',
      },
      {
        title: 'Ask for the digest',
        how: 'A build with --metadata-file FILE writes containerimage.digest there: docker buildx imagetools inspect REPOSITORY@DIGEST reads it, whatever the tag says.',
      },
    ],
  },
  'imagetools-local-registry': {
    name: 'The client does not reach the registry on this machine',
    cause:
      "docker buildx imagetools runs in the client, not in the builder: its localhost is this machine, and the client's proxies and certificates count. Nothing listens at that port here.",
    ways: [
      {
        title: 'Start the registry',
        how: 'Start what should listen at that port, and look again.',
      },
      {
        title: 'Name the builder',
        how: 'Give --builder NAME: imagetools reads the settings for registries from the configuration of that builder.',
      },
    ],
  },
  'manifest-missing-platform': {
    name: 'The list lacks a platform',
    cause:
      'The tag names fewer platforms than were asked for: another push under the same tag came later, or a single image lies there.',
    ways: [
      {
        title: 'Build and push all platforms at once',
        how: 'One build with all of them in --platform writes one list. Of two pushes under one tag the last one counts.',
      },
      {
        title: 'Put the list together from what is there',
        how: 'docker buildx imagetools create --tag REPOSITORY:TAG with a digest for each platform writes a list of images that were pushed before.',
      },
    ],
  },
};
