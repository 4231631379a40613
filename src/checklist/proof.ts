import {
  judgeProof,
  type Proof,
  proofCommand,
  proofDockerfile,
  provablePlatforms,
} from '../docker/proof.ts';
import { programPath } from '../host/assets.ts';
import type { Look } from '../host/look.ts';

/** What a platform's proof showed: run in a builder, or not yet. */
export type ProofState = 'untried' | 'running' | 'passed' | 'failed';

/** The proofs of one builder, by platform. */
export type Proofs = {
  readonly proofs: Readonly<Record<string, ProofState>>;
  /** What the log said, of those that have ended. */
  readonly verdicts: Readonly<Record<string, Proof>>;
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
  const set = (platform: string, state: ProofState, proof?: Proof) => {
    const verdicts = proof ? { ...seen.verdicts, [platform]: proof } : seen.verdicts;
    seen = { ...seen, proofs: { ...seen.proofs, [platform]: state }, verdicts };
    tell(seen);
  };
  const takeTurns = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (signal.aborted) return;
      set(next, 'running');
      const proof = await proveOne(look, builder, next, signal);
      if (proof === null) set(next, 'untried');
      else set(next, proof.verdict === 'passed' ? 'passed' : 'failed', proof);
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
): Promise<Proof | null> {
  const argv = proofArgv(builder, platform, look.programs);
  const input = proofDockerfile(platform) ?? '';
  const ran = await look.run(argv, { input, timeout: proofTimeout, signal });
  return ran.failed === 'cancelled' ? null : judgeProof(platform, ran.stderr);
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
