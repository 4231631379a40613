import { routeTexts } from '../../texts/route.ts';
import {
  blank,
  cells,
  fitLine,
  type Line,
  line,
  lineCells,
  muted,
  type Page,
  pad,
  paragraph,
  span,
} from '../line.ts';
import { fieldLines } from '../parts/field-line.ts';
import type { Body } from '../parts/window.ts';
import {
  errorIn,
  type FieldId,
  type FormView,
  fieldIn,
  fieldsOf,
  imageIn,
  kinds,
  textOf,
} from './form.ts';
import type { AssemblyView } from './view.ts';

/** What is to be put together, and under which tag. */
export function formBody(page: Page, { form }: AssemblyView): Body {
  const { leads, form: words } = routeTexts();
  const gap = page.rows < 14 ? [] : [blank];
  const lines: Line[] = [...paragraph(leads.images, page.columns, 2, 'muted'), ...gap];
  let keep = 0;
  for (const id of fieldsOf(form)) {
    if (id === 'list') lines.push(...gap);
    lines.push(...rowsOf(page, form, id));
    if (id === form.focus) keep = lines.length - 1;
    if (id === 'kind') {
      lines.push(...paragraph(words.hints[form.kind], page.columns, 2 + nameCells(), 'muted'));
    }
  }
  return { lines, keep };
}

/** Cells of the column of names. */
function nameCells(): number {
  const { form } = routeTexts();
  const names = [form.from, form.image(10), form.pattern, form.architectures, form.list];
  return Math.max(...names.map(cells)) + 2;
}

function nameOf(id: FieldId): string {
  const { form } = routeTexts();
  if (id === 'kind') return form.from;
  const image = imageIn(id);
  return image === null ? form[id as 'pattern' | 'architectures' | 'list'] : form.image(image + 1);
}

function rowsOf(page: Page, form: FormView, id: FieldId): Line[] {
  if (id === 'kind') return kindLines(page, form);
  const hasFocus = form.focus === id;
  const text = textOf(form, id);
  const field = hasFocus ? fieldIn(form) : { text, caret: 0 };
  // An empty field that nobody came to yet is no mistake.
  const error = hasFocus || text !== '' ? errorIn(form, id) : null;
  const isTyped = form.caret !== null || text !== '';
  const look = { name: nameOf(id), width: nameCells(), field, hasFocus };
  return fieldLines(page, { ...look, error: isTyped ? error : null });
}

/** The kinds side by side, and below each other where there is no room for all. */
function kindLines(page: Page, { kind, focus }: FormView): Line[] {
  const { form } = routeTexts();
  const hasFocus = focus === 'kind';
  const name = [
    span(hasFocus ? `${page.theme.glyphs.cursor} ` : '  ', 'accent'),
    span(pad(form.from, nameCells()), hasFocus ? 'accent' : 'muted'),
  ];
  const rows: Line[] = [line(...name)];
  for (const one of kinds) {
    const isChosen = one === kind;
    const choice = line(
      span(isChosen ? '(x) ' : '( ) ', isChosen ? 'accent' : 'muted'),
      isChosen ? form.kinds[one] : muted(form.kinds[one]),
    );
    const row = rows.at(-1) ?? [];
    const isFirst = rows.length === 1 && row.length === name.length;
    const longer = line(...row, ...(isFirst ? [] : ['  ']), ...choice);
    if (isFirst || lineCells(longer) <= page.columns) rows[rows.length - 1] = longer;
    else rows.push(line(' '.repeat(2 + nameCells()), ...choice));
  }
  return rows.map((row) => fitLine(row, page.columns));
}
