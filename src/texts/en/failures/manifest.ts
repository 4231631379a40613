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
