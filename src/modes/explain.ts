import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { type LessonId, lessonIds, lessonNamed } from '../lessons/index.ts';
import type { Answers } from '../model/answers.ts';
import { UsageError } from '../model/usage.ts';
import { likely } from '../nearest.ts';
import { explainedFailure, explainedLesson, explainedList } from '../report/explain.ts';
import { labelLines } from '../report/label.ts';
import { catalogue } from '../troubleshooting/catalogue.ts';
import type { Failure } from '../troubleshooting/failure.ts';
import type { Line, Page } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';

export type ExplainRequest = { readonly word: string | undefined; readonly values: FlagValues };

const mostNear = 3;

/** Prints a lesson, what is known of a failure, or the names of all; the exit code. */
export async function runExplain({ word, values }: ExplainRequest): Promise<number> {
  guardProcess(null);
  const page = pageFor(process.stdout, process.env);
  const topic = values.has('list') || word === undefined ? null : topicNamed(word);
  const demo = values.get('demo')?.at(-1);
  if (demo !== undefined) return practised(page, demo, topic, values);
  print(page, explained(page, topic));
  return 0;
}

/** A lesson or a failure; null for the list of all. */
type Topic = { readonly lesson: LessonId } | { readonly failure: Failure } | null;

/** @throws UsageError where there is neither of that name */
function topicNamed(word: string): Topic {
  const lesson = lessonNamed(word);
  if (lesson !== null) return { lesson };
  const failure = catalogue.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (failure !== undefined) return { failure };
  const names = [...lessonIds, ...catalogue.map(({ id }) => id)];
  throw new UsageError({ kind: 'topic', word, near: likely(word, names, mostNear) });
}

const print = (page: Page, lines: readonly Line[]) => process.stdout.write(printed(lines, page));

function explained(page: Page, topic: Topic): readonly Line[] {
  if (topic === null) return explainedList(page);
  return 'lesson' in topic
    ? explainedLesson(page, topic.lesson)
    : explainedFailure(page, topic.failure);
}

/** The same, with what a practice machine has to say to it. */
async function practised(
  page: Page,
  demo: string,
  topic: Topic,
  values: FlagValues,
): Promise<number> {
  const { choosePractice } = await import('./practice.ts');
  const chosen = await choosePractice(demo, values);
  if (typeof chosen === 'number') return chosen;
  const host = await chosen.open();
  const lines = await linesOn(host, await chosen.answers(), page, topic);
  print(page, [...labelLines(page, host.label), ...lines]);
  return 0;
}

async function linesOn(
  host: Host,
  answers: Partial<Answers>,
  page: Page,
  topic: Topic,
): Promise<readonly Line[]> {
  if (topic === null) return explainedList(page);
  if ('lesson' in topic) {
    const { knownMachine } = await import('../doctor/known-machine.ts');
    return explainedLesson(page, topic.lesson, await knownMachine(host, answers));
  }
  const { shownOn } = await import('../doctor/shown-on.ts');
  return explainedFailure(page, topic.failure, await shownOn(host, answers, topic.failure));
}
