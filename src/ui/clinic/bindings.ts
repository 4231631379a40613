import type { Binding } from '../bindings.ts';

/** What a key of the clinic asks for. Its word stands in the clinic's texts under the same name. */
export type ClinicAction =
  | 'goOn'
  | 'leave'
  | 'back'
  | 'again'
  | 'explain'
  | 'list'
  | 'first'
  | 'last'
  | 'toggle'
  | 'up'
  | 'down'
  | 'pageUp'
  | 'pageDown'
  | 'choose'
  | 'close'
  | 'help'
  | 'quit'
  | 'interrupt';

/** What the keys mean now: a page, the last page, the list of states, a text on top. */
export type ClinicMode = 'page' | 'own' | 'list' | 'reading';

const bind = (action: ClinicAction, ...keys: readonly string[]): Binding<ClinicAction> => ({
  ...{ action, keys },
});
const quiet = (action: ClinicAction, ...keys: readonly string[]): Binding<ClinicAction> => ({
  ...{ action, keys, isQuiet: true },
});

const back = bind('back', 'left', 'b');
const common = [
  bind('again', 'r'),
  bind('explain', 'e'),
  bind('list', 'l'),
  bind('help', '?'),
  bind('quit', 'q'),
];
const ends = [quiet('first', 'g', 'home'), quiet('last', 'G', 'end')];
const moves = [quiet('up', 'up', 'k'), quiet('down', 'down', 'j')];
const pages = [quiet('pageUp', 'pgup'), quiet('pageDown', 'pgdn')];
const interrupt = quiet('interrupt', 'ctrl-c');

/** Every key of the clinic: the key line, the help and the dispatch all read this table. */
export const clinicBindings: Readonly<Record<ClinicMode, readonly Binding<ClinicAction>[]>> = {
  page: [bind('goOn', 'enter', 'right'), back, ...common, ...moves, ...pages, ...ends, interrupt],
  own: [
    bind('toggle', 'space'),
    bind('leave', 'enter'),
    ...[back, ...common, ...moves, ...pages, ...ends, interrupt],
  ],
  list: [
    bind('choose', 'enter'),
    bind('close', 'esc', 'l'),
    ...[...moves, ...ends, quiet('quit', 'q'), interrupt],
  ],
  reading: [
    bind('close', 'esc', 'enter', 'e', '?'),
    ...[bind('up', 'up', 'k'), bind('down', 'down', 'j'), ...pages],
    ...[quiet('quit', 'q'), interrupt],
  ],
};

/** What a key asks for in a mode; null for a key that means nothing there. */
export function clinicActionFor(mode: ClinicMode, key: string): ClinicAction | null {
  return clinicBindings[mode].find(({ keys }) => keys.includes(key))?.action ?? null;
}
