import { describe, expect, test } from 'vitest';
import { createBuild } from '../../src/docker/lanes.ts';
import { createPlainLog } from '../../src/wizard/plain-log.ts';
import { eventsOf, recorded } from '../docker/recorded.ts';

/** The log of a recorded build. */
function logOf(name: string): readonly string[] {
  const lines: string[] = [];
  const log = createPlainLog((line) => lines.push(line));
  const build = createBuild({ onLine: log.line });
  for (const event of eventsOf([recorded(name)])) {
    log.before(event);
    build.take(event);
    log.after(event);
  }
  return lines;
}

describe('the log of a build', () => {
  const lines = logOf('buildx-0.36.1-fail.jsonl');

  test('names each step once, by a number that its lines bear', () => {
    const names = lines.filter((line) => line.includes('[internal] load build definition'));
    expect(names).toEqual(['#1 [internal] load build definition from Dockerfile']);
    const step = lines.find((line) => / \[linux\/arm64 .*RUN /.test(line))?.split(' ')[0];
    const own = lines.filter((line) => line.startsWith(`${step} `));
    expect(own).toContain(`${step} working arm64 5`);
    expect(own).toContain(`${step} fatal: no such header`);
  });

  test('says how each step ended, once', () => {
    const ends = lines.filter((line) => /^#\d+ (DONE|CACHED|CANCELED|ERROR: .*)$/.test(line));
    const numbers = ends.map((line) => line.split(' ')[0]);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(ends.some((line) => line.includes('exit code: 3'))).toBe(true);
    expect(ends.some((line) => line.endsWith('CANCELED'))).toBe(true);
  });

  test('says of what waited for the failed one that it was cancelled', () => {
    const ends = logOf('buildx-0.29.1-gap-locked.jsonl').filter((line) =>
      /^#\d+ (?:CANCELED|ERROR)/.test(line),
    );
    expect(ends).toEqual([
      expect.stringMatching(/^#\d ERROR: no match for platform in manifest: not found$/),
      expect.stringMatching(/^#\d CANCELED$/),
      expect.stringMatching(/^#\d CANCELED$/),
    ]);
  });

  test("keeps the tool's own words", () => {
    expect(lines.at(-1)).toMatch(/^ERROR: failed to build/);
  });
});

test('the warnings of a build are in its log, each once, with what explains them', () => {
  const lines: string[] = [];
  const log = createPlainLog((line) => lines.push(line));
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const warning = {
    ...{
      vertex: 'a',
      short: base64('JSONArgsRecommended: \u001b[31mCMD'),
      file: 'Dockerfile',
      line: 4,
    },
    ...{ detail: [base64('JSON arguments\nrecommended')], url: 'https://docs.docker.com/go/x/' },
  };
  const other = { vertex: 'a', short: base64('Nowhere') };
  log.after({ type: 'status', status: { warnings: [warning] } });
  log.after({ type: 'status', status: { warnings: [warning, other] } });
  expect(lines).toEqual([
    'WARN: JSONArgsRecommended: CMD (Dockerfile:4)',
    '  JSON arguments',
    '  recommended',
    '  https://docs.docker.com/go/x/',
    'WARN: Nowhere',
  ]);
});
