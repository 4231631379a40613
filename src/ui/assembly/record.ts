import type { AssemblyState } from '../../assembly/assembly.ts';
import { rowsThere } from '../../assembly/facts.ts';
import { entriesOf } from '../../assembly/platforms.ts';
import { platformText } from '../../docker/image-platform.ts';
import { worst } from '../../model/finding.ts';
import { routeTexts } from '../../texts/route.ts';
import type { RecordLine } from '../../wizard/state.ts';
import { wayNames } from './way-names.ts';

/** The line that stays of what was just done, by its number; null where nothing was. */
export function recordOf(
  state: AssemblyState,
  before: AssemblyState,
): ((number: number) => RecordLine) | null {
  const { steps, record } = routeTexts();
  if (before.phase === 'read' && state.phase === 'making') {
    const { rows, findings } = before;
    const text = record.images(rows.length, platformsOf(before).join(', '));
    return (n) => ({ key: `check-${n}`, status: worst(findings), title: steps.check, text });
  }
  if (before.phase === 'making' && state.phase === 'checking' && before.way !== null) {
    const name = wayNames[before.way];
    // Its push comes after that look, or not at all.
    const text = before.way === 'manifest' ? record.compared(name) : name;
    return (n) => ({ key: `make-${n}`, status: 'ok', title: steps.make, text });
  }
  return null;
}

/** The platforms that the list will name, each once, in the order of the rows. */
export function platformsOf({
  rows,
  wanted,
}: Pick<AssemblyState, 'rows' | 'wanted'>): readonly string[] {
  const all = entriesOf(rowsThere(rows), wanted);
  const named = all.flatMap(({ platform }) => (platform === null ? [] : [platformText(platform)]));
  return [...new Set(named)];
}
