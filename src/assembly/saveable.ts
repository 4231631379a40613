import type { Plan } from './plan.ts';

/** A plan, and what it was made of. */
export type Saveable = Plan & {
  /** The one pattern that gave all sources, and its words; null where they were typed. */
  readonly pattern: { readonly text: string; readonly words: readonly string[] } | null;
  /** A client before 20.10, which has no `docker manifest rm`. */
  readonly isExperimental: boolean;
};

/** What the commands of a plan may need of the environment. */
export type VariableName = 'DOCKER_CLI_EXPERIMENTAL' | 'SSL_CERT_FILE';
