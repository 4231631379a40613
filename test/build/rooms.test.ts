import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path));

/** The folder under src that a file is in. What lies in src itself is the first room of all, the command line. */
const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '*.ts');

/** The rooms as the README names them, from its first row to its last. */
const order = [...readFileSync('README.md', 'utf8').matchAll(/^\| (`src\/.*?) \|/gm)].flatMap(
  ([, cell = '']) => [...cell.matchAll(/`src\/([^`]+?)\/?`/g)].map(([, room = '']) => room),
);

/** Imports of other files, types and lazily loaded ones included. */
const imports = files.flatMap((file) =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, path = '']) => ({ file, to: posix.join(posix.dirname(file), path) }),
  ),
);

/** What a file brings along: all that it imports but what is loaded later. */
const broughtBy = (file: string): readonly string[] =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/\bfrom\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    posix.join(posix.dirname(file), path),
  );
const brought = new Map(files.map((file) => [file, broughtBy(file)]));

/** The command line's own flags, which its modes read. */
const isCommandLine = (room: string): boolean => room === '*.ts' || room === 'modes';

describe('the rooms of src', () => {
  it('are all in the list of the README, each once', () => {
    expect([...order].sort()).toEqual([...new Set(files.map(roomOf))].sort());
  });

  it('import one way: from the top of that list to its end', () => {
    const against = imports
      .map(({ file, to }) => ({ file, to, from: roomOf(file), into: roomOf(to) }))
      .filter(({ to }) => !to.startsWith('..'))
      .filter(({ from, into }) => !(isCommandLine(from) && isCommandLine(into)))
      .filter(({ from, into }) => order.indexOf(from) > order.indexOf(into))
      .map(({ file, to }) => `${file} imports ${to}`);
    expect(against).toEqual([]);
  });

  it('have no files that import each other in a ring', () => {
    const reached = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
      for (const to of brought.get(from) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        reached(to, seen);
      }
      return seen;
    };
    expect(files.filter((file) => reached(file).has(file))).toEqual([]);
    expect(reached('cli.ts').size + reached('main.ts').size).toBeGreaterThan(5);
  });

  it('import each other at all', () => {
    const rooms = imports.map(({ file, to }) => `${roomOf(file)} ${roomOf(to)}`);
    expect(rooms).toContain('*.ts modes');
    expect(rooms).toContain('ui wizard');
    expect(rooms).toContain('checklist docker');
  });
});
