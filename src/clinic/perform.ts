import { container, type Stage, shelf, table } from './stage.ts';
import type { Answer, Outcome, Step } from './step.ts';

/** Asks the namespace for a command, one word after the other. */
export type Ask = (words: readonly string[]) => Promise<Answer>;

/** Makes a scene from the beginning, whatever was before it, and says what came of it. */
export async function perform(
  ask: Ask,
  { interpreter }: Stage,
  steps: readonly Step[],
): Promise<Outcome> {
  await begin(ask, interpreter);
  const answers: Answer[] = [];
  for (const step of steps) answers.push(await ask(wordsOf(step)));
  const entries = [];
  for (const name of entriesLeft(steps, answers)) {
    entries.push({ name, text: textOf(await ask(['read', `${table}/${name}`])) });
  }
  return {
    answers,
    entries,
    status: textOf(await ask(['read', `${table}/status`])).trim(),
    hasInterpreter: (await ask(['look', interpreter])).kind === 'ok',
  };
}

/** An empty table that is enabled, and the interpreter in its place. */
async function begin(ask: Ask, interpreter: string): Promise<void> {
  await ask(['write', `${table}/status`, '-1']);
  await ask(['write', `${table}/status`, '1']);
  await ask(['copy', shelf('stand-in'), interpreter]);
}

function wordsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'register':
      return ['write', `${table}/register`, step.line];
    case 'write':
      return ['write', `${table}/${step.entry}`, step.text];
    case 'put':
      return ['copy', shelf(step.program), step.file];
    case 'remove':
      return ['remove', step.file];
    case 'run':
      return ['exec', step.place === 'machine' ? '/' : container, step.file, ...step.argv];
  }
}

/** What was registered and not taken out again: the newest first, as the kernel asks them. */
function entriesLeft(steps: readonly Step[], answers: readonly Answer[]): readonly string[] {
  const names = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if (answers[index]?.kind !== 'ok') continue;
    if (step.kind === 'register') names.add(step.name);
    if (step.kind === 'write' && step.text === '-1') names.delete(step.entry);
  }
  return [...names].reverse();
}

const textOf = (answer: Answer): string => (answer.kind === 'text' ? answer.text : '');
