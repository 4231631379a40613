import { architectureMeant, architecturesTaken, type HandlerEntry } from '../../docker/binfmt.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { personRemedy } from '../remedy-of.ts';
import {
  finding,
  flagsOf,
  handlersOf,
  type Judging,
  namesOf,
  pictureFor,
  platformsOf,
  rowsIn,
  statusOf,
  triedOf,
  unsaid,
} from './judging.ts';
import { stateOf } from './state.ts';
import { disableRemedy } from './switch-remedies.ts';

/** Whether each entry takes its own programs and no others, and none that is of no use is asked first. */
export function magicFinding(judging: Judging): Finding {
  const words = texts().emulators.magic;
  const bad = rowsIn(judging, 'caught', 'blocked', 'misses');
  const { facts } = judging;
  if (bad.length > 0) {
    return finding('magic', severity(bad, judging), titleOf(bad, judging), {
      evidence: [
        ...entriesOf(bad).map(ofPattern),
        ...bad.flatMap((row) => [...behindOf(row), ...triedOf(row, facts)]),
      ],
      failure: failureOf(bad, judging),
      remedies: remediesFor(bad, judging),
      picture: pictureFor(bad, judging),
    });
  }
  const good = facts.rows.filter(({ entry }) => entry !== null);
  if (good.length === 0) return unsaid('magic', judging);
  return finding('magic', 'ok', words.ok(handlersOf(good)), {
    evidence: entriesOf(good).map(takenBy),
  });
}

/** What another's entry takes and runs all the same is only odd. */
function severity(bad: readonly HandlerRow[], judging: Judging): Status {
  const { facts } = judging;
  const works = (row: HandlerRow) => facts.verdicts[row.platform]?.verdict === 'passed';
  return statusOf(
    bad.filter((row) => !works(row)),
    judging,
  );
}

function titleOf(bad: readonly HandlerRow[], judging: Judging): string {
  const words = texts().emulators.magic;
  const [first] = bad;
  const state = first && stateOf(first, judging.facts);
  const alike = bad.filter((row) => stateOf(row, judging.facts) === state);
  if (state === 'misses') return words.misses(handlersOf(alike));
  const own = alike.filter(({ entry }) => entry === first?.entry);
  return state === 'caught'
    ? words.caught(handlersOf(own), platformsOf(own))
    : words.blocked(handlersOf(own), platformsOf(own));
}

function failureOf(bad: readonly HandlerRow[], { facts }: Judging): string | null {
  const [first] = bad;
  const state = first && stateOf(first, facts);
  if (state === 'misses') return 'exec-format-error-run';
  return state === 'blocked'
    ? 'qemu-flag-F-missing'
    : 'qemu-supported-missing-though-emulator-listed';
}

/**
 * To switch an entry off is the smallest change, where nothing needs it and another one is behind it
 * (or the processor itself). Where it takes native programs, nothing may start any more.
 */
function remediesFor(bad: readonly HandlerRow[], { facts, remedies }: Judging): readonly Remedy[] {
  const hindered = bad.filter((row) => stateOf(row, facts) !== 'misses');
  const isNative = ({ platform }: HandlerRow) => platform === facts.engine;
  const isSpare = ({ entry }: HandlerRow) =>
    !facts.rows.some((row) => row.entry === entry && row.verdict === 'ready');
  const canGo =
    hindered.length > 0 &&
    hindered.every((row) => isSpare(row) && (row.behind !== null || isNative(row)));
  const behind = hindered.flatMap((row) => row.behind?.name ?? []);
  const off = canGo ? [disableRemedy(namesOf(hindered), [...new Set(behind)], facts.isRoot)] : [];
  const stuck = hindered.find(isNative)?.entry;
  return [
    ...off,
    ...(stuck ? [personRemedy({ title: texts().emulators.stuck.title, how: byHand(stuck) })] : []),
    ...(off.length > 0 ? remedies.map(notRecommended) : remedies),
  ];
}

const byHand = ({ name }: HandlerEntry): string =>
  texts().emulators.stuck.how(`${binfmtFolder}/${name}`);

const notRecommended = ({ recommended: _, ...remedy }: Remedy): Remedy => remedy;

const entriesOf = (rows: readonly HandlerRow[]): readonly HandlerEntry[] => [
  ...new Set(rows.flatMap(({ entry }) => entry ?? [])),
];

function ofPattern(entry: HandlerEntry): Evidence {
  const words = texts().emulators.magic;
  const { magic = '', mask = null } = entry.pattern ?? {};
  const taken = takenBy(entry);
  return { ...taken, text: `${taken.text}\n${words.pattern(magic, mask)}` };
}

/** Whose programs an entry takes, computed from its own bytes. */
function takenBy(entry: HandlerEntry): Evidence {
  const words = texts().emulators.magic;
  const taken = architecturesTaken(entry).map(({ platforms }) => platforms[0]);
  const text = taken.length === 0 ? words.takesNone : words.takes(taken.join(texts().joined.comma));
  return evidence(`${binfmtFolder}/${entry.name}`, text);
}

function behindOf(row: HandlerRow): readonly Evidence[] {
  const { behind, entry } = row;
  if (behind === null || entry === null) return [];
  const isOwn = architectureMeant(entry) === architectureMeant(behind);
  const told = evidence(
    `${binfmtFolder}/${entry.name}`,
    texts().emulators.magic.behind(behind.name),
  );
  return isOwn ? [flagsOf(row), told] : [told];
}
