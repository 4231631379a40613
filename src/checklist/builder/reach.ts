import { hostsLine } from '../../docker/hosts-file.ts';
import { judgeRegistryAnswer, type RegistryAnswer } from '../../docker/registry-answer.ts';
import type { Look } from '../../host/look.ts';
import { lineWith, type Variables } from '../client-trust.ts';

/** A registry, seen from a builder. */
export type Reach = {
  readonly registry: string;
  /** The command that asked, as it is typed. */
  readonly command: string;
  /** Null while it is being asked. */
  readonly answer: RegistryAnswer | null;
  /** What a recorded machine says that was never asked: there is no answer. */
  readonly unrecorded?: string;
  /** The line of this machine's hosts file with the registry's name, where the builder finds no address for it. */
  readonly hostsLine: string | null;
};

/** Milliseconds: a registry that drops what comes to it is told from one that is slow. */
const reachTimeout = 20_000;

/** A tag that nobody gives, in a repository that need not be there. */
const nowhere = 'multiarch-wizard/reach:a-tag-that-is-not-there';

/** A build without a context: its Dockerfile is the standard input. */
const reachCommand = (builder: string): readonly string[] => [
  ...['docker', 'buildx', 'build', '--builder', builder, '--no-cache'],
  ...['--progress', 'plain', '--output', 'type=cacheonly', '-'],
];

export function beingAsked(builder: string, registry: string, trust: Variables): Reach {
  const command = lineWith(reachCommand(builder), trust);
  return { registry, command, answer: null, hostsLine: null };
}

/**
 * Asks a builder for an image that is not there: how it fails tells whether the builder reaches the
 * registry. Nothing is pushed. `trust` is what the client needs to ask for a token. Null where the question was cut off.
 */
export async function askFor(
  look: Look,
  builder: string,
  registry: string,
  trust: Variables,
  signal: AbortSignal,
): Promise<Reach | null> {
  const input = `FROM ${registry}/${nowhere}\n`;
  const options = { input, timeout: reachTimeout, signal, env: trust };
  const ran = await look.run(reachCommand(builder), options);
  if (ran.failed === 'cancelled') return null;
  const { unrecorded } = ran;
  if (unrecorded !== undefined) return { ...beingAsked(builder, registry, trust), unrecorded };
  const judged = judgeRegistryAnswer(ran.stderr);
  const isSilent = ran.failed === 'timeout' && judged.verdict === 'other';
  const answer: RegistryAnswer = isSilent ? { verdict: 'timeout', line: null } : judged;
  const hosts = answer.verdict === 'dns' ? await look.readText('/etc/hosts') : null;
  const [name = ''] = registry.split(':');
  return {
    ...beingAsked(builder, registry, trust),
    ...{ answer, hostsLine: hostsLine(hosts?.text ?? '', name) },
  };
}
