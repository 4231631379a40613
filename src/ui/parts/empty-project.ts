import { plainWords } from '../../docker/terminal-text.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Line, Page } from '../line.ts';
import { findingLines } from './findings.ts';

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
  const how = page.rows < enough ? words.how : joined.sentences(words.how, words.evenSo);
  const finding: Finding = {
    ...{ id: 'machine.project', status: 'warning', failure: null, evidence: [], remedies: [] },
    title: words.title(emptyProject === '.' ? null : plainWords(emptyProject)),
  };
  return findingLines(page, [finding], finding, {
    ...{ isFolded: false, evidenceRows: 0, whyOf: () => how },
  });
}
