export const buildx = {
  title: 'The commands of buildx',
  brief: 'build, create, use, inspect, imagetools: which does what',
  about: [
    'All of it is docker buildx and one of these words. What needs a builder takes --builder NAME, else the one that is selected.',
  ],
  commands: {
    build: 'builds; with --platform for several at once',
    ls: 'the builders, their nodes and platforms; starts none of them',
    create: 'makes a builder',
    use: 'selects one for later commands',
    'inspect --bootstrap': 'starts one, then tells what it can build',
    'stop, rm': 'stops one, takes one away, with its cache',
    'du, prune': 'how large its cache is, and takes it away',
    'imagetools inspect': 'what a registry holds under a reference',
    'imagetools create': 'joins images that are there under one tag',
  },
  selected: (name: string) => `Selected here: ${name}.`,
  versions:
    'Some words came later: create --bootstrap with 0.7, attestations with 0.10, ls --format json with 0.13. ls ends with exit code 0 even when no engine answers.',
};
