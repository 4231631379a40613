import type { Action } from '../../model/action.ts';
import { type Line, line, muted, type Page, pad, paragraph, span, wrap } from '../line.ts';
import { commandLine, commandLines, commandText } from './command.ts';

/** What a remedy does, whole: its commands, the change of a file, what only a person can do. */
export function actionLines(page: Page, actions: readonly Action[], indent: number): Line[] {
  return actions.flatMap((action) => {
    if ('run' in action) {
      return commandLines(page, commandText(action), { indent, isSpread: isBuild(action.run) });
    }
    if ('edit' in action) return editLines(page, action, indent);
    return paragraph(action.do, page.columns, indent);
  });
}

const isBuild = (argv: readonly string[]): boolean =>
  argv.slice(0, 3).join(' ') === 'docker buildx build';

/** The change of a file, as a diff: its signs say what the colours say. */
function editLines(
  { columns }: Page,
  { edit, diff }: { readonly edit: string; readonly diff: string },
  indent: number,
): Line[] {
  const margin = ' '.repeat(indent);
  const tone = (row: string) =>
    row.startsWith('+') ? 'success' : row.startsWith('-') ? 'problem' : 'muted';
  const rows = diff.split('\n').filter((row) => !/^(?:Index:|={3}|---|\+\+\+|\\|$)/.test(row));
  return [
    line(margin, span(edit, 'accent')),
    ...rows.flatMap((row) =>
      wrapKept(row, columns - indent).map((part) => line(margin, span(part, tone(row)))),
    ),
  ];
}

/** A row of a file: its spaces stay, what is too long goes on below. */
function wrapKept(row: string, width: number): readonly string[] {
  const indent = /^\s*/.exec(row.slice(1))?.[0] ?? '';
  const sign = row.slice(0, 1);
  return wrap(row.slice(1 + indent.length), Math.max(10, width - indent.length - 1)).map(
    (part, index) => `${index === 0 ? sign : ' '}${indent}${part}`,
  );
}

/** What of the actions a person can paste into a shell, one a line. */
export function copyable(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => ('run' in action ? [commandLine(action)] : []));
}

/** A sentence behind its name, wrapped under itself. */
export function named(
  page: Page,
  name: string,
  text: string,
  indent: number,
  width: number,
): Line[] {
  const margin = ' '.repeat(indent);
  return wrap(text, page.columns - indent - width).map((row, index) =>
    line(margin, muted(pad(index === 0 ? name : '', width)), row),
  );
}
