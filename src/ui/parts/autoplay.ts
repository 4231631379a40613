import { program } from '../../model/program.ts';
import { texts } from '../../texts/index.ts';
import type { Binding } from '../bindings.ts';
import { keyName } from '../keys.ts';
import { type Line, line, muted, type Page, span } from '../line.ts';
import type { Theme } from '../theme.ts';
import type { AutoplayView } from '../view.ts';
import { keyLineOf } from './key-line.ts';

type Asked = 'pause' | 'goOn' | 'previous' | 'next' | 'quit';

const steps: readonly Binding<Asked>[] = [
  { action: 'previous', keys: ['left'] },
  { action: 'next', keys: ['right'] },
];
const paused: readonly Binding<Asked>[] = [
  { action: 'goOn', keys: ['enter'] },
  ...steps,
  { action: 'quit', keys: ['q'] },
];
const playing: readonly Binding<Asked>[] = [
  { action: 'pause', keys: ['space'] },
  ...steps,
  { action: 'quit', keys: ['ctrl-c'] },
];

/** That it goes by itself, and which key was pressed last; or that it is paused. */
export function autoplayLine({ theme }: Page, { isPaused, isLast, key, back }: AutoplayView): Line {
  const { autoplay } = texts().ui;
  if (isPaused) {
    const text = back === 0 ? autoplay.paused : `${autoplay.paused}   ${autoplay.back(back)}`;
    return line('  ', span(text, 'warning'));
  }
  if (isLast) return line('  ', span(autoplay.end(`${program} --demo`), 'accent'));
  return line(
    '  ',
    muted(autoplay.playing),
    ...(key === null ? [] : [muted(`   ${autoplay.pressed} `), span(nameOf(key, theme), 'accent')]),
  );
}

const nameOf = (key: string, { glyphs }: Theme): string => keyName(key, glyphs);

/** The keys of a walk that goes by itself: those of the wizard are not a person's now. */
export const autoplayKeys = (page: Page, { isPaused }: AutoplayView): Line =>
  keyLineOf(page, isPaused ? paused : playing, (action) => texts().ui.autoplay.keys[action]);
