import type { Builder } from '../../docker/builders.ts';
import type { ProofVerdict } from '../../docker/proof.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { platformsIn, proofArgv } from '../proof.ts';
import { personRemedy } from '../remedy-of.ts';
import { requiredPlatforms } from '../wanted.ts';
import type { BuilderFacts } from './facts.ts';

const finding = findingOf('builder');

const failures: Readonly<Record<ProofVerdict, string | null>> = {
  passed: null,
  'exec-format': 'exec-format-error-run',
  'no-such-file': 'qemu-flag-F-missing',
  'emulator-failed': null,
  'wrong-arguments': null,
  'wrong-architecture': null,
  other: null,
};

/** What was proven in the chosen builder. A platform that nothing asks for may fail. */
export function proofFinding(facts: BuilderFacts, { name }: Builder, answers: Answers): Finding {
  const words = texts().builder.proof;
  const passed = platformsIn(facts, 'passed');
  const failed = platformsIn(facts, 'failed').filter((platform) =>
    requiredPlatforms(answers).includes(platform),
  );
  const [first] = failed;
  if (first !== undefined) {
    const isStuck = passed.length === 0 && facts.verdicts[first]?.verdict === 'other';
    const title = isStuck
      ? words.none(name)
      : words.failed(name, failed.join(texts().joined.comma));
    return finding('proof', 'problem', title, {
      evidence: failed.map((platform) => ofPlatform(name, platform, facts)),
      failure: failures[facts.verdicts[first]?.verdict ?? 'other'],
      remedies: isStuck ? [] : [personRemedy({ title: words.handlersTitle, how: words.handlers })],
    });
  }
  if (passed.length === 0) return untriedFinding(name, facts);
  return finding('proof', 'ok', words.ok(name, passed.join(texts().joined.comma)), {
    evidence: passed.map((platform) => ofPlatform(name, platform, facts)),
  });
}

/** A builder that was recorded may never have been asked. */
function untriedFinding(name: string, { unrecorded = {}, programs }: BuilderFacts): Finding {
  const words = texts().builder.proof;
  const sentences = Object.entries(unrecorded);
  if (sentences.length === 0) return finding('proof', 'skipped', words.untried);
  return finding('proof', 'skipped', words.unrecorded, {
    evidence: sentences.map(([platform, sentence]) =>
      evidence(shellQuote(proofArgv(name, platform, programs)), sentence),
    ),
  });
}

function ofPlatform(name: string, platform: string, { verdicts, programs }: BuilderFacts) {
  const line = verdicts[platform]?.line ?? texts().builder.proof.silent;
  return evidence(shellQuote(proofArgv(name, platform, programs)), plainWords(line));
}
