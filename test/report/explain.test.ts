import { describe, expect, test } from 'vitest';
import { lessonIds, lessonOn, lessons, nothingKnown } from '../../src/lessons/index.ts';
import { stepIds } from '../../src/model/step-id.ts';
import { likely } from '../../src/nearest.ts';
import { explainedFailure, explainedLesson, explainedList } from '../../src/report/explain.ts';
import { cause, failureTexts } from '../../src/texts/failures.ts';
import { texts } from '../../src/texts/index.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { remediesOf } from '../../src/troubleshooting/remedies.ts';
import { type Line, lineCells, lineText } from '../../src/ui/line.ts';
import { themeFor } from '../../src/ui/theme.ts';

const page = (columns: number, locale = 'C.UTF-8') => ({
  ...{ theme: themeFor({ LC_ALL: locale }), columns, rows: 24 },
});
const textOf = (lines: readonly Line[]) => lines.map(lineText).join('\n');
const unwrapped = (lines: readonly Line[]) => textOf(lines).replace(/\s+/g, ' ');
const failureOf = (id: string) => {
  const failure = catalogue.find((one) => one.id === id);
  if (failure === undefined) throw new Error(`no failure ${id}`);
  return failure;
};

describe('the page of a failure', () => {
  test.each(catalogue.map(({ id }) => id))(
    'tells cause, place, check, every way out with its commands, and the source: %s',
    (id) => {
      const failure = failureOf(id);
      const text = unwrapped(explainedFailure(page(80), failure));
      expect(text.startsWith(failureTexts()[id]?.name ?? '?')).toBe(true);
      expect(text).toContain(cause(id).replace(/\s+/g, ' '));
      const step = stepIds.indexOf(failure.step) + 1;
      expect(text).toContain(`shows at step ${step}, ${texts()[failure.step].title}`);
      expect(text).toContain(`known as ${id}`);
      expect(text).toContain(failure.check === null ? 'a build only' : 'seen before by');
      expect(text).toContain(`Source: ${failure.source}.`);
      const ways = remediesOf(failure, { values: {}, isRoot: true });
      expect(ways.length).toBe(failure.ways.length);
      for (const { title, changes } of ways) {
        expect(text).toContain(title);
        expect(text).toContain(changes.replace(/\s+/g, ' '));
      }
      const run = ways.flatMap(({ actions }) =>
        actions.flatMap((one) => ('run' in one ? one.run : [])),
      );
      for (const word of run) expect(text).toContain(word.replace(/\s+/g, ' ').trim());
    },
  );

  test('names the check of the doctor, the step of the wizard, or that only a build tells', () => {
    const toldOf = (id: string) => unwrapped(explainedFailure(page(100), failureOf(id)));
    expect(toldOf('qemu-flag-F-missing')).toMatch(/by \S+ doctor --check emulators\.flags /);
    expect(toldOf('base-image-no-platform')).toContain('seen before by the wizard, at step 5');
    expect(toldOf('emulation-slow')).toContain('seen before by a build only');
    expect(toldOf('emulation-slow')).toContain('nothing is printed that tells it');
  });

  test('goes on to the lesson of its topic, else to that of the step that mends it', () => {
    const more = (id: string) =>
      textOf(explainedFailure(page(80), failureOf(id)))
        .split('\n')
        .at(-1);
    expect(more('push-localhost-refused')).toMatch(/explain registry$/);
    expect(more('exec-format-error-run')).toMatch(/explain emulators$/);
    expect(more('builder-exists')).toMatch(/explain builder$/);
    const known = new Set<string>(lessonIds);
    const own = catalogue.flatMap(({ id }) => lessonOn(id) ?? []);
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter((id) => !known.has(id))).toEqual([]);
  });

  test.each([60, 80, 120])('keeps to %d columns, save for a command that is not cut', (columns) => {
    for (const failure of catalogue) {
      for (const line of explainedFailure(page(columns), failure)) {
        if (lineCells(line) > columns) expect(lineText(line)).toMatch(/^ {4,}\S+ ?\S*|\$ |Exec/);
      }
    }
  });
});

describe('a lesson that is printed', () => {
  test.each(lessonIds)('holds all its pages, and says that its values are examples: %s', (id) => {
    for (const locale of ['C.UTF-8', 'C']) {
      const lines = explainedLesson(page(80, locale), id);
      for (const line of lines) expect(lineCells(line), lineText(line)).toBeLessThanOrEqual(80);
      const text = unwrapped(lines);
      for (const { title } of lessons[id].pages(nothingKnown)) expect(text).toContain(title);
      for (const about of lessonTexts()[id].about) expect(text).toContain(about);
      expect(text).toContain('The values are examples.');
      for (const other of lessons[id].related) expect(text).toContain(`explain ${other}`);
    }
  });

  test('has commands that a shell takes as they are', () => {
    const rows = textOf(explainedLesson(page(60), 'build')).split('\n');
    const first = rows.findIndex((row) => row.startsWith('  $ docker buildx build'));
    const last = rows.findIndex((row, index) => index >= first && !row.endsWith(' \\'));
    const typed = rows.slice(first, last + 1).join('\n');
    expect(typed.replace(/ \\\n\s+/g, ' ')).toBe(
      '  $ docker buildx build --builder mybuilder --platform linux/amd64,linux/arm64 --tag ghcr.io/me/app:1.0 --push .',
    );
    expect(last).toBeGreaterThan(first);
  });
});

describe('the list', () => {
  test('names every lesson and every failure once, with what it is about', () => {
    const lines = explainedList(page(80));
    for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(80);
    const text = unwrapped(lines);
    const names = lines.map(lineText).flatMap((row) => /^ {2}(\S+) {2,}/.exec(row)?.[1] ?? []);
    expect([...names].sort()).toEqual([...lessonIds, ...catalogue.map(({ id }) => id)].sort());
    for (const id of lessonIds) expect(text).toContain(`${id} ${lessonTexts()[id].brief}`);
    for (const { id } of catalogue) expect(text).toContain(`${id} ${failureTexts()[id]?.name}`);
  });

  test('has a row for each lesson', () => {
    const rows = explainedList(page(80)).map(lineText);
    expect(rows.indexOf('')).toBe(lessonIds.length + 1);
  });
});

describe('a name that is not known', () => {
  const names = [...lessonIds, ...catalogue.map(({ id }) => id)];
  test.each<[string, readonly string[]]>([
    ['f-flg', ['f-flag']],
    ['reboot', ['qemu-lost-after-reboot']],
    ['push-localhost', ['push-localhost-refused']],
    ['emulaters', ['emulators']],
    ['zzzz', []],
    ['', []],
  ])('is taken for the nearest ones: %s', (word, near) => {
    expect(likely(word, names, 3).slice(0, Math.max(1, near.length))).toEqual(near);
  });

  test('has at most as many as are asked for, those that hold it first', () => {
    const near = likely('PUSH', names, 3);
    expect(near).toHaveLength(3);
    for (const name of near) expect(name).toContain('push');
  });
});
