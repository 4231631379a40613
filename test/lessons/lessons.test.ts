import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { registeringCommand } from '../../src/checklist/emulators/install-remedies.ts';
import { buildxVersion, dockerInfo } from '../../src/docker/commands.ts';
import { inspectRaw } from '../../src/docker/image-commands.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import {
  type Block,
  type Known,
  type LessonId,
  type LessonPage,
  lessonIds,
  lessonNamed,
  lessons,
  notesOf,
  nothingKnown,
  pagesAt,
} from '../../src/lessons/index.ts';
import { stepIds } from '../../src/model/step-id.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { lessonLines } from '../../src/ui/parts/lesson.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { buildCommand } from '../ui/samples.ts';
import { knownMachine } from './known-machine.ts';

/** What a window of 80 by 24 leaves for a page. */
const room = { columns: 80, rows: 18 };
const themes = { unicode: themeFor({ LC_ALL: 'C.UTF-8' }), ascii: themeFor({ LC_ALL: 'C' }) };

const drawn = (page: LessonPage, { columns, rows } = room, theme = themes.unicode) =>
  lessonLines({ theme, columns, rows }, page, { place: '1 of 4', foot: notesOf(page) });
const textOf = (page: LessonPage) => drawn(page).map(lineText).join('\n');
/** All that a block says, save for words of a command that its row shows whole anyway. */
function saidIn(block: Block): readonly string[] {
  if (block.kind === 'text') return [block.text];
  if (block.kind === 'drawing') return block.rows({ columns: 58, isAscii: false }).flat();
  if (block.kind === 'named') return block.rows.flatMap(({ text, about }) => [text, about]);
  return block.parts.flatMap(({ text, about }) => (block.isCommand ? [text, about] : [about]));
}

const wordsOf = (id: LessonId, known: Known) =>
  lessons[id].pages(known).map(textOf).join('\n').replace(/\s+/g, ' ');

type Apart = Extract<Block, { kind: 'apart' }>;
const commandsOf = (id: LessonId, known: Known): readonly Apart[] =>
  lessons[id]
    .pages(known)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'apart' ? [block] : [])));
const typedIn = (id: LessonId, known: Known) =>
  commandsOf(id, known).map(({ parts }) => parts.map(({ text }) => text).join(' '));

let machine: Known;
beforeAll(async () => {
  machine = await knownMachine();
});

