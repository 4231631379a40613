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
    'create reads the platform out of each image. Images that were built without buildx may say the wrong one, and then this puts it right.',
  annotate: {
    'docker manifest annotate': 'says which platform a row is',
    ARGUMENT: 'the list',
    OTHERS: 'the row',
    '--os VALUE': 'its system',
    '--arch VALUE': 'its processor; --variant v7 for an older ARM',
  },
  pushTitle: 'Pushing the list',
  push: {
    'docker manifest push': 'sends the list to the registry',
    '--purge': 'takes the local list away afterwards',
    ARGUMENT: 'the list',
  },
  stale:
    'Without --purge the list stays in ~/.docker/manifests. create --amend then takes the digests from there: images that were pushed since are not in it, and nothing says so.',
  past: 'Needed DOCKER_CLI_EXPERIMENTAL=enabled, and --insecure for a registry without TLS.',
  now: 'docker buildx imagetools create does it in one command, in the registry itself, and takes images that bring attestations.',
};
