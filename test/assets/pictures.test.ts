import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { show } from '../ui/screen.ts';
import { readCells } from './pictures/cells.ts';
import { type Scene, scenes } from './pictures/scenes.ts';
import { svgOf } from './pictures/svg.ts';

// Ink asks for colours when it is imported.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
});

/** High enough for the record above the panel. */
const size = { columns: 80, rows: 30 };

async function pictureOf({ title, state }: Scene): Promise<string> {
  const screen = show(state, size);
  await screen.until('? keys');
  const { raw } = screen.output;
  screen.close();
  return svgOf({ title, columns: size.columns, rows: await readCells(raw, size) });
}

// After a change of what the program draws: npm run picture
describe('the pictures of the README', () => {
  for (const scene of scenes) {
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
