import type { HandlerRow } from '../../docker/handler-table.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Picture, ProgramEnd, ProgramState } from '../../model/picture.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import { proofArgv } from '../proof.ts';
import type { EmulatorsFacts, Unread } from './facts.ts';
import { hereArgv } from './here.ts';
import { endOf, pictureOf, stateOf } from './state.ts';

/** What every finding of the step is made from. */
export type Judging = {
  readonly facts: EmulatorsFacts;
  /** Whether the absence of a row's handler is a problem. */
  readonly isRequired: (row: HandlerRow) => boolean;
  /** The ways to register handlers: those that are broken go first. */
  readonly remedies: readonly Remedy[];
};

export const finding = findingOf('emulators');

/** A check of this step, without the step. */
export type CheckName = keyof ReturnType<typeof texts>['emulators']['about'];

/** The rows whose programs come to one of these ends. */
export const rowsIn = (
  { facts }: Pick<Judging, 'facts'>,
  ...states: readonly ProgramState[]
): readonly HandlerRow[] => facts.rows.filter((row) => states.includes(stateOf(row, facts)));

export const statusOf = (bad: readonly HandlerRow[], { isRequired }: Judging): Status =>
  bad.some(isRequired) ? 'problem' : 'warning';

/** The picture of the row that matters most: the first of the required ones. */
export function pictureFor(
  rows: readonly HandlerRow[],
  { facts, isRequired }: Judging,
): Picture | null {
  const row = rows.find(isRequired) ?? rows[0];
  return row === undefined ? null : pictureOf(row, facts);
}

/** Nothing to be said: the table can't be read, or holds nothing of the kind. */
export function unsaid(name: CheckName, { facts }: Pick<Judging, 'facts'>): Finding {
  const words = texts().emulators;
  if (facts.engine === null) return skipped(name, words.notAsked);
  return skipped(name, facts.unread === null ? words.noEntries : unreadWords(facts.unread, facts));
}

/** Why the table can't be read here: where a product has it in its own machine, that one is named. */
function unreadWords(unread: Unread, { product }: EmulatorsFacts): string {
  const byProduct = productTexts().unread;
  return unread === 'kernel' && product in byProduct
    ? byProduct[product as keyof typeof byProduct]
    : texts().emulators.unread[unread];
}

/** A check that was not made, and why. */
export function skipped(name: CheckName, reason: string): Finding {
  const words = texts().emulators;
  const title = words.unsaid(words.about[name], reason);
  return { ...finding(name, 'skipped', title), because: reason };
}

/** A line of a row's own entry. */
export const ofEntry = ({ entry }: HandlerRow, text: string): Evidence =>
  evidence(`${binfmtFolder}/${entry?.name ?? ''}`, text);

export const flagsOf = (row: HandlerRow): Evidence =>
  ofEntry(row, `flags: ${row.entry?.flags ?? ''}`.trim());

/** How a row's program ended where it was tried: in a build, and outside of any container. */
export const triedOf = (row: HandlerRow, facts: EmulatorsFacts): readonly Evidence[] => [
  ...triedInBuild(row, facts),
  ...triedHere(row, facts),
];

/** The proof's build, as it is typed; null where there is no builder for it. */
export const proofSource = (
  platform: string,
  { builder, programs }: EmulatorsFacts,
): string | null => builder && shellQuote(proofArgv(builder, platform, programs));

function triedInBuild({ platform }: HandlerRow, facts: EmulatorsFacts): readonly Evidence[] {
  const { line = null } = endOf(facts.verdicts[platform]) ?? {};
  const { inBuild } = texts().emulators.tried;
  if (line === null) return [];
  return [evidence(proofSource(platform, facts), plainWords(inBuild(line)))];
}

/** How a row's program ended outside of any container. */
export function triedHere({ platform }: HandlerRow, facts: EmulatorsFacts): readonly Evidence[] {
  const end = facts.here[platform];
  if (end === undefined || facts.engine === null) return [];
  const argv = hereArgv(facts.engine, platform, facts.programs);
  const text = plainWords(texts().emulators.tried.here(endText(end)));
  return [evidence(argv && shellQuote(argv), text)];
}

function endText({ errno, line }: ProgramEnd): string {
  const words = texts().picture;
  if (errno === null) return line ?? words.fails;
  const meaning = words.errno[errno];
  return meaning === undefined ? errno : words.error(errno, meaning);
}

/** Entries, rows and proofs of one kind, each once. */
export const evidenceOf = (
  rows: readonly HandlerRow[],
  { facts }: Judging,
  ofRow: (row: HandlerRow) => readonly Evidence[],
): readonly Evidence[] => rows.flatMap((row) => [...ofRow(row), ...triedOf(row, facts)]);

export const platformsOf = (rows: readonly HandlerRow[]): string =>
  rows.map(({ platform }) => platform).join(texts().joined.comma);

export const namesOf = (rows: readonly HandlerRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ entry }) => entry?.name ?? [])),
];

export const handlersOf = (rows: readonly HandlerRow[]): string =>
  namesOf(rows).join(texts().joined.comma);
