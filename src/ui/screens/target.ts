import type { TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import {
  beside,
  blank,
  fitLine,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  span,
} from '../line.ts';
import { optionsLine, optionsSummary } from '../options/summary.ts';
import { archiveLines } from '../parts/archive-field.ts';
import { sourceLine, targetRows } from '../parts/bake-targets.ts';
import { baseImageLines, hasAllColumns } from '../parts/base-images.ts';
import { fieldLines } from '../parts/field-line.ts';
import { type ObstacleFold, obstacleLines } from '../parts/obstacle-list.ts';
import { outcomeLines } from '../parts/outcome.ts';
import { choicesOf, platformLines } from '../parts/platform-list.ts';
import type { Body } from '../parts/window.ts';
import { referenceError } from '../reference-error.ts';
import { draftOf, fieldsOf } from '../target-fields.ts';
import type { View } from '../view.ts';

/** From this width on, the base images stand beside the platforms. */
const wide = 110;
const listColumns = 60;

/** How much of the step is shown. */
type Look = {
  /** Blank rows between the parts; else only the one above the tag. */
  readonly hasGaps: boolean;
  /** Rows for the base images. */
  readonly images: number;
  readonly fold: ObstacleFold;
  /** What is known of the registry's login, where it is fine, and that no options are set. */
  readonly hasLogin: boolean;
  /** Rows that the list must have, if it has so many. */
  readonly least: number;
};

/** The list of platforms is what a person works with: everything else gives way to it. */
const looks: readonly Look[] = [
  { hasGaps: true, images: 20, fold: 'whole', hasLogin: true, least: 40 },
  { hasGaps: true, images: 20, fold: 'ways', hasLogin: true, least: 40 },
  { hasGaps: false, images: 4, fold: 'ways', hasLogin: true, least: 12 },
  { hasGaps: false, images: 3, fold: 'ways', hasLogin: false, least: 8 },
  { hasGaps: false, images: 3, fold: 'titles', hasLogin: false, least: 7 },
  { hasGaps: false, images: 2, fold: 'titles', hasLogin: false, least: 5 },
  { hasGaps: false, images: 0, fold: 'titles', hasLogin: false, least: 3 },
];

/** What to build, for which platforms, and where it goes. */
export function targetBody(page: Page, state: WizardState, view: View): Body {
  const { facts } = state.steps.target;
  if (facts === null) return { lines: [], keep: 0 };
  let lines: readonly Line[] = [];
  for (const look of looks) {
    lines = laidOut(page, state, view, facts, look);
    if (lines.length <= page.rows) break;
  }
  const isLow = ['tag', 'output', 'path', 'options', 'ways'].includes(view.target.focus);
  return { lines, keep: isLow ? lines.length - 1 : 0 };
}

function laidOut(
  page: Page,
  state: WizardState,
  view: View,
  facts: TargetFacts,
  look: Look,
): readonly Line[] {
  const { target } = view;
  const { focus } = target;
  const { platforms } = state.answers;
  const gap = look.hasGaps ? [blank] : [];
  // Whoever is at the ways out has to see all of the one they are at.
  const fold = focus === 'ways' ? 'whole' : look.fold;
  const obstacles = obstacleLines(page, state, target, fold);
  const head = [...outcomeLines(page, state, 1), ...sourceLines(page, state, view), ...gap];
  const foot = [
    blank,
    ...(state.answers.bake === null ? tagLines(page, state, view) : []),
    ...(look.hasLogin ? loginLines(page, state) : []),
    ...outputLines(page, state, view),
    ...(isWorthARow(look, state, view) ? [optionsLine(page, state, focus === 'options')] : []),
    ...(obstacles.length === 0 ? [] : [...gap, ...obstacles]),
  ];
  const right = { ...page, columns: page.columns - listColumns, rows: look.images };
  // Below the list a matrix has more columns.
  const isWide = page.columns >= wide && hasAllColumns(right, facts, platforms);
  const room = isWide ? right : { ...page, rows: look.images };
  const images = baseImageLines(room, facts, platforms);
  const below = isWide || images.length === 0 ? [] : [...gap, ...images];
  const most = page.rows - head.length - foot.length - below.length;
  const rows = Math.max(Math.min(look.least, 1 + choicesOf(facts, target.filter).length), most);
  const columns = isWide ? listColumns - 4 : page.columns;
  const list = platformLines({ ...page, columns, rows }, facts, target, platforms);
  const choice = isWide ? beside(list, listColumns, images) : [...list, ...below];
  return [...head, ...choice, ...foot];
}

/** Whether the options have their row, also where there is little room. */
const isWorthARow = ({ hasLogin }: Look, { answers }: WizardState, { target }: View): boolean =>
  hasLogin || target.focus === 'options' || optionsSummary(answers) !== null;

/** What is built, and from where. */
function sourceLines(page: Page, state: WizardState, view: View): Line[] {
  const { facts: seen } = state.steps.target;
  const { bake } = state.answers;
  const { focus } = view.target;
  const choice =
    seen !== null && fieldsOf(state).includes('source')
      ? [fitLine(sourceLine(page, seen, bake !== null, focus === 'source'), page.columns)]
      : [];
  if (bake === null || seen === null) return [...choice, ...fileLines(page, state, view)];
  return [...choice, ...targetRows(page, seen, bake, view.target)];
}

/** Dockerfile, context and builder in one row; the one in focus as a field. */
function fileLines(page: Page, state: WizardState, view: View): Line[] {
  const { target } = texts().ui;
  const { focus } = view.target;
  const names = { file: target.dockerfile, context: target.context };
  if (focus === 'file' || focus === 'context') {
    const look = {
      name: names[focus],
      width: 12,
      field: draftOf(state, view, focus),
      hasFocus: true,
    };
    return fieldLines(page, { ...look, error: null });
  }
  const { facts } = state.steps.target;
  const { answers } = state;
  const parts = [
    [target.dockerfile, answers.file ?? facts?.dockerfile ?? '-'],
    [target.context, answers.context],
    [target.builder, answers.builder ?? '-'],
  ] as const;
  const row = line('  ', ...parts.flatMap(([name, text]) => [muted(`${name} `), `${text}   `]));
  return [fitLine(row, page.columns)];
}

function tagLines(page: Page, state: WizardState, view: View): Line[] {
  const { target } = texts().ui;
  const field = draftOf(state, view, 'tag');
  const hasFocus = view.target.focus === 'tag';
  const error = referenceError(field.text, state.answers.output.kind === 'push');
  // An empty field that nobody came to yet is no mistake.
  const isTold = error !== null && (hasFocus || field.text !== '');
  const more = state.answers.tags.length - 1;
  return [
    ...fieldLines(page, {
      name: target.tag,
      width: 12,
      field,
      hasFocus,
      error: isTold ? error : null,
    }),
    ...(more > 0 ? [line(' '.repeat(14), muted(target.moreTags(more)))] : []),
  ];
}

/** What is known of the login for the tag's registry; what is wrong with it is an obstacle. */
function loginLines(page: Page, { steps }: WizardState): Line[] {
  const told = steps.target.findings.find(({ id }) => id === 'target.credentials');
  if (told === undefined || told.status === 'warning' || told.status === 'problem') return [];
  return paragraph(told.title, page.columns, 14, 'muted');
}

const outputs = ['push', 'oci', 'oci-dir'] as const;

/** Where the result goes, and the archive's path. */
function outputLines(page: Page, state: WizardState, view: View): Line[] {
  const { target } = texts().ui;
  const { kind } = state.answers.output;
  const hasFocus = view.target.focus === 'output';
  const row = line(
    span(hasFocus ? `${page.theme.glyphs.cursor} ` : '  ', 'accent'),
    span(pad(target.output, 12), hasFocus ? 'accent' : 'muted'),
    ...outputs.flatMap((output) => {
      const isChosen = output === kind;
      return [
        span(isChosen ? '(x) ' : '( ) ', isChosen ? 'accent' : 'muted'),
        isChosen ? target.outputs[output] : muted(target.outputs[output]),
        '   ',
      ];
    }),
  );
  const shown = fitLine(row, page.columns);
  if (kind === 'push') return [shown];
  return [
    shown,
    ...archiveLines(page, state, draftOf(state, view, 'path'), view.target.focus === 'path'),
  ];
}
