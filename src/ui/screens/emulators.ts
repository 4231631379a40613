import {
  type EmulatorsFacts,
  type HandlerRow,
  type ProofState,
  type Seen,
  stateOf,
} from '../../checklist/emulators.ts';
import type { Status } from '../../model/finding.ts';
import type { ProgramState } from '../../model/picture.ts';
import { texts } from '../../texts/index.ts';
import { type Line, muted, type Page, paragraph, span } from '../line.ts';
import { type Cell, table } from '../parts/table.ts';
import { mark, statusTone } from '../theme.ts';

/** From this width on, the table has room for the interpreters. */
const wide = 110;
/** Below this one it leaves out the handlers' names: the platforms tell them. */
const narrow = 72;

/** What is not a problem; nothing registered is one only where it is asked for. */
const statuses: Partial<Record<ProgramState, Status>> = {
  ...{ native: 'ok', ready: 'ok', held: 'ok', builder: 'ok', unseen: 'ok' },
  ...{ missing: 'warning', 'not-mounted': 'warning' },
};

const statusOf = (state: ProgramState): Status => statuses[state] ?? 'problem';

/** What the table needs of what the step saw. */
export type HandlersSeen = Seen & Pick<EmulatorsFacts, 'isEnabled' | 'rows' | 'proofs'>;

/**
 * The kernel's table of handlers, at most `most` platforms of it, and what their proofs showed. Where
 * that is too few, the wanted platforms are among them.
 */
export function emulatorTable(
  page: Page,
  facts: HandlersSeen,
  most: number,
  wanted: readonly string[] = [],
): Line[] {
  const { emulators } = texts().ui;
  if (facts.rows.length === 0) return [];
  const shown = firstToSee(facts, most, wanted);
  const isRead = facts.unread === null;
  const isCut = shown.length < facts.rows.length;
  const count = isCut ? `   ${emulators.shown(shown.length, facts.rows.length)}` : '';
  const isWide = page.columns >= wide;
  const isNarrow = page.columns < narrow;
  const columns = [
    { title: emulators.platform },
    ...(isRead && !isNarrow ? [{ title: emulators.handler }] : []),
    ...(isRead && isWide ? [{ title: emulators.enabled }, { title: emulators.interpreter }] : []),
    ...(isRead ? [{ title: emulators.flags }] : []),
    { title: emulators.proof },
    // How many there are costs no row of its own.
    { title: emulators.verdict + count },
  ];
  const rows = shown.map((row) => [
    { text: row.platform },
    ...(isRead ? kernelCells(row, facts, isWide, isNarrow) : []),
    proofCell(page, facts.proofs[row.platform], stateOf(row, facts)),
    verdictCell(page, stateOf(row, facts)),
  ]);
  return [
    ...(facts.unread === null
      ? []
      : paragraph(emulators.throughBuilder[facts.unread], page.columns, 2)),
    ...table(page, columns, rows, 4),
  ];
}

/** As many rows as there is room for, in their order: what is wrong or wanted first, what is native last. */
function firstToSee(
  facts: HandlersSeen,
  most: number,
  wanted: readonly string[],
): readonly HandlerRow[] {
  const { rows } = facts;
  const weight = (row: HandlerRow) => {
    const state = stateOf(row, facts);
    const isFine = statusOf(state) === 'ok';
    if (wanted.includes(row.platform)) return isFine ? 2 : 0;
    return isFine ? (state === 'native' ? 4 : 3) : 1;
  };
  const kept = [...rows].sort((a, b) => weight(a) - weight(b)).slice(0, most);
  return rows.filter((row) => kept.includes(row));
}

/** What the kernel's own files say of an entry. */
function kernelCells(
  { entry }: HandlerRow,
  { isEnabled }: HandlersSeen,
  isWide: boolean,
  isNarrow: boolean,
): Cell[] {
  const { emulators } = texts().ui;
  const isAsked = entry?.enabled === true && isEnabled;
  const enabled = entry === null ? '' : isAsked ? emulators.yes : emulators.no;
  return [
    ...(isNarrow ? [] : [{ text: entry?.name ?? '' }]),
    ...(isWide ? [{ text: enabled }, muted(entry?.interpreter ?? '')] : []),
    { text: entry?.flags ?? '' },
  ];
}

function verdictCell({ theme }: Page, state: ProgramState): Cell {
  const status = statusOf(state);
  const text = `${mark(theme, status)} ${texts().ui.emulators.verdicts[state]}`;
  return state === 'native' ? span(text, 'muted') : span(text, statusTone[status]);
}

function proofCell(
  { theme: { glyphs } }: Page,
  state: ProofState | undefined,
  verdict: ProgramState,
): Cell {
  const { proofs } = texts().ui.emulators;
  switch (state) {
    case 'passed':
      return span(`${glyphs.success} ${proofs.passed}`, 'success');
    case 'failed':
      // There is nothing yet that could fail.
      if (verdict === 'missing') return muted(glyphs.skipped);
      return span(`${glyphs.problem} ${proofs.failed}`, 'problem');
    case 'running':
      return muted(`${glyphs.more} ${proofs.running}`);
    default:
      return { text: '' };
  }
}
