import { type Binding, bindings } from '../bindings.ts';
import type { Action, Mode } from '../keys.ts';

/** What a key of the route asks for; its own words stand in its texts, the others in those of the wizard. */
export type RouteAction = Action | 'next' | 'readAgain' | 'script' | 'makefile';

/** Modes that are the wizard's, too: what is asked, and what lies on top. */
export type SharedMode = Extract<Mode, 'consent' | 'question' | 'leaving' | 'reading' | 'lesson'>;

/** What the keys mean now. */
export type RouteMode = SharedMode | 'from' | 'field' | 'busy' | 'check' | 'made';

const bind = (action: RouteAction, ...keys: readonly string[]): Binding<RouteAction> => ({
  ...{ action, keys },
});
const quiet = (action: RouteAction, ...keys: readonly string[]): Binding<RouteAction> => ({
  ...{ action, keys, isQuiet: true },
});

const explain = bind('explain', 'e');
const copy = bind('copy', 'c');
const back = bind('back', 'b');
const help = bind('help', '?');
const quit = bind('quit', 'q');
const interrupt = quiet('interrupt', 'ctrl-c');
const moves = [quiet('up', 'up', 'k'), quiet('down', 'down', 'j')];
const unfold = bind('unfold', 'pgdn');
const pages = [quiet('pageUp', 'pgup'), quiet('pageDown', 'pgdn')];
const fields = [bind('nextField', 'tab'), quiet('previous', 'shift-tab')];
const files = [bind('script', 's'), bind('makefile', 'm')];

/** Every key of the route: the key line, the help and the dispatch all read this table. */
export const routeBindings: Readonly<Record<RouteMode, readonly Binding<RouteAction>[]>> = {
  from: [
    bind('next', 'enter'),
    bind('toggle', 'space', 'right', 'left'),
    ...fields,
    ...[explain, back, help, quit, ...moves, interrupt],
  ],
  field: [
    bind('next', 'enter'),
    ...fields,
    bind('close', 'esc'),
    ...[quiet('up', 'up'), quiet('down', 'down'), interrupt],
  ],
  busy: [explain, help, quit, ...pages, interrupt],
  check: [
    bind('choose', 'enter'),
    bind('nextFinding', 'tab'),
    quiet('previous', 'shift-tab'),
    unfold,
    bind('readAgain', 'r'),
    ...files,
    ...[explain, copy, back, help, quit, ...moves, ...pages, interrupt],
  ],
  made: [
    bind('leave', 'enter'),
    bind('prove', 'p'),
    ...files,
    ...[explain, copy, back, help, quit, ...moves, ...pages, interrupt],
  ],
  consent: bindings.consent,
  // No question here has a way but its answer.
  question: bindings.question.filter(({ action }) => action !== 'otherwise'),
  leaving: bindings.leaving,
  reading: bindings.reading,
  lesson: bindings.lesson,
};

/** What a key asks for in a mode; null for a key that means nothing there. */
export function routeActionFor(mode: RouteMode, key: string): RouteAction | null {
  return routeBindings[mode].find(({ keys }) => keys.includes(key))?.action ?? null;
}
