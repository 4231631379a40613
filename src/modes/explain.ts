import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { lessonIds, lessonNamed } from '../lessons/index.ts';
import { UsageError } from '../model/usage.ts';
import { likely } from '../nearest.ts';
import { explainedFailure, explainedLesson, explainedList } from '../report/explain.ts';
import { catalogue } from '../troubleshooting/catalogue.ts';
import type { Line, Page } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';

export type ExplainRequest = { readonly word: string | undefined; readonly values: FlagValues };

const mostNear = 3;

/** Prints a lesson, what is known of a failure, or the names of all; the exit code. */
export function runExplain({ word, values }: ExplainRequest): number {
  guardProcess(null);
  const page = pageFor(process.stdout, process.env);
  const isList = word === undefined || values.has('list');
  const lines = isList ? explainedList(page) : linesFor(page, word);
  process.stdout.write(printed(lines, page));
  return 0;
}

function linesFor(page: Page, word: string): readonly Line[] {
  const lesson = lessonNamed(word);
  if (lesson !== null) return explainedLesson(page, lesson);
  const failure = catalogue.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (failure !== undefined) return explainedFailure(page, failure);
  const names = [...lessonIds, ...catalogue.map(({ id }) => id)];
  throw new UsageError({ kind: 'topic', word, near: likely(word, names, mostNear) });
}
