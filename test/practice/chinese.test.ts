import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cells } from '../../src/texts/cells.ts';
import { texts } from '../../src/texts/index.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { en, leavesOf } from '../texts/every-language.ts';
import { endOf, makeBuilder, startWalk, suggestedTag, type Walk } from './walk.ts';

let walk: Walk;
beforeAll(() => speak(zh));
afterEach(() => walk?.close());
afterAll(() => speak(null));

/** What would be English on a screen: sentences and titles, not names of commands. */
const english = leavesOf(en).flatMap(({ text }) =>
  typeof text === 'string' && /[a-z] [a-z]+ [a-z]/.test(text) ? [text] : [],
);
const said = new Set(leavesOf(zh.texts).map(({ text }) => text));

/** The screen as it is, once it is one that a person in China reads without a dictionary. */
function chinese(walk: Walk): readonly string[] {
  const rows = walk.rows();
  // What the kernel says is said in its own words.
  const shown = rows.join(' ').replace(/\s+/g, ' ').replaceAll('no such file or directory', '');
  expect(shown).toMatch(/\p{Script=Han}/u);
  expect(rows.filter((row) => cells(row) > 80)).toEqual([]);
  expect(english.filter((text) => !said.has(text) && shown.includes(text))).toEqual([]);
  return rows;
}

/** The cell at which each row has this text, or what stands in its column. */
const cellOf = (row: string, text: string): number => cells(row.slice(0, row.indexOf(text)));

test('the way from nothing to an image is walked in Chinese, in a window of 80 by 24', async () => {
  walk = await startWalk('fresh-laptop');
  await walk.atStep('machine');
  const [header = ''] = chinese(walk).filter((row) => row.startsWith('● '));
  expect(header).toContain('● 本机   练习：fresh-laptop');
  expect(header.endsWith('第 1 步，共 7 步')).toBe(true);
  // Its right edge is that of the window.
  expect(cells(header)).toBe(80);
  expect(walk.rows().join('\n')).toContain('Ubuntu 24.04，');
  await walk.until('binfmt_misc 已启用');
  const seen = ['ServerVersion: ', 'KernelVersion: ', 'nodev binfmt_misc', 'enabled'].map((text) =>
    cellOf(chinese(walk).find((row) => row.includes(text)) ?? '', text),
  );
  // What was seen stands in one column, whatever the titles before it hold.
  expect(new Set(seen).size).toBe(1);

  await walk.walkTo('emulators');
  const table = chinese(walk);
  const head = table.find((row) => row.trim().startsWith('平台')) ?? '';
  const handlers = table.filter((row) => /^ {4}linux\/.* 没有注册/.test(row));
  expect(handlers).toHaveLength(2);
  for (const row of handlers) expect(cellOf(row, '! 没有注册')).toBe(cellOf(head, '结论'));

  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await walk.atStep('emulators');
  chinese(walk);
  await walk.goOnTo('builder');
  chinese(walk);
  await makeBuilder(walk);
  const builders = chinese(walk);
  const titles = builders.find((row) => row.trim().startsWith('构建器 ')) ?? '';
  const chosen = builders.find((row) => row.includes('mybuilder（已选）')) ?? '';
  expect(cellOf(chosen, 'docker-container')).toBe(cellOf(titles, '驱动'));

  await walk.goOnTo('target');
  await walk.until((screen) => /alpine:3\.22 +✓ 有/.test(screen));
  chinese(walk);
  walk.press('space');
  await walk.until(texts().ui.target.chosen(3));
  chinese(walk);
  await endOf(walk, suggestedTag(walk), ['linux/amd64', 'linux/arm64', 'linux/riscv64']);
}, 60_000);

test('the help and every question are Chinese, too', async () => {
  walk = await startWalk('fresh-laptop');
  await walk.atStep('machine');
  walk.press('?');
  const help = await walk.until(texts().ui.modes.fine);
  expect(help).toContain(texts().ui.help.fields.slice(0, 20));
  chinese(walk);
  walk.press('esc');
  await walk.until((screen) => !screen.includes(texts().ui.modes.fine));
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.until(texts().ui.consent.title);
  const asked = chinese(walk);
  // Names of the same width, so that what they name stands in one column.
  const column = ['更改', '撤销', '需要'].map((name) => {
    const row = asked.find((one) => one.trim().startsWith(`${name} `)) ?? '';
    return cells(row) - cells(row.trimStart().slice(name.length).trimStart());
  });
  expect(new Set(column)).toEqual(new Set([14]));
  walk.press('e');
  await walk.until(texts().ui.explained.after.slice(0, 12));
  chinese(walk);
}, 60_000);
