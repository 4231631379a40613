/** The argv of what is asked of buildx about its builders, and of what makes, starts and removes them. */

/** buildx 0.13 and later; before it, an unknown flag. */
export const listBuildersAsJson = ['docker', 'buildx', 'ls', '--format', 'json'] as const;

export const listBuildersAsTable = ['docker', 'buildx', 'ls'] as const;

/** The selected builder, without a name. */
export const inspectBuilder = (name?: string): readonly string[] => [
  ...['docker', 'buildx', 'inspect'],
  ...(name === undefined ? [] : [name]),
];

/** Starts a builder, and waits for it; in every version of buildx, unlike `create --bootstrap`. */
export const startBuilder = (name: string): readonly string[] => [
  ...['docker', 'buildx', 'inspect', '--bootstrap', name],
];

export const stopBuilder = (name: string): readonly string[] => ['docker', 'buildx', 'stop', name];

export const selectBuilder = (name: string): readonly string[] => ['docker', 'buildx', 'use', name];

export const removeBuilder = (name: string): readonly string[] => ['docker', 'buildx', 'rm', name];

export type NewBuilder = {
  readonly name: string;
  /** `--driver-opt`, such as `network=host`. */
  readonly driverOptions: readonly string[];
  /** Path of a BuildKit configuration; null for none. */
  readonly config: string | null;
  /** `--buildkitd-config` is there from buildx 0.13 on; before, and still, it is `--config`. */
  readonly configFlag: '--buildkitd-config' | '--config';
};

/** The article's `docker buildx create --use --name NAME`, with what a registry asks for. */
export const createBuilder = (builder: NewBuilder): readonly string[] => [
  ...['docker', 'buildx', 'create', '--use', '--name', builder.name],
  ...builder.driverOptions.flatMap((option) => ['--driver-opt', option]),
  ...(builder.config === null ? [] : [builder.configFlag, builder.config]),
];
