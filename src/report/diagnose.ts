import type { Diagnosed } from '../doctor/diagnosed.ts';
import { program } from '../model/program.ts';
import type { Remedy } from '../model/remedy.ts';
import { prerequisites } from '../model/step-id.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { cause, failureTexts } from '../texts/failures.ts';
import { texts } from '../texts/index.ts';
import { type Failure, stepOfCheck } from '../troubleshooting/failure.ts';
import type { Match } from '../troubleshooting/match.ts';
import {
  blank,
  bold,
  cells,
  type Line,
  line,
  type Page,
  paragraph,
  span,
  wrap,
} from '../ui/line.ts';
import { named } from '../ui/parts/actions.ts';
import { evidenceLines } from '../ui/parts/evidence.ts';
import { mark, statusTone } from '../ui/theme.ts';
import { isGrave } from './advice.ts';
import { commandRows } from './command-rows.ts';
import { placeLines, placesAsEvidence } from './place-lines.ts';
import { actionRows, remedyLines } from './remedy-lines.ts';
import { json, remedyShape } from './shapes.ts';

/**
 * What `diagnose --json` prints: `assets/schemas/diagnose.schema.json`.
 *
 * @param source the path of the log, null for standard input
 */
export function diagnoseJson(failures: readonly Diagnosed[], source: string | null): string {
  return json({
    failures: failures.map(({ match, seen, finding, remedies }) => ({
      id: match.failure.id,
      step: match.failure.step,
      confirmed: seen === 'confirmed',
      check: seen === 'confirmed' && finding !== null ? finding.id : match.failure.check,
      evidence: [
        ...match.lines.map(({ line: number, text }) => ({ source, line: number, text })),
        ...placesAsEvidence(match),
        ...(seen === 'confirmed' ? (finding?.evidence ?? []) : []),
      ],
      cause: causeOf(match.failure),
      remedies: remedies.map(remedyShape),
      source: match.failure.source,
    })),
  });
}

/** Known failures, the first one whole. `flags`: those of this run that a next one needs again. */
export function diagnoseLines(
  page: Page,
  failures: readonly Diagnosed[],
  flags: readonly string[] = [],
): Line[] {
  const [first, ...others] = failures;
  if (first === undefined) return [];
  const words = diagnoseTexts();
  return [
    ...wholeLines(page, first, flags),
    ...(others.length === 0 ? [] : [blank, line(bold(words.also))]),
    ...others.flatMap((one, index) =>
      briefLines(page, one, { before: failures.slice(0, index + 1), flags }),
    ),
  ];
}

function wholeLines(page: Page, one: Diagnosed, flags: readonly string[]): Line[] {
  const { failure } = one.match;
  return [
    ...titleLines(page, one),
    ...placeLines(page, one.match),
    blank,
    ...toldLines(page, one.match),
    blank,
    ...paragraph(causeOf(failure), page.columns, 2),
    ...(one.seen === null ? [] : [blank]),
    ...hereLines(page, one, flags),
    ...one.remedies.flatMap((remedy, index) => [
      blank,
      ...remedyLines(page, remedy, one.remedies.slice(0, index)),
    ]),
    blank,
    ...paragraph(diagnoseTexts().source(failure.source, failure.id), page.columns, 2, 'muted'),
  ];
}

type Surroundings = {
  /** The causes that were told already. */
  readonly before: readonly Diagnosed[];
  readonly flags: readonly string[];
};

/** A cause that comes after others: what it is, and the command that mends it. */
function briefLines(page: Page, one: Diagnosed, { before, flags }: Surroundings): Line[] {
  const { match, remedies } = one;
  const { columns } = page;
  const [remedy] = remedies;
  const isShared = before.some((other) => sharesLine(other.match, match));
  const isAsked = before.some((other) => other.match.failure.check === match.failure.check);
  return [
    blank,
    ...titleLines(page, one),
    ...(isShared
      ? paragraph(diagnoseTexts().shared, columns, 2, 'muted')
      : [
          ...placeLines(page, match),
          ...toldLines(page, { ...match, lines: match.lines.slice(0, 1) }),
        ]),
    ...paragraph(causeOf(match.failure), columns, 2),
    ...(one.seen === null && isAsked ? [] : seenLines(page, one, { before, flags })),
    ...(remedy === undefined || one.seen === 'refuted' ? [] : briefWay(page, remedy, before)),
    ...paragraph(
      diagnoseTexts().source(match.failure.source, match.failure.id),
      columns,
      2,
      'muted',
    ),
  ];
}

