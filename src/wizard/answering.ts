import type { Remedy } from '../model/remedy.ts';
import type { Prompt } from './state.ts';

/** What a question is asked in. */
export type Asking = {
  readonly prompt: () => Prompt;
  readonly setPrompt: (prompt: Prompt) => void;
  /** Takes up the remedy that an answer makes. */
  readonly offer: (remedy: Remedy) => void;
};

/** Goes on without an answer, where the question has a way for that. */
export function takeOtherWay({ prompt, setPrompt, offer }: Asking): void {
  const asked = prompt();
  if (asked?.kind !== 'question' || asked.meanwhile !== undefined) return;
  const { otherwise } = asked.remedy.question ?? {};
  if (otherwise === undefined) return;
  setPrompt(null);
  offer(otherwise.remedy);
}

/** Holds an answer against the question of the prompt: it is refused with a reason, or makes a remedy. */
export async function answerQuestion(text: string, asking: Asking): Promise<void> {
  const prompt = asking.prompt();
  if (prompt?.kind !== 'question' || prompt.remedy.question === undefined) return;
  const { remedy } = prompt;
  // It was answered already.
  if (prompt.meanwhile !== undefined) return;
  const refuse = (refused: string) => asking.setPrompt({ kind: 'question', remedy, refused });
  const refused = prompt.remedy.question.check(text);
  if (refused !== null) return refuse(refused);
  const meanwhile = prompt.remedy.question.meanwhile?.(text);
  const answering = meanwhile === undefined ? prompt : { ...prompt, refused: null, meanwhile };
  if (answering !== prompt) asking.setPrompt(answering);
  const answered = await prompt.remedy.question.answer(text);
  // Esc may have closed the question while its answer was being looked up.
  if (asking.prompt() !== answering) return;
  if ('refused' in answered) return refuse(answered.refused);
  asking.setPrompt(null);
  asking.offer(answered);
}
