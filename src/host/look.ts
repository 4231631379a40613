import type { Host, Ran, ReadResult, RunOptions } from './host.ts';
import { inTurn } from './in-turn.ts';
import { engineAddress, timeoutAt } from './patience.ts';

export { lookTimeout } from './patience.ts';

/**
 * How many docker commands log in by ssh at once: a server lets ten be on their way by default, and
 * buildx makes more connections than one. Source: OpenSSH, sshd_config(5), MaxStartups.
 */
const atOnce = 4;

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
  | 'canRead'
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
  const readText = (path: string) => once(files, path, () => host.readText(path));
  const inTurns = inTurn(atOnce);
  let address: Promise<string> | undefined;
  const run = async (argv: readonly string[], options: RunOptions) => {
    address ??= engineAddress({ ...host, readText });
    const endpoint = argv[0] === 'docker' ? await address : '';
    const ran = () => host.run(argv, { timeout: timeoutAt(endpoint), ...options });
    const isLong = options.timeout !== undefined || options.signal !== undefined;
    return endpoint.startsWith('ssh:') && !isLong ? inTurns(ran) : ran();
  };
  return {
    ...host,
    run: (argv, options = {}) =>
      once(commands, JSON.stringify([argv, options.input, options.cwd, options.env]), () =>
        run(argv, { ...options, env: { ...env, ...options.env } }),
      ),
    readText,
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
