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
  /** What a practice machine says here, where that may give way. */
  readonly caption?: readonly Line[];
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
export type Folding = FindingsFold &
  MenuFold & {
    /** What a practice machine says. */
    readonly hasCaption: boolean;
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

/** What gives way, one after the other. */
export type Folds = readonly Partial<Folding>[];

const unfolded: Folding = {
  ...{ hasCaption: true, hasLead: true, outcomeRows: 5, tableRows: 40 },
  ...{ isFolded: false, evidenceRows: 20, hasPicture: true },
  ...{ hasMenuTitle: true, hasReason: true, hasChanges: true, most: 20, hasGaps: true },
};

/** Of a step: the table, the finding and its commands stay longest. */
const ofStep: Folds = [
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
];

/** What is scrolled through, where there is no room for it. */
const whole = { ...unfolded, tableRows: 500, isFolded: true, hasPicture: false };

/** A body, and whether something is left out of it, which can be scrolled to. */
export type CheckedBody = Body & { readonly isShort: boolean };

export type Fitting = {
  readonly isScrolled?: boolean;
  readonly folds?: Folds;
  /** Rows that are left over go to what gave way last. */
  readonly isFilled?: boolean;
};

/**
 * What it looked at, the verdict, why it matters, and the ways out with their commands: as much of it as
 * there is room for, and all of it once it is scrolled.
 */
export function checkedBody(
  page: Page,
  checked: Checked,
  table: Table,
  { isScrolled = false, folds = ofStep, isFilled = false }: Fitting = {},
): CheckedBody {
  const { fold, body } = fitting(page, checked, table, { folds, isFilled });
  const { hasLead, hasMenuTitle, hasGaps } = fold;
  // A lead or a blank row that is gone is nothing that a person would scroll for.
  const all = folded(page, checked, table, { ...whole, hasLead, hasMenuTitle, hasGaps });
  const isShort = all.lines.length > body.lines.length;
  if (!isScrolled || !isShort) return { ...body, isShort };
  // The first row that it is scrolled by opens it: its top is on the screen then.
  return { lines: folded(page, checked, table, whole).lines, keep: 0, home: -1, isShort };
}

/** With as little left out as there is room for. */
function fitting(
  page: Page,
  checked: Checked,
  table: Table,
  { folds, isFilled }: Required<Pick<Fitting, 'folds' | 'isFilled'>>,
) {
  const draw = (given: Folds) => {
    const fold: Folding = Object.assign({}, unfolded, ...given);
    return { fold, body: folded(page, checked, table, fold) };
  };
  let given: Folds = [];
  let drawn = draw(given);
  for (const next of folds) {
    if (drawn.body.lines.length <= page.rows) break;
    given = [...given, next];
    drawn = draw(given);
  }
  for (const last of isFilled ? [...given].reverse() : []) {
    if (drawn.body.lines.length >= page.rows) break;
    const fewer = given.filter((one) => one !== last);
    const fuller = draw(fewer);
    if (fuller.body.lines.length > page.rows) continue;
    given = fewer;
    drawn = fuller;
  }
  return drawn;
}

function folded(page: Page, checked: Checked, table: Table, fold: Folding): Body {
  const { caption = [], lead, findings, focus, outcome, whyOf } = checked;
  const rows = table(page, fold.tableRows);
  const gap = fold.hasGaps ? [blank] : [];
  const menu = menuLinesOf(page, checked, fold);
  const lines = [
    ...(fold.hasCaption ? caption : []),
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
