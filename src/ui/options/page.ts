import { commandOf } from '../../checklist/build/command.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Answers } from '../../model/answers.ts';
import { optionTexts } from '../../texts/build-options.ts';
import type { WizardState } from '../../wizard/state.ts';
import {
  blank,
  bold,
  clip,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  span,
} from '../line.ts';
import { commandLines, commandText } from '../parts/command.ts';
import { fieldLines } from '../parts/field-line.ts';
import type { Body } from '../parts/window.ts';
import type { View } from '../view.ts';
import { type OptionRow, optionRows } from './rows.ts';
import { entriesOf, entryError, lackOf, suggestionsFor } from './settings.ts';

/** Cells of the names. */
const width = 16;

/** What else a build can be told: one row each, what the one under the cursor does, and the whole command. */
export function optionsBody(page: Page, state: WizardState, view: View): Body {
  const { answers } = state;
  const rows = optionRows(answers);
  const at = Math.min(view.options.at, rows.length - 1);
  const above = rows.slice(0, at).map((row, index) => rowLine(page, state, row, rows[index - 1]));
  const here = rows
    .slice(at, at + 1)
    .flatMap((row) => [
      ...(view.options.draft === null
        ? [rowLine(page, state, row, rows[at - 1], true)]
        : draftLines(page, state, row, view)),
      ...toldLines(page, state, row),
    ]);
  const below = rows.slice(at + 1).map((row, index) => rowLine(page, state, row, rows[at + index]));
  const run = commandOf(answers, state.steps.target.facts ?? undefined);
  const command = commandLines(page, commandText({ run }), { indent: 2 });
  const lead =
    answers.bake === null ? [] : [...bakeLines(page), ...(page.rows < 16 ? [] : [blank])];
  const lines = [...lead, ...above, ...here, ...below, blank, ...command];
  return { lines, keep: lead.length + above.length + here.length - 1 };
}

/** What the options mean where several targets are built, each with settings of its own. */
const bakeLines = (page: Page): Line[] =>
  paragraph(optionTexts().page.inBake, page.columns, 2, 'muted');

function rowLine(
  page: Page,
  { answers }: WizardState,
  row: OptionRow,
  before: OptionRow | undefined,
  isHere = false,
): Line {
  const { names } = optionTexts().page;
  const name = before?.name === row.name ? '' : names[row.name];
  const text = clip(shownOf(answers, row), page.columns - width - 3, page.theme.glyphs.more);
  const isSet = row.kind === 'entry' || isSwitched(answers, row);
  return line(
    span(isHere ? `${page.theme.glyphs.cursor} ` : '  ', 'accent'),
    span(pad(name, width), isHere ? 'accent' : 'muted'),
    isHere ? bold(text, 'accent') : isSet ? text : muted(text),
  );
}

function isSwitched({ provenance, sbom }: Answers, row: OptionRow): boolean {
  return row.kind === 'switch' && (row.name === 'sbom' ? sbom : provenance !== 'default');
}

function shownOf(answers: Answers, row: OptionRow): string {
  const words = optionTexts().page;
  if (row.kind === 'switch') {
    return row.name === 'sbom'
      ? words.sboms[answers.sbom ? 'on' : 'off']
      : words.provenances[answers.provenance];
  }
  const entries = entriesOf(answers, row.name);
  if (row.kind === 'entry') return plainWords(entries[row.index] ?? '');
  return entries.length === 0 ? words.none[row.name] : words.add;
}

/** The row while it is typed. */
function draftLines(page: Page, state: WizardState, row: OptionRow, view: View): Line[] {
  const { draft, isTold } = view.options;
  if (row.kind === 'switch' || draft === null) return [];
  const error = isTold
    ? entryError(row.name, draft.text.trim(), state.answers.output.kind === 'push')
    : null;
  return fieldLines(page, {
    ...{ name: optionTexts().page.names[row.name], width, field: draft, hasFocus: true },
    error: error === null ? null : { text: error, at: null },
  });
}

/** What a setting does; why it can't be had; what the Dockerfile suggests. */
function toldLines(page: Page, state: WizardState, row: OptionRow): Line[] {
  const words = optionTexts().page;
  const lack = lackOf(state, row.name);
  const suggested = row.kind === 'switch' ? [] : suggestionsFor(state, row.name);
  const what =
    row.kind === 'switch' && row.name === 'provenance'
      ? words.about.provenance[state.answers.provenance]
      : words.about[row.name as Exclude<typeof row.name, 'provenance'>];
  const indent = width + 2;
  return [
    ...paragraph(what, page.columns, indent, 'muted'),
    ...(lack === null ? [] : paragraph(words.lack(lack), page.columns, indent, 'warning')),
    ...(suggested.length === 0
      ? []
      : paragraph(
          plainWords(words.suggested(suggested.join(', '))),
          page.columns,
          indent,
          'muted',
        )),
  ];
}
