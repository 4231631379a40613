import { type CacheTo, cacheSource, cacheTarget } from './build-options/cache.ts';
import { type Secret, secretText } from './build-options/secret.ts';

export type { CacheTo } from './build-options/cache.ts';
export type { Secret } from './build-options/secret.ts';

/** Which provenance a build records: what buildx does by itself, none, or by its mode. */
export const provenances = ['default', 'off', 'min', 'max'] as const;
export type Provenance = (typeof provenances)[number];

/** What a build can be told besides platforms, tags and output. No value of a secret is ever in here. */
export type BuildOptions = {
  /** The stage to build, by its name or number; null for the last one. */
  readonly target: string | null;
  /** `KEY=VALUE`, or `KEY` for the variable of that name. */
  readonly buildArgs: readonly string[];
  readonly secrets: readonly Secret[];
  /** `[TYPE:]KEY=VALUE`. */
  readonly annotations: readonly string[];
  readonly provenance: Provenance;
  readonly sbom: boolean;
  /** References in a registry. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly CacheTo[];
};

export const noOptions: BuildOptions = {
  target: null,
  buildArgs: [],
  secrets: [],
  annotations: [],
  provenance: 'default',
  sbom: false,
  cacheFrom: [],
  cacheTo: [],
};

const provenanceFlags: { readonly [Name in Provenance]: readonly string[] } = {
  default: [],
  off: ['--provenance=false'],
  min: ['--provenance=mode=min'],
  max: ['--provenance=mode=max'],
};

/** The flags of `docker buildx build` (and of no other command) that say these options. */
export function optionFlags(options: BuildOptions): readonly string[] {
  const each = (flag: string, values: readonly string[]) => values.flatMap((one) => [flag, one]);
  return [
    ...(options.target === null ? [] : ['--target', options.target]),
    ...each('--build-arg', options.buildArgs),
    ...each('--secret', options.secrets.map(secretText)),
    ...each('--annotation', options.annotations),
    ...attestationFlags(options),
    ...each('--cache-from', options.cacheFrom.map(cacheSource)),
    ...each('--cache-to', options.cacheTo.map(cacheTarget)),
  ];
}

/** The flags of `docker buildx build` and of `docker buildx bake` that say which attestations are made. */
export const attestationFlags = ({
  provenance,
  sbom,
}: Pick<BuildOptions, 'provenance' | 'sbom'>): readonly string[] => [
  ...provenanceFlags[provenance],
  ...(sbom ? ['--sbom=true'] : []),
];
