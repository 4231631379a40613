import { actionFor } from './bindings.ts';
import { controlsAnswer } from './controls/answer.ts';
import { controlsCheck } from './controls/check.ts';
import { controlsChoice, goBack } from './controls/choice.ts';
import { controlsLesson, openLesson } from './controls/lesson.ts';
import { controlsLog } from './controls/log.ts';
import { controlsOptions, openOptions } from './controls/options.ts';
import { controlsPage } from './controls/page.ts';
import { controlsTarget, typeInTarget } from './controls/target.ts';
import { commandsShown, copyAndTell } from './copying.ts';
import { edit, emptyField, type Field, insert } from './field.ts';
import type { KeyPress } from './key-press.ts';
import type { Mode } from './keys.ts';
import { modeOf } from './mode.ts';
import { answerField } from './screens/prompt.ts';
import { type Controls, now, type Ui } from './ui.ts';

const controls: Partial<Record<Mode, Controls>> = {
  ...controlsAnswer,
  ...controlsCheck,
  ...controlsChoice,
  ...controlsLesson,
  ...controlsLog,
  ...controlsOptions,
  ...controlsPage,
  ...controlsTarget,
};

/** What an action does wherever its key is one. */
const everywhere: Controls = {
  interrupt: ({ wizard }) => wizard.interrupt(),
  quit: ({ wizard }) => wizard.quit(),
  back: goBack,
  lookAgain: ({ wizard }) => wizard.lookAgain(),
  help: ({ view }) => view.setState({ overlay: 'help', scroll: 0 }),
  explain: openLesson,
  options: openOptions,
  copy: (ui) => {
    const { state, view } = now(ui);
    copyAndTell(ui, commandsShown(state, view));
  },
};

/** One key, in the mode that it finds. */
export function press(key: KeyPress, ui: Ui) {
  const { state, view } = now(ui);
  if (state.exitCode !== null) return;
  const mode = modeOf(state, view);
  const action = actionFor(mode, key.name);
  // An answer that comes too late for its question leaves there why.
  const isHeard = action !== null || typing[mode] !== undefined;
  if (view.notice !== null && isHeard) ui.view.setState({ notice: null });
  const ofOptions = view.options.room?.controlsOptions[mode];
  if (action !== null)
    (controls[mode]?.[action] ?? ofOptions?.[action] ?? everywhere[action])?.(ui);
  else typing[mode]?.(ui, (field) => edit(field, key));
}

/** A pasted text goes into the field that has the focus, and nowhere else. */
export function paste(text: string, ui: Ui) {
  const { state, view } = now(ui);
  typing[modeOf(state, view)]?.(ui, (field) => insert(field, text));
}

/** Where there is a field that has the focus: how it is changed, and with it what it suggests. */
const typing: Partial<Record<Mode, (ui: Ui, change: (field: Field) => Field) => void>> = {
  question: (ui, change) => {
    const { state, view } = now(ui);
    if (state.prompt === null) return ui.view.setState({ probe: changed(view.probe, change) });
    return ui.view.setState({ answer: change(answerField(state.prompt, view)) });
  },
  search: ({ view }, change) => {
    const { log } = view.getState();
    view.setState({ log: { ...log, field: changed(log.field, change) } });
  },
  option: (ui, change) => ui.view.getState().options.room?.typeOption(ui, change),
  field: typeInTarget,
  filter: typeInTarget,
};

const changed = (field: Field | null, change: (field: Field) => Field): Field =>
  change(field ?? emptyField);
