import { count } from './count.ts';

/** The page of what else a build can be told. */
export const options = {
  title: 'Options',
  nothing: 'none',
  names: {
    tags: 'Tags',
    target: 'Stage',
    buildArgs: 'Build arguments',
    secrets: 'Secrets',
    provenance: 'Provenance',
    sbom: 'SBOM',
    annotations: 'Annotations',
    cacheFrom: 'Cache from',
    cacheTo: 'Cache to',
  },
  add: 'add one',
  none: {
    tags: 'none',
    target: 'the last one',
    buildArgs: 'none',
    secrets: 'none',
    annotations: 'none',
    cacheFrom: 'none',
    cacheTo: 'none',
  },
  provenances: { default: 'as buildx does by itself', off: 'off', min: 'min', max: 'max' },
  sboms: { on: 'on', off: 'off' },
  about: {
    tags: 'Names of the same list. The first one is proven in the last step, the others are held against it.',
    target: 'The build goes up to this stage, and leaves out what it does not need.',
    buildArgs:
      'KEY=VALUE, or KEY for the variable. They stay in the history of the image: not for secrets.',
    secrets:
      'id=ID,src=FILE or id=ID,env=NAME: mounted for RUN --mount=type=secret,id=ID, and never in the image.',
    provenance: {
      default:
        'The list gets an entry unknown/unknown for each image, which docker manifest and old registries refuse: 400 MANIFEST_INVALID.',
      off: 'A plain list: one entry for each platform, which every registry takes.',
      min: 'How it was built, without arguments. The list gets an entry unknown/unknown for each image, which old registries refuse: 400 MANIFEST_INVALID.',
      max: 'How it was built, with the Dockerfile and all arguments. The list gets an entry unknown/unknown for each image, which old registries refuse: 400 MANIFEST_INVALID.',
    },
    sbom: 'A list of what is in each image, by docker/buildkit-syft-scanner, which is pulled for it. Its entries are unknown/unknown, too.',
    annotations:
      'KEY=VALUE for each image, index:KEY=VALUE for the list: notes that registries show.',
    cacheFrom: 'A reference in a registry, whose layers a build takes instead of making them.',
    cacheTo: 'A reference that layers of all stages are pushed to, for the next build to take.',
  },
  lack: (why: string) => `Not here: ${why}.`,
  suggested: (names: string) => `In the Dockerfile: ${names}`,
  summary: {
    tags: (n: number) => count(n, 'tag', 'tags'),
    target: (stage: string) => `stage ${stage}`,
    provenance: { off: 'provenance off', min: 'provenance min', max: 'provenance max' },
    sbom: 'SBOM',
    buildArgs: (n: number) => count(n, 'argument', 'arguments'),
    secrets: (n: number) => count(n, 'secret', 'secrets'),
    annotations: (n: number) => count(n, 'annotation', 'annotations'),
    cacheFrom: () => 'cache from',
    cacheTo: () => 'cache to',
  },
};
