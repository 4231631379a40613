import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { type Field, fieldOf } from '../field.ts';
import type { Mode } from '../keys.ts';
import { isTold } from '../parts/menu.ts';
import { choicesOf } from '../parts/platform-list.ts';
import { referenceError } from '../reference-error.ts';
import { draftOf, fieldsOf, suggestedPaths, targetField, targetText } from '../target-fields.ts';
import { targetWays } from '../target-ways.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import type { TargetField, TargetView } from '../view.ts';
import { toggleSource, toggleTarget } from './bake-source.ts';

const set = (ui: Ui, change: Partial<TargetView>): void =>
  ui.view.setState((view) => ({ target: { ...view.target, ...change } }));

const isPush = ({ answers }: WizardState): boolean => answers.output.kind === 'push';

/** What a text field says, as answers. */
function answerOf(ui: Ui, field: TargetField, text: string): Partial<Answers> {
  const { answers } = now(ui).state;
  switch (field) {
    case 'tag':
      return { tags: text === '' ? [] : [text, ...answers.tags.slice(1)] };
    case 'file':
      return { file: text === '' ? null : text };
    case 'context':
      return { context: text === '' ? '.' : text };
    case 'path':
      return {
        output:
          answers.output.kind === 'oci-dir'
            ? { kind: 'oci-dir', dir: text }
            : { kind: 'oci', file: text },
      };
    default:
      return {};
  }
}

/** Takes what was typed in the field that has the focus, if it will do. */
function commit(ui: Ui) {
  const { state, view } = now(ui);
  const { focus, draft } = view.target;
  if (draft === null || draft.text === targetText(state, focus)) return;
  if (focus === 'tag' && referenceError(draft.text, isPush(state)) !== null) return;
  ui.wizard.setAnswers(answerOf(ui, focus, draft.text.trim()));
}

/** Typing in a text field or in the filter of the list: what stands in a field is changed where its caret is. */
export function typeInTarget(ui: Ui, change: (field: Field) => Field) {
  const { state, view } = now(ui);
  const { target } = view;
  if (target.isFiltering)
    return set(ui, { filter: change(target.filter ?? fieldOf('')), cursor: 0 });
  set(ui, { draft: change(draftOf(state, view, target.focus)) });
}

function moveField(ui: Ui, by: 1 | -1) {
  commit(ui);
  const { state, view } = now(ui);
  const fields = fieldsOf(state);
  const next = fields[(fields.indexOf(view.target.focus) + by + fields.length) % fields.length];
  const way = by === 1 ? 0 : Math.max(0, targetWays(state).length - 1);
  set(ui, { focus: next ?? 'platforms', draft: null, way });
}

function moveCursor(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { facts } = state.steps.target;
  const { length } = facts === null ? [] : choicesOf(facts, view.target.filter);
  if (length === 0) return;
  const cursor = Math.min(view.target.cursor, length - 1);
  set(ui, { cursor: (cursor + by + length) % length });
}

/** The preset or platform under the cursor. */
function toggle(ui: Ui) {
  const { state, view } = now(ui);
  const { facts } = state.steps.target;
  const rows = facts === null ? [] : choicesOf(facts, view.target.filter);
  const row = rows[Math.min(view.target.cursor, rows.length - 1)];
  const { platforms } = state.answers;
  if (row?.kind === 'preset') {
    const { platforms } = row.preset;
    // Nothing is known of its base images yet.
    return platforms.length === 0 ? undefined : ui.wizard.setAnswers({ platforms });
  }
  if (row === undefined || row.choice.kind === null) return;
  const { platform } = row.choice;
  const isChosen = platforms.includes(platform);
  // In the order of the list, whatever the order of choosing: the same choice is the same command.
  const chosen = facts?.choices
    .map((choice) => choice.platform)
    .filter((name) => (name === platform ? !isChosen : platforms.includes(name)));
  ui.wizard.setAnswers({ platforms: chosen ?? [] });
}

const kinds = ['push', 'oci', 'oci-dir'] as const;

function toggleOutput(ui: Ui) {
  const { output } = now(ui).state.answers;
  const next = kinds[(kinds.indexOf(output.kind) + 1) % kinds.length];
  const path = 'file' in output ? output.file : 'dir' in output ? output.dir : '';
  if (next === 'oci')
    return ui.wizard.setAnswers({ output: { kind: 'oci', file: path || suggestedPaths.oci } });
  if (next === 'oci-dir')
    return ui.wizard.setAnswers({
      output: { kind: 'oci-dir', dir: path.replace(/\.tar$/, '') || suggestedPaths['oci-dir'] },
    });
  return ui.wizard.setAnswers({ output: { kind: 'push' } });
}

