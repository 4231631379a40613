export const dockerManifest = {
  title: 'A manifest list by hand',
  brief: 'docker manifest create, annotate and push, as in 2020',
  about: [
    'Each platform is built and pushed under a tag of its own. Then the list is made on this machine, from what the registry has, and pushed under the common tag.',
  ],
  pushed: 'built and pushed before',
  create: {
    'docker manifest create': 'makes the list, here, in ~/.docker/manifests',
    ARGUMENT: 'its name: the tag that people pull',
    OTHERS: 'the images in it; each must be in the registry already',
  },
  annotateTitle: 'Naming the platform of a row',
  platform:
    'create takes the platform from the config of each image. One that was built on another machine than it is for may say the wrong one there, and an ARM may name no variant. This puts the row right:',
  annotate: {
    'docker manifest annotate': 'says which platform a row is',
    ARGUMENT: 'the list',
    OTHERS: 'the row',
    '--os VALUE': 'its system',
    '--arch VALUE': 'its processor',
    '--variant VALUE': 'which ARM: v6 and v7 are not the same',
  },
  kept: 'Only the row is changed: the image says what it said, and docker run --platform refuses it by its digest. Pairs that docker does not know are refused here, too, linux/loong64 among them.',
  pushTitle: 'Pushing the list',
  push: {
    'docker manifest push': 'sends the list to the registry',
    '--purge': 'takes the local list away afterwards',
    ARGUMENT: 'the list',
  },
  stale:
    'Without --purge the list stays in ~/.docker/manifests. create --amend then takes the digests from there: images that were pushed since are not in it, and nothing says so.',
  insecure:
    'A registry without TLS wants --insecure with create and push, and with annotate never. On localhost, too: only push goes without it there, up to Docker 28.3.',
  past: 'Needed DOCKER_CLI_EXPERIMENTAL=enabled, and worked in the same way.',
  now: 'docker buildx imagetools create does it in one command, in the registry itself, and takes images that bring attestations.',
};
