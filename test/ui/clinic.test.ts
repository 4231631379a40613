import { createElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NamespaceLost } from '../../src/clinic/namespace.ts';
import { type Clinic, openRecording } from '../../src/clinic/open.ts';
import { everySwitches, stateIds } from '../../src/clinic/scenes.ts';
import { createWalk, pageIds, type Walk } from '../../src/clinic/walk.ts';
import { clinicTexts } from '../../src/texts/clinic.ts';
import { ClinicApp } from '../../src/ui/clinic/app.tsx';
import { clinicLines } from '../../src/ui/clinic/panel.ts';
import { clinicText } from '../../src/ui/clinic/plain.ts';
import { createClinicView, firstClinicView } from '../../src/ui/clinic/view.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { type Drawn, draw, type Size } from './drawn.ts';

const recording = await openRecording({
  reason: 'old-kernel',
  evidence: [{ source: 'uname -r', line: null, text: '6.1.0' }],
});
/** The same answers, as if this kernel gave them. */
const live: Clinic = { ...recording, recorded: null };
const unicode = { LC_ALL: 'C.UTF-8' };

const open: Drawn[] = [];
type Shown = Drawn & { readonly walk: Walk };
function show(clinic: Clinic, size: Size = {}, env: Record<string, string> = unicode): Shown {
  const walk = createWalk(clinic);
  const app = createElement(ClinicApp, {
    walk,
    view: createClinicView(walk),
    theme: themeFor(env),
  });
  const drawn = draw(app, size);
  open.push(drawn);
  return { ...drawn, walk };
}
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const { states, own, actions, notice } = clinicTexts();

describe('the clinic as text', () => {
  it('says first which kernel answers, or why it is a recording', async () => {
    const begin = async (clinic: Clinic) => (await clinicText(clinic, unicode)).slice(0, 1500);
    const now = `  Linux ${live.kernel} on amd64, asked just now.\n`;
    expect(await begin(live)).toContain(now);
    const recorded = await begin(recording);
    expect(recorded).not.toContain('asked just now');
    expect(recorded).toContain('  This is a recording: ');
    expect(recorded).toContain('uname -r: 6.1.0');
  });
});

describe('the pages of the clinic', () => {
  it('follow each other with Enter and go back with an arrow, each with its answers', async () => {
    const screen = show(live);
    await screen.until('What does the kernel do');
    screen.press('enter');
    await screen.until(states.none.title);
    const first = await screen.until('in a container    ✗ ENOEXEC   exec format error');
    expect(first).toContain('state 1 of 14');
    expect(first).toContain('live, Linux');
    screen.press('right');
    const second = await screen.until('in a container    ✗ ENOENT');
    expect(second).toContain(
      'on this machine   ✓ runs     qemu-riscv64 is handed [/proof] [a] [b]',
    );
    expect(second).toContain(':/usr/bin/qemu-riscv64:\n');
    expect(second).toMatch(/entry +qemu-riscv64 +enabled +no flags/);
    screen.press('left');
    await screen.until('state 1 of 14');
    screen.press('b');
    await screen.until('What does the kernel do');
  });

  it('are asked again with r', async () => {
    const screen = show(live);
    screen.press('enter');
    await screen.until(notice.answered);
    screen.press('r');
    await screen.until(notice.again(2));
    screen.press('enter', 'left');
    await screen.until(notice.answered);
  });

  it('explain themselves with e, with the whole write and the whole entry', async () => {
    const screen = show(live, { rows: 50 });
    screen.press('enter', 'enter', 'e');
    const text = await screen.until('This is the state that puzzles most');
    expect(text).toContain(':/usr/bin/qemu-riscv64:');
    expect(text).toContain('    magic 7f454c46');
    screen.press('esc');
    await screen.until('state 2 of 14');
  });

  it('are all in a list, which leads to any of them', async () => {
    const screen = show(live);
    screen.press('enter', 'l');
    const list = await screen.until('❯ 1   Nothing registered');
    for (const id of stateIds) expect(list).toContain(states[id].title);
    expect(list).toMatch(/1 +Nothing registered +✗ ENOEXEC +✗ ENOEXEC/);
    screen.press('down', 'down', 'enter');
    await screen.until('state 3 of 14');
    screen.press('l', 'end', 'enter');
    await screen.until(own.lead);
  });

  it('say which keys there are', async () => {
    const screen = show(live);
    screen.press('?');
    const help = await screen.until(actions.pageDown);
    for (const word of ['run again', 'all states', 'your turn', 'explain', 'leave']) {
      expect(help).toContain(word);
    }
  });
});