/** What this machine says, once for all causes of which it says the same. */
function seenLines(page: Page, one: Diagnosed, { before, flags }: Surroundings): Line[] {
  const { seen, finding } = one;
  const isTold =
    finding !== null &&
    before.some((other) => other.seen === seen && other.finding?.title === finding.title);
  if (!isTold) return hereLines(page, one, flags);
  return paragraph(diagnoseTexts().seenAbove, page.columns, 2, 'muted');
}

/** A way out; one that stands above already, by its name only. */
function briefWay(page: Page, remedy: Remedy, before: readonly Diagnosed[]): Line[] {
  const doesSame = (other: Remedy) =>
    JSON.stringify(other.actions) === JSON.stringify(remedy.actions);
  if (before.some(({ remedies, seen }, index) => waysShown(remedies, seen, index).some(doesSame)))
    return paragraph(diagnoseTexts().wayAbove(remedy.title), page.columns, 2);
  return [
    ...paragraph(remedy.title, page.columns, 2),
    ...actionRows(page, remedy, 4),
    ...(isGrave(remedy) ? paragraph(remedy.changes, page.columns, 6, 'muted') : []),
  ];
}

/** All ways of the first cause are shown, of another one the first way, if it can be one. */
const waysShown = (remedies: readonly Remedy[], seen: Diagnosed['seen'], index: number) =>
  index === 0 ? remedies : seen === 'refuted' ? [] : remedies.slice(0, 1);

function titleLines({ theme, columns }: Page, { match, seen }: Diagnosed): Line[] {
  const status = seen === 'refuted' ? 'skipped' : 'problem';
  const glyph = `${mark(theme, status)} `;
  return wrap(nameOf(match.failure), columns - cells(glyph)).map((row, index) =>
    line(span(index === 0 ? glyph : ' '.repeat(cells(glyph)), statusTone[status]), bold(row)),
  );
}

/** The lines of the log that tell it. */
function toldLines(page: Page, { lines, count }: Match): Line[] {
  const words = diagnoseTexts();
  const width = Math.max(...lines.map((told) => cells(words.line(told.line)))) + 2;
  const more = count - lines.length;
  return [
    ...lines.flatMap((told) => named(page, words.line(told.line), told.text, 4, width)),
    ...(more > 0 ? named(page, '', words.more(more), 4, width) : []),
  ];
}

/** What this machine says, or how to ask it. */
function hereLines(
  page: Page,
  { match, seen, finding }: Diagnosed,
  flags: readonly string[],
): Line[] {
  const words = diagnoseTexts();
  const { check } = match.failure;
  if (seen !== null && finding !== null) {
    return [
      ...paragraph(texts().joined.sentences(words.seen[seen], finding.title), page.columns, 2),
      ...(seen === 'confirmed' ? evidenceLines(page, finding.evidence, 4) : []),
    ];
  }
  if (check === null) return paragraph(words.byText, page.columns, 2, 'muted');
  const isOfDoctor = prerequisites.includes(stepOfCheck(check));
  const asked = isOfDoctor ? ['doctor', '--check', check] : ['diagnose', '--here', 'LOG'];
  return [
    ...paragraph(isOfDoctor ? words.tellApart : words.lookHere, page.columns, 2, 'muted'),
    ...commandRows(page, { run: [...program.split(' '), ...asked, ...flags] }, 4),
  ];
}

const sharesLine = (one: Match, other: Match): boolean =>
  one.lines.some(({ line: number }) => other.lines.some((told) => told.line === number));

/** What it is, in a few words. */
export const nameOf = ({ id }: Failure): string => failureTexts()[id]?.name || id;

/** The cause; where no source confirms it, it says so. */
export function causeOf({ id, isCauseKnown }: Failure): string {
  return isCauseKnown
    ? cause(id)
    : texts().joined.sentences(cause(id), diagnoseTexts().unconfirmed);
}
