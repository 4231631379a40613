import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import type { Outcome } from '../../wizard/state.ts';
import { blank, type Line, line, type Page, paragraph } from '../line.ts';
import { previewLines } from './consent.ts';
import { type FindingsFold, findingLines } from './findings.ts';
import { type Entry, type MenuFold, menuLines } from './menu.ts';
import { outcomeLines } from './outcome.ts';
import type { Body } from './window.ts';

/** What was looked at, and the ways on from there. */
export type Checked = {
  /** What it is about, in a sentence or two. */
  readonly lead: string;
  readonly outcome: Outcome | null;
  readonly findings: readonly Finding[];
  /** The finding whose reasons are shown. */
  readonly focus: Finding | null;
  /** Why a check matters, where other texts than the steps' say it. */
  readonly whyOf?: (id: string) => string;
  readonly ways: readonly Entry[];
  /** The way under the cursor. */
  readonly cursor: number;
  /** What the ways are for; null where they say it themselves. */
  readonly purpose: string | null;
  /** What the way under the cursor would do; null where it only goes somewhere. */
  readonly remedy: Remedy | null;
};

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

/** What is scrolled through, where there is no room for it. */
const whole = { ...unfolded, tableRows: 12, isFolded: true, hasPicture: false };

/** A body, and whether something is left out of it, which can be scrolled to. */
export type CheckedBody = Body & { readonly isShort: boolean };

/**
 * What it looked at, the verdict, why it matters, and the ways out with their commands: as much of it as
 * there is room for, and all of it once it is scrolled.
 */
export function checkedBody(
  page: Page,
  checked: Checked,
  table: Table,
  isScrolled = false,
): CheckedBody {
  const { fold, body } = fitting(page, checked, table);
  const isShort = !fold.hasChanges;
  if (!isScrolled || !isShort) return { ...body, isShort };
  return { lines: folded(page, checked, table, whole).lines, keep: 0, isShort };
}

/** With as little left out as there is room for. */
function fitting(page: Page, checked: Checked, table: Table) {
  let fold = unfolded;
  let body: Body = { lines: [], keep: 0 };
  for (fold of foldings) {
    body = folded(page, checked, table, fold);
    if (body.lines.length <= page.rows) break;
  }
  return { fold, body };
}

function folded(page: Page, checked: Checked, table: Table, fold: Folding): Body {
  const { lead, findings, focus, outcome, whyOf } = checked;
  const rows = table(page, fold.tableRows);
  const gap = fold.hasGaps ? [blank] : [];
  const menu = menuLinesOf(page, checked, fold);
  const lines = [
    ...(fold.hasLead ? [...paragraph(lead, page.columns, 2, 'muted'), blank] : []),
    ...outcomeLines(page, { outcome }, fold.outcomeRows, fold.hasGaps),
    ...(rows.length === 0 ? [] : [...rows, ...gap]),
    ...findingLines(page, findings, focus, {
      ...{ ...fold, whyOf },
      isFolded: fold.isFolded || rows.length > 0 || isOneReason(findings),
    }),
    ...(menu.length === 0 ? [] : [...gap, ...menu]),
  ];
  return { lines, keep: lines.length - 1 };
}

/** Nothing could be looked at: one row says why. */
const isOneReason = (findings: readonly Finding[]): boolean =>
  findings.every(({ status }) => status === 'skipped');

function menuLinesOf(page: Page, checked: Checked, fold: Folding): Line[] {
  const { ways, cursor, purpose, remedy } = checked;
  if (ways.length === 0) return [];
  return [
    ...(purpose !== null && fold.hasMenuTitle ? [line('  ', purpose)] : []),
    ...indented(menuLines({ ...page, columns: page.columns - 2 }, ways, cursor, fold)),
    ...(remedy === null
      ? []
      : [...(fold.hasMenuTitle ? [blank] : []), ...previewLines(page, remedy, fold.hasChanges)]),
  ];
}

const indented = (lines: readonly Line[]): Line[] => lines.map((row) => [{ text: '  ' }, ...row]);
