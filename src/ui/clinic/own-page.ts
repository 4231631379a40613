import type { Switches } from '../../clinic/scenes.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { bold, cells, clip, type Line, line, muted, type Page, pad, span } from '../line.ts';

export const switchIds = ['F', 'P', 'enabled', 'interpreter'] as const;

/** What a person can change, with the cursor on one of them. */
export function switchLines({ theme, columns }: Page, switches: Switches, cursor: number): Line[] {
  const { own } = clinicTexts();
  const width = Math.max(...switchIds.map((id) => cells(own.switches[id]))) + 3;
  return switchIds.map((id, index) => {
    const isHere = index === cursor;
    const name = pad(own.switches[id], width);
    const state =
      id === 'interpreter'
        ? span(own.interpreters[switches.interpreter], 'accent')
        : span(switches[id] ? own.on : own.off, switches[id] ? 'accent' : undefined);
    const means = id === 'interpreter' ? '' : own.means[id];
    const room = columns - 2 - width - cells(own.on) - 3;
    return line(
      span(isHere ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
      isHere ? bold(name) : name,
      state,
      muted(means === '' ? '' : `   ${clip(means, room, theme.glyphs.more)}`),
    );
  });
}
