import type { AssemblyState } from '../../assembly/assembly.ts';
import type { Action } from '../../model/action.ts';
import { routeTexts } from '../../texts/route.ts';
import { blank, line, muted, type Page, span } from '../line.ts';
import { actionLines } from '../parts/actions.ts';
import { outcomeLines } from '../parts/outcome.ts';
import type { Body } from '../parts/window.ts';
import { doingBody } from '../screens/prompt.ts';
import { sourceTable } from './source-table.ts';

/** The commands of the plan, the one that runs with what it writes, and what comes after it. */
export function makePage(page: Page, state: AssemblyState): Body {
  const { make } = routeTexts();
  const { doing, phase, plan } = state;
  const images = sourceTable(page, state, 8);
  if (doing === null) {
    // What goes on stands in the row below.
    const head = [...outcomeLines(page, state, 3), ...images];
    const next = phase === 'comparing' ? (plan?.actions.slice(-1) ?? []) : [];
    const rest = next.length === 0 ? [] : [blank, ...actionLines(page, next, 2).map(dimmed)];
    return { lines: [...head, ...rest], keep: Math.max(0, head.length - 1) };
  }
  const commands = (plan?.actions ?? []).filter((action) => 'run' in action);
  const at = commands.findIndex((action) => isRun(action, doing.argv));
  const rest = at === -1 ? [] : commands.slice(at + 1);
  const place = commands.length > 1 && at !== -1 ? make.commandOf(at + 1, commands.length) : null;
  const now = doingBody({ ...page, rows: Math.max(4, page.rows - 2) }, state) ?? { lines: [] };
  const lines = [
    ...(place === null ? now.lines : [line('  ', span(place, 'accent')), ...now.lines.slice(1)]),
    ...(rest.length === 0 ? [] : [blank, ...actionLines(page, rest, 2).map(dimmed)]),
  ];
  return { lines: lines.slice(0, page.rows), keep: 0 };
}

const isRun = (action: Action, argv: readonly string[]): boolean =>
  'run' in action && action.run.join('\0') === argv.join('\0');

const dimmed = (row: readonly { readonly text: string }[]) => row.map(({ text }) => muted(text));
