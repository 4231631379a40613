import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../.build/bundle.js';
import { cause } from '../../src/texts/failures.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (name: string) => readFileSync(join(dist, name), 'utf8');
const scripts = readdirSync(dist).filter((name) => /\.c?js$/.test(name));

/** The files that are loaded with these before anything runs, they among them. */
function loadedWith(...names: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const source = readFileSync(join(dist, name), 'utf8');
    const imports = /^(?:import|export)\b[^"']*?["']\.\/([^"']+)["']/gm;
    for (const [, from = ''] of source.matchAll(imports)) load(from);
  };
  names.forEach(load);
  return loaded;
}

/** What waits for a file of each kind: the wizard's screen, and the clinic's. */
const starts = scripts.filter((one) => one.startsWith('start-'));

/** The files that are loaded before the first frame of the wizard, and of the clinic. */
const firstFrame = () => loadedWith('main.js', ...starts);

describe('the start-up patches change nothing but the time', () => {
  type StringWidth = { readonly default: (text: string) => number };
  const built = join(dist, '../node_modules/.cache/string-width');
  let original: StringWidth;
  let patched: StringWidth;

  beforeAll(async () => {
    const entry = 'node_modules/string-width/index.js';
    const load = async (patches: boolean) => {
      const outdir = join(built, String(patches));
      await bundle({ entry, outdir, patches });
      return (await import(pathToFileURL(join(outdir, 'index.js')).href)) as StringWidth;
    };
    original = await load(false);
    patched = await load(true);
  });

  const suffixes = [
    '',
    '\ufe0f',
    '\ufe0e',
    '\u20e3',
    '\ufe0f\u20e3',
    '\u{1f3fd}',
    '\u200d\u2642\ufe0f',
    'a',
  ];
  const flag = (letter: number) => String.fromCodePoint(0x1f1e6 + letter);

  test('no recommended emoji is without what the patch asks for first', () => {
    // A flag that TypeScript's target does not know yet.
    const unicodeSets = 'v';
    const isEmoji = new RegExp('^\\p{RGI_Emoji}$', unicodeSets);
    const mayBeEmoji = /\p{Emoji_Presentation}|\uFE0F/u;
    const missed: string[] = [];
    let emoji = 0;
    for (let code = 0; code <= 0x10ffff; code++) {
      // Beyond these planes no character is one, whatever follows it.
      for (const suffix of code < 0x20000 ? suffixes : ['', '\ufe0f']) {
        const text = String.fromCodePoint(code) + suffix;
        if (!isEmoji.test(text)) continue;
        emoji++;
        if (!mayBeEmoji.test(text)) missed.push(text);
      }
    }
    expect(missed).toEqual([]);
    expect(emoji).toBeGreaterThan(1_500);
  }, 60_000);

  test('what emoji, frames and marks are made of is as wide as before', () => {
    const blocks = [0, 0x2000, 0x2500, 0x2600, 0x1f000, 0x1f300, 0x1f900];
    for (const block of blocks) {
      for (let code = block; code < block + 0x100; code++) {
        for (const suffix of suffixes) {
          const text = String.fromCodePoint(code) + suffix;
          if (original.default(text) !== patched.default(text)) throw new Error(`${text} differs`);
        }
      }
    }
  });

  test('flags, families, tags and frames too', () => {
    const flags = Array.from({ length: 26 * 26 }, (_, pair) => flag(pair % 26) + flag(pair % 25));
    const others = [
      '👨‍👩‍👧‍👦',
      '👩🏽‍🚀',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '❤️‍🔥',
      '❤‍🔥',
      '╭─╮',
      '✓❯░█',
    ];
    for (const text of [...flags, ...others]) {
      expect([text, patched.default(text)]).toEqual([text, original.default(text)]);
    }
  });
});

describe('the built program', () => {
  test('has no import that it does not bring along', () => {
    for (const name of scripts) {
      const source = readFileSync(join(dist, name), 'utf8');
      const imports = [...source.matchAll(/^(?:import|export)\b[^"']*?["']([^"']+)["'];?$/gm)];
      for (const [, from = ''] of imports) {
        expect([name, from]).toEqual([
          name,
          expect.stringMatching(/^(node:)?[\w/]+$|^\.\/[\w-]+\.js$/),
        ]);
      }
    }
  });

  test.each([
    ['known failures', cause('push-localhost-refused')],
    ['lessons', lessonTexts().manifest.digest],
  ])('keeps the words of the %s out of what the first frame waits for', (_, sentence) => {
    const loaded = firstFrame();
    const holds = (name: string) => readFileSync(join(dist, name), 'utf8').includes(sentence);
    expect(loaded.size).toBeGreaterThan(3);
    expect([...loaded].filter(holds)).toEqual([]);
    expect(scripts.filter(holds)).toHaveLength(1);
  });

  test('opens few files before the first frame: each brings it later', () => {
    expect(firstFrame().size).toBeLessThanOrEqual(12);
  });

  test('loads hardly more than Ink before the first frame: what a screen gains comes after it', () => {
    const wizard = starts.find((name) => read(name).includes('showWizard'));
    const loaded = [...loadedWith('main.js', wizard ?? '')];
    const bytes = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
    expect(loaded).toContain('screen.js');
    expect(bytes(['screen.js'])).toBeLessThan(960_000);
    expect(bytes(loaded.filter((name) => name !== 'screen.js'))).toBeLessThan(215_000);
    expect(read('screen.js')).toContain('react');
  });

  test.each(['doctor', 'undo', 'diagnose', 'explain'])('loads no Ink for %s', (command) => {
    const [mode = ''] = scripts.filter((name) =>
      new RegExp(`^${command}-[A-Z0-9]+\\.js$`).test(name),
    );
    expect(loadedWith('main.js', mode)).toContain('first-frame.js');
    expect(loadedWith('main.js', mode)).not.toContain('screen.js');
  });

  test("is React's production build, without its developer tools", () => {
    const all = scripts.map((name) => readFileSync(join(dist, name), 'utf8')).join('\n');
    expect(all).not.toContain('react-reconciler.development');
    expect(all).not.toContain('connectToDevTools');
  });

  test.each([
    'proof',
    'execve',
    'clinic/namespace',
    'clinic/stand-in',
    'clinic/dynamic',
    'clinic/loader',
  ])('brings the programs of %s, executable', (name) => {
    const folder = join(dist, 'assets', name);
    const programs = readdirSync(folder);
    expect(programs).toContain('linux-riscv64');
    for (const name of programs) expect(statSync(join(folder, name)).mode & 0o111).toBe(0o111);
    expect(statSync(join(dist, 'cli.cjs')).mode & 0o111).toBe(0o111);
  });

  test('brings the licence of everything in it', () => {
    const licenses = readFileSync(join(dist, 'LICENSES'), 'utf8');
    for (const name of ['ink', 'react', 'execa', 'yoga-layout', 'zustand', 'string-width']) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'));
    }
    expect(licenses.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(10);
  });
});
