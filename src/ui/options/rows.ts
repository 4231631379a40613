import type { Answers } from '../../model/answers.ts';
import { entriesOf, isList, type ListName, type SettingName, settingNames } from './settings.ts';

/** One row of the page: a setting that is switched, an entry of a list, or the place of a new one. */
export type OptionRow =
  | { readonly kind: 'switch'; readonly name: 'provenance' | 'sbom' }
  | { readonly kind: 'entry'; readonly name: ListName; readonly index: number }
  | { readonly kind: 'new'; readonly name: ListName };

/** The rows of the page, without the tags of a bake, which are its file's. */
export function optionRows(answers: Answers): readonly OptionRow[] {
  const names = settingNames.filter((name) => answers.bake === null || name !== 'tags');
  return names.flatMap((name: SettingName): readonly OptionRow[] => {
    if (!isList(name)) return [{ kind: 'switch', name: name as 'provenance' | 'sbom' }];
    const entries = entriesOf(answers, name).map(
      (_, index): OptionRow => ({ kind: 'entry', name, index }),
    );
    // There is one stage, or none.
    return name === 'target' && entries.length > 0 ? entries : [...entries, { kind: 'new', name }];
  });
}

/** The row under the cursor. */
export const rowAt = (answers: Answers, at: number): OptionRow => {
  const rows = optionRows(answers);
  return rows[Math.min(at, rows.length - 1)] ?? { kind: 'new', name: 'target' };
};
