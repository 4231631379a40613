import {
  type Known,
  type LessonId,
  lessonIds,
  lessonOn,
  lessons,
  notesOf,
  nothingKnown,
} from '../lessons/index.ts';
import type { CheckId } from '../model/finding.ts';
import { program } from '../model/program.ts';
import { prerequisites, stepIds } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { lessonTexts } from '../texts/lessons.ts';
import { catalogue } from '../troubleshooting/catalogue.ts';
import { type Failure, mendingStep, stepOfCheck } from '../troubleshooting/failure.ts';
import { remediesOf } from '../troubleshooting/remedies.ts';
import {
  blank,
  bold,
  cells,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  wrap,
} from '../ui/line.ts';
import { named } from '../ui/parts/actions.ts';
import { lessonLines } from '../ui/parts/lesson.ts';
import { causeOf, nameOf } from './diagnose.ts';
import { remedyLines } from './remedy-lines.ts';

/** A lesson, its pages one below the other: with a machine's values, else with examples. */
export function explainedLesson(page: Page, id: LessonId, known: Known | null = null): Line[] {
  const { words } = lessonTexts();
  const high = { ...page, rows: Number.MAX_SAFE_INTEGER };
  const { pages, related } = lessons[id];
  return [
    ...pages(known ?? nothingKnown).flatMap((one) => {
      const foot = known === null ? [] : notesOf(one);
      return [...lessonLines(high, one, { isPrinted: true, foot }), blank];
    }),
    ...(known === null ? paragraph(words.allExamples, page.columns, 2, 'muted') : []),
    ...moreLines(page, related),
  ];
}

/** What the checks of a practice machine say of a failure: the one that found it, `not-found`, or `untold`. */
export type Shown = { readonly check: CheckId } | 'not-found' | 'untold';

/** All that is known of a failure, and what a machine shows of it where there is one. */
export function explainedFailure(page: Page, failure: Failure, shown?: Shown): Line[] {
  const { words } = lessonTexts();
  const ways = remediesOf(failure, { values: {}, isRoot: process.getuid?.() === 0 });
  return [
    ...wrap(nameOf(failure), page.columns).map((row) => line(bold(row))),
    blank,
    ...paragraph(causeOf(failure), page.columns, 2),
    blank,
    ...aboutLines(page, failure, shown),
    ...ways.flatMap((remedy, index) => [blank, ...remedyLines(page, remedy, ways.slice(0, index))]),
    blank,
    ...paragraph(words.failure.source(failure.source), page.columns, 2, 'muted'),
    ...moreLines(page, [lessonOn(failure.id) ?? mendingStep(failure)]),
  ];
}

/** Where it shows, how it is seen before, and what a log says of it. */
function aboutLines(page: Page, failure: Failure, shown: Shown | undefined): Line[] {
  const { failure: words } = lessonTexts().words;
  const parts = [...new Set(failure.patterns.map(({ part }) => part.trim()))].slice(0, mostParts);
  const rows = [
    [words.id, failure.id],
    [words.shows, stepName(failure.step)],
    [words.before, seenBefore(failure)],
    [words.log, parts.length === 0 ? words.silent : parts.map(quoted).join(texts().joined.comma)],
    ...(shown === undefined ? [] : [[words.here, shownText(shown)] as const]),
  ] as const;
  const width = Math.max(...rows.map(([name]) => cells(name))) + 2;
  return rows.flatMap(([name, text]) => named(page, name, text, 2, width));
}

function shownText(shown: Shown): string {
  const { failure: words } = lessonTexts().words;
  if (shown === 'untold') return words.untold;
  return shown === 'not-found' ? words.notHere : words.isHere(shown.check);
}

const mostParts = 3;

const quoted = (part: string): string => (part.includes('"') ? part : `"${part}"`);

function seenBefore({ check }: Failure): string {
  const { failure: words } = lessonTexts().words;
  if (check === null) return words.onlyBuild;
  const step = stepOfCheck(check);
  return prerequisites.includes(step)
    ? `${program} doctor --check ${check}`
    : words.inWizard(stepName(step));
}

function stepName(step: Failure['step']): string {
  return lessonTexts().words.failure.step(stepIds.indexOf(step) + 1, texts()[step].title);
}

const moreLines = ({ columns }: Page, related: readonly string[]): Line[] =>
  paragraph(
    lessonTexts().words.related(
      related.map((id) => `${program} explain ${id}`).join(texts().joined.comma),
    ),
    columns,
    2,
    'muted',
  );

/** Cells of a name; a longer one pushes what is said of it to the right. */
const widths = { lesson: 16, failure: 30 };

/** The names of all lessons and known failures, with what each is about. */
export function explainedList(page: Page): Line[] {
  const { words } = lessonTexts();
  const topics = lessonIds.flatMap((id) =>
    listed(page, id, lessonTexts()[id].brief, widths.lesson),
  );
  const failures = stepIds.flatMap((step) => [
    blank,
    line(muted(stepName(step))),
    ...catalogue
      .filter((failure) => failure.step === step)
      .flatMap((failure) => listed(page, failure.id, nameOf(failure), widths.failure)),
  ]);
  return [
    line(bold(words.list.topics)),
    ...topics,
    blank,
    line(bold(words.list.failures)),
    ...failures,
    blank,
    ...paragraph(words.list.use(program), page.columns, 0, 'muted'),
  ];
}

function listed({ columns }: Page, name: string, about: string, width: number): Line[] {
  const start = 2 + Math.max(width, cells(name)) + 2;
  const [first = '', ...rest] = wrap(about, columns - start);
  const below = wrap(rest.join(' '), columns - width - 4);
  return [
    line('  ', pad(name, start - 2), muted(first)),
    ...(rest.length === 0 ? [] : below.map((row) => line(' '.repeat(width + 4), muted(row)))),
  ];
}
