import { count } from './count.ts';

/** What is set of the options of a build, in a row of the target. */
export const options = {
  title: 'Options',
  page: 'Options of the build',
  nothing: 'none',
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
