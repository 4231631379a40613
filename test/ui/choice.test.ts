import { afterEach, describe, expect, it } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { lastLines, panelLines } from '../../src/ui/panel.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { asking, firstView } from '../../src/ui/view.ts';
import { at, fresh, machineFindings } from './samples.ts';
import { type Shown, show } from './screen.ts';

const open: Shown[] = [];
afterEach(() => {
  speak(null);
  for (const screen of open.splice(0)) screen.close();
});

const first = { view: { choice: asking('build') } };
const machine = at('machine', { findings: machineFindings });
const shown = (...[state = machine, options = first]: Partial<Parameters<typeof show>>): Shown => {
  const screen = show(state, options);
  open.push(screen);
  return screen;
};

const looks = [
  ['en', 'Build and push an image', 'Assemble a manifest list'],
  ['zh', '构建并推送镜像', '组装清单列表'],
] as const;

describe('where there is nothing to build', () => {
  const empty = { ...machine, emptyProject: '.' };
  const linesOf = (state: typeof machine, columns: number, rows: number, isAsked: boolean) =>
    panelLines({ theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows }, state, {
      ...firstView,
      ...(isAsked && { choice: asking('build') }),
    });
  const words = (lines: ReturnType<typeof linesOf>) =>
    lines.map(lineText).join('').replace(/\s+/g, '');

  it.each(
    [null, zh].flatMap((spoken) =>
      [
        [60, 16],
        [80, 24],
        [120, 40],
      ].map(([columns = 0, rows = 0]) => ({ spoken, columns, rows })),
    ),
  )('the first screen and the first step say so, and what to do: $columns by $rows', (look) => {
    const { spoken, columns, rows } = look;
    speak(spoken);
    const { title, how } = texts().ui.emptyProject;
    for (const isAsked of [true, false]) {
      const lines = linesOf(empty, columns, rows, isAsked);
      for (const text of [title(null), how])
        expect(words(lines)).toContain(text.replace(/\s+/g, ''));
      expect(lines.length).toBeLessThan(rows);
      for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('nobody is stopped, and nothing is said where a file was named since, or at a later step', () => {
    const { title } = texts().ui.emptyProject;
    const text = (state: typeof machine) => linesOf(state, 80, 24, false).map(lineText).join('\n');
    expect(text(empty)).toContain(texts().ui.goOnTo(texts().client.title));
    const inApp = { ...empty.answers, context: 'app' };
    expect(text({ ...empty, emptyProject: 'app', answers: inApp })).toContain(title('app'));
    expect(text({ ...empty, answers: inApp })).not.toContain(title(null));
    const answers = { ...empty.answers, file: 'docker/Dockerfile' };
    expect(text({ ...empty, answers })).not.toContain(title(null));
    expect(text({ ...empty, current: 'client' })).not.toContain(title(null));
    expect(text(machine)).not.toContain(title(null));
  });
});

describe('the first screen', () => {
  it.each(
    looks.flatMap((look) =>
      [
        [60, 16],
        [80, 24],
        [120, 40],
      ].map(([columns = 0, rows = 0]) => ({ look, columns, rows })),
    ),
  )('asks what the person wants: $look.0 at $columns by $rows', ({ look, columns, rows }) => {
    const [language, build, assemble] = look;
    if (language === 'zh') speak(zh);
    for (const env of [{ LC_ALL: 'C.UTF-8' }, { LC_ALL: 'C' }]) {
      const page = { theme: themeFor(env), columns, rows };
      const lines = panelLines(page, machine, { ...firstView, choice: asking('build') });
      const { cursor, enter } = page.theme.glyphs;
      const screen = lines.map(lineText);
      expect(screen).toContain(`  ${cursor} ${build}`);
      expect(screen).toContain(`    ${assemble}`);
      expect(screen.at(-1)).toMatch(new RegExp(`^${enter} \\S+ .*\\bq `));
      expect(lines.length).toBeLessThan(rows);
      for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(columns);
      // It is before the seven steps, and names none.
      expect(screen.join('\n')).not.toContain('7');
    }
  });

  it('leads to the first step with Enter, and from there back with b, whatever was found meanwhile', async () => {
    const screen = shown();
    await screen.until('What do you want to do?');
    screen.press('enter');
    await screen.until('step 1 of 7');
    screen.press('b');
    await screen.until('❯ Build and push an image');
    screen.press('b', 'e', 'c', 'r', 'x');
    await screen.until('What do you want to do?');
    expect(screen.calls).toEqual([]);
  });

  it('leads to the other route with an arrow and Enter; the cursor goes round', async () => {
    const screen = shown();
    await screen.until('❯ Build');
    screen.press('down');
    await screen.until('❯ Assemble a manifest list');
    screen.press('enter');
    screen.press('down', 'down', 'k');
    await screen.until('❯ Build');
    expect(screen.calls).toEqual([['assemble']]);
  });

  it('says that the machine is looked at, and shows its keys and a way out', async () => {
    const screen = shown(fresh);
    await screen.until('Looking at this machine.');
    screen.press('?');
    await screen.until('The first question');
    screen.press('esc', 'q', 'ctrl-c');
    expect(screen.calls).toEqual([['quit'], ['interrupt']]);
  });

  it('is not asked where the command line said what is wanted: b means nothing at the first step', async () => {
    const screen = shown(machine, {});
    expect(await screen.until('step 1 of 7')).not.toMatch(/\bb back/);
  });

  it('stays behind when the person leaves', () => {
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const left = lastLines(page, machine, { ...firstView, choice: asking('assemble') });
    expect(left.map((row) => lineText(row).trimEnd())).toContain('● What do you want to do?');
  });
});
