import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { blank, type Line, line, type Page, paragraph } from '../line.ts';
import { previewLines } from '../parts/consent.ts';
import { type FindingsFold, findingLines, inFocus } from '../parts/findings.ts';
import { type Entry, firstEntry, type MenuFold, menuLines } from '../parts/menu.ts';
import { outcomeLines } from '../parts/outcome.ts';
import type { Body } from '../parts/window.ts';
import type { View } from '../view.ts';

/** One way on from a step. */
export type Way =
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'look-again' | 'go-on' | 'go-on-anyway' };

/** The ways on from the current step, for the finding in focus. */
export function waysOf(state: WizardState, view: View): readonly Way[] {
  const { findings, phase } = state.steps[state.current];
  if (phase !== 'looked' && phase !== 'closer') return [];
  const remedies = (inFocus(findings, view.focus)?.remedies ?? []).map(
    (remedy): Way => ({ kind: 'remedy', remedy }),
  );
  const hasProblem = findings.some(({ status }) => status === 'problem');
  if (!hasProblem) return [{ kind: 'go-on' }, ...remedies];
  const ways: readonly Way[] = remedies.length > 0 ? remedies : [{ kind: 'look-again' }];
  return [...ways, { kind: 'go-on-anyway' }];
}

/** The row of the menu that Enter takes. A step without a problem begins with going on. */
export function cursorOf(state: WizardState, view: View): number {
  const ways = waysOf(state, view);
  const first = ways[0]?.kind === 'go-on' ? 0 : firstEntry(entriesOf(ways, state.current));
  return Math.min(view.cursor ?? first, Math.max(0, ways.length - 1));
}

/** The way under the cursor; null while there is none. */
export const wayAt = (state: WizardState, view: View): Way | null =>
  waysOf(state, view)[cursorOf(state, view)] ?? null;

function entriesOf(ways: readonly Way[], current: StepId): readonly Entry[] {
  const next = stepIds[stepIds.indexOf(current) + 1] ?? current;
  const { title } = texts()[next];
  return ways.map((way) => entryOf(way, title));
}

function entryOf(way: Way, next: string): Entry {
  const { ui } = texts();
  switch (way.kind) {
    case 'remedy':
      return way.remedy;
    case 'look-again':
      return { title: ui.lookAgain };
    case 'go-on':
      return { title: ui.goOnTo(next) };
    case 'go-on-anyway':
      return { title: ui.goOnAnyway(next) };
  }
}

/** What a step shows above its findings, in at most `most` rows of a table. */
export type Table = (page: Page, most: number) => readonly Line[];

export const noTable: Table = () => [];

/** How much of a step is shown. */
type Folding = FindingsFold &
  MenuFold & {
    readonly hasLead: boolean;
    readonly tableRows: number;
    /** Last lines of a command that failed. */
    readonly outcomeRows: number;
    /** The finding's name above its ways out, and a row between them and their commands. */
    readonly hasMenuTitle: boolean;
    /** What the way under the cursor changes, below its commands. */
    readonly hasChanges: boolean;
    /** Blank rows between table, findings and ways. */
    readonly hasGaps: boolean;
  };

const unfolded: Folding = {
  ...{ hasLead: true, outcomeRows: 5, tableRows: 40 },
  ...{ isFolded: false, evidenceRows: 20, hasPicture: true },
  ...{ hasMenuTitle: true, hasReason: true, hasChanges: true, most: 20, hasGaps: true },
};

/** What gives way, and in which order: the table, the finding and its commands stay longest. */
const foldings = inTurn(
  {},
  { hasPicture: false },
  { hasLead: false },
  { evidenceRows: 4 },
  { isFolded: true },
  { tableRows: 8, evidenceRows: 1 },
  { isAlone: true },
  { evidenceRows: 0, hasMenuTitle: false },
  { tableRows: 6 },
  { hasChanges: false },
  { tableRows: 4, outcomeRows: 3 },
  { tableRows: 3 },
  { tableRows: 4, hasReason: false },
  { tableRows: 3, outcomeRows: 1 },
  { tableRows: 4, isBrief: true },
  { tableRows: 3, most: 4 },
  { tableRows: 2, most: 3 },
  { hasGaps: false },
  { most: 2 },
  { most: 1, outcomeRows: 0 },
);

/** Each with what those before it gave up already. */
function inTurn(...changes: readonly Partial<Folding>[]): readonly Folding[] {
  let folding = unfolded;
  return changes.map((change) => {
    folding = { ...folding, ...change };
    return folding;
  });
}

/** A step: what it looked at, the verdict, why it matters, and the ways out with their commands. */
export function checkBody(page: Page, state: WizardState, view: View, table: Table): Body {
  let body: Body = { lines: [], keep: 0 };
  for (const fold of foldings) {
    body = folded(page, state, view, table, fold);
    if (body.lines.length <= page.rows) break;
  }
  return body;
}

function folded(page: Page, state: WizardState, view: View, table: Table, fold: Folding): Body {
  const { findings } = state.steps[state.current];
  const focus = inFocus(findings, view.focus);
  const rows = table(page, fold.tableRows);
  const gap = fold.hasGaps ? [blank] : [];
  const lead = texts()[state.current].lead;
  const menu = menuLinesOf(page, state, view, fold.hasMenuTitle ? focus : null, fold);
  const lines = [
    ...(fold.hasLead ? [...paragraph(lead, page.columns, 2, 'muted'), blank] : []),
    ...outcomeLines(page, state, fold.outcomeRows, fold.hasGaps),
    ...(rows.length === 0 ? [] : [...rows, ...gap]),
    ...findingLines(page, findings, focus, {
      ...fold,
      isFolded: fold.isFolded || rows.length > 0 || isOneReason(findings),
    }),
    ...(menu.length === 0 ? [] : [...gap, ...menu]),
  ];
  return { lines, keep: lines.length - 1 };
}

/** Nothing could be looked at: one row says why. */
const isOneReason = (findings: readonly Finding[]): boolean =>
  findings.every(({ status }) => status === 'skipped');

function menuLinesOf(
  page: Page,
  state: WizardState,
  view: View,
  focus: Finding | null,
  fold: Folding,
): Line[] {
  const ways = waysOf(state, view);
  if (ways.length === 0) return [];
  const cursor = cursorOf(state, view);
  const way = ways[cursor];
  const hasRemedies = ways[0]?.kind === 'remedy';
  const entries = entriesOf(ways, state.current);
  return [
    ...(hasRemedies && focus !== null ? [line('  ', texts().ui.remediesFor(focus.title))] : []),
    ...indented(menuLines({ ...page, columns: page.columns - 2 }, entries, cursor, fold)),
    ...(way?.kind !== 'remedy'
      ? []
      : [
          ...(fold.hasMenuTitle ? [blank] : []),
          ...previewLines(page, way.remedy, fold.hasChanges),
        ]),
  ];
}

const indented = (lines: readonly Line[]): Line[] => lines.map((row) => [{ text: '  ' }, ...row]);
