import { texts } from '../../texts/index.ts';
import type { Prompt, WizardState } from '../../wizard/state.ts';
import { type Field, fieldOf, offered } from '../field.ts';
import { blank, bold, line, muted, type Page, paragraph, span } from '../line.ts';
import { commandLines, commandText } from '../parts/command.ts';
import { askedLines, consentLines } from '../parts/consent.ts';
import { fieldLines } from '../parts/field-line.ts';
import { type Body, windowOf } from '../parts/window.ts';
import type { View } from '../view.ts';

type Asking = Pick<WizardState, 'prompt' | 'label'>;

/** What is typed so far: it begins with what the question suggests. */
export function answerField(prompt: Prompt, { answer }: Pick<View, 'answer'>): Field {
  if (answer !== null) return answer;
  const question = prompt?.kind === 'question' ? prompt.remedy.question : undefined;
  if (prompt?.kind !== 'question' || question === undefined) return fieldOf('');
  const { initial, check } = question;
  // What would not do as it is, is there to be gone on with, or mended.
  return prompt.refused === null && check(initial) === null ? offered(initial) : fieldOf(initial);
}

/** What has to be answered before anything else; null when nothing has. */
export function promptBody(
  page: Page,
  { prompt, label }: Asking,
  view: Pick<View, 'answer'>,
): Body | null {
  const { ui } = texts();
  if (prompt === null) return null;
  switch (prompt.kind) {
    case 'consent': {
      const lines = consentLines(page, prompt.remedy, label);
      // What would run is seen first, however small the window.
      return { lines, keep: 0 };
    }
    case 'question':
      return questionBody(page, prompt, view);
    case 'quit':
      return askBody(page, ui.leave);
  }
}

/** What is asked, the field for it, and below it what goes on, or the way that does without. */
function questionBody(
  page: Page,
  prompt: Extract<Prompt, { readonly kind: 'question' }>,
  view: Pick<View, 'answer'>,
): Body {
  const { remedy, refused, meanwhile } = prompt;
  const field = answerField(prompt, view);
  const last = meanwhile === undefined ? remedy.question?.otherwise : undefined;
  // In a low window the rows belong to what is asked, and to the last way.
  const isLow = page.rows < 14;
  const gap = isLow ? [] : [blank];
  const isHinted = field.isOffered && !(isLow && last !== undefined);
  const told = meanwhile ?? (isHinted ? texts().ui.offered : null);
  const lines = [
    line('  ', bold(remedy.title)),
    ...gap,
    ...paragraph(remedy.question?.prompt ?? '', page.columns, 2),
    ...fieldLines(page, {
      name: '',
      width: 0,
      field,
      hasFocus: true,
      error: refused === null ? null : { text: refused, at: null },
    }),
    ...(told === null ? [] : [...gap, ...paragraph(told, page.columns, 2, 'muted')]),
    ...(last === undefined ? [] : [...gap, ...paragraph(last.told, page.columns, 2, 'warning')]),
  ];
  return { lines, keep: lines.length - 1 };
}

/** Whether rows of what a yes would carry out are still below the window. */
export function isUnread(
  page: Page,
  { prompt, label }: Asking,
  { shift }: Pick<View, 'shift'>,
): boolean {
  if (prompt?.kind !== 'consent') return false;
  const body = { lines: consentLines(page, prompt.remedy, label), keep: 0 };
  return windowOf(body, page.rows, shift, page).end < askedLines(page, prompt.remedy, label).length;
}

/** A question that y or n answers. */
export function askBody(
  page: Page,
  asked: { readonly title: string; readonly lead: string },
): Body {
  const lines = [line('  ', bold(asked.title)), ...paragraph(asked.lead, page.columns, 2)];
  return { lines, keep: 0 };
}

/** The command of a remedy while it runs, with what it wrote last. */
export function doingBody(page: Page, { doing }: Pick<WizardState, 'doing'>): Body | null {
  if (doing === null) return null;
  const command = commandLines(page, commandText({ run: doing.argv }), { indent: 2 });
  const room = Math.max(1, page.rows - command.length - 3);
  const output = doing.lines
    .flatMap((text) => paragraph(text, page.columns, 4))
    .slice(-room)
    .map((row) => line('  ', muted(page.theme.glyphs.bar), ' ', ...row.slice(1)));
  const lines = [line('  ', span(texts().ui.running, 'accent')), ...command, blank, ...output];
  return { lines, keep: lines.length - 1 };
}
