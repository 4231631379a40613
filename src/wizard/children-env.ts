import type { Answers } from '../model/answers.ts';

/** What every child of the wizard gets besides the host's own environment. */
export function childrenEnv(answers: Answers): Readonly<Record<string, string>> {
  return {
    // buildx up to 0.4 cuts the names of steps, and lanes are told from names.
    PROGRESS_NO_TRUNC: '1',
    DOCKER_CLI_HINTS: 'false',
    ...(answers.experimental ? { DOCKER_CLI_EXPERIMENTAL: 'enabled' } : {}),
  };
}
