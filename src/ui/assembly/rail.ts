import type { AssemblyState } from '../../assembly/assembly.ts';
import { worst } from '../../model/finding.ts';
import { routeTexts } from '../../texts/route.ts';
import { bold, type Line, line, type Page, type Span, span } from '../line.ts';
import { statusTone } from '../theme.ts';
import { type Place, placeOf, places } from './steps.ts';

/** The places of the route in one row, with what became of those that are passed. */
export function routeRail(page: Page, state: AssemblyState): Line {
  const { steps } = routeTexts();
  const here = placeOf(state);
  return line(
    ...places.flatMap((place, index) => {
      const gap = index === 0 ? '' : '  ';
      const name =
        place === here ? bold(steps[place], 'accent') : span(steps[place], toneOf(place, here));
      return [gap, glyphOf(page, state, place), ' ', name];
    }),
  );
}

const isPassed = (place: Place, here: Place): boolean =>
  places.indexOf(place) < places.indexOf(here);

const toneOf = (place: Place, here: Place) => (isPassed(place, here) ? undefined : 'muted');

function glyphOf({ theme: { glyphs } }: Page, state: AssemblyState, place: Place): Span {
  const here = placeOf(state);
  if (place === here) return span(glyphs.current, 'accent');
  if (!isPassed(place, here)) return span(glyphs.pending, 'muted');
  const status = place === 'check' && state.phase !== 'failed' ? worst(state.findings) : 'ok';
  return status === 'warning'
    ? span(glyphs.warning, statusTone.warning)
    : span(glyphs.success, 'success');
}
