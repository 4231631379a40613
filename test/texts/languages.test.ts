import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/model/program.ts';
import { en, leavesOf, stringsIn, zh } from './every-language.ts';
import { callsOf } from './sample-values.ts';

const english = new Map(leavesOf(en).map(({ path, text }) => [path, text]));
const chinese = new Map(leavesOf(zh).map(({ path, text }) => [path, text]));

/** The names of the sentences of a way out; none of one sentence. */
const partsOf = (given: unknown): string =>
  typeof given === 'string' ? '' : Object.keys(given as object).join();

/** What a person may type differs from language to language. */
const isTyped = (path: string): boolean => path.startsWith('mend.keys.');

describe('English and Chinese', () => {
  test('have the same texts, and there are many', () => {
    const paths = [...english.keys()].filter((path) => !isTyped(path));
    expect([...chinese.keys()].filter((path) => !isTyped(path)).sort()).toEqual(paths.sort());
    expect(paths.length).toBeGreaterThan(1_000);
  });

  test('have the same kind of text, of as many values, in each place', () => {
    const kindOf = (text: unknown) =>
      typeof text === 'function' ? `a function of ${text.length}` : typeof text;
    const differ = [...english]
      .filter(([path]) => !isTyped(path))
      .filter(([path, text]) => kindOf(text) !== kindOf(chinese.get(path)))
      .map(([path]) => path);
    expect(differ).toEqual([]);
  });

  test('show the same values', () => {
    const called = [...english].flatMap(([path, text]) =>
      typeof text === 'function' ? [{ path, calls: callsOf(path, text) }] : [],
    );
    expect(called.filter(({ calls }) => calls.length === 0).map(({ path }) => path)).toEqual([]);
    const wrong = called.flatMap(({ path, calls }) =>
      calls.flatMap(({ args, shown, given }) => {
        const translated = (chinese.get(path) as (...values: unknown[]) => unknown)(...args);
        const all = stringsIn(translated);
        const missing = shown.filter((value) => !all.join('\n').includes(value));
        const isWhole = partsOf(given) === partsOf(translated);
        return missing.length > 0 || !isWhole || all.some((one) => /undefined|\[object/.test(one))
          ? [{ path, translated, missing }]
          : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** What a practice machine says of itself: its texts, each in the languages it has. */
const said = readdirSync('assets/machines').flatMap((file) => {
  const {
    title,
    teaches,
    captions = {},
  } = JSON.parse(readFileSync(`assets/machines/${file}`, 'utf8'));
  return Object.entries({ title, teaches, ...captions }).flatMap(([name, words]) =>
    wordsIn(words).map((one) => ({ path: `${file}: ${name}`, words: one })),
  );
});

/** A caption may have several, by what the machine is like. */
function wordsIn(words: unknown): readonly { readonly en: string; readonly zh?: string }[] {
  return Array.isArray(words) ? words.flatMap(({ says }) => wordsIn(says)) : [words as never];
}

/** What is said in Chinese, with values in it. */
const spoken: readonly { readonly path: string; readonly text: string }[] = [
  ...[...chinese].flatMap(([path, text]) =>
    typeof text === 'string'
      ? [{ path, text }]
      : callsOf(path, text).flatMap(({ given }) =>
          stringsIn(given).map((one) => ({ path, text: one })),
        ),
  ),
  ...said.map(({ path, words }) => ({ path, text: words.zh ?? '' })),
];

/** Values of ours: `sample-0`, 42. */
const ours = /[a-z]+-\d|\d+/g;

/** Names, and what Docker and the kernel say. */
const untranslated: ReadonlySet<string> = new Set([
  ...['Dockerfile', 'FROM ,', 'FROM', 'Docker Desktop', 'Colima', 'buildx', 'BuildKit', 'CPU'],
  ...['Docker Engine', 'OrbStack', 'Rancher Desktop', 'Podman', 'rootless Docker', 'Docker'],
  ...['NEXT', 'network=host', '，network=host'],
  // What docker version and docker buildx du call it.
  ...['Client: API', 'Server: API', 'Total:'],
  // errno(3)
  ...['permission denied', 'exec format error', 'no such file or directory'],
  ...['operation not permitted', 'too many levels of symbolic links'],
  ...['invalid argument', 'file exists'],
  // A file of the kernel's, a command, flags of a handler, a ticked box.
  ...['register', 'rm', 'F', 'P', '[x]', `${program} --version`],
  // What is typed.
  ...['y', 'yes', 'n', 'no', 'e', 'explain'],
]);

describe('the practice machines', () => {
  test('speak both languages', () => {
    const alone = said.filter(({ words }) => Object.keys(words).join() !== 'en,zh');
    expect(alone).toEqual([]);
    expect(said.length).toBeGreaterThan(40);
  });
});

describe('the Chinese', () => {
  const wrong = (isWrong: (text: string) => boolean) => [
    ...new Set(
      spoken.filter(({ text }) => isWrong(text)).map(({ path, text }) => `${path}: ${text}`),
    ),
  ];

  test('is Chinese, but for names, and for what Docker and the kernel say', () => {
    const isForeign = (text: string) =>
      !/\p{Script=Han}/u.test(text) && /[a-z]/i.test(text.replace(ours, ''));
    expect(
      wrong((text) => isForeign(text) && !untranslated.has(text.replace(ours, '').trim())),
    ).toEqual([]);
  });

  test('has its own punctuation, and no character whose width terminals disagree about', () => {
    expect(wrong((text) => /\p{Script=Han}[,;:!?()]|[,;!?)]\p{Script=Han}/u.test(text))).toEqual(
      [],
    );
    expect(wrong((text) => /[“”‘’…—·×！]/.test(text))).toEqual([]);
  });

  test('has a space between Chinese characters and others, and none beside its punctuation', () => {
    expect(
      wrong((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text)),
    ).toEqual([]);
    expect(wrong((text) => / [，。：；（）？、「」]|[，。：；（）？、「」] /.test(text))).toEqual(
      [],
    );
  });

  test('is written in simplified characters, and polite without asking', () => {
    expect(wrong((text) => /[請您這個鏡構啟動處當無檢驗執資檔網]/.test(text))).toEqual([]);
    expect(wrong((text) => /(?<!申)请(?!求)|成功/.test(text))).toEqual([]);
  });
});
