import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { type LessonId, lessonIds, lessonNamed } from '../lessons/index.ts';
import { UsageError } from '../model/usage.ts';
import { likely } from '../nearest.ts';
import { explainedFailure, explainedLesson, explainedList } from '../report/explain.ts';
import { labelLines } from '../report/label.ts';
import { catalogue } from '../troubleshooting/catalogue.ts';
import type { Line, Page } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';

export type ExplainRequest = { readonly word: string | undefined; readonly values: FlagValues };

const mostNear = 3;

/** Prints a lesson, what is known of a failure, or the names of all; the exit code. */
export async function runExplain({ word, values }: ExplainRequest): Promise<number> {
  guardProcess(null);
  const page = pageFor(process.stdout, process.env);
  const lesson = word === undefined || values.has('list') ? null : lessonNamed(word);
  const demo = values.get('demo')?.at(-1);
  if (demo !== undefined && (lesson !== null || demo === '')) {
    return practised(page, demo, lesson, values);
  }
  print(page, lesson === null ? linesFor(page, word, values) : explainedLesson(page, lesson));
  return 0;
}

const print = (page: Page, lines: readonly Line[]) => process.stdout.write(printed(lines, page));

function linesFor(page: Page, word: string | undefined, values: FlagValues): readonly Line[] {
  if (word === undefined || values.has('list')) return explainedList(page);
  const failure = catalogue.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (failure !== undefined) return explainedFailure(page, failure);
  const names = [...lessonIds, ...catalogue.map(({ id }) => id)];
  throw new UsageError({ kind: 'topic', word, near: likely(word, names, mostNear) });
}

/** A lesson with the values of a practice machine. */
async function practised(
  page: Page,
  demo: string,
  lesson: LessonId | null,
  values: FlagValues,
): Promise<number> {
  const { choosePractice } = await import('./practice.ts');
  const chosen = await choosePractice(demo, values);
  if (typeof chosen === 'number') return chosen;
  const [host, answers] = await Promise.all([chosen.open(), chosen.answers()]);
  const { knownMachine } = await import('../doctor/known-machine.ts');
  const known = await knownMachine(host, answers);
  const lines = lesson === null ? explainedList(page) : explainedLesson(page, lesson, known);
  print(page, [...labelLines(page, host.label), ...lines]);
  return 0;
}
