import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCells, withoutBlankRows } from './pictures/cells.ts';
import { clinicTitle, drawClinic } from './pictures/clinic.ts';
import { filmOf } from './pictures/film.ts';
import { inOwnTime } from './pictures/own-time.ts';
import {
  filmTitle,
  onFreshLaptop,
  onHandlersLost,
  onNoFFlag,
  type Shots,
  titles,
} from './pictures/scenes.ts';
import { svgOf } from './pictures/svg.ts';

// Ink asks for colours when it is imported.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
});

const size = { columns: 80, rows: 24 };
const { columns } = size;
const folder = 'assets/pictures';

const shotNames = Object.keys(titles) as (keyof typeof titles)[];
const schemes = ['light', 'dark'] as const;
const names = [
  ...shotNames.flatMap((name) => schemes.map((scheme) => `${name}-${scheme}`)),
  ...['clinic', 'walk'],
];

async function clinicNow(): Promise<string> {
  const screen = drawClinic(size);
  await screen.until('✗ ENOENT');
  const { raw } = screen.output;
  screen.close();
  return svgOf({ title: clinicTitle, columns, rows: await readCells(raw, size) });
}

const drawn = new Map<string, string>();

// In a hook: a module that waits for its own time at its top would wait for itself.
beforeAll(async () => {
  const { frames, ...laptop } = await inOwnTime(onFreshLaptop);
  const emulators = await inOwnTime(onNoFFlag);
  const shots: Shots = { ...laptop, emulators, verdict: await inOwnTime(onHandlersLost) };
  for (const name of shotNames) {
    const picture = { title: titles[name], columns, rows: withoutBlankRows(shots[name]) };
    for (const scheme of schemes) drawn.set(`${name}-${scheme}`, svgOf(picture, scheme));
  }
  drawn.set('clinic', await clinicNow());
  drawn.set('walk', filmOf({ title: filmTitle, columns, frames }));
}, 180_000);

/** Bytes that one may have. */
const limitOf = (name: string) => (name === 'walk' ? 500_000 : 50_000);

// After a change of what the program draws: npm run assets
describe.each(names)('the picture %s', (name) => {
  const path = `${folder}/${name}.svg`;

  it('is what the program draws', async () => {
    await expect(drawn.get(name)).toMatchFileSnapshot(`../../${path}`);
  });

  it('is small, stands in the README, says what it shows, and loads nothing', async () => {
    const svg = drawn.get(name) ?? '';
    expect(Buffer.byteLength(svg)).toBeLessThan(limitOf(name));
    expect(svg).not.toMatch(/href="[^#]|url\(|@import/);
    expect(svg).toMatch(/role="img">\n<title>.{40,}<\/title>/);
    expect(await readFile('README.md', 'utf8')).toContain(path);
  });
});

it('the walk stands still at its last screen where nothing shall move', () => {
  const walk = drawn.get('walk') ?? '';
  const last = walk.split('<g class="frame"').length - 2;
  expect(last).toBeGreaterThan(30);
  expect(walk).toContain(
    `#f${last} { visibility: visible }\n@media (prefers-reduced-motion: reduce)`,
  );
  expect(walk).toContain(`#f${last} { animation: none }`);
});
