import type { AssemblyState } from '../../assembly/assembly.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { routeTexts } from '../../texts/route.ts';
import type { Page } from '../line.ts';
import { captionLines } from '../parts/caption.ts';
import { type CheckedBody, checkedBody, type Table } from '../parts/checked.ts';
import { inFocus } from '../parts/findings.ts';
import { manifestLines } from '../screens/manifest.ts';
import { findingsOf, whyOf } from './findings-of.ts';
import { routeFolds } from './folds.ts';
import { outcomeOf } from './outcome-of.ts';
import { sourceTable } from './source-table.ts';
import { placeOf } from './steps.ts';
import type { AssemblyView } from './view.ts';
import { remedyAt, routeCursor, routeEntries, routeWays } from './ways.ts';

/** What the registry has, what is to be said of it, and the ways to make the list; or what failed. */
export function checkPage(page: Page, state: AssemblyState, view: AssemblyView): CheckedBody {
  const { phase } = state;
  const isScrolled = view.shift !== 0;
  const all = findingsOf(state);
  const findings = isScrolled ? all : all.map(withShortDigests);
  const { leads, ways: words } = routeTexts();
  const focus = inFocus(findings, view.focus);
  const ways = routeWays(state, view);
  const hasRemedies = ways[0]?.kind === 'remedy' && focus !== null;
  const isMaking = ways[0]?.kind === 'make';
  const checked = {
    ...{ findings, focus, whyOf },
    outcome: outcomeOf(state),
    caption: captionLines(page, { captions: view.captions, current: placeOf(state) }),
    lead: phase === 'failed' ? leads.failed : leads.check,
    ways: routeEntries(state, view),
    cursor: routeCursor(state, view),
    purpose: hasRemedies ? texts().ui.remediesFor(focus.title) : isMaking ? words.purpose : null,
    remedy: remedyAt(state, view),
  };
  return checkedBody(page, checked, tableOf(state), {
    isScrolled,
    folds: routeFolds,
    isFilled: true,
  });
}

/** Digests as long as those in the table; the whole ones are on the screen once it is scrolled. */
const withShortDigests = (finding: Finding): Finding => ({
  ...finding,
  evidence: finding.evidence.map((seen) => ({ ...seen, text: shortDigests(seen.text) })),
});

const shortDigests = (text: string): string =>
  text.replace(/\bsha256:([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1');

/** What is in the registry under the list, once something was pushed; else the images. */
function tableOf(state: AssemblyState): Table {
  const { manifest } = state;
  if (manifest === null) return (page, most) => sourceTable(page, state, most);
  return (page, most) => manifestLines(page, manifest).slice(0, most);
}
