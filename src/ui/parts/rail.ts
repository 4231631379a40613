import { type Status, worst } from '../../model/finding.ts';
import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { bold, type Line, line, lineCells, type Page, type Span, span } from '../line.ts';
import { statusTone } from '../theme.ts';

/** All steps and their state in one row; only the current one has its name where they don't all fit. */
export function rail(page: Page, state: Pick<WizardState, 'current' | 'steps'>): Line {
  const whole = railOf(page, state, () => true);
  return lineCells(whole) <= page.columns
    ? whole
    : railOf(page, state, (id) => id === state.current);
}

function railOf(
  page: Page,
  state: Pick<WizardState, 'current' | 'steps'>,
  isNamed: (id: StepId) => boolean,
): Line {
  const { rail: names } = texts().ui;
  return line(
    ...stepIds.flatMap((id, index) => {
      const glyph = glyphOf(page, state, id);
      const gap = index === 0 ? '' : '  ';
      if (!isNamed(id)) return [gap, glyph];
      return id === state.current
        ? [gap, glyph, ' ', bold(names[id], 'accent')]
        : [gap, glyph, ' ', span(names[id], state.steps[id].isDone ? undefined : 'muted')];
    }),
  );
}

function glyphOf(
  { theme: { glyphs } }: Page,
  { current, steps }: Pick<WizardState, 'current' | 'steps'>,
  id: StepId,
): Span {
  if (id === current) return span(glyphs.current, 'accent');
  const status: Status = worst(steps[id].findings);
  const isTold = steps[id].isDone || status === 'problem' || status === 'warning';
  if (!isTold) return span(glyphs.pending, 'muted');
  const isUntold = steps[id].findings.length === 0;
  const glyph = status === 'ok' || isUntold ? glyphs.success : glyphs[status];
  return span(glyph, isUntold ? 'success' : statusTone[status]);
}
