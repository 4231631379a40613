import type { HandlerRow } from '../../docker/handler-table.ts';
import type { ProofVerdict } from '../../docker/proof.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { platformsIn } from '../proof.ts';
import type { EmulatorsFacts } from './facts.ts';
import {
  finding,
  type Judging,
  pictureFor,
  platformsOf,
  proofSource,
  rowsIn,
  skipped,
  triedHere,
} from './judging.ts';

/** Which known failure a verdict is, for a platform whose handler looks right. */
const failures: Readonly<Record<ProofVerdict, string | null>> = {
  passed: null,
  'exec-format': 'exec-format-error-run',
  'no-such-file': 'qemu-flag-F-missing',
  'wrong-arguments': null,
  'wrong-architecture': 'qemu-supported-missing-though-emulator-listed',
  'emulator-failed': 'qemu-supported-missing-though-emulator-listed',
  other: 'qemu-supported-missing-though-emulator-listed',
};

/** QEMU's own last words tell these. */
const crashes: readonly (readonly [RegExp, string])[] = [
  [/uncaught target signal 11\b/, 'qemu-segfault'],
  [/uncaught target signal 4\b/, 'qemu-sigill'],
];

/** What the proofs showed that the table does not explain. */
export function proofFinding(judging: Judging): Finding {
  const words = texts().emulators.proof;
  const { facts } = judging;
  const failing = rowsIn(judging, 'failing');
  if (failing.length > 0) return failedFinding(failing, judging);
  if (facts.builder === null) {
    return skipped('proof', facts.hasBuildx ? words.noBuilder : words.noBuildx);
  }
  const stuck = stuckIn(judging);
  if (stuck.length > 0) return stuckFinding(stuck, judging);
  const passed = platformsIn(facts, 'passed');
  if (passed.length > 0) {
    return finding('proof', 'ok', words.ok(passed.join(texts().joined.comma)), {
      evidence: passed.flatMap((platform) => said(platform, facts)),
    });
  }
  const { unrecorded = {} } = facts;
  if (Object.keys(unrecorded).length > 0) {
    const seen = Object.entries(unrecorded).map(([platform, sentence]) =>
      evidence(proofSource(platform, facts), sentence),
    );
    return { ...skipped('proof', words.unrecorded), evidence: seen };
  }
  const isExplained = platformsIn(facts, 'failed').length > 0;
  return skipped('proof', isExplained ? words.explained : words.untried);
}

/** The handler is in order, and programs fail all the same. */
function failedFinding(failing: readonly HandlerRow[], judging: Judging): Finding {
  const { facts, isRequired, remedies } = judging;
  const [first] = failing;
  const { verdict = 'other', line = null } = (first && facts.verdicts[first.platform]) ?? {};
  const crash = crashes.find(([words]) => line !== null && words.test(line))?.[1];
  const status: Status = failing.some(isRequired) ? 'problem' : 'warning';
  const title = texts().emulators.proof.failed(platformsOf(failing));
  return finding('proof', status, title, {
    evidence: failing.flatMap((row) => [...said(row.platform, facts), ...triedHere(row, facts)]),
    failure: crash ?? failures[verdict],
    remedies: failing.some(({ verdict: seen }) => seen !== 'native') ? remedies : [],
    picture: pictureFor(failing, judging),
  });
}

/** Builds that ended before the program ran: they say nothing against the emulator. */
function stuckIn(judging: Judging): readonly HandlerRow[] {
  const { verdicts } = judging.facts;
  return rowsIn(judging, 'ready', 'held', 'native').filter(
    ({ platform }) => verdicts[platform]?.verdict === 'other',
  );
}

function stuckFinding(stuck: readonly HandlerRow[], { facts }: Judging): Finding {
  const title = texts().emulators.proof.failed(platformsOf(stuck));
  return finding('proof', 'warning', title, {
    evidence: stuck.flatMap(({ platform }) => said(platform, facts)),
  });
}

function said(platform: string, facts: EmulatorsFacts): readonly Evidence[] {
  const words = texts().emulators.proof;
  const proof = facts.verdicts[platform];
  const source = proofSource(platform, facts);
  if (proof === undefined) return [];
  const { verdict, line } = proof;
  if (verdict === 'passed') return [evidence(source, plainWords(line ?? ''))];
  const seen = line === null ? words.silent : plainWords(line);
  return [evidence(source, `${words.verdicts[verdict]}\n${seen}`)];
}
