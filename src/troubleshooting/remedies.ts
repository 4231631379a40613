import type { Remedy } from '../model/remedy.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import type { FailureWords, WayWords } from '../texts/en/failures/words.ts';
import { failureTexts } from '../texts/failures.ts';
import { texts } from '../texts/index.ts';
import type { Failure, Way } from './failure.ts';
import { type Filled, filled, typed } from './filled.ts';

export type RemediesOptions = {
  /** What the text names: values for the places in the commands. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the person is root, or has no sudo: what takes a change back is then typed without it. */
  readonly isRoot: boolean;
};

/** Ways out of a failure that a machine shows nothing of: what only a person can do comes first. */
export function personFirst(ways: readonly Remedy[]): readonly Remedy[] {
  const isForPerson = ({ actions }: Remedy) => actions.every((action) => 'do' in action);
  return [...ways.filter(isForPerson), ...ways.filter((way) => !isForPerson(way))];
}

/** The ways out of a failure, the recommended one first. A command that lacks a value is only shown. */
export function remediesOf(failure: Failure, options: RemediesOptions): readonly Remedy[] {
  const words: FailureWords | undefined = failureTexts()[failure.id];
  return failure.ways.flatMap((way, index) => {
    const told = words?.ways[index];
    return told === undefined ? [] : [remedyOf(way, told, options)];
  });
}

function remedyOf(way: Way, words: WayWords, { values, isRoot }: RemediesOptions): Remedy {
  const { run, missing } = filled(way.run ?? [], values);
  const back = filled(way.reversal ?? [], values);
  const prefix = way.needs === 'root' && !isRoot ? ['sudo'] : [];
  const how = [
    ...(words.how === undefined ? [] : [words.how]),
    ...(missing.length === 0 ? [] : [diagnoseTexts().fillIn(missing)]),
  ];
  const canRun = run.length > 0 && missing.length === 0;
  // What can be run gets its sudo from whoever shows it.
  const shown = run.map((one) => ({ ...one, run: canRun ? one.run : [...prefix, ...one.run] }));
  return {
    title: words.title,
    needs: canRun ? way.needs : 'person',
    changes: words.changes ?? '',
    undo: undoOf(back, { told: missing, prefix, words }),
    actions: [...how.map((text) => ({ do: text })), ...shown],
    ...(canRun && back.run.length > 0 && back.missing.length === 0 && { reversal: back.run }),
  };
}

type Undoing = {
  /** Places that were told already. */
  readonly told: readonly string[];
  readonly prefix: readonly string[];
  readonly words: WayWords;
};

/** How it is taken back; a place that only this leaves open is told with it. */
function undoOf(back: Filled, { told, prefix, words }: Undoing): string | null {
  const open = back.missing.filter((name) => !told.includes(name));
  const command = typed(back.run, prefix);
  if (command === '') return null;
  const more = [
    ...(open.length === 0 ? [] : [diagnoseTexts().fillInBefore(open)]),
    ...(words.undo === undefined ? [] : [words.undo]),
  ];
  const { titled, sentences } = texts().joined;
  return more.length === 0 ? command : titled(command, more.reduce(sentences));
}
