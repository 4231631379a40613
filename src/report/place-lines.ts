import type { Evidence } from '../model/evidence.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import type { Match } from '../troubleshooting/match.ts';
import type { Place } from '../troubleshooting/places.ts';
import { cells, clip, type Line, line, muted, type Page } from '../ui/line.ts';

const most = 4;

/** Where in the build it was told: `linux/arm64 · RUN apk add curl · Dockerfile:7`, a row each. */
export function placeLines(page: Page, { places }: Match): Line[] {
  const more = places.length - most;
  return [
    ...places.slice(0, most).map((place) => line('  ', placeRow(page, place))),
    ...(more > 0 ? [line('  ', muted(diagnoseTexts().morePlaces(more)))] : []),
  ];
}

/** Of a long instruction its beginning. */
function placeRow({ columns, theme }: Page, { platform, instruction, source }: Place): string {
  const { dot, more } = theme.glyphs;
  const at = source && `${source.file}:${source.line}`;
  const beside = [platform, at].reduce(
    (sum, part) => sum + (part === null ? 0 : cells(part) + cells(dot) + 2),
    0,
  );
  const said = instruction && clip(instruction, Math.max(20, columns - 2 - beside), more);
  return [platform, said, at].filter((part) => part !== null).join(` ${dot} `);
}

/** The same for a program: the line of the Dockerfile, and what is built there for which platform. */
export const placesAsEvidence = ({ places }: Match): readonly Evidence[] =>
  places.flatMap(({ platform, instruction, source }) =>
    source === null
      ? []
      : {
          source: source.file,
          line: source.line,
          text: [platform, instruction].filter((part) => part !== null).join(' '),
        },
  );
