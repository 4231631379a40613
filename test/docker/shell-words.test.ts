import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote, splitShellWords } from '../../src/docker/shell-words.ts';

/** What a real shell makes of a command line: its words. */
const wordsOfShell = (text: string): readonly string[] =>
  execFileSync('sh', ['-c', `for word in ${text}; do printf '%s\\0' "$word"; done`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

describe('a command as it is typed', () => {
  it('stands as it is where a shell takes it so', () => {
    const argv = [
      'docker',
      'buildx',
      'build',
      '--platform',
      'linux/amd64,linux/arm/v7',
      '--push',
      '.',
    ];
    expect(shellQuote(argv)).toBe(
      'docker buildx build --platform linux/amd64,linux/arm/v7 --push .',
    );
  });

  it('has quotes around what a shell would take apart', () => {
    expect(shellQuote(['echo', 'two words', '', "it's", '$HOME', '~', '#x', 'a*'])).toBe(
      "echo 'two words' '' 'it'\\''s' '$HOME' '~' '#x' 'a*'",
    );
  });

  it('is never an assignment', () => {
    expect(shellQuote(['A=b', 'c=d'])).toBe("'A=b' c=d");
  });

  it('means the same to a real shell, whatever its arguments', () => {
    const argument = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 5 }), (argv) => {
        expect(wordsOfShell(shellQuote(argv))).toEqual(argv);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a command that a person typed', () => {
  it('is split at blanks, with quotes and backslashes taken away', () => {
    expect(splitShellWords(`sh -c 'uname -m' "a \\"b\\"" c\\ d`)).toEqual([
      'sh',
      '-c',
      'uname -m',
      'a "b"',
      'c d',
    ]);
  });

  it('is nothing while a quote is open', () => {
    expect(splitShellWords("echo 'a")).toBeNull();
    expect(splitShellWords('echo "a')).toBeNull();
    expect(splitShellWords('echo a\\')).toBeNull();
  });

  it('comes back as it went, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (argv) => {
        expect(splitShellWords(shellQuote(argv))).toEqual(argv);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        splitShellWords(text);
      }),
    );
  });
});
