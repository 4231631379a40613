import { describe, expect, test } from 'vitest';
import { languageFor, languageNamed } from '../../src/texts/language.ts';

describe('a language', () => {
  test.each([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh_CN.UTF-8', 'zh'],
    ['zh_TW', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['ZH', 'zh'],
    ['en', 'en'],
    ['en_GB.UTF-8', 'en'],
    ['en_US@euro', 'en'],
    ['de', null],
    ['zhuang', null],
    ['C.UTF-8', null],
    ['', null],
    ['__proto__', null],
  ])('is named by %s: %s', (word, language) => {
    expect(languageNamed(word)).toBe(language);
  });
});

describe('the language that is spoken', () => {
  test('is the one of --lang, the last of several', () => {
    expect(languageFor(['--lang', 'zh'], { LC_ALL: 'en_US.UTF-8' })).toBe('zh');
    expect(languageFor(['doctor', '--lang=zh-CN', '--lang', 'en'], {})).toBe('en');
    expect(languageFor(['--lang=en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
  });

  test('is else the one of the locale, in the order of POSIX', () => {
    expect(languageFor([], { LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US' })).toBe(
      'zh',
    );
    expect(languageFor([], { LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh');
    expect(languageFor([], { LC_MESSAGES: 'en_US', LANG: 'zh_CN' })).toBe('en');
    expect(languageFor([], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageFor([], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
  });

  test('is English where nothing names another', () => {
    expect(languageFor([], {})).toBe('en');
    expect(languageFor([], { LANG: 'de_DE.UTF-8' })).toBe('en');
    // What it means is said of the flag, in the language of the locale.
    expect(languageFor(['--lang', 'de'], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageFor(['--lang'], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
  });
});
