import { texts } from '../../texts/index.ts';
import type { Binding } from '../bindings.ts';
import { keyName } from '../keys.ts';
import { type Line, line, muted, type Page, span } from '../line.ts';
import type { AutoplayView } from '../view.ts';
import { keyLineOf } from './key-line.ts';

type Asked = 'goOn' | 'previous' | 'next' | 'quit';

const keys: readonly Binding<Asked>[] = [
  { action: 'goOn', keys: ['enter'] },
  { action: 'previous', keys: ['left'] },
  { action: 'next', keys: ['right'] },
  { action: 'quit', keys: ['q'] },
];

/** That it goes by itself, and which key was pressed last; or that it is paused. */
export function autoplayLine({ theme }: Page, { isPaused, key, back }: AutoplayView): Line {
  const { autoplay } = texts().ui;
  if (isPaused) {
    const text = back === 0 ? autoplay.paused : `${autoplay.paused}   ${autoplay.back(back)}`;
    return line('  ', span(text, 'warning'));
  }
  return line(
    '  ',
    muted(autoplay.playing),
    ...(key === null ? [] : ['   ', span(keyName(key, theme.glyphs), 'accent')]),
  );
}

/** The keys of a walk that is paused. */
export const pausedKeys = (page: Page): Line =>
  keyLineOf(page, keys, (action) => texts().ui.autoplay.keys[action]);
