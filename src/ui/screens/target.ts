import type { PlatformChoice, Preset, TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { type Field, fieldOf } from '../field.ts';
import {
  beside,
  blank,
  bold,
  cells,
  clip,
  fitLine,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  span,
} from '../line.ts';
import { baseImageLines } from '../parts/base-images.ts';
import { fieldLines } from '../parts/field-line.ts';
import { findingLines, inFocus } from '../parts/findings.ts';
import type { Body } from '../parts/window.ts';
import { referenceError } from '../reference-error.ts';
import { type TargetField, targetFields, type View } from '../view.ts';

/** From this width on, the base images stand beside the platforms. */
const wide = 110;

/** One row of the list: a preset, or a platform. */
export type Choice =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'platform'; readonly choice: PlatformChoice };

/** The rows of the list; a filter leaves the platforms that have its text in their name. */
export function choicesOf(facts: TargetFacts, filter: Field | null): readonly Choice[] {
  const wanted = filter?.text.trim().toLowerCase() ?? '';
  const platforms = facts.choices
    .filter(({ platform }) => platform.toLowerCase().includes(wanted))
    .map((choice) => ({ kind: 'platform', choice }) as const);
  const presets = facts.presets.map((preset) => ({ kind: 'preset', preset }) as const);
  return wanted === '' ? [...presets, ...platforms] : platforms;
}

/** The fields that are there: an archive has a path, a push has none. */
export function fieldsOf({ answers }: WizardState): readonly TargetField[] {
  return targetFields.filter((field) => field !== 'path' || answers.output.kind !== 'push');
}

/** What a text field holds: what is typed, else what was answered, else the suggestion. */
export function targetText({ answers, steps }: WizardState, field: TargetField): string {
  const { output } = answers;
  switch (field) {
    case 'tag':
      return answers.tags[0] ?? steps.target.facts?.suggestion ?? '';
    case 'path':
      return output.kind === 'oci' ? output.file : output.kind === 'oci-dir' ? output.dir : '';
    case 'file':
      return answers.file ?? '';
    case 'context':
      return answers.context;
    default:
      return '';
  }
}

/** The field as it is typed, where it has the focus. */
export function draftOf(state: WizardState, { target }: View, field: TargetField): Field {
  const typed = target.focus === field ? target.draft : null;
  return typed ?? fieldOf(targetText(state, field));
}

/** What to build, for which platforms, and where it goes. */
export function targetBody(page: Page, state: WizardState, view: View): Body {
  const { facts, findings, phase } = state.steps.target;
  if (facts === null)
    return {
      lines: [line('  ', muted(`${page.theme.glyphs.more} ${texts().ui.looking}`))],
      keep: 0,
    };
  const told = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  const found = findingLines(page, told, inFocus(told, view.focus), {
    isFolded: true,
    evidenceRows: 2,
  });
  const foot = [
    ...tagLines(page, state, view),
    ...credentialLines(page, state, facts),
    ...outputLines(page, state, view),
    ...(found.length === 0 ? [] : [blank, ...found.slice(0, 6)]),
  ];
  const head = sourceLines(page, state, view);
  const isWide = page.columns >= wide;
  const images = baseImageLines(
    isWide ? { ...page, columns: page.columns - 56 } : page,
    facts,
    state.answers.platforms,
  );
  const shownImages = isWide
    ? images
    : images.slice(0, Math.max(2, page.rows - head.length - foot.length - 8));
  const taken =
    head.length + foot.length + 2 + (isWide || images.length === 0 ? 0 : shownImages.length + 1);
  const list = listLines(
    { ...page, rows: Math.max(3, page.rows - taken) },
    state,
    view,
    facts,
    isWide ? 52 : page.columns,
  );
  const middle = isWide
    ? beside(list, 56, images)
    : [...list, ...(images.length === 0 ? [] : [blank, ...shownImages])];
  const lines = [...head, ...middle, blank, ...foot];
  const isLow = ['tag', 'output', 'path'].includes(view.target.focus);
  return { lines, keep: phase === 'looking' || !isLow ? head.length : lines.length - 1 };
}

