import {
  judgeProof,
  type Proof,
  proofCommand,
  proofDockerfile,
  provablePlatforms,
} from '../docker/proof.ts';
import { programPath } from '../host/assets.ts';
import type { Ran } from '../host/host.ts';
import type { Look } from '../host/look.ts';

/** What a platform's proof showed: run in a builder, or not yet. */
export type ProofState = 'untried' | 'running' | 'passed' | 'failed';

/** The proofs of one builder, by platform. */
export type Proofs = {
  readonly proofs: Readonly<Record<string, ProofState>>;
  /** What the log said, of those that have ended. */
  readonly verdicts: Readonly<Record<string, Proof>>;
  /** What a recorded machine says of those that it was never asked for: they stay untried. */
  readonly unrecorded?: Readonly<Record<string, string>>;
  /** The folder of our own programs, where it is not that of those that ship. */
  readonly programs?: string;
};

export const noProofs: Proofs = { proofs: {}, verdicts: {} };

const sideBySide = 3;

/** Milliseconds. A proof takes well under a second; an emulator that hangs must not hold up the step. */
const proofTimeout = 30_000;

/**
 * Runs the proof of each platform in a builder, `sideBySide` builds at a time, and tells of every
 * change. Platforms without a program are left out. A proof that was cut off stays untried.
 */
export async function prove(
  look: Look,
  builder: string,
  platforms: readonly string[],
  tell: (proofs: Proofs) => void,
  signal: AbortSignal,
): Promise<Proofs> {
  const waiting = platforms.filter((platform) => proofDockerfile(platform) !== null);
  const { programs } = look;
  let seen: Proofs = {
    ...{ proofs: each(waiting, 'untried'), verdicts: {} },
    ...(programs !== undefined && { programs }),
  };
  const set = (platform: string, state: ProofState, more: Partial<Proofs> = {}) => {
    seen = { ...seen, ...more, proofs: { ...seen.proofs, [platform]: state } };
    tell(seen);
  };
  const end = (platform: string, ran: Ran) => {
    if (ran.failed === 'cancelled') return set(platform, 'untried');
    if (ran.unrecorded !== undefined) {
      const unrecorded = { ...seen.unrecorded, [platform]: ran.unrecorded };
      return set(platform, 'untried', { unrecorded });
    }
    const proof = judgeProof(platform, ran.stderr);
    const verdicts = { ...seen.verdicts, [platform]: proof };
    set(platform, proof.verdict === 'passed' ? 'passed' : 'failed', { verdicts });
  };
  const takeTurns = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (signal.aborted) return;
      set(next, 'running');
      end(next, await proveOne(look, builder, next, signal));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, takeTurns));
  return seen;
}

/** The argv of a platform's proof in a builder; its Dockerfile is its standard input. */
export const proofArgv = (
  builder: string,
  platform: string,
  programs?: string,
): readonly string[] =>
  proofCommand({ builder, platform, context: programPath('proof', programs) });

async function proveOne(
  look: Look,
  builder: string,
  platform: string,
  signal: AbortSignal,
): Promise<Ran> {
  const argv = proofArgv(builder, platform, look.programs);
  const input = proofDockerfile(platform) ?? '';
  return look.run(argv, { input, timeout: proofTimeout, signal });
}

/** The platforms whose proofs are in this state. */
export function platformsIn({ proofs }: Proofs, state: ProofState): readonly string[] {
  return Object.keys(proofs).filter((platform) => proofs[platform] === state);
}

function each(platforms: readonly string[], state: ProofState): Record<string, ProofState> {
  return Object.fromEntries(platforms.map((platform) => [platform, state]));
}

/** Platforms worth a proof: those that are wanted, and every other one that there is a program for. */
export function worthProving(wanted: readonly string[]): readonly string[] {
  return [...new Set([...wanted, ...provablePlatforms])];
}
