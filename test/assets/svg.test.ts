import { describe, expect, it } from 'vitest';
import { readCells } from './pictures/cells.ts';
import { runsOf } from './pictures/runs.ts';
import { svgOf } from './pictures/svg.ts';

const size = { columns: 20, rows: 5 };
const svgFor = async (raw: string) =>
  svgOf({ title: 'a & b', columns: size.columns, rows: await readCells(raw, size) });

describe('a picture of a terminal', () => {
  it('keeps the columns of a table, wide characters among them', async () => {
    const [row = []] = await readCells('平台  ok   done it', size);
    expect(runsOf(row).map(({ column, width, text }) => [column, width, text])).toEqual([
      [0, 4, '平台'],
      [6, 2, 'ok'],
      [11, 7, 'done it'],
    ]);
  });

  it('has the colours and weights of its cells, by name', async () => {
    const svg = await svgFor('\u001b[1;31mbad\u001b[0m \u001b[2mold\u001b[0m');
    expect(svg).toMatch(/<text class="c1 bold"[^>]*>bad</);
    expect(svg).toMatch(/<text class="plain dim"[^>]*>old</);
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('draws blocks as shapes, and leaves out the blank rows around', async () => {
    const svg = await svgFor('\n\n██░\n');
    expect(svg).toMatch(/<rect class="full plain"[^>]*width="16.8"/);
    expect(svg).toMatch(/<rect class="empty plain"[^>]*width="8.4"/);
    expect(svg).toContain('height="63"');
  });

  it('shows what looks like markup as it is', async () => {
    expect(await svgFor('<b> & </b>')).toContain('&lt;b&gt; &amp; &lt;/b&gt;');
    expect(await svgFor('x')).toContain('<title>a &amp; b</title>');
  });
});
