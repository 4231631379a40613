import { objectIn, parseJson, textIn } from './json.ts';

/** A context of Docker's command line: a name for an engine's address. */
export type Context = {
  readonly name: string;
  /** `unix:///var/run/docker.sock`, `ssh://ada@host`; null where it has no address. */
  readonly endpoint: string | null;
  /** The one that commands use; DOCKER_HOST and DOCKER_CONTEXT are counted in. */
  readonly isCurrent: boolean;
  /** Why the client can't use it; null where it can. One that does not exist is listed where it is selected. */
  readonly error: string | null;
};

/** Makes a context of the engine that is in use, with the TLS settings that lead to it. */
export const createContext = (name: string): readonly string[] => [
  ...['docker', 'context', 'create', name],
];

export const removeContext = (name: string): readonly string[] => [
  ...['docker', 'context', 'rm', '--force', name],
];

const defaultEndpoint = 'unix:///var/run/docker.sock';

/**
 * Reads `docker context ls --format '{{json .}}'`: JSON lines. A line that is no context is left out.
 *
 * Source: docker/cli v19.03 to v28.5, cli/command/formatter/context.go.
 */
export function parseContexts(text: string): readonly Context[] {
  return text.split('\n').flatMap((line) => {
    const context = objectIn(parseJson(line));
    const name = textIn(context['Name']);
    if (name === null) return [];
    const endpoint = textIn(context['DockerEndpoint']);
    const error = textIn(context['Error']);
    return [{ name, endpoint, isCurrent: context['Current'] === true, error }];
  });
}

/** Where the client looks for the engine; a client that tells no contexts goes by DOCKER_HOST. */
export function engineEndpoint(
  contexts: readonly Context[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const current = contexts.find(({ isCurrent }) => isCurrent)?.endpoint;
  return current ?? (env['DOCKER_HOST'] || defaultEndpoint);
}

/** The path of an engine's socket on this machine; null for an engine elsewhere. */
export function socketPath(endpoint: string): string | null {
  return /^unix:\/\/(\/.*)$/.exec(endpoint)?.[1] ?? null;
}
