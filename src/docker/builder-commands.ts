import { csvField } from './csv.ts';

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

/**
 * Its cache stays in the volume of its node, and a builder that is made under the same name takes it up
 * again: buildx 0.6 and later, of the driver docker-container. Source: docker/buildx v0.6.0,
 * driver/docker-container/driver.go.
 */
export const removeBuilderKeepingCache = (name: string): readonly string[] => [
  ...['docker', 'buildx', 'rm', '--keep-state', name],
];

export type NewBuilder = {
  readonly name: string;
  /** `--driver-opt`, such as `network=host`. */
  readonly driverOptions: readonly string[];
  /** Path of a BuildKit configuration; null for none. */
  readonly config: string | null;
  /** `--buildkitd-config` is there from buildx 0.13 on; before, and still, it is `--config`. */
  readonly configFlag: '--buildkitd-config' | '--config';
  /** The context of its engine; the current one if left out. */
  readonly context?: string;
};

/** The article's `docker buildx create --use --name NAME`, with what a registry asks for. */
export const createBuilder = (builder: NewBuilder): readonly string[] => [
  ...['docker', 'buildx', 'create', '--use', '--name', builder.name],
  ...builder.driverOptions.flatMap((option) => ['--driver-opt', csvField(option)]),
  ...(builder.config === null ? [] : [builder.configFlag, builder.config]),
  ...(builder.context === undefined ? [] : [builder.context]),
];

/** The container of a node of a docker-container builder. */
export const nodeContainer = (node: string): string => `buildx_buildkit_${node}`;

/** What became of containers, one JSON object a line; those that are not there are left out, with exit code 1. */
export const inspectContainers = (names: readonly string[]): readonly string[] => [
  ...['docker', 'inspect', '--type', 'container'],
  ...['--format', '{"name":{{json .Name}},"state":{{json .State}}}', ...names],
];

/** The room where a node's BuildKit keeps its cache, told by the container's own `df` (POSIX form, KiB). */
export const nodeDiskSpace = (node: string): readonly string[] => [
  ...['docker', 'exec', nodeContainer(node), 'df', '-P', '-k', '/var/lib/buildkit'],
];

/** Ends with the size of a builder's cache; takes the longer the more there is. */
export const cacheSize = (name: string): readonly string[] => [
  ...['docker', 'buildx', 'du', '--builder', name],
];

/** Takes away what no build uses at the moment. */
export const pruneCache = (name: string): readonly string[] => [
  ...['docker', 'buildx', 'prune', '--builder', name, '--force'],
];
