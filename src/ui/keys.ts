import type { Glyphs } from './theme.ts';

/** What a key asks for. Its word stands in the texts under the same name. */
export type Action =
  | 'goOn'
  | 'choose'
  | 'run'
  | 'practise'
  | 'yes'
  | 'no'
  | 'answer'
  | 'otherwise'
  | 'toggle'
  | 'filter'
  | 'build'
  | 'again'
  | 'prove'
  | 'removeRegistry'
  | 'leave'
  | 'explain'
  | 'copy'
  | 'lookAgain'
  | 'back'
  | 'help'
  | 'quit'
  | 'interrupt'
  | 'up'
  | 'down'
  | 'pageUp'
  | 'pageDown'
  | 'unfold'
  | 'top'
  | 'bottom'
  | 'nextFinding'
  | 'nextLane'
  | 'previous'
  | 'nextField'
  | 'nextPage'
  | 'previousPage'
  | 'log'
  | 'search'
  | 'nextHit'
  | 'previousHit'
  | 'left'
  | 'right'
  | 'cancel'
  | 'pause'
  | 'tick'
  | 'faster'
  | 'slower'
  | 'close'
  | 'options'
  | 'remove'
  | 'suggest';

/** What the keys mean now. */
export type Mode =
  | 'choice'
  | 'fine'
  | 'remedy'
  | 'busy'
  | 'consent'
  | 'question'
  | 'leaving'
  | 'platforms'
  | 'field'
  | 'output'
  | 'optionsRow'
  | 'baked'
  | 'ways'
  | 'filter'
  | 'ready'
  | 'building'
  | 'stopping'
  | 'ended'
  | 'built'
  | 'over'
  | 'manifest'
  | 'archive'
  | 'log'
  | 'search'
  | 'reading'
  | 'lesson'
  | 'options'
  | 'option';

/** A key as it is shown to a person. */
export function keyName(key: string, glyphs: Glyphs): string {
  const names: Readonly<Record<string, string>> = {
    enter: glyphs.enter,
    esc: 'Esc',
    tab: 'Tab',
    'shift-tab': 'Shift+Tab',
    space: 'Space',
    up: glyphs.up,
    down: glyphs.down,
    left: glyphs.left,
    right: glyphs.right,
    pgup: 'PgUp',
    pgdn: 'PgDn',
    home: 'Home',
    end: 'End',
    'ctrl-c': 'Ctrl+C',
    'ctrl-u': 'Ctrl+U',
  };
  return names[key] ?? key;
}
