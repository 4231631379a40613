import { architectureOf } from '../../docker/architecture.ts';
import { kernelKnowsF, programBytes } from '../../docker/binfmt.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { judgeProof, type Proof, type ProofVerdict } from '../../docker/proof.ts';
import type { Picture, ProgramEnd, ProgramState } from '../../model/picture.ts';
import type { EmulatorsFacts } from './facts.ts';

/** What a row's state is told from. */
export type Seen = Pick<
  EmulatorsFacts,
  'unread' | 'kernel' | 'entries' | 'gone' | 'loaders' | 'verdicts' | 'here'
>;

/** What becomes of a row's programs: the table says what should, a program that was tried what does. */
export function stateOf(row: HandlerRow, facts: Seen): ProgramState {
  const told = whatHappened(row.platform, facts);
  if (told === 'passed') return whyItWorks(row, facts);
  if (row.verdict === 'ready') return whyItFails(row, told, facts);
  if (row.verdict === 'no-F' && !knowsF(facts)) return 'old-kernel';
  if (row.verdict === 'missing' && told === 'wrong-arguments') return told;
  if (row.verdict === 'missing' && facts.unread === 'mount') return 'not-mounted';
  return row.verdict === 'native' && isFailure(told) ? 'failing' : row.verdict;
}

/** An entry that has F says that the kernel knows it, whatever the engine says of its version. */
export const knowsF = ({ kernel, entries }: Pick<Seen, 'kernel' | 'entries'>): boolean =>
  kernelKnowsF(kernel) !== false || entries.some(({ flags }) => flags.includes('F'));

/** How a platform's program ended; null where nobody tried. */
type Told = Exclude<ProofVerdict, 'other'> | null;

const isFailure = (told: Told): boolean => told !== null && told !== 'passed';

/** A build that never came so far says nothing of the emulator: then what happened here does. */
function whatHappened(platform: string, { verdicts, here }: Seen): Told {
  const proof = verdicts[platform]?.verdict;
  if (proof !== undefined && proof !== 'other') return proof;
  const end = here[platform];
  if (end === undefined) return null;
  const verdict = verdictOf(platform, end);
  if (verdict === 'other') return 'emulator-failed';
  return verdict === 'passed' ? null : verdict;
}

function verdictOf(platform: string, { errno, line }: ProgramEnd): ProofVerdict {
  if (errno === 'ENOENT') return 'no-such-file';
  if (errno !== null) return errno === 'ENOEXEC' ? 'exec-format' : 'other';
  return judgeProof(platform, line ?? '').verdict;
}

const ranHere = (platform: string, { here }: Seen): boolean => {
  const end = here[platform];
  return end !== undefined && verdictOf(platform, end) === 'passed';
};

/** The proof has passed: by the entry, by something else in the kernel, or by the builder alone. */
function whyItWorks(row: HandlerRow, facts: Seen): ProgramState {
  const { platform, verdict, entry } = row;
  if (verdict === 'native' || verdict === 'caught') return verdict;
  if (verdict === 'ready') {
    return entry !== null && facts.gone.includes(entry.interpreter) ? 'held' : 'ready';
  }
  const isRegistered = verdict === 'no-F' || verdict === 'gone' || verdict === 'blocked';
  return !isRegistered && ranHere(platform, facts) ? 'unseen' : 'builder';
}

/** The table says that it works. */
function whyItFails({ entry }: HandlerRow, told: Told, facts: Seen): ProgramState {
  const isHeld = entry !== null && facts.gone.includes(entry.interpreter);
  switch (told) {
    case null:
      return isHeld ? 'held' : 'ready';
    case 'wrong-arguments':
      return told;
    case 'no-such-file':
      // With F the kernel has the emulator: what it can't find is the emulator's loader.
      return entry === null ? 'failing' : 'dynamic';
    case 'exec-format':
      return entry === null ? 'missing' : 'failing';
    default:
      return 'failing';
  }
}

/** How the proof ended; null where none has. */
export function endOf(proof: Proof | undefined): ProgramEnd | null {
  if (proof === undefined || proof.line === null) return null;
  const { verdict, line } = proof;
  if (verdict === 'exec-format') return { errno: 'ENOEXEC', line };
  return { errno: verdict === 'no-such-file' ? 'ENOENT' : null, line };
}

/** What the kernel does with a row's programs; null where its table can't be read. */
export function pictureOf(row: HandlerRow, facts: Seen): Picture | null {
  const { platform, entry, behind } = row;
  const architecture = architectureOf(platform);
  const isHidden = facts.unread === 'kernel' || facts.unread === 'namespace';
  if (isHidden || architecture === null) return null;
  return {
    platform,
    program: programBytes(architecture),
    state: stateOf(row, facts),
    entry,
    ended: endOf(facts.verdicts[platform]),
    here: facts.here[platform] ?? null,
    loader: (entry && facts.loaders[entry.interpreter]) ?? null,
    behind: behind?.name ?? null,
  };
}
