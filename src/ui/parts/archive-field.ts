import { archivesOf } from '../../checklist/target/destinations.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Field } from '../field.ts';
import { type Line, type Page, paragraph } from '../line.ts';
import { fieldLines } from './field-line.ts';

/** The path of an archive or folder; where several targets are built, what is made of it for each. */
export function archiveLines(
  page: Page,
  { answers, steps }: WizardState,
  field: Field,
  hasFocus: boolean,
): Line[] {
  const { target } = texts().ui;
  const isEmpty = field.text.trim() === '';
  const archives = isEmpty ? [] : archivesOf(answers, steps.target.facts);
  return [
    ...fieldLines(page, {
      name: answers.output.kind === 'oci' ? target.file : target.folder,
      width: 12,
      field,
      hasFocus,
      error: isEmpty ? { text: target.noPath, at: null } : null,
    }),
    ...(archives.length < 2
      ? []
      : paragraph(texts().bake.ui.eachItsOwn(archives), page.columns, 14, 'muted')),
  ];
}