/** Dockerfile, context and builder in one row; the one in focus as a field. */
function sourceLines(page: Page, state: WizardState, view: View): Line[] {
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
    return [...fieldLines(page, { ...look, error: null }), blank];
  }
  const { facts } = state.steps.target;
  const { answers } = state;
  const parts = [
    [target.dockerfile, answers.file ?? facts?.dockerfile ?? '-'],
    [target.context, answers.context],
    [target.builder, answers.builder ?? '-'],
  ] as const;
  const row = line('  ', ...parts.flatMap(([name, text]) => [muted(`${name} `), `${text}   `]));
  return [fitLine(row, page.columns), blank];
}

/** The list of presets and platforms, around its cursor. */
function listLines(
  page: Page,
  state: WizardState,
  view: View,
  facts: TargetFacts,
  columns: number,
): Line[] {
  const { target: words } = texts().ui;
  const { target } = view;
  const rows = choicesOf(facts, target.filter);
  const hasFocus = target.focus === 'platforms';
  const chosen = words.chosen(state.answers.platforms.length);
  const title = line('  ', bold(words.platforms), muted(`   ${chosen}. ${words.choose}`));
  const filter = target.isFiltering
    ? fieldLines(page, {
        name: words.filter,
        width: cells(words.filter) + 2,
        field: target.filter ?? fieldOf(''),
        hasFocus: true,
        error: null,
      })
    : [title];
  if (rows.length === 0) return [...filter, line('  ', muted(words.noMatch))];
  const room = Math.max(1, page.rows - filter.length);
  const cursor = Math.min(target.cursor, rows.length - 1);
  const first = Math.max(0, Math.min(cursor - Math.floor(room / 2), rows.length - room));
  const width = Math.max(...facts.choices.map(({ platform }) => cells(platform)), 0) + 3;
  const shown = rows.slice(first, first + room).map((choice, index) =>
    choiceLine({ ...page, columns }, choice, {
      isHere: hasFocus && first + index === cursor,
      isChosen:
        choice.kind === 'platform' && state.answers.platforms.includes(choice.choice.platform),
      width,
    }),
  );
  const isCut = first + room < rows.length;
  return [...filter, ...shown.slice(0, isCut ? room : shown.length)];
}

function choiceLine(
  page: Page,
  row: Choice,
  look: { readonly isHere: boolean; readonly isChosen: boolean; readonly width: number },
): Line {
  const { target } = texts().ui;
  const { glyphs } = page.theme;
  const cursor = span(look.isHere ? `${glyphs.cursor} ` : '  ', 'accent');
  const name = (text: string) => (look.isHere ? bold(text) : { text });
  const cut = (text: string) => clip(text, page.columns - 6 - look.width, glyphs.more);
  if (row.kind === 'preset') {
    return line(
      cursor,
      muted(`${target.preset}  `),
      name(clip(row.preset.title, page.columns - 12, glyphs.more)),
    );
  }
  const { platform, kind, reason } = row.choice;
  if (kind === null) {
    return line(
      cursor,
      muted(` ${glyphs.skipped}  `),
      muted(pad(platform, look.width)),
      muted(cut(reason ?? '')),
    );
  }
  const box = look.isChosen ? span('[x] ', 'accent') : { text: '[ ] ' };
  return line(cursor, box, name(pad(platform, look.width)), muted(cut(target.kinds[kind])));
}

function tagLines(page: Page, state: WizardState, view: View): Line[] {
  const { target } = texts().ui;
  const field = draftOf(state, view, 'tag');
  const hasFocus = view.target.focus === 'tag';
  const error = referenceError(field.text);
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

function credentialLines(
  page: Page,
  { answers }: WizardState,
  { credentials }: TargetFacts,
): Line[] {
  if (answers.output.kind !== 'push' || credentials === 'not-needed') return [];
  const text = texts().ui.target.credentials[credentials];
  return paragraph(text, page.columns, 14, credentials === 'none' ? 'warning' : 'muted');
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
  const look = {
    name: kind === 'oci' ? target.file : target.folder,
    width: 12,
    field: draftOf(state, view, 'path'),
    hasFocus: view.target.focus === 'path',
    error: null,
  };
  return [shown, ...fieldLines(page, look)];
}
