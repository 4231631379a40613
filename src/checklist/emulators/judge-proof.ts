import type { Proof, ProofVerdict } from '../../docker/proof.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { platformsIn } from '../proof.ts';
import type { EmulatorsFacts } from './facts.ts';

const finding = findingOf('emulators');

/** Which known failure a verdict is, for a platform whose handler looks right. */
const failures: Readonly<Record<ProofVerdict, string | null>> = {
  passed: null,
  'exec-format': 'exec-format-error-run',
  'no-such-file': 'qemu-dynamic-with-F',
  'wrong-arguments': null,
  'wrong-architecture': null,
  other: null,
};

/** What the proofs showed of platforms that look ready. */
export function proofFinding(
  facts: EmulatorsFacts,
  required: readonly string[],
  remedies: readonly Remedy[],
): Finding {
  const words = texts().emulators.proof;
  if (facts.builder === null) {
    return finding('proof', 'skipped', facts.hasBuildx ? words.noBuilder : words.noBuildx);
  }
  const failed = failedProofs(facts);
  const [first] = failed;
  if (first !== undefined) {
    const names = failed.map(({ platform }) => platform);
    const isEmulators = failed.some(({ proof }) => proof.verdict !== 'other');
    return finding('proof', statusOf(failed, required), words.failed(names.join(', ')), {
      evidence: failed.map(({ platform, proof }) => said(platform, proof)),
      failure: failures[first.proof.verdict],
      remedies: isEmulators ? remedies : [],
    });
  }
  const passed = platformsIn(facts, 'passed');
  if (passed.length === 0) return finding('proof', 'skipped', words.untried);
  return finding('proof', 'ok', words.ok(passed.join(', ')), {
    evidence: passed.flatMap((platform) => {
      const proof = facts.verdicts[platform];
      return proof === undefined ? [] : said(platform, proof);
    }),
  });
}

type Failed = { readonly platform: string; readonly proof: Proof };

/** A platform without a handler fails for that reason, which is another finding's. */
function failedProofs({ rows, verdicts }: EmulatorsFacts): readonly Failed[] {
  return rows.flatMap(({ platform, verdict }) => {
    const proof = verdicts[platform];
    const isExpected = verdict === 'native' || verdict === 'ready';
    return isExpected && proof !== undefined && proof.verdict !== 'passed'
      ? { platform, proof }
      : [];
  });
}

/** A build that ended before the program ran says nothing against the emulator. */
function statusOf(failed: readonly Failed[], required: readonly string[]): Status {
  const isProblem = failed.some(
    ({ platform, proof }) => required.includes(platform) && proof.verdict !== 'other',
  );
  return isProblem ? 'problem' : 'warning';
}

function said(platform: string, { verdict, line }: Proof): Evidence {
  const words = texts().emulators.proof;
  if (verdict === 'passed') return evidence(platform, plainWords(line ?? ''));
  const seen = line === null ? words.silent : plainWords(line);
  return evidence(platform, `${words.verdicts[verdict]}\n${seen}`);
}
