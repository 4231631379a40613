import { hasGone, isMissing, listsOf, type ManifestFacts } from '../../checklist/manifest/facts.ts';
import { shellQuote, splitShellWords } from '../../docker/shell-words.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import type { MadeChange, WizardState } from '../../wizard/state.ts';
import { blank, bold, cells, type Line, line, muted, type Page, paragraph } from '../line.ts';
import { named } from '../parts/actions.ts';
import { commandLines, commandText } from '../parts/command.ts';
import { fieldLines } from '../parts/field-line.ts';
import { findingLines, inFocus } from '../parts/findings.ts';
import { menuLines, remedyEntry } from '../parts/menu.ts';
import { outcomeLines } from '../parts/outcome.ts';
import type { Body } from '../parts/window.ts';
import type { View } from '../view.ts';
import { archiveWays, offered, pushed } from './archive-ways.ts';
import { rowLines, untriedLines } from './manifest-table.ts';
import { ownRegistryLines } from './own-registry.ts';

/** What the registry or the archive holds now: the proof of the whole walk. */
export function manifestBody(page: Page, state: WizardState, view: View): Body {
  const { facts, findings } = state.steps.manifest;
  const told = findings.filter(isTold);
  const focus = inFocus(told, view.focus);
  const found = findingLines(page, told, focus, { isFolded: true, evidenceRows: 4 });
  const ways = archiveLines(page, state, view);
  const lines = [
    ...outcomeLines(page, state, 3),
    ...(facts === null ? [] : listsLines(page, facts)),
    ...(found.length === 0 ? [] : [blank, ...found]),
    ...ownRegistryLines(page, state),
    ...changeLines(page, state.changes),
    ...probeLines(page, view),
    ...ways,
  ];
  const isAtEnd = view.probe !== null || ways.length > 0;
  return { lines, keep: isAtEnd ? lines.length - 1 : 0 };
}

/** What is wrong, and whether what is or was an archive is in the registry, unless the ways there say so. */
const isTold = ({ id, status, remedies }: Finding): boolean =>
  status === 'problem' || status === 'warning' || (id === pushed && remedies.length === 0);

/** The ways on from an archive. */
function archiveLines(page: Page, state: WizardState, view: View): Line[] {
  const ways = archiveWays(state);
  if (ways.length === 0) return [];
  const { ui } = texts();
  const title = offered(state.steps.manifest.findings)?.title ?? '';
  const entries = ways.map((way) =>
    way.kind === 'remedy' ? remedyEntry(way.remedy) : { title: ui.manifest.finish },
  );
  const menu = menuLines({ ...page, columns: page.columns - 2 }, entries, view.cursor ?? 0);
  return [
    blank,
    ...paragraph(title, page.columns, 2),
    ...menu.map((row): Line => [{ text: '  ' }, ...row]),
  ];
}

/** The list of the build; of a bake, one after the other. */
function listsLines(page: Page, facts: ManifestFacts): Line[] {
  const lists = listsOf(facts);
  if (lists.length === 1) return manifestLines(page, facts);
  const untried = lists.find(({ source }) => source !== 'registry') ?? facts;
  return [
    ...lists.flatMap((list) => [...bakedLines(page, list), blank]),
    ...(facts.rows.length === 0 ? [] : untriedLines(page, untried)),
    ...lists.flatMap(({ commands }) =>
      commands.flatMap((run) => commandLines(page, commandText({ run }), { indent: 2 })),
    ),
  ];
}

/** One list of several, in few rows: what they share is told once. */
function bakedLines(page: Page, list: ManifestFacts): Line[] {
  const name = texts().joined.named(list.target ?? '', list.where);
  return [
    ...paragraph(name, page.columns, 2, 'accent'),
    ...stateLines(page, list),
    ...(list.digest === null ? [] : paragraph(list.digest, page.columns, 2, 'muted')),
    ...rowLines(page, list, false),
  ];
}

/** What keeps a list from being what is there now: nothing is under its name, nothing was read, or its registry is gone. */
function stateLines(page: Page, list: ManifestFacts): Line[] {
  const { notThere, notRead } = texts().ui.manifest;
  const { unreadable } = list;
  if (hasGone(list)) return paragraph(texts().ownRegistry.asItWas, page.columns, 2, 'warning');
  if (unreadable === null) return [];
  const told = isMissing(list) ? notThere : notRead;
  return paragraph(told(unreadable), page.columns, 2, 'problem');
}

/** What a reference leads to: its digest and type, the table of its images, the commands that read it. */
export function manifestLines(page: Page, facts: ManifestFacts): Line[] {
  const { manifest } = texts().ui;
  const types: Readonly<Record<string, string>> = manifest.types;
  const type = facts.mediaType === null ? '' : (types[facts.mediaType] ?? facts.mediaType);
  return [
    ...paragraph(facts.where, page.columns, 2, 'accent'),
    ...stateLines(page, facts),
    ...(facts.digest === null ? [] : paragraph(facts.digest, page.columns, 2)),
    ...(type === '' ? [] : paragraph(type, page.columns, 2, 'muted')),
    blank,
    ...rowLines(page, facts),
    ...facts.commands.flatMap((run, index) => [
      ...(index === 0 ? [blank] : []),
      ...commandLines(page, commandText({ run }), { indent: 2 }),
    ]),
  ];
}

/** What this run changed on the machine, for people who take it back. */
export function changeLines(page: Page, changes: readonly MadeChange[]): Line[] {
  const { manifest, consent } = texts().ui;
  if (changes.length === 0) return [blank, line('  ', muted(manifest.nothingChanged))];
  return [
    blank,
    line('  ', manifest.changed),
    ...changes.flatMap(({ text, undo }) => [
      ...paragraph(text, page.columns, 4),
      ...(undo === null ? [] : named(page, consent.undo, undo, 6, cells(consent.undo) + 2)),
    ]),
  ];
}

/** The command of the run-proof, while it is typed. */
export function probeLines(page: Page, { probe }: Pick<View, 'probe'>): Line[] {
  const { manifest } = texts().ui;
  if (probe === null) return [];
  const error = probeError(probe.text);
  return [
    blank,
    line('  ', bold(manifest.prove)),
    ...fieldLines(page, {
      name: '',
      width: 0,
      field: probe,
      hasFocus: true,
      error: error === null ? null : { text: error, at: null },
    }),
  ];
}

/** What is wrong with a typed command; null when it will do. */
export function probeError(text: string): string | null {
  const { manifest } = texts().ui;
  const words = splitShellWords(text);
  if (words === null) return manifest.proveCheck;
  return words.length === 0 ? manifest.proveEmpty : null;
}

export const probeText = (command: readonly string[]): string => shellQuote(command);
