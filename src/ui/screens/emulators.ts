import type {
  EmulatorsFacts,
  HandlerRow,
  HandlerVerdict,
  ProofState,
} from '../../checklist/emulators.ts';
import type { Status } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { type Line, muted, type Page, paragraph, span } from '../line.ts';
import { type Cell, table } from '../parts/table.ts';
import { mark, statusTone } from '../theme.ts';

/** From this width on, the table has room for the interpreters. */
const wide = 110;
/** Below this one it leaves out the handlers' names: the platforms tell them. */
const narrow = 72;

const statuses: Readonly<Record<HandlerVerdict, Status>> = {
  native: 'ok',
  ready: 'ok',
  'no-F': 'problem',
  disabled: 'problem',
  missing: 'warning',
  gone: 'problem',
};

/** What the table needs of what the step saw. */
export type HandlersSeen = Pick<EmulatorsFacts, 'sharesKernel' | 'rows' | 'proofs'>;

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
  const shown = firstToSee(facts.rows, most, wanted);
  const isCut = shown.length < facts.rows.length;
  const count = isCut ? `   ${emulators.shown(shown.length, facts.rows.length)}` : '';
  const isWide = page.columns >= wide;
  const isNarrow = page.columns < narrow;
  const columns = [
    { title: emulators.platform },
    ...(facts.sharesKernel && !isNarrow ? [{ title: emulators.handler }] : []),
    ...(facts.sharesKernel && isWide
      ? [{ title: emulators.enabled }, { title: emulators.interpreter }]
      : []),
    ...(facts.sharesKernel ? [{ title: emulators.flags }] : []),
    { title: emulators.proof },
    // How many there are costs no row of its own.
    { title: emulators.verdict + count },
  ];
  const rows = shown.map((row) => [
    { text: row.platform },
    ...(facts.sharesKernel ? kernelCells(row, isWide, isNarrow) : []),
    proofCell(page, facts.proofs[row.platform]),
    verdictCell(page, row),
  ]);
  return [
    ...(facts.sharesKernel ? [] : paragraph(emulators.throughBuilder, page.columns, 2)),
    ...table(page, columns, rows, 4),
  ];
}

/** As many rows as there is room for, in their order: what is wrong or wanted first, what is native last. */
function firstToSee(
  rows: readonly HandlerRow[],
  most: number,
  wanted: readonly string[],
): readonly HandlerRow[] {
  const weight = ({ platform, verdict }: HandlerRow) => {
    const isFine = verdict === 'native' || verdict === 'ready';
    if (wanted.includes(platform)) return isFine ? 2 : 0;
    return isFine ? (verdict === 'ready' ? 3 : 4) : 1;
  };
  const kept = [...rows].sort((a, b) => weight(a) - weight(b)).slice(0, most);
  return rows.filter((row) => kept.includes(row));
}

/** What the kernel's own files say of an entry. */
function kernelCells(
  { handler, enabled, interpreter, flags }: HandlerRow,
  isWide: boolean,
  isNarrow: boolean,
): Cell[] {
  const { emulators } = texts().ui;
  const isEnabled = enabled === null ? '' : enabled ? emulators.yes : emulators.no;
  return [
    ...(isNarrow ? [] : [{ text: handler ?? '' }]),
    ...(isWide ? [{ text: isEnabled }, muted(interpreter ?? '')] : []),
    { text: flags ?? '' },
  ];
}

function verdictCell({ theme }: Page, { verdict }: HandlerRow): Cell {
  const status = statuses[verdict];
  const text = `${mark(theme, status)} ${texts().ui.emulators.verdicts[verdict]}`;
  return verdict === 'native' ? span(text, 'muted') : span(text, statusTone[status]);
}

function proofCell({ theme: { glyphs } }: Page, state: ProofState | undefined): Cell {
  const { proofs } = texts().ui.emulators;
  switch (state) {
    case 'passed':
      return span(`${glyphs.success} ${proofs.passed}`, 'success');
    case 'failed':
      return span(`${glyphs.problem} ${proofs.failed}`, 'problem');
    case 'running':
      return muted(`${glyphs.more} ${proofs.running}`);
    default:
      return { text: '' };
  }
}
