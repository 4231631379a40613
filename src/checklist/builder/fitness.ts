import type { Builder } from '../../docker/builders.ts';
import { type RegistryAccess, registriesIn } from '../../docker/buildkit-config.ts';
import type { DockerServer } from '../../docker/engine.ts';
import { isLocalRegistry } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';

/** Why a builder can't do what is asked of it. */
export type Unfitness =
  /** The engine's own, with the classic image store. */
  | 'one-platform'
  | 'archive'
  /** Its localhost is its own container. */
  | 'localhost'
  /** It was not told to speak plain http to the registry, or TLS that is not verified. */
  | RegistryAccess;

/** Whether the result becomes a file: no registry is asked then. */
export function isArchive({ output, registry }: Answers): boolean {
  return output.kind !== 'push' || registry === '';
}

/** Why a builder will not do; null where nothing is known against it. */
export function unfitness(
  builder: Builder,
  imageStore: DockerServer['imageStore'],
  answers: Answers,
): Unfitness | null {
  if (builder.driver === 'docker') return unfitEngine(imageStore, answers);
  if (builder.driver !== 'docker-container' || isArchive(answers)) return null;
  const registry = answers.registry ?? '';
  if (isLocalRegistry(registry)) return sharesNetwork(builder) ? null : 'localhost';
  const { access } = answers;
  const isTold = builder.nodes.every(
    ({ files }) => registriesIn(files['buildkitd.toml'] ?? '').get(registry) === access,
  );
  return access !== null && !isTold ? access : null;
}

function unfitEngine(imageStore: DockerServer['imageStore'], answers: Answers): Unfitness | null {
  if (imageStore === 'containerd') return null;
  if (isArchive(answers)) return 'archive';
  return answers.platforms.length === 1 ? null : 'one-platform';
}

/** Whether every node of a builder has this machine's network. */
export function sharesNetwork({ nodes }: Builder): boolean {
  return nodes.every(({ driverOptions }) => driverOptions['network'] === 'host');
}
