import type { Builder } from '../../docker/builders.ts';
import {
  type AccessKind,
  hasSettings,
  kindOf,
  settingsFor,
  type Wanted,
} from '../../docker/buildkit-config.ts';
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
  /** It was not told how the registry is spoken to. */
  | AccessKind
  /** It was not told of a mirror of Docker Hub. */
  | 'mirror';

/** Whether the result becomes a file: no registry is asked then. */
export function isArchive({ output, registry }: Answers): boolean {
  return output.kind !== 'push' || registry === '';
}

/** What a builder has to be told of registries. */
export function wantedOf(answers: Answers): Wanted {
  const { registry, access, mirrors } = answers;
  // An archive goes to none, and BuildKit speaks plain http to this machine by itself.
  const isTold = registry !== null && !isArchive(answers) && !isLocalRegistry(registry);
  return isTold ? { registry, access, mirrors } : { registry: null, access: null, mirrors };
}

/** The engine that a builder of the driver docker is. */
export type Engine = Pick<DockerServer, 'imageStore'>;

/** Why a builder will not do; null where nothing is known against it. */
export function unfitness(
  builder: Builder,
  { imageStore }: Engine,
  answers: Answers,
): Unfitness | null {
  if (builder.driver === 'docker') return unfitEngine(imageStore, answers);
  if (builder.driver !== 'docker-container') return null;
  const registry = isArchive(answers) ? '' : (answers.registry ?? '');
  if (isLocalRegistry(registry) && !sharesNetwork(builder)) return 'localhost';
  const { access, mirrors, ...where } = wantedOf(answers);
  if (access !== null && !isTold(builder, { ...where, access, mirrors: [] })) return kindOf(access);
  return isTold(builder, { ...where, access: null, mirrors }) ? null : 'mirror';
}

const isTold = ({ nodes }: Builder, wanted: Wanted): boolean =>
  nodes.every(({ files }) => hasSettings(files['buildkitd.toml'] ?? '', settingsFor(wanted)));

function unfitEngine(imageStore: DockerServer['imageStore'], answers: Answers): Unfitness | null {
  if (imageStore === 'containerd') return null;
  if (isArchive(answers)) return 'archive';
  return answers.platforms.length === 1 ? null : 'one-platform';
}

/** Whether every node of a builder has this machine's network. */
export function sharesNetwork({ nodes }: Builder): boolean {
  return nodes.every(({ driverOptions }) => driverOptions['network'] === 'host');
}
