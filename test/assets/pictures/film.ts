import type { Rows } from './cells.ts';
import { type Picture, shapesOf, stylesFor, topOf, windowAround } from './svg.ts';

/** A screen, and how many milliseconds it is shown. */
export type Frame = { readonly rows: Rows; readonly ms: number };

export type Film = Omit<Picture, 'rows'> & { readonly frames: readonly Frame[] };

/** A walk as one SVG that plays by itself, again and again: each different row is in it once. */
export function filmOf({ title, columns, frames }: Film): string {
  const names = new Map<string, string>();
  const nameOf = (shapes: string) => {
    const name = names.get(shapes) ?? `r${names.size}`;
    names.set(shapes, name);
    return name;
  };
  const drawn = frames.map(({ rows }, index) => {
    const uses = rows.flatMap((row, at) => {
      const shapes = shapesOf(row, 0).join('');
      return shapes === '' ? [] : [`<use href="#${nameOf(shapes)}" y="${topOf(at)}"/>`];
    });
    return `<g class="frame" id="f${index}">${uses.join('')}</g>`;
  });
  const defined = [...names].map(([shapes, name]) => `<g id="${name}">${shapes}</g>`);
  return windowAround(['<defs>', ...defined, '</defs>', ...drawn], {
    ...{ title, columns, rows: Math.max(...frames.map(({ rows }) => rows.length)) },
    styles: [...stylesFor('system'), ...timesOf(frames)],
  });
}

/** When each frame is seen. Where nothing moves, or shall not, the last one stands still. */
function timesOf(frames: readonly Frame[]): readonly string[] {
  const whole = frames.reduce((sum, { ms }) => sum + ms, 0);
  const percent = (ms: number) => `${Math.round((ms / whole) * 100_000) / 1000}%`;
  const last = frames.length - 1;
  let at = 0;
  const times = frames.map(({ ms }, index) => {
    const from = at;
    at += ms;
    const before = index === 0 ? '' : '0% { visibility: hidden } ';
    const after = index === last ? '' : `${percent(at)} { visibility: hidden } `;
    const seen = `${percent(from)} { visibility: visible }`;
    return `@keyframes f${index} { ${before}${seen} ${after}}\n#f${index} { animation-name: f${index} }`;
  });
  return [
    `.frame { visibility: hidden; animation: ${whole}ms step-end infinite }`,
    ...times,
    `#f${last} { visibility: visible }`,
    `@media (prefers-reduced-motion: reduce) {\n#${['f0', ...frames.slice(1).map((_, index) => `f${index + 1}`)].join(', #')} { animation: none }\n}`,
  ];
}
