import { plainWords } from '../../docker/terminal-text.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { type Line, line, type Page, pad, paragraph, span } from '../line.ts';
import { mark, statusTone } from '../theme.ts';

/** Rows that a window must have for all of it. */
const enough = 14;

/** That there is nothing to build where the wizard was started, and what to do; none where something was named since. */
export function emptyProjectLines(
  page: Page,
  { emptyProject, answers }: Pick<WizardState, 'emptyProject' | 'answers'>,
): Line[] {
  if (emptyProject === null || emptyProject !== answers.context) return [];
  if (answers.file !== null || answers.bake !== null) return [];
  const { ui, joined } = texts();
  const words = ui.emptyProject;
  const glyph = mark(page.theme, 'warning');
  const word = pad(ui.status.warning, 9);
  const indent = 3 + glyph.length + 9;
  const title = words.title(emptyProject === '.' ? null : plainWords(emptyProject));
  const how = page.rows < enough ? words.how : joined.sentences(words.how, words.evenSo);
  const [first, ...rest] = paragraph(title, page.columns, indent);
  const tone = statusTone.warning;
  const row = line('  ', span(glyph, tone), ' ', span(word, tone), ...(first?.slice(1) ?? []));
  return [row, ...rest, ...paragraph(how, page.columns, indent, 'muted')];
}
