import type { Action, Mode } from './keys.ts';

/** What a key of one mode asks for; a quiet one stands in the help only. */
export type Binding<Asked extends string = Action> = {
  readonly action: Asked;
  readonly keys: readonly string[];
  readonly isQuiet?: true;
  /** How many of its keys the key line names; the first one if left out. */
  readonly named?: number;
};

const bind = (action: Action, ...keys: readonly string[]): Binding => ({ action, keys });
const quiet = (action: Action, ...keys: readonly string[]): Binding => ({
  action,
  keys,
  isQuiet: true,
});

const explain = bind('explain', 'e');
const copy = bind('copy', 'c');
const lookAgain = bind('lookAgain', 'r');
const back = bind('back', 'b');
const help = bind('help', '?');
const quit = bind('quit', 'q');
const interrupt = quiet('interrupt', 'ctrl-c');
const up = quiet('up', 'up', 'k');
const down = quiet('down', 'down', 'j');
const upOnly = quiet('up', 'up');
const downOnly = quiet('down', 'down');
const pages = [quiet('pageUp', 'pgup'), quiet('pageDown', 'pgdn')];
const common = [explain, copy, lookAgain, back, help, quit];
const moves = [up, down, ...pages, interrupt];
const findings = [bind('nextFinding', 'tab'), quiet('previous', 'shift-tab')];
/** What a step leaves out is a page below. */
const unfold = bind('unfold', 'pgdn');
const log = bind('log', 'l');
const closeField = bind('close', 'esc');
const yesOrNo = [bind('yes', 'y'), bind('no', 'n')];
const options = bind('options', 'o');
const fieldMoves = [bind('nextField', 'tab'), quiet('previous', 'shift-tab')];

/** Every key of the wizard: the key line, the help and the dispatch all read this table. */
export const bindings: Readonly<Record<Mode, readonly Binding[]>> = {
  choice: [bind('choose', 'enter'), up, down, help, quit, interrupt],
  fine: [bind('goOn', 'enter'), ...findings, unfold, ...common, ...moves],
  remedy: [bind('choose', 'enter'), ...findings, unfold, ...common, ...moves],
  busy: [bind('interrupt', 'ctrl-c'), explain, back, help, quit, ...pages],
  consent: [
    ...yesOrNo,
    explain,
    copy,
    // Out of the question, not out of the program.
    { ...bind('close', 'esc', 'q'), named: 2 },
    ...moves,
  ],
  question: [bind('answer', 'enter'), bind('otherwise', 'tab'), closeField, interrupt],
  leaving: [...yesOrNo, closeField, interrupt],
  platforms: [
    bind('goOn', 'enter'),
    bind('toggle', 'space'),
    bind('filter', '/'),
    options,
    ...fieldMoves,
    ...common,
    ...moves,
  ],
  field: [bind('goOn', 'enter'), ...fieldMoves, closeField, upOnly, downOnly, interrupt],
  output: [
    bind('goOn', 'enter'),
    bind('toggle', 'space', 'left', 'right'),
    options,
    ...fieldMoves,
    explain,
    lookAgain,
    back,
    help,
    quit,
    up,
    down,
    interrupt,
  ],
  optionsRow: [
    bind('options', 'enter', 'space', 'o'),
    ...fieldMoves,
    ...common,
    up,
    down,
    interrupt,
  ],
  baked: [
    bind('goOn', 'enter'),
    bind('toggle', 'space', 'left', 'right'),
    options,
    ...fieldMoves,
    ...common,
    up,
    down,
    interrupt,
  ],
  ways: [
    bind('choose', 'enter'),
    ...fieldMoves,
    closeField,
    options,
    ...common,
    up,
    down,
    interrupt,
  ],
  filter: [bind('close', 'enter', 'esc'), upOnly, downOnly, interrupt],
  ready: [bind('build', 'enter'), explain, copy, back, help, quit, ...moves],
  building: [
    bind('pause', 'space'),
    bind('tick', '.'),
    bind('faster', '+', '='),
    bind('slower', '-'),
    bind('nextLane', 'tab'),
    quiet('previous', 'shift-tab'),
    log,
    bind('search', '/'),
    explain,
    copy,
    bind('cancel', 'q', 'ctrl-c'),
    help,
  ],
  stopping: [...yesOrNo, closeField, interrupt],
  ended: [
    bind('choose', 'enter'),
    log,
    explain,
    copy,
    back,
    help,
    quit,
    up,
    down,
    ...pages,
    bind('search', '/'),
    interrupt,
  ],
  built: [
    bind('goOn', 'enter'),
    bind('again', 'a'),
    log,
    bind('search', '/'),
    bind('nextLane', 'tab'),
    quiet('previous', 'shift-tab'),
    explain,
    copy,
    back,
    help,
    quit,
    ...moves,
  ],
  over: [
    bind('leave', 'enter', 'q'),
    log,
    bind('search', '/'),
    bind('nextLane', 'tab'),
    quiet('previous', 'shift-tab'),
    help,
    ...moves,
  ],
  manifest: [
    bind('leave', 'enter'),
    bind('prove', 'p'),
    bind('removeRegistry', 'x'),
    log,
    ...common,
    ...moves,
  ],
  archive: [
    bind('choose', 'enter'),
    bind('prove', 'p'),
    bind('removeRegistry', 'x'),
    log,
    ...common,
    ...moves,
  ],
  log: [
    bind('search', '/'),
    bind('nextHit', 'n'),
    bind('previousHit', 'N'),
    bind('left', 'left'),
    bind('right', 'right'),
    bind('up', 'up', 'k'),
    bind('down', 'down', 'j'),
    bind('pageUp', 'pgup'),
    bind('pageDown', 'pgdn', 'space'),
    bind('top', 'g', 'home'),
    bind('bottom', 'G', 'end'),
    bind('close', 'esc', 'l'),
    quiet('help', '?'),
    quiet('quit', 'q'),
    interrupt,
  ],
  search: [bind('answer', 'enter'), closeField, interrupt],
  options: [
    bind('choose', 'enter'),
    quiet('toggle', 'space'),
    bind('remove', 'd'),
    bind('close', 'esc', 'o'),
    copy,
    quit,
    up,
    down,
    ...pages,
    interrupt,
  ],
  option: [bind('answer', 'enter'), bind('suggest', 'tab'), closeField, interrupt],
  reading: [
    bind('close', 'esc', 'enter', 'e', '?'),
    bind('up', 'up', 'k'),
    bind('down', 'down', 'j'),
    quiet('pageUp', 'pgup'),
    quiet('pageDown', 'pgdn', 'space'),
    quiet('quit', 'q'),
    interrupt,
  ],
  lesson: [
    bind('close', 'esc', 'enter', 'e', '?'),
    bind('nextPage', 'tab', 'right'),
    bind('previousPage', 'left', 'shift-tab'),
    quiet('up', 'up', 'k'),
    quiet('down', 'down', 'j'),
    quiet('pageUp', 'pgup'),
    quiet('pageDown', 'pgdn', 'space'),
    quiet('quit', 'q'),
    interrupt,
  ],
};

/** What a key asks for in a mode; null for a key that means nothing there. */
export function actionFor(mode: Mode, key: string): Action | null {
  return bindings[mode].find(({ keys }) => keys.includes(key))?.action ?? null;
}
