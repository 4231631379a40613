import type { Action } from '../model/action.ts';
import type { Remedy } from '../model/remedy.ts';
import type { Wizard } from './intentions.ts';

/** A wizard that tells what the person wants of it, and where they are; nothing else about it differs. */
export function noted(wizard: Wizard, note: (event: object) => void): Wizard {
  const { store } = wizard;
  let isFirst = true;
  store.subscribe((state, before) => {
    const isElsewhere = state.current !== before.current;
    const hasLeft = state.exitCode !== before.exitCode;
    // While something is typed, each letter is an answer.
    const isRecalled = isFirst && state.answers !== before.answers;
    if (isRecalled || isElsewhere || hasLeft) note({ answers: state.answers });
    if (isRecalled || isElsewhere) note({ step: state.current });
    if (hasLeft) note({ left: state.exitCode });
    isFirst &&= !isRecalled;
  });
  return {
    ...wizard,
    choose: (remedy) => {
      note({ chose: remedy.title });
      wizard.choose(remedy);
    },
    answer: (text) => {
      note({ answered: text });
      wizard.answer(text);
    },
    consent: (isYes) => {
      note({ consent: isYes, to: askedOf(wizard) });
      wizard.consent(isYes);
    },
    probe: (command) => {
      note({ chose: command.join(' ') });
      wizard.probe(command);
    },
  };
}

/** What the question is about: exactly these commands and edits, where there are some. */
function askedOf({ store }: Wizard): object | null {
  const { prompt } = store.getState();
  if (prompt === null || prompt.kind === 'quit') return null;
  const { title, actions }: Remedy = prompt.remedy;
  return { title, actions: actions.map(shown) };
}

const shown = (action: Action): object =>
  'edit' in action ? { edit: action.edit, diff: action.diff } : action;
