import { provenances } from '../../docker/build-options.ts';
import { optionTexts } from '../../texts/build-options.ts';
import { emptyField, type Field, fieldOf } from '../field.ts';
import type { Mode } from '../keys.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import type { OptionsView } from '../view.ts';
import { optionRows, rowAt } from './rows.ts';
import { entriesOf, entryError, lackOf, suggestionsFor, withEntries } from './settings.ts';

const set = (ui: Ui, change: Partial<OptionsView>): void =>
  ui.view.setState((view) => ({ options: { ...view.options, ...change }, shift: 0 }));

const here = (ui: Ui) => {
  const { state, view } = now(ui);
  return { state, view, row: rowAt(state.answers, view.options.at) };
};

function move(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { length } = optionRows(state.answers);
  set(ui, { at: (Math.min(view.options.at, length - 1) + by + length) % length });
}

/** Changes what is under the cursor: the next of a few, or the text of an entry. */
function change(ui: Ui) {
  const { state, row } = here(ui);
  const { answers } = state;
  const lack = lackOf(state, row.name);
  if (row.kind === 'switch' && row.name === 'sbom') {
    if (lack !== null && !answers.sbom) return refuse(ui, lack);
    return ui.wizard.setAnswers({ sbom: !answers.sbom });
  }
  if (row.kind === 'switch') {
    if (lack !== null && answers.provenance === 'default') return refuse(ui, lack);
    const next = provenances[(provenances.indexOf(answers.provenance) + 1) % provenances.length];
    return ui.wizard.setAnswers({ provenance: next ?? 'default' });
  }
  if (row.kind === 'new' && lack !== null) return refuse(ui, lack);
  const text = row.kind === 'entry' ? (entriesOf(answers, row.name)[row.index] ?? '') : '';
  set(ui, { draft: fieldOf(text), isTold: false });
}

/** What can't be had is not offered, and is told why. */
const refuse = (ui: Ui, lack: string) =>
  ui.view.setState({ notice: optionTexts().page.lack(lack) });

function remove(ui: Ui) {
  const { state, row } = here(ui);
  if (row.kind !== 'entry') return;
  const entries = entriesOf(state.answers, row.name).filter((_, index) => index !== row.index);
  ui.wizard.setAnswers(withEntries(row.name, entries));
}

/** Takes what is typed, if it will do; an empty text takes the entry out. */
function take(ui: Ui) {
  const { state, view, row } = here(ui);
  const { draft } = view.options;
  if (row.kind === 'switch' || draft === null) return;
  const text = draft.text.trim();
  const old = entriesOf(state.answers, row.name);
  if (text !== '') {
    const isPush = state.answers.output.kind === 'push';
    if (entryError(row.name, text, isPush) !== null) return set(ui, { isTold: true });
  }
  const own = text === '' ? [] : [text];
  const entries =
    row.kind === 'new'
      ? [...old, ...own]
      : old.flatMap((one, at) => (at === row.index ? own : [one]));
  ui.wizard.setAnswers(withEntries(row.name, entries));
  set(ui, { draft: null, isTold: false });
}

/** The next of what the Dockerfile names. */
function suggest(ui: Ui) {
  const { state, view, row } = here(ui);
  if (row.kind === 'switch') return;
  const all = suggestionsFor(state, row.name);
  const next = all[(all.indexOf(view.options.draft?.text ?? '') + 1) % all.length];
  if (next !== undefined) set(ui, { draft: fieldOf(next), isTold: false });
}

/** Typing in the field of an entry. */
export const typeOption = (ui: Ui, edit: (field: Field) => Field): void =>
  set(ui, { draft: edit(now(ui).view.options.draft ?? emptyField), isTold: false });

const scroll = (ui: Ui, by: 1 | -1): void =>
  ui.view.setState(({ shift }) => ({ shift: shift + by * Math.max(1, ui.page().rows - 8) }));

/** The keys of the page of options, and of its text field. */
export const controlsOptions: Partial<Record<Mode, Controls>> = {
  options: {
    choose: change,
    toggle: change,
    remove,
    up: (ui) => move(ui, -1),
    down: (ui) => move(ui, 1),
    pageUp: (ui) => scroll(ui, -1),
    pageDown: (ui) => scroll(ui, 1),
  },
  option: {
    answer: take,
    close: (ui) => set(ui, { draft: null, isTold: false }),
    suggest,
  },
};
