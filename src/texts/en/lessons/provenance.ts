export const provenance = {
  title: 'Provenance and unknown/unknown',
  brief: 'attestations: the rows that buildx adds to a list',
  about: [
    'buildx attaches to each image how it was built: provenance, and with --sbom=true a list of its packages. It is a manifest of its own in the list, whose platform is unknown/unknown.',
  ],
  image: 'the image',
  attests: (platform: string) => `attests the row of ${platform}`,
  commandTitle: 'A list without it',
  command: {
    'docker buildx build': 'since buildx 0.10 it comes along by default',
    '--provenance=false': 'leaves it out: then the list has rows of images only',
    '--tag VALUE': 'the list that they stand in',
    '--push': 'to a registry: the classic image store holds no attestations',
    ARGUMENT: 'the context',
  },
  effects:
    'With it even an image for one platform is a list: docker manifest create refuses such a one ("is a manifest list"), and some older registries do, too.',
  past: 'There were none.',
  now: 'Pulling ignores them. They show how an image came to be, and which source it is of.',
};
