import type { Machine } from '../machine.ts';
import { traitsOf } from '../products.ts';
import type { OwnContainer } from './own-container.ts';
import type { StoredImage } from './registry/stored-image.ts';

/** What docker and buildx remember between commands. */
export type DockerState = {
  /** Endpoints by the name of their context; `default` has none of its own. */
  readonly contexts: Map<string, string>;
  /** The selected context. */
  context: string;
  /** What each builder has built, by the builder's name: keys of its steps, and their bytes. */
  readonly cache: Map<string, Map<string, number>>;
  /** What registries keep as caches, by their full names: keys of steps, and their bytes. */
  readonly exported: Map<string, ReadonlyMap<string, number>>;
  /** When what an image is made of was built first, ISO 8601, by its steps. */
  readonly made: Map<string, string>;
  /** What the engine knows of images that were pulled, built or tagged, by their full names. */
  readonly kept: Map<string, StoredImage>;
  /** When each builder was made or used last, milliseconds since the epoch. */
  readonly used: Map<string, number>;
  /** When each builder's container started, milliseconds since the epoch. */
  readonly started: Map<string, number>;
  /** Registries that were started in a container, by its name. */
  readonly containers: Map<string, OwnContainer>;
  /** What their volumes hold, by `NAME:TAG`. */
  readonly volumes: Map<string, Map<string, StoredImage>>;
};

export const enginesSocket = 'unix:///var/run/docker.sock';

/** A product may bring a context of its own, and selects it. */
export function createDockerState(machine: Machine): DockerState {
  const { context } = traitsOf(machine);
  const chosen = machine.client.config?.['currentContext'];
  return {
    contexts: new Map(context === undefined ? [] : [[context.name, context.endpoint]]),
    context: typeof chosen === 'string' ? chosen : (context?.name ?? 'default'),
    ...{ cache: new Map(), exported: new Map(), made: new Map(), kept: new Map() },
    used: new Map(),
    ...{ started: new Map(), containers: new Map(), volumes: new Map() },
  };
}
