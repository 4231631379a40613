import { binfmtNames, handlerName } from '../../docker/architecture.ts';
import { listBuildersAsTable } from '../../docker/builder-commands.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { requiredPlatforms } from '../wanted.ts';
import { enableRemedy } from './enable-remedy.ts';
import type { EmulatorsFacts } from './facts.ts';
import { binfmtFolder } from './handlers.ts';
import { installRemedies } from './install-remedies.ts';
import { proofFinding } from './judge-proof.ts';

const finding = findingOf('emulators');

const inspectedBuilder = shellQuote(listBuildersAsTable);

/** What the table of handlers and the proofs mean. */
export function judgeEmulators(facts: EmulatorsFacts, answers: Answers): readonly Finding[] {
  const { engine } = facts;
  const words = texts().emulators;
  if (engine === null) return [finding('handlers', 'skipped', words.notAsked)];
  const isRequired = ({ platform }: HandlerRow) => requiredPlatforms(answers).includes(platform);
  const remedies = installRemedies({
    engine: engine.replace('linux/', ''),
    architectures: binfmtNames(unserved(facts).map(({ platform }) => platform)),
    broken: useless(facts),
    present: facts.entries,
    remapsUsers: facts.remapsUsers,
  });
  return [
    ...flagsFinding(facts, isRequired, remedies),
    ...interpreterFinding(facts, isRequired, remedies),
    ...enabledFinding(facts, isRequired),
    ...handlersFinding(facts, isRequired, remedies),
    ...othersFinding(facts, isRequired, remedies),
    proofFinding(facts, requiredPlatforms(answers), remedies),
  ];
}

type IsRequired = (row: HandlerRow) => boolean;

/** Rows that an installer would mend. */
function unserved(facts: EmulatorsFacts): readonly HandlerRow[] {
  return facts.rows.filter(
    (row) =>
      row.verdict === 'no-F' ||
      row.verdict === 'gone' ||
      isMissing(row, facts) ||
      isDisproven(row, facts),
  );
}

/** Entries that must be taken out before they can be registered anew. */
function useless(facts: EmulatorsFacts): readonly string[] {
  return [...new Set(unserved(facts).flatMap(({ handler }) => handler ?? []))];
}

/** Nothing runs it: where the table can't be read, only a failed proof says so. */
function isMissing({ platform, verdict }: HandlerRow, facts: EmulatorsFacts): boolean {
  if (verdict !== 'missing') return false;
  return facts.sharesKernel || facts.proofs[platform] === 'failed';
}

/** Its handler looks right, and its proof failed for a reason that is the emulator's. */
function isDisproven({ platform, verdict }: HandlerRow, facts: EmulatorsFacts): boolean {
  const proof = facts.verdicts[platform]?.verdict;
  return verdict === 'ready' && proof !== undefined && proof !== 'passed' && proof !== 'other';
}

function flagsFinding(
  facts: EmulatorsFacts,
  isRequired: IsRequired,
  remedies: readonly Remedy[],
): readonly Finding[] {
  const bad = facts.rows.filter(({ verdict }) => verdict === 'no-F');
  if (bad.length === 0) return [];
  return [
    finding('flags', statusOf(bad, isRequired), texts().emulators.flags(handlersOf(bad)), {
      evidence: bad.map((row) => ofEntry(row, `flags: ${row.flags ?? ''}`)),
      failure: 'qemu-flag-F-missing',
      remedies,
    }),
  ];
}

function interpreterFinding(
  facts: EmulatorsFacts,
  isRequired: IsRequired,
  remedies: readonly Remedy[],
): readonly Finding[] {
  const bad = facts.rows.filter(({ verdict }) => verdict === 'gone');
  const words = texts().emulators;
  if (bad.length === 0) return [];
  return [
    finding('interpreter', statusOf(bad, isRequired), words.interpreter(handlersOf(bad)), {
      evidence: bad.map((row) => ofEntry(row, words.interpreterMissing(row.interpreter ?? ''))),
      failure: 'qemu-flag-F-missing',
      remedies,
    }),
  ];
}

function enabledFinding(facts: EmulatorsFacts, isRequired: IsRequired): readonly Finding[] {
  const words = texts().emulators.enabled;
  const bad = facts.rows.filter(({ verdict }) => verdict === 'disabled');
  if (bad.length === 0) return [];
  const all = evidence(`${binfmtFolder}/status`, 'disabled');
  return [
    finding('enabled', statusOf(bad, isRequired), words(handlersOf(bad)), {
      evidence: facts.isEnabled ? bad.map((row) => ofEntry(row, 'disabled')) : [all],
      failure: 'binfmt-disabled',
      remedies: [enableRemedy(facts.isEnabled ? namesOf(bad) : ['status'], facts.isRoot)],
    }),
  ];
}

function handlersFinding(
  facts: EmulatorsFacts,
  isRequired: IsRequired,
  remedies: readonly Remedy[],
): readonly Finding[] {
  const words = texts().emulators.handlers;
  const missing = facts.rows.filter((row) => isMissing(row, facts) && isRequired(row));
  if (missing.length > 0) {
    const evidence = missing.map((row) => ofMissing(row, facts));
    const judged = { evidence, failure: 'exec-format-error-run', remedies };
    return [finding('handlers', 'problem', words.missing(platformsOf(missing)), judged)];
  }
  const ready = facts.rows.filter(({ verdict }) => verdict === 'ready');
  if (ready.length === 0) {
    const isAllNative = facts.rows.every(({ verdict }) => verdict === 'native');
    return isAllNative ? [finding('handlers', 'ok', words.none)] : [];
  }
  return [
    finding('handlers', 'ok', words.ok(platformsOf(ready)), {
      evidence: ready.flatMap((row) =>
        row.handler === null ? [] : ofEntry(row, `flags: ${row.flags ?? ''}`),
      ),
    }),
  ];
}

function othersFinding(
  facts: EmulatorsFacts,
  isRequired: IsRequired,
  remedies: readonly Remedy[],
): readonly Finding[] {
  const missing = facts.rows.filter((row) => isMissing(row, facts) && !isRequired(row));
  if (missing.length === 0) return [];
  return [
    finding('others', 'skipped', texts().emulators.others(platformsOf(missing)), {
      evidence: missing.map((row) => ofMissing(row, facts)),
      remedies,
    }),
  ];
}

const statusOf = (rows: readonly HandlerRow[], isRequired: IsRequired): Status =>
  rows.some(isRequired) ? 'problem' : 'warning';

const ofEntry = (row: HandlerRow, text: string): Evidence =>
  evidence(`${binfmtFolder}/${row.handler ?? ''}`, text);

const platformsOf = (rows: readonly HandlerRow[]): string =>
  rows.map(({ platform }) => platform).join(', ');

const namesOf = (rows: readonly HandlerRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ handler }) => handler ?? [])),
];

const handlersOf = (rows: readonly HandlerRow[]): string => namesOf(rows).join(', ');

function ofMissing({ platform }: HandlerRow, { sharesKernel }: EmulatorsFacts): Evidence {
  const { handlers } = texts().emulators;
  const name = handlerName(platform) ?? platform;
  return sharesKernel
    ? evidence(binfmtFolder, handlers.noFile(name))
    : evidence(inspectedBuilder, handlers.notListed(platform));
}
