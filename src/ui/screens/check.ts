import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { blank, type Line, line, type Page, paragraph, span } from '../line.ts';
import { previewLines } from '../parts/consent.ts';
import { type FindingsFold, findingLines, inFocus } from '../parts/findings.ts';
import { type Entry, firstEntry, menuLines } from '../parts/menu.ts';
import type { Body } from '../parts/window.ts';
import { mark, statusTone } from '../theme.ts';
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

/** Ways to show a step, each shorter than the one before: the first that fits is taken. */
const foldings: readonly Folding[] = [
  { hasLead: true, isFolded: false, evidenceRows: 20, tableRows: 40 },
  { hasLead: false, isFolded: false, evidenceRows: 20, tableRows: 40 },
  { hasLead: false, isFolded: false, evidenceRows: 4, tableRows: 8 },
  { hasLead: false, isFolded: true, evidenceRows: 4, tableRows: 6 },
  { hasLead: false, isFolded: true, evidenceRows: 1, tableRows: 6 },
  { hasLead: false, isFolded: true, isAlone: true, evidenceRows: 2, tableRows: 6 },
  { hasLead: false, isFolded: true, isAlone: true, evidenceRows: 0, tableRows: 6, isTight: true },
  { hasLead: false, isFolded: true, isAlone: true, evidenceRows: 0, tableRows: 4, isTight: true },
];

type Folding = FindingsFold & {
  readonly hasLead: boolean;
  readonly tableRows: number;
  /** The menu without its title, and without the rows between. */
  readonly isTight?: boolean;
};

/** A step: what it looked at, the verdict, why it matters, and the ways out with their commands. */
export function checkBody(page: Page, state: WizardState, view: View, table: Table): Body {
  const { findings } = state.steps[state.current];
  const focus = inFocus(findings, view.focus);
  const bodies = foldings.map(({ hasLead, tableRows, isTight = false, ...fold }): Body => {
    const menu = menuBody(page, state, view, isTight ? null : focus);
    const rows = table(page, tableRows);
    const lines = [
      ...(hasLead
        ? [...paragraph(texts()[state.current].lead, page.columns, 2, 'muted'), blank]
        : []),
      ...outcomeLines(page, state),
      ...(rows.length === 0 ? [] : [...rows, blank]),
      ...findingLines(page, findings, focus, {
        ...fold,
        isFolded: fold.isFolded || rows.length > 0,
      }),
    ];
    return { lines: [...lines, ...menu.lines], keep: lines.length + menu.keep };
  });
  return (
    bodies.find(({ lines }) => lines.length <= page.rows) ?? bodies.at(-1) ?? { lines: [], keep: 0 }
  );
}

/** How the last remedy ended. */
function outcomeLines(page: Page, { outcome }: WizardState): Line[] {
  if (outcome === null) return [];
  const { theme, columns } = page;
  const [first, ...rest] = paragraph(outcome.text, columns, 3 + mark(theme, 'ok').length);
  const shown = line(
    '  ',
    span(mark(theme, outcome.status), statusTone[outcome.status]),
    ' ',
    ...(first?.slice(1) ?? []),
  );
  const output = outcome.lines
    .slice(-5)
    .flatMap((text) => paragraph(text, columns - 2, 4, 'muted'));
  return [shown, ...rest, ...output, blank];
}

function menuBody(page: Page, state: WizardState, view: View, focus: Finding | null): Body {
  const ways = waysOf(state, view);
  if (ways.length === 0) return { lines: [], keep: 0 };
  const cursor = cursorOf(state, view);
  const way = ways[cursor];
  const remedy = way?.kind === 'remedy' ? way.remedy : null;
  const hasRemedies = ways[0]?.kind === 'remedy';
  const title =
    hasRemedies && focus !== null ? [line('  ', texts().ui.remediesFor(focus.title))] : [];
  const gap = focus === null ? [] : [blank];
  const lines = [
    blank,
    ...title,
    ...indented(
      menuLines({ ...page, columns: page.columns - 2 }, entriesOf(ways, state.current), cursor),
    ),
    ...(remedy === null ? [] : [...gap, ...previewLines(page, remedy)]),
  ];
  return { lines, keep: lines.length - 1 };
}

const indented = (lines: readonly Line[]): Line[] => lines.map((row) => [{ text: '  ' }, ...row]);
