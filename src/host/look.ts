import type { Host, Ran, ReadResult, RunOptions } from './host.ts';

/** How long a look waits for one command: a hung engine is a finding, not a hang. Milliseconds. */
export const lookTimeout = 5_000;

/**
 * A read-only view of a host for one round of looking. Each command and file is asked once
 * in a round, however many steps want to know; all of them may ask side by side.
 */
export type Look = Pick<
  Host,
  | 'label'
  | 'programs'
  | 'platform'
  | 'release'
  | 'uid'
  | 'gid'
  | 'groups'
  | 'home'
  | 'cwd'
  | 'now'
  | 'env'
  | 'list'
  | 'stat'
  | 'space'
  | 'canWrite'
  | 'sha256'
  | 'request'
> & {
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Ran>;
  readonly readText: (path: string) => Promise<ReadResult>;
};

/** Starts a round of looking. `env` is what every child gets besides the host's own environment. */
export function lookAt(host: Host, env: Readonly<Record<string, string>> = {}): Look {
  const commands = new Map<string, Promise<Ran>>();
  const files = new Map<string, Promise<ReadResult>>();
  return {
    ...host,
    run: (argv, options = {}) =>
      once(commands, JSON.stringify([argv, options.input, options.cwd, options.env]), () =>
        host.run(argv, {
          timeout: lookTimeout,
          ...options,
          env: { ...env, ...options.env },
        }),
      ),
    readText: (path) => once(files, path, () => host.readText(path)),
  };
}

function once<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
