import { splitShellWords } from '../../docker/shell-words.ts';
import type { Mode } from '../keys.ts';
import { probeError } from '../screens/manifest.ts';
import { answerField } from '../screens/prompt.ts';
import { type Controls, now, type Ui } from '../ui.ts';

export const yesOrNo: Controls = {
  yes: ({ wizard }) => wizard.consent(true),
  no: ({ wizard }) => wizard.consent(false),
  close: ({ wizard }) => wizard.consent(false),
};

/** The text that was typed: the answer of a question, or the command of the run-proof. */
function answer(ui: Ui) {
  const { state, view } = now(ui);
  if (state.prompt !== null) return ui.wizard.answer(answerField(state.prompt, view).text);
  const typed = view.probe?.text ?? '';
  if (probeError(typed) !== null) return;
  ui.view.setState({ probe: null });
  ui.wizard.probe(splitShellWords(typed) ?? []);
}

function closeQuestion(ui: Ui) {
  const { state } = now(ui);
  if (state.prompt === null) ui.view.setState({ probe: null });
  else ui.wizard.consent(false);
}

/** Where something is asked. Enter never says yes. */
export const controlsAnswer: Partial<Record<Mode, Controls>> = {
  leaving: yesOrNo,
  stopping: yesOrNo,
  question: { answer, otherwise: ({ wizard }) => wizard.otherwise(), close: closeQuestion },
};
