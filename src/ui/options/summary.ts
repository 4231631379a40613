import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { bold, cells, clip, type Line, line, muted, type Page, pad, span } from '../line.ts';

/** What is set, in a few words; null for nothing. */
export function optionsSummary(answers: Answers): string | null {
  const { summary } = texts().ui.options;
  const { tags, bake, target, provenance, sbom } = answers;
  const parts = [
    ...(bake === null && tags.length > 1 ? [summary.tags(tags.length)] : []),
    ...(target === null ? [] : [summary.target(target)]),
    ...(provenance === 'default' ? [] : [summary.provenance[provenance]]),
    ...(sbom ? [summary.sbom] : []),
    ...(['buildArgs', 'secrets', 'annotations', 'cacheFrom', 'cacheTo'] as const)
      .filter((name) => answers[name].length > 0)
      .map((name) => summary[name](answers[name].length)),
  ];
  return parts.length === 0 ? null : parts.join(texts().joined.comma);
}

/** What is set, in one row of the target; how to get there is in it. */
export function optionsLine(page: Page, { answers }: WizardState, hasFocus: boolean): Line {
  const { ui } = texts();
  const set = optionsSummary(answers);
  const text = set ?? ui.options.nothing;
  const key = ` (o)`;
  const { cursor, more } = page.theme.glyphs;
  const shown = clip(text, page.columns - 14 - cells(key) - 1, more);
  return line(
    span(hasFocus ? `${cursor} ` : '  ', 'accent'),
    span(pad(ui.options.title, 12), hasFocus ? 'accent' : 'muted'),
    hasFocus ? bold(shown, 'accent') : set === null ? muted(shown) : shown,
    muted(key),
  );
}
