import type { TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { type Field, fieldOf } from '../field.ts';
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
import { actionLines } from '../parts/actions.ts';
import { baseImageLines } from '../parts/base-images.ts';
import { fieldLines } from '../parts/field-line.ts';
import { findingLines, inFocus } from '../parts/findings.ts';
import { platformLines } from '../parts/platform-list.ts';
import type { Body } from '../parts/window.ts';
import { referenceError } from '../reference-error.ts';
import { type TargetField, targetFields, type View } from '../view.ts';

/** From this width on, the base images stand beside the platforms. */
const wide = 110;
const listColumns = 60;

/** The finding that stands below the tag. */
const credentials = 'target.credentials';

/** The fields that are there: an archive has a path, a push has none. */
export function fieldsOf({ answers }: WizardState): readonly TargetField[] {
  return targetFields.filter(
    (field) => field !== 'ways' && (field !== 'path' || answers.output.kind !== 'push'),
  );
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
  const { facts } = state.steps.target;
  if (facts === null) return { lines: [], keep: 0 };
  const head = sourceLines(page, state, view);
  const foot = [
    ...tagLines(page, state, view),
    ...credentialLines(page, state),
    ...outputLines(page, state, view),
    ...problemLines(page, state, view),
  ];
  const room = { ...page, rows: page.rows - head.length - foot.length - 1 };
  const choice = choiceLines(room, facts, view, state.answers.platforms);
  const lines = [...head, ...choice, blank, ...foot];
  const isLow = ['tag', 'output', 'path'].includes(view.target.focus);
  return { lines, keep: isLow ? lines.length - 1 : head.length };
}

/** The platforms, and the base images below or beside them. */
function choiceLines(
  page: Page,
  facts: TargetFacts,
  { target }: View,
  chosen: readonly string[],
): Line[] {
  if (page.columns >= wide) {
    const list = platformLines({ ...page, columns: listColumns - 4 }, facts, target, chosen);
    const images = baseImageLines({ ...page, columns: page.columns - listColumns }, facts, chosen);
    return beside(list, listColumns, images);
  }
  const images = baseImageLines(page, facts, chosen).slice(0, Math.max(2, page.rows - 8));
  const below = images.length === 0 ? [] : [blank, ...images];
  const rows = Math.max(3, page.rows - below.length);
  return [...platformLines({ ...page, rows }, facts, target, chosen), ...below];
}

/** What stands in the way, other than the credentials, which stand below the tag. */
function problemLines(page: Page, { steps }: WizardState, { focus }: View): Line[] {
  const told = steps.target.findings.filter(
    ({ id, status }) => id !== credentials && (status === 'problem' || status === 'warning'),
  );
  const fold = { isFolded: true, evidenceRows: 2 };
  const lines = findingLines(page, told, inFocus(told, focus), fold);
  return lines.length === 0 ? [] : [blank, ...lines.slice(0, 6)];
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

/** Whether the client can log in to the tag's registry, and the command where it can't. */
function credentialLines(page: Page, { steps }: WizardState): Line[] {
  const told = steps.target.findings.find(({ id }) => id === credentials);
  if (told === undefined) return [];
  const isWarning = told.status === 'warning';
  const [login] = told.remedies;
  return [
    ...paragraph(told.title, page.columns, 14, isWarning ? 'warning' : 'muted'),
    ...(isWarning && login !== undefined ? actionLines(page, login.actions, 14) : []),
  ];
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