function moveTarget(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { length } = state.steps.target.facts?.bake?.definition?.targets ?? [];
  const target = view.target.target + by;
  if (view.target.focus !== 'targets' || target < 0 || target >= length) moveField(ui, by);
  else set(ui, { target });
}

/** On, if every field will do; else to the first one that will not. */
function goOn(ui: Ui) {
  commit(ui);
  const { state, view } = now(ui);
  const { facts } = state.steps.target;
  if (facts === null) return;
  if (state.answers.platforms.length === 0) {
    const notice = texts().ui.target.chooseFirst;
    const target: TargetView = { ...view.target, focus: 'platforms', draft: null };
    return ui.view.setState({ notice, target });
  }
  if (state.answers.output.kind !== 'push' && targetText(state, 'path') === '')
    return toField(ui, state, 'path');
  if (state.answers.bake !== null) return passOn(ui);
  const tag =
    view.target.focus === 'tag' ? draftOf(state, view, 'tag').text : targetText(state, 'tag');
  if (isPush(state) && referenceError(tag, true) !== null) return toField(ui, state, 'tag');
  if (state.answers.tags.length === 0 && tag !== '') ui.wizard.setAnswers({ tags: [tag] });
  passOn(ui);
}

function passOn(ui: Ui) {
  const { phase, findings } = now(ui).state.steps.target;
  const obstacle = findings.find(({ status }) => status === 'problem');
  // What is looked at anew may not be in the way any more.
  if (obstacle !== undefined && phase !== 'looking') return toObstacle(ui, obstacle);
  set(ui, { draft: null });
  ui.wizard.goOn();
}

/** The field that a problem without a way out is about. */
const fieldFor: Readonly<Record<string, TargetField>> = {
  'target.dockerfile': 'file',
  'target.reference': 'tag',
};

/** To what can be done about it, and says what it is. */
function toObstacle(ui: Ui, { id, title, remedies }: Finding) {
  const { state, view } = now(ui);
  const field = fieldFor[id] ?? 'platforms';
  const own = fieldsOf(state).includes(field) ? field : 'targets';
  const focus = remedies.length > 0 ? 'ways' : own;
  const { target } = view;
  ui.view.setState({ notice: title, target: { ...target, focus, way: 0, draft: null } });
}

function moveWay(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const way = view.target.way + by;
  if (way < 0 || way >= targetWays(state).length) return moveField(ui, by);
  set(ui, { way });
}

/** The way out under the cursor; what only a person can do is looked at again. */
function takeWay(ui: Ui) {
  const { state, view } = now(ui);
  const ways = targetWays(state);
  const remedy = ways[Math.min(view.target.way, ways.length - 1)]?.remedy;
  if (remedy === undefined) return;
  if (isTold(remedy)) ui.wizard.lookAgain();
  else ui.wizard.choose(remedy);
}

function toField(ui: Ui, state: WizardState, focus: TargetField) {
  if (now(ui).view.target.focus !== focus) set(ui, { focus, draft: targetField(state, focus) });
}

function openFilter(ui: Ui) {
  set(ui, {
    isFiltering: true,
    filter: fieldOf(now(ui).view.target.filter?.text ?? ''),
    cursor: 0,
  });
}

function leaveField(ui: Ui) {
  commit(ui);
  set(ui, { focus: 'platforms', draft: null });
}

const fields: Controls = {
  goOn,
  nextField: (ui) => moveField(ui, 1),
  previous: (ui) => moveField(ui, -1),
  up: (ui) => moveField(ui, -1),
  down: (ui) => moveField(ui, 1),
};

/** The keys of the list of platforms, of the fields and of the choice of output. */
export const controlsTarget: Partial<Record<Mode, Controls>> = {
  platforms: {
    ...fields,
    toggle,
    filter: openFilter,
    up: (ui) => moveCursor(ui, -1),
    down: (ui) => moveCursor(ui, 1),
    pageUp: (ui) => set(ui, { cursor: 0 }),
    pageDown: (ui) => set(ui, { cursor: Number.MAX_SAFE_INTEGER }),
  },
  field: { ...fields, close: leaveField },
  output: { ...fields, toggle: toggleOutput },
  optionsRow: fields,
  baked: {
    ...fields,
    toggle: (ui) => (now(ui).view.target.focus === 'source' ? toggleSource(ui) : toggleTarget(ui)),
    up: (ui) => moveTarget(ui, -1),
    down: (ui) => moveTarget(ui, 1),
  },
  ways: {
    ...fields,
    choose: takeWay,
    close: leaveField,
    up: (ui) => moveWay(ui, -1),
    down: (ui) => moveWay(ui, 1),
  },
  filter: {
    close: (ui) => set(ui, { isFiltering: false }),
    up: (ui) => moveCursor(ui, -1),
    down: (ui) => moveCursor(ui, 1),
  },
};
