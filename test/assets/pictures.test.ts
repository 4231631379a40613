import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Drawn } from '../ui/drawn.ts';
import { show } from '../ui/screen.ts';
import { readCells } from './pictures/cells.ts';
import { clinicTitle, drawClinic } from './pictures/clinic.ts';
import { scenes } from './pictures/scenes.ts';
import { svgOf } from './pictures/svg.ts';

// Ink asks for colours when it is imported.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
});

/** High enough for the record above the panel. */
const size = { columns: 80, rows: 30 };
const small = { columns: 80, rows: 24 };

const pictures = [
  ...scenes.map(({ name, title, state }) => ({
    ...{ name, title, size, until: '? keys', draw: () => show(state, size) },
  })),
  {
    name: 'clinic',
    title: clinicTitle,
    size: small,
    until: '✗ ENOENT',
    draw: () => drawClinic(small),
  },
];

type Pictured = {
  readonly title: string;
  readonly size: { readonly columns: number; readonly rows: number };
  /** What is on the screen when all of it is. */
  readonly until: string;
  readonly draw: () => Drawn;
};

async function pictureOf({ title, size, until, draw }: Pictured): Promise<string> {
  const screen = draw();
  await screen.until(until);
  const { raw } = screen.output;
  screen.close();
  return svgOf({ title, columns: size.columns, rows: await readCells(raw, size) });
}

// After a change of what the program draws: npm run picture
describe('the pictures of the README', () => {
  for (const scene of pictures) {
    const path = `assets/pictures/${scene.name}.svg`;

    it(`${path} is what the program draws`, async () => {
      await expect(await pictureOf(scene)).toMatchFileSnapshot(`../../${path}`);
    });

    it(`${path} is small, stands in the README, and loads nothing`, async () => {
      const svg = await readFile(path, 'utf8');
      expect(svg.length).toBeLessThan(50_000);
      expect(svg).not.toMatch(/href|url\(|@import/);
      expect(await readFile('README.md', 'utf8')).toContain(path);
    });
  }
});