describe.each([
  ['English', null],
  ['Chinese', zh],
])('a page of a lesson, in %s,', (_, language) => {
  beforeAll(() => speak(language));
  afterAll(() => speak(null));

  test.each(lessonIds)(
    'fits on a screen of 80 by 24, with examples and with a machine: %s',
    (id) => {
      for (const known of [nothingKnown, machine]) {
        for (const theme of Object.values(themes)) {
          for (const page of lessons[id].pages(known)) {
            const lines = drawn(page, room, theme);
            const picture = lines.map(lineText).join('\n');
            expect(lines.length, picture).toBeLessThanOrEqual(room.rows);
            for (const line of lines) expect(lineCells(line), picture).toBeLessThanOrEqual(80);
          }
        }
      }
    },
  );

  test.each(lessonIds)('is as wide as a narrow window, and loses nothing there: %s', (id) => {
    for (const page of lessons[id].pages(machine)) {
      const lines = drawn(page, { columns: 60, rows: 11 });
      for (const line of lines) expect(lineCells(line), lineText(line)).toBeLessThanOrEqual(60);
      const shown = lines
        .map(lineText)
        .join('')
        .replace(/[\s│├└▼]/g, '');
      const words = page.blocks
        .flatMap(saidIn)
        .join(' ')
        .split(/[\s│├└▼]+/);
      expect(words.filter((word) => !shown.includes(word))).toEqual([]);
      expect(words.length).toBeGreaterThan(10);
    }
  });

  test.each(lessonIds)('is drawn in ASCII where the terminal has no more: %s', (id) => {
    for (const page of lessons[id].pages(machine)) {
      const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu;
      const text = drawn(page, room, themes.ascii).map(lineText).join('\n').replace(chinese, '');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
      expect(text).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  test.each(lessonIds)(
    'has a title of its own, something to read and something to see: %s',
    (id) => {
      const pages = lessons[id].pages(nothingKnown);
      expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
      const kinds = pages.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
      expect(kinds).toContain('text');
      expect(kinds.filter((kind) => kind === 'drawing' || kind === 'apart').length).toBeGreaterThan(
        0,
      );
    },
  );
});

describe('the lesson of a step', () => {
  test.each(stepIds)(
    'says what it is, draws it, takes a command apart, and tells 2020 from now: %s',
    (id) => {
      const pages = lessons[id].pages(machine);
      expect(pages.length).toBeLessThanOrEqual(2);
      const kinds = pages.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
      expect(kinds.slice(0, 1)).toEqual(['text']);
      expect(kinds).toContain('drawing');
      expect(kinds).toContain('apart');
      const text = wordsOf(id, machine);
      const { past, now } = lessonTexts()[id];
      expect(text).toContain(`in 2020 ${past}`);
      expect(text).toContain(`now ${now}`);
    },
  );

  test.each(stepIds)('is followed by the topics that go on from it: %s', (id) => {
    const own = lessons[id].pages(machine).length;
    expect(lessons[id].related.length).toBeGreaterThan(0);
    expect(pagesAt(id, machine).length).toBeGreaterThan(own);
  });
});

describe('a command that is taken apart', () => {
  test.each(lessonIds)('has every word explained: %s', (id) => {
    for (const known of [nothingKnown, machine]) {
      for (const { parts } of commandsOf(id, known)) {
        for (const { text, about } of parts) expect([text, about]).not.toContain('');
      }
    }
  });

  it('is the one that the wizard runs', () => {
    expect(typedIn('machine', machine)).toEqual([shellQuote(dockerInfo)]);
    expect(typedIn('client', machine)).toEqual([shellQuote(buildxVersion)]);
    const registration = { architectures: ['arm64', 'riscv64'], remapsUsers: false };
    expect(typedIn('emulators', machine)).toEqual([shellQuote(registeringCommand(registration))]);
    expect(typedIn('builder', machine)).toEqual(['docker buildx create --use --name mybuilder']);
    const base = inspectRaw('golang:1.25-alpine', 'mybuilder');
    expect(typedIn('target', machine)).toEqual([shellQuote(base)]);
    expect(typedIn('build', machine)).toEqual([shellQuote(buildCommand)]);
    const list = inspectRaw('localhost:5000/demo:2026-11-24', 'mybuilder');
    expect(typedIn('manifest', machine)).toEqual([shellQuote(list)]);
  });

  it('tells the words of a mapping of user ids, where the engine has one', () => {
    const emulators = machine.facts.emulators && { ...machine.facts.emulators, remapsUsers: true };
    const mapped = { ...machine, facts: { ...machine.facts, emulators } };
    for (const id of ['emulators', 'f-flag'] as const) {
      const parts = commandsOf(id, mapped).flatMap((one) => one.parts);
      const [told] = parts.filter(({ text }) => text === '--userns=host');
      expect(told?.about).toMatch(/user ids/);
    }
  });
});

describe('a drawing', () => {
  it.each<[LessonId, ...string[]]>([
    ['machine', '26.1.5', 'unix:///var/run/docker.sock', 'Linux 6.', 'linux/amd64'],
    ['client', 'buildx 0.13.1', '/home/ada/.docker/config.json', 'mybuilder'],
    ['emulators', 'qemu-aarch64 enabled flags OC', 'no F: opened now', 'linux/arm64'],
    ['builder', 'builder mybuilder', 'node mybuilder0', 'driver docker-container'],
    ['target', 'ghcr.io', 'kofj/demo', '2026-11-24', 'not for linux/riscv64'],
    ['build', 'linux/amd64 native', 'linux/arm64 emulated', 'ghcr.io/kofj/demo:2026-11-24'],
    ['manifest', 'sha256:5df7036abaa6', 'linux/arm64 sha256:d2102dac6426', '3 layers 6.9 MB'],
    ['binfmt', 'binfmt_misc/qemu-aarch64', 'flags: OC', 'b700 for aarch64, number 183'],
    ['f-flag', 'qemu-aarch64, flags OC without F'],
    ['buildx', 'mybuilder'],
    ['emulation', 'runs on linux/amd64, makes code for linux/arm64'],
    ['registry', 'localhost:5000'],
    ['manifest-list', 'localhost:5000/demo:2026-11-24', 'sha256:d2102dac6426', '3 files'],
    ['provenance', 'attests the row of linux/arm64'],
    ['docker-manifest', 'ghcr.io/kofj/demo:2026-11-24-arm64'],
  ])("holds the machine's own values: %s", (id, ...values) => {
    const text = wordsOf(id, machine);
    for (const value of values) expect(text).toContain(value);
  });

  it('takes the images that a list is made of by hand as they are named', () => {
    const sources = [
      { reference: 'ghcr.io/ada/hello:amd64', platform: 'linux/amd64' },
      { reference: 'ghcr.io/ada/hello:old-pi', platform: 'linux/arm/v6' },
    ];
    const text = wordsOf('docker-manifest', { ...nothingKnown, sources });
    const list = 'ghcr.io/me/app:1.0';
    for (const { reference } of sources) expect(text).toContain(reference);
    expect(text).not.toContain(`${list}-`);
    const [annotate] = commandsOf('docker-manifest', { ...nothingKnown, sources }).filter(
      ({ parts }) => parts.some((part) => part.text === 'docker manifest annotate'),
    );
    expect(annotate?.parts.map((part) => part.text)).toEqual([
      ...['docker manifest annotate', list, 'ghcr.io/ada/hello:old-pi'],
      ...['--os linux', '--arch arm', '--variant v6'],
    ]);
  });

  it('names every value that is only an example', () => {
    for (const id of lessonIds) {
      const [note = ''] = lessons[id].pages(nothingKnown).flatMap(notesOf);
      expect([id, note]).toEqual([id, expect.stringContaining('so an example:')]);
    }
    for (const id of stepIds) {
      expect([id, lessons[id].pages(machine).flatMap(notesOf)]).toEqual([id, []]);
    }
  });

  it('takes another platform for an example on a machine that runs that one itself', () => {
    const emulators = machine.facts.emulators && {
      ...machine.facts.emulators,
      engine: 'linux/arm64',
    };
    const facts = { ...nothingKnown.facts, emulators: emulators && { ...emulators, rows: [] } };
    const text = wordsOf('emulation', { ...nothingKnown, facts });
    expect(text).toContain('runs on linux/arm64, makes code for linux/amd64');
  });

  it('keeps what a machine says from the terminal where it is no text', () => {
    const page = {
      title: 'x',
      examples: [],
      blocks: [{ kind: 'drawing', rows: () => [['a', '\u001b[2Jb']] } as const],
    };
    expect(textOf(page)).toMatch(/a {3}b$/);
  });
});

describe('the names of lessons', () => {
  it('are those of the texts, and what goes on from a lesson is one', () => {
    const named = Object.keys(lessonTexts()).filter((name) => name !== 'words');
    expect(new Set(lessonIds)).toEqual(new Set(named));
    for (const id of lessonIds) {
      for (const other of lessons[id].related) expect(lessonNamed(other)).toBe(other);
      expect(lessons[id].related).not.toContain(id);
    }
  });

  it('are found by other names, in any case', () => {
    expect(lessonNamed('F-Flag')).toBe('f-flag');
    expect(lessonNamed('F')).toBe('f-flag');
    expect(lessonNamed('attestations')).toBe('provenance');
    expect(lessonNamed('localhost')).toBe('registry');
    expect(lessonNamed('toString')).toBeNull();
  });
});