describe('what a person breaks by hand', () => {
  it('is asked of the kernel with each change', async () => {
    const screen = show(live);
    screen.press('G');
    await screen.until('in a container    ✓ runs');
    screen.press('space');
    await screen.until(
      (text) => /F +\[ \]/.test(text) && text.includes('in a container    ✗ ENOENT'),
    );
    screen.press('space', 'down', 'space');
    await screen.until('handed [/proof] [ls] [a] [b]');
    screen.press('down', 'space');
    await screen.until('in a container    ✗ ENOEXEC');
    screen.press('space', 'down', 'space');
    await screen.until(own.interpreters.dynamic);
    await screen.until('in a container    ✗ ENOENT');
    screen.press('space');
    await screen.until(own.interpreters.removed);
    await screen.until('in a container    ✓ runs');
    screen.press('space');
    await screen.until(own.interpreters.missing);
    await screen.until('✗ register');
    screen.press('space');
    await screen.until((text) => / interpreter +there\n/.test(text));
  });
});

describe('the end of the clinic', () => {
  it('is reached with Enter on the last page, and leaves what the kernel answered', async () => {
    const screen = show(live);
    screen.press('enter', 'enter');
    await screen.until('state 2 of 14');
    screen.press('G', 'enter');
    await screen.until('What the kernel answered');
    expect(screen.walk.store.getState().exitCode).toBe(0);
    const left = screen.everything().join('\n');
    expect(left).toMatch(/2 +Without F +✓ runs +✗ ENOENT/);
    expect(left).not.toContain('quit');
  });

  it.each([
    ['q before it', ['enter', 'q'], 130],
    ['q after it', ['G', 'b', 'q'], 0],
    ['Ctrl+C after it', ['G', 'ctrl-c'], 130],
    ['q on the list', ['l', 'q'], 130],
  ])('%s', async (_, keys, code) => {
    const screen = show(live);
    await screen.until('What does the kernel do');
    screen.press(...keys);
    await screen.until(() => screen.walk.store.getState().exitCode !== null);
    expect(screen.walk.store.getState().exitCode).toBe(code);
  });
});

describe('a recording', () => {
  it('says on every page that it is one, of which kernel and day; and why', async () => {
    const { kernel, recorded } = recording;
    const screen = show(recording, { rows: 30 });
    const intro = await screen.until("It can't be live here");
    expect(intro).toContain(`what Linux ${kernel} on amd64 answered on ${recorded?.on}`);
    expect(intro).toContain('uname -r: 6.1.0');
    for (const id of stateIds) {
      screen.press('enter');
      const page = await screen.until((text) => text.includes(`${states[id].title}   RECORDING`));
      expect(page).toContain(`A recording of Linux ${kernel} on amd64, made on ${recorded?.on}`);
    }
    screen.press('e');
    await screen.until("It can't be live here");
  });

  it('goes on where the namespace is lost', async () => {
    const lost: Clinic = { ...live, perform: () => Promise.reject(new NamespaceLost()) };
    const screen = show(lost);
    screen.press('enter');
    await screen.until((page) => page.includes('RECORDING') && page.includes('ENOEXEC'));
    screen.press('e');
    await screen.until('the program that held the namespace has ended');
  });
});

