import { type StateId, stateIds } from '../../clinic/scenes.ts';
import { sceneAt, type WalkState } from '../../clinic/walk.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import {
  beside,
  blank,
  bold,
  cells,
  type Line,
  line,
  lineCells,
  muted,
  type Page,
  paragraph,
  span,
} from '../line.ts';
import { titled } from '../parts/header.ts';
import { keyColumnsOf, keyLineOf } from '../parts/key-line.ts';
import { scrolled } from '../parts/pages.ts';
import { isTooSmall, tooSmall } from '../parts/too-small.ts';
import { windowOf } from '../parts/window.ts';
import { type ClinicAction, type ClinicMode, clinicBindings } from './bindings.ts';
import { clinicExplainLines, introLines, whyLines } from './explain.ts';
import { pageRows } from './frame.ts';
import { listLines, pageTitle, sideLines, summaryLines } from './list-page.ts';
import { namesOf, shortName } from './names.ts';
import { switchLines } from './own-page.ts';
import { clinicRail } from './rail.ts';
import { type Head, sceneBody } from './scene-body.ts';
import { type ClinicView, clinicModeOf } from './view.ts';

/** From this width on the list of states stands beside the page. Cells. */
const wide = 120;

/** The list, with two signs in each row: one in ASCII is wider. Cells. */
const listColumns = ({ theme }: Page): number => 40 + 2 * cells(theme.glyphs.success);

/** Everything that is on the screen: never more than the window's rows less one. */
export function clinicLines(page: Page, state: WalkState, view: ClinicView): readonly Line[] {
  if (isTooSmall(page)) return tooSmall(page);
  const mode = clinicModeOf(state, view);
  return [
    titleLine(page, state),
    ...filled(bodyLines({ ...page, rows: pageRows(page) }, state, view), page),
    noticeLine(state),
    clinicRail(page, state),
    keyLineOf(page, clinicBindings[mode], wordOf),
  ];
}

/** As many rows on every page, where the window has them: what stands below does not move. */
const enough = 19;

function filled(lines: readonly Line[], page: Page): readonly Line[] {
  const missing = Math.min(enough, pageRows(page)) - lines.length;
  return [...lines, ...Array.from({ length: Math.max(0, missing) }, () => blank)];
}

const wordOf = (action: ClinicAction): string => clinicTexts().actions[action];

function titleLine(page: Page, { clinic, page: id }: WalkState): Line {
  const { placeOf, live, recording } = clinicTexts();
  const at = stateIds.indexOf(id as StateId);
  const place = at === -1 ? '' : placeOf(at + 1, stateIds.length);
  const isLive = clinic.recorded === null;
  const label = isLive ? null : recording;
  const right = [isLive ? live(clinic.kernel) : '', place].filter(Boolean).join('   ');
  const whole = titled(page, pageTitle(id), label, right);
  return lineCells(whole) <= page.columns ? whole : titled(page, pageTitle(id), label, place);
}

function bodyLines(page: Page, state: WalkState, view: ClinicView): readonly Line[] {
  switch (view.overlay) {
    case 'help':
      return scrolled(
        page,
        helpLines(page, clinicModeOf(state, { ...view, overlay: null })),
        view.scroll,
      ).lines;
    case 'explain':
      return scrolled(page, clinicExplainLines(page, state), view.scroll).lines;
    case 'list': {
      const lines = listLines(page, state, view.cursor);
      return windowOf({ lines, keep: view.cursor + 1 }, page.rows, 0, page).lines;
    }
    default:
      return pageLines(page, state, view);
  }
}

function helpLines(page: Page, mode: ClinicMode): Line[] {
  const { modes } = clinicTexts();
  return [
    line('  ', bold(modes[mode])),
    ...keyColumnsOf(page, clinicBindings[mode], wordOf, 4),
    blank,
    line('  ', bold(modes.list)),
    ...keyColumnsOf(page, clinicBindings.list, wordOf, 4),
  ];
}

/** The page itself, with the list of states to its left where there is room for both. */
function pageLines(page: Page, state: WalkState, view: ClinicView): readonly Line[] {
  if (page.columns < wide) return windowed(page, state, view);
  const columns = listColumns(page);
  const left = sideLines({ ...page, columns }, state);
  const narrow = { ...page, columns: page.columns - columns };
  return beside(left.slice(0, page.rows), columns, windowed(narrow, state, view));
}

function windowed(page: Page, state: WalkState, view: ClinicView): readonly Line[] {
  const lines = contentLines(page, state, view);
  return windowOf({ lines, keep: 0 }, page.rows, view.shift, page).lines;
}

function contentLines(page: Page, state: WalkState, view: ClinicView): Line[] {
  const { stage } = state.clinic;
  const { intro } = clinicTexts();
  if (state.page === 'intro') {
    const why = whyLines(page, state.clinic);
    const { foreign, native } = stage.subjects;
    return [
      ...paragraph(intro.lead, page.columns, 2, 'accent'),
      ...[blank, ...introLines(page, foreign, native)],
      ...(why.length === 0 ? [] : [blank, ...why]),
      ...[blank, line('  ', span(intro.begin, 'accent'))],
    ];
  }
  const head = state.page === 'own' ? ownHead(page, state, view) : leadOf(page, state.page, state);
  const scene = sceneAt(state);
  const outcome = scene === null ? undefined : state.outcomes[scene.id];
  if (scene === null || outcome === undefined) return [...head.whole];
  return sceneBody(page, head, stage, scene, outcome);
}

/** What can be changed; in a low window without the words about it, so that all of it is seen. */
function ownHead(page: Page, { switches }: WalkState, { switched }: ClinicView): Head {
  const rows = switchLines(page, switches, switched);
  return { whole: [...paragraph(clinicTexts().own.lead, page.columns, 2), ...rows], brief: rows };
}

/** What a state is; in a low window its first sentence. */
function leadOf({ columns }: Page, id: StateId, { clinic }: WalkState): Head {
  const lead = clinicTexts().states[id].lead(namesOf(clinic.stage));
  const [first = lead] = /^.*?(?:\.(?=\s|$)|。)/s.exec(lead) ?? [];
  return { whole: paragraph(lead, columns, 2), brief: paragraph(first, columns, 2) };
}

/** Whether this kernel answered, and how often; else of what it is a recording. */
function noticeLine(state: WalkState): Line {
  const { notice } = clinicTexts();
  const { recorded, kernel, stage } = state.clinic;
  if (recorded !== null) {
    return line(
      '  ',
      muted(notice.recorded(kernel, shortName(stage.subjects.native), recorded.on)),
    );
  }
  const scene = sceneAt(state);
  if (scene === null) return blank;
  const text =
    state.turns > 1
      ? notice.again(state.turns)
      : state.turns === 1
        ? notice.answered
        : notice.asking;
  return line('  ', muted(text));
}

/** What stays in the scrollback: the answers of the kernel to all that was looked at. */
export function lastClinicLines(page: Page, state: WalkState): readonly Line[] {
  const { summary, intro } = clinicTexts();
  const { recorded, kernel, stage } = state.clinic;
  const rows = summaryLines(page, state);
  if (rows.length === 0) return [];
  const native = shortName(stage.subjects.native);
  const about =
    recorded === null ? summary.live(kernel, native) : intro.recorded(kernel, native, recorded.on);
  return [blank, line(bold(summary.title)), line(muted(about)), blank, ...rows];
}
