import { mendTexts } from '../texts/mend.ts';
import { type Line, line, muted } from '../ui/line.ts';
import type { Talk } from './talk.ts';

export type Question = {
  /** What is asked, before the keys. */
  readonly text: string;
  /** Carries out exactly what was shown, or looks again at what a person did. */
  readonly kind: 'run' | 'person';
  /** The numbers of other ways, from 1 on. */
  readonly others: readonly number[];
  readonly explain: () => readonly Line[];
};

export type Choice = { readonly kind: 'yes' } | { readonly kind: 'no' } | Way;
export type Way = { readonly kind: 'way'; readonly index: number };

/**
 * Asks until there is an answer that was offered. Nothing at all is no, for a change; the end of the
 * input is no, for everything.
 */
export async function askConsent(talk: Talk, question: Question): Promise<Choice> {
  const { keys, unknown } = mendTexts();
  for (;;) {
    const typed = await talk.ask?.(rowOf(question));
    if (typed == null) return { kind: 'no' };
    const word = typed.trim().toLowerCase();
    if (word === '') return { kind: question.kind === 'person' ? 'yes' : 'no' };
    if (keys.yes.includes(word)) return { kind: 'yes' };
    if (keys.no.includes(word)) return { kind: 'no' };
    const way = question.others.find((number) => String(number) === word);
    if (way !== undefined) return { kind: 'way', index: way - 1 };
    if (keys.explain.includes(word)) talk.say(...question.explain());
    else talk.say(line('  ', muted(unknown(hintOf(question)))));
  }
}

function rowOf(question: Question): Line {
  const text = question.text === '' ? '' : `${question.text} `;
  return line('  ', text, muted(hintOf(question)), ':');
}

function hintOf({ kind, others }: Question): string {
  const { hint, numbers } = mendTexts();
  const [first, last] = [others[0], others.at(-1)];
  if (first === undefined || last === undefined) return hint[kind];
  return `${hint[kind]} / ${numbers(first, last)}`;
}
