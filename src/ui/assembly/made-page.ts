import type { AssemblyState } from '../../assembly/assembly.ts';
import { routeTexts } from '../../texts/route.ts';
import { blank, type Line, type Page, paragraph } from '../line.ts';
import { findingLines, inFocus } from '../parts/findings.ts';
import { outcomeLines } from '../parts/outcome.ts';
import type { Body } from '../parts/window.ts';
import { changeLines, manifestLines, probeLines } from '../screens/manifest.ts';
import { findingsOf, whyOf } from './findings-of.ts';
import { outcomeOf } from './outcome-of.ts';
import type { AssemblyView } from './view.ts';

/** What the registry holds now, as at the end of a build. */
export function madePage(page: Page, state: AssemblyState, view: AssemblyView): Body {
  const { manifest } = state;
  const told = findingsOf(state).filter(
    ({ status }) => status === 'problem' || status === 'warning',
  );
  const found = findingLines(page, told, inFocus(told, view.focus), {
    ...{ isFolded: true, evidenceRows: 4, whyOf },
  });
  const lines = [
    ...outcomeLines(page, { outcome: outcomeOf(state) }, 3),
    ...(manifest === null ? [] : manifestLines(page, manifest)),
    ...(found.length === 0 ? [] : [blank, ...found]),
    ...changeLines(page, state.changes),
    ...savedLines(page, state),
    ...probeLines(page, view),
  ];
  return { lines, keep: view.probe === null ? 0 : lines.length - 1 };
}

function savedLines({ columns }: Page, { saved }: AssemblyState): Line[] {
  const { saved: words } = routeTexts();
  return Object.values(saved).flatMap((path) => paragraph(words(path), columns, 2, 'muted'));
}
