import type { AssemblyState } from '../../assembly/assembly.ts';
import { annotationOf } from '../../assembly/platforms.ts';
import { platformText } from '../../docker/image-platform.ts';
import type { Known, LessonId } from '../../lessons/index.ts';
import { type Line, line, muted, type Page } from '../line.ts';
import { inFocus } from '../parts/findings.ts';
import { type Sheet, sheetLines } from '../screens/explain.ts';
import type { Lessons } from '../view.ts';
import { findingsOf } from './findings-of.ts';
import { platformsOf } from './record.ts';
import { placeOf } from './steps.ts';
import type { AssemblyView } from './view.ts';

/** What `e` shows: what is asked, the lessons of a list, what was seen. */
export function routeExplainLines(page: Page, state: AssemblyState, view: AssemblyView): Line[] {
  const { lessons } = view;
  if (lessons === null) return [line('  ', muted(page.theme.glyphs.more))];
  return sheetLines(page, sheetsOf(state, view, lessons), view.page, lessons);
}

/** How many pages there are; none before they are loaded. */
export const routePageCount = (state: AssemblyState, view: AssemblyView): number =>
  view.lessons === null ? 0 : sheetsOf(state, view, view.lessons).length;

/** The lesson on what is done here comes first. */
function topicsOf(state: AssemblyState): readonly LessonId[] {
  const isByHand = placeOf(state) !== 'images' && state.way === 'manifest';
  const topics = ['manifest-list', 'docker-manifest'] as const;
  return [...(isByHand ? [...topics].reverse() : topics), 'provenance', 'registry'];
}

function sheetsOf(
  state: AssemblyState,
  { focus }: AssemblyView,
  lessons: Lessons,
): readonly Sheet[] {
  const { prompt } = state;
  const seen = inFocus(findingsOf(state), focus);
  const isBad = seen?.status === 'problem' || seen?.status === 'warning';
  const known = knownOf(state, lessons);
  const pages = topicsOf(state).flatMap((id) => lessons.lessons[id].pages(known));
  return [
    ...(prompt?.kind === 'consent'
      ? [{ kind: 'asked', remedy: prompt.remedy, about: null } as const]
      : []),
    ...pages.map((page) => ({ kind: 'lesson', page }) as const),
    ...(isBad ? [{ kind: 'finding', finding: seen } as const] : []),
  ];
}

/** The images, and of those that were read what the list will say of them. */
const sourcesOf = ({ rows, wanted }: AssemblyState): NonNullable<Known['sources']> =>
  rows.map(({ reference, read }) => {
    const said = read.state === 'there' ? (read.images[0]?.platform ?? null) : null;
    const platform = annotationOf(reference, wanted) ?? said;
    return { reference, platform: platform === null ? null : platformText(platform) };
  });

/** The list and its platforms, for the drawings. */
function knownOf(state: AssemblyState, { nothingKnown }: Lessons): Known {
  const { wanted, manifest } = state;
  const answers = {
    ...nothingKnown.answers,
    tags: wanted.list === '' ? [] : [wanted.list],
    platforms: platformsOf(state),
  };
  const facts = { ...nothingKnown.facts, manifest };
  return { ...nothingKnown, answers, facts, sources: sourcesOf(state) };
}