/** Every page with its answers, as it is drawn. */
async function pages(
  size: Required<{ columns: number; rows: number }>,
  env: Record<string, string>,
) {
  const walk = createWalk(live);
  const drawn: { readonly id: string; readonly lines: ReturnType<typeof clinicLines> }[] = [];
  for (const id of pageIds) {
    walk.goTo(id);
    await new Promise((resolve) => setImmediate(resolve));
    const page = { ...size, theme: themeFor(env) };
    drawn.push({ id, lines: clinicLines(page, walk.store.getState(), firstClinicView) });
  }
  return drawn;
}

describe('every page', () => {
  const sizes = [
    [80, 24],
    [60, 16],
    [120, 40],
    [200, 60],
  ] as const;

  it.each(sizes)('fits into %i by %i, and shows how the program ended', async (columns, rows) => {
    for (const { id, lines } of await pages({ columns, rows }, unicode)) {
      expect(lines.length, id).toBeLessThanOrEqual(rows - 1);
      for (const row of lines)
        expect(lineCells(row), `${id}: ${lineText(row)}`).toBeLessThanOrEqual(columns);
      const text = lines.map(lineText).join('\n');
      if (id !== 'intro') expect(text, id).toMatch(/in a container +(✓|✗)/);
      expect(text, id).toContain('quit');
    }
  });

  it('fits whole into 80 by 24: nothing is to be scrolled, and the picture is there', async () => {
    for (const { id, lines } of await pages({ columns: 80, rows: 24 }, unicode)) {
      const text = lines.map(lineText).join('\n');
      expect(text, id).not.toMatch(/more (above|below)/);
      if (id !== 'intro') expect(text, id).toMatch(/program +7f454c46[\s\S]*ends +\w/);
    }
  });

  it('opens at its top in 60 by 16, and says where the picture has no room', async () => {
    for (const { id, lines } of await pages({ columns: 60, rows: 16 }, unicode)) {
      const text = lines.map(lineText).join('\n');
      expect(text, id).not.toContain('more above');
      if (id === 'intro') continue;
      expect(text, id).not.toContain('more below');
      expect(text, id).toMatch(/program +7f454c46|The picture needs a window of \d\d rows\./);
    }
  });

  it('has its picture in the window that it asks for', async () => {
    for (const [index, { lines }] of (await pages({ columns: 60, rows: 16 }, unicode)).entries()) {
      const text = lines.map(lineText).join('\n');
      const rows = Number(/a window of (\d+) rows/.exec(text)?.[1] ?? 16);
      const larger = (await pages({ columns: 60, rows }, unicode))[index];
      const seen = larger?.lines.map(lineText).join('\n') ?? '';
      if (larger?.id !== 'intro') expect(seen, larger?.id).toMatch(/program +7f454c46/);
    }
  });

  it.each([
    [80, 24],
    [60, 16],
  ])('shows all that can be set, and what comes of it, at %i by %i', async (columns, rows) => {
    const walk = createWalk(live);
    walk.goTo('own');
    const page = { columns, rows, theme: themeFor(unicode) };
    for (const switches of everySwitches) {
      walk.set(switches);
      await new Promise((resolve) => setImmediate(resolve));
      const lines = clinicLines(page, walk.store.getState(), firstClinicView).map(lineText);
      const text = lines.join('\n');
      expect(text, JSON.stringify(switches)).toMatch(/❯ F +\[/);
      expect(text).toMatch(/in a container +[✓✗]/);
      expect(text).not.toMatch(/more (above|below)/);
    }
  });

  it('has the same height on all pages at 80 by 24: nothing jumps', async () => {
    const heights = (await pages({ columns: 80, rows: 24 }, unicode)).map(
      ({ lines }) => lines.length,
    );
    expect(new Set(heights)).toEqual(new Set([23]));
  });

  it('is ASCII where the terminal has no more', async () => {
    for (const { id, lines } of await pages({ columns: 80, rows: 24 }, { LC_ALL: 'C' })) {
      expect(lines.map(lineText).join('\n'), id).toMatch(/^[\n -~]*$/);
    }
  });
});
