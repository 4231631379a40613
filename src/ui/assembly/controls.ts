import { splitShellWords } from '../../docker/shell-words.ts';
import { openLesson, turning } from '../controls/lesson.ts';
import { scrolling } from '../controls/scrolling.ts';
import { copyAndTell } from '../copying.ts';
import { edit, emptyField, type Field, insert } from '../field.ts';
import type { KeyPress } from '../key-press.ts';
import { probeError } from '../screens/manifest.ts';
import { answerField } from '../screens/prompt.ts';
import { type RouteMode, routeActionFor } from './bindings.ts';
import { checkControls } from './controls/check.ts';
import { formControls, pasteIntoForm } from './controls/form.ts';
import { routeCommands } from './copying.ts';
import { routeExplainLines, routePageCount } from './explain.ts';
import { fieldIn, typed } from './form.ts';
import { idleRouteKeys } from './key-words.ts';
import { routeModeOf } from './mode.ts';
import { routeHelp } from './panel.ts';
import { now, type RouteControls, type RouteUi } from './ui.ts';

/** One key, in the mode that it finds. */
export function pressInRoute(key: KeyPress, ui: RouteUi): void {
  const { state, view } = now(ui);
  if (state.exitCode !== null) return;
  const mode = routeModeOf(state, view);
  if (view.notice !== null) ui.view.setState({ notice: null });
  const action = routeActionFor(mode, key.name);
  if (action !== null) (controls[mode]?.[action] ?? everywhere[action])?.(ui);
  else typeText(ui, (field) => edit(field, key));
}

/** A pasted text goes into the field that has the focus, and nowhere else. */
export function pasteInRoute(text: string, ui: RouteUi): void {
  const { state, view } = now(ui);
  if (routeModeOf(state, view) === 'field' && pasteIntoForm(text, ui)) return;
  typeText(ui, (field) => insert(field, text));
}

function typeText(ui: RouteUi, change: (field: Field) => Field) {
  const { state, view } = now(ui);
  switch (routeModeOf(state, view)) {
    case 'question':
      if (state.prompt === null) ui.view.setState({ probe: change(view.probe ?? emptyField) });
      else ui.view.setState({ answer: change(answerField(state.prompt, view)) });
      return;
    case 'field':
      return ui.view.setState({ form: typed(view.form, change(fieldIn(view.form))) });
    default:
  }
}

function goBack({ assembly, leave }: RouteUi) {
  if (assembly.store.getState().phase !== 'asking') assembly.back();
  else leave?.();
}

/** What an action does wherever its key is one. */
const everywhere: RouteControls = {
  interrupt: ({ assembly }) => assembly.interrupt(),
  quit: ({ assembly }) => assembly.quit(),
  back: goBack,
  readAgain: ({ assembly }) => assembly.read(),
  script: ({ assembly }) => assembly.save('script'),
  makefile: ({ assembly }) => assembly.save('makefile'),
  help: ({ view }) => view.setState({ overlay: 'help', scroll: 0 }),
  explain: openLesson,
  copy: (ui) => {
    const { state, view } = now(ui);
    copyAndTell(ui, routeCommands(state, view));
  },
};

/** The text that was typed: the answer of a question, or the command of the run-proof. */
function answer(ui: RouteUi) {
  const { state, view } = now(ui);
  if (state.prompt !== null) return ui.assembly.answer(answerField(state.prompt, view).text);
  const text = view.probe?.text ?? '';
  if (probeError(text) !== null) return;
  ui.view.setState({ probe: null });
  ui.assembly.probe(splitShellWords(text) ?? []);
}

function closeQuestion({ assembly, view }: RouteUi) {
  if (assembly.store.getState().prompt === null) view.setState({ probe: null });
  else assembly.consent(false);
}

const yesOrNo: RouteControls = {
  yes: ({ assembly }) => assembly.consent(true),
  no: ({ assembly }) => assembly.consent(false),
  close: ({ assembly }) => assembly.consent(false),
};

const controls: Partial<Record<RouteMode, RouteControls>> = {
  ...formControls,
  ...checkControls,
  leaving: yesOrNo,
  question: { answer, close: closeQuestion },
  reading: scrolling((page, ui) => {
    const { state, view } = now(ui);
    return routeHelp(page, state, view, idleRouteKeys(state, view, ui.leave !== null));
  }),
  lesson: {
    ...scrolling((page, ui) => {
      const { state, view } = now(ui);
      return routeExplainLines(page, state, view);
    }),
    ...turning((ui: RouteUi) => {
      const { state, view } = now(ui);
      return routePageCount(state, view);
    }),
  },
};
