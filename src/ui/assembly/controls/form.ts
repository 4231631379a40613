import type { Wanted } from '../../../assembly/assembly.ts';
import { gives } from '../../../docker/reference-pattern.ts';
import type { RouteMode } from '../bindings.ts';
import {
  errorIn,
  type FieldId,
  type FormView,
  fieldsOf,
  imageIn,
  kinds,
  textOf,
  wantedIn,
} from '../form.ts';
import { now, type RouteControls, type RouteUi } from '../ui.ts';

const set = (ui: RouteUi, change: Partial<FormView>): void =>
  ui.view.setState(({ form }) => ({ form: { ...form, ...change } }));

const goTo = (ui: RouteUi, focus: FieldId): void =>
  ui.view.setState(({ form }) => ({ form: { ...tidy(form), focus, caret: null }, shift: 0 }));

/** Rows of images that were emptied close up. */
const tidy = (form: FormView): FormView => ({
  ...form,
  images: form.images.filter((text) => text.trim() !== ''),
});

function move(ui: RouteUi, by: 1 | -1) {
  const { form } = now(ui).view;
  const fields = fieldsOf(form);
  const next = fields[(fields.indexOf(form.focus) + by + fields.length) % fields.length];
  if (next !== undefined) goTo(ui, inOrder(form, next));
}

/** Where a field is once the emptied rows above it have closed up. */
function inOrder(form: FormView, id: FieldId): FieldId {
  const at = imageIn(id);
  if (at === null) return id;
  const gone = form.images.slice(0, at).filter((text) => text.trim() === '').length;
  return `image-${at - gone}`;
}

/** On to the next field, if this one will do; an empty row ends the images; from the last one everything is read. */
function next(ui: RouteUi) {
  const { form } = now(ui).view;
  const { focus } = form;
  if (focus === 'list') return submit(ui);
  const isEnd = imageIn(focus) !== null && textOf(form, focus).trim() === '';
  if (isEnd && form.images.some((text) => text.trim() !== '')) return goTo(ui, afterImages(form));
  if (errorIn(form, focus) === null) return move(ui, 1);
  // What is wrong is said below the field.
  set(ui, { caret: [...textOf(form, focus)].length });
}

function afterImages(form: FormView): FieldId {
  return fieldsOf(form).includes('architectures') ? 'architectures' : 'list';
}

/** Reads the images, if every field will do; else to the first one that will not. */
function submit(ui: RouteUi) {
  const { form } = now(ui).view;
  const wrong = fieldsOf(tidy(form)).find((id) => errorIn(tidy(form), id) !== null);
  if (wrong !== undefined) {
    goTo(ui, wrong);
    return set(ui, { caret: [...textOf(now(ui).view.form, wrong)].length });
  }
  ui.assembly.setWanted({ ...wantedIn(form), ...stillMeant(now(ui).state.wanted, form) });
  ui.assembly.read();
}

/** What was said of images that are still named. */
function stillMeant(
  { annotations }: Pick<Wanted, 'annotations'>,
  form: FormView,
): Partial<Pick<Wanted, 'annotations'>> {
  const { sources, architectures } = wantedIn(form);
  const isNamed = ([reference]: readonly [string, unknown]) =>
    sources.some((source) => gives(source, architectures, reference));
  const all = Object.entries(annotations);
  return all.every(isNamed) ? {} : { annotations: Object.fromEntries(all.filter(isNamed)) };
}

function toggle(ui: RouteUi) {
  const { kind } = now(ui).view.form;
  set(ui, { kind: kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'images', caret: null });
}

/** Several references that are pasted at once are an image each. */
export function pasteIntoForm(text: string, ui: RouteUi): boolean {
  const { form } = now(ui).view;
  const at = imageIn(form.focus);
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (at === null || words.length < 2) return false;
  const images = [...form.images.slice(0, at), ...words, ...form.images.slice(at + 1)];
  ui.view.setState({ form: { ...form, images, focus: `image-${at + words.length}`, caret: null } });
  return true;
}

const fields: RouteControls = {
  next,
  nextField: (ui) => move(ui, 1),
  previous: (ui) => move(ui, -1),
  up: (ui) => move(ui, -1),
  down: (ui) => move(ui, 1),
};

/** The keys of what is filled in. */
export const formControls: Partial<Record<RouteMode, RouteControls>> = {
  from: { ...fields, toggle },
  field: { ...fields, close: (ui) => goTo(ui, 'kind') },
};
