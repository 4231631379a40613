import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';

const header = JSON.stringify({
  event: {
    ...{ recording: 1, version: '0.1.0', when: '2026-11-26T08:00:00.000Z' },
    host: {
      ...{
        label: null,
        platform: 'linux',
        release: '6.12.0',
        uid: 1000,
        gid: 1000,
        groups: [1000],
      },
      ...{ home: '/home/you', cwd: '/home/you/app', env: { PATH: '/usr/bin', HOME: '/home/you' } },
    },
    terminal: { columns: 80, rows: 24, term: 'xterm' },
  },
});
const ran = JSON.stringify({
  event: {
    ...{ ran: ['uname', '-m'], exitCode: 0, failed: null },
    ...{ stdout: 'x86_64\n', stderr: '', ms: 1 },
  },
});
const started = (number: number) =>
  JSON.stringify({
    event: {
      ...{ started: number, argv: ['docker', 'buildx', 'build', '.'], progress: 'rawjson' },
      when: '2026-11-26T08:00:00.000Z',
    },
  });
const built = (digest: string, error = '') =>
  JSON.stringify({
    vertexes: [
      {
        ...{ digest, name: `[linux/arm64 1/1] ${digest}`, started: '2026-11-26T08:00:00Z' },
        ...{ completed: '2026-11-26T08:00:01Z', ...(error !== '' && { error }) },
      },
    ],
  });
const ended = (number: number) =>
  JSON.stringify({ event: { ended: number, exitCode: 0, failed: null, stderr: '', ms: 5 } });

function fileOf(...lines: readonly string[]): string {
  const path = join(emptyFolder(), 'walk.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

const doctor = (path: string) => ['doctor', '--demo', path, '--check', 'machine.kernel'];

describe('a recording that is broken', () => {
  test.each([
    [
      'is of a later version',
      ['{"event":{"recording":2}}', ran, ''],
      'line 1: it is a recording of form 2',
    ],
    ['has a line that is not JSON', [header, ran, '{"event":', ran, ''], 'line 3 is not JSON'],
    ['has a line of something else', [header, '{"other":1}', ran, ''], 'line 2 is nothing that'],
    [
      'does not say on which machine',
      ['{"event":{"recording":1}}', ran, ''],
      'line 1 does not say',
    ],
    ['holds nothing', [header, ''], 'in which nothing happened'],
  ])('%s', async (_, lines, sentence) => {
    const path = fileOf(...lines);
    for (const args of [doctor(path), ['replay', path, '--json']]) {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(path);
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('breaks off in a line: it says so, and plays what came before', async () => {
    const path = fileOf(header, ran, started(1), built('one'), '{"vertexes":[{"dig');
    const { code, stdout, stderr } = await run(['replay', path, '--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('breaks off in line 5');
    expect(JSON.parse(stdout)).toMatchObject({ messages: 1, outcome: 'succeeded' });
    const looked = await run(doctor(path));
    expect(looked.stderr).toContain('breaks off in line 5');
    expect(looked.stdout).toContain('PRACTICE: recording of walk.jsonl');
  });

  test('is of a build alone: --demo says how that is played', async () => {
    const path = fileOf(built('one'), '');
    const { code, stderr } = await run(doctor(path));
    expect(code).toBe(2);
    expect(stderr).toContain(`play it with multiarch-wizard replay ${path}`);
  });

  test('has no build: replay says how the walk is played', async () => {
    const path = fileOf(header, ran, '');
    const { code, stderr } = await run(['replay', path, '--json']);
    expect(code).toBe(2);
    expect(stderr).toContain(`--demo ${path}`);
  });
});

describe('of several builds', () => {
  test('the last one is replayed, with what buildx said in words', async () => {
    const path = fileOf(
      ...[
        header,
        ran,
        started(1),
        built('one'),
        ended(1),
        started(2),
        built('two', 'exit code: 1'),
      ],
      JSON.stringify({
        event: {
          output: 2,
          stream: 'stderr',
          text: 'ERROR: failed to solve: exit code: 1\n',
          ms: 4,
        },
      }),
      ...[ended(2), ''],
    );
    const { stdout } = await run(['replay', path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ messages: 1, outcome: 'failed' },
      culprit: { instruction: 'two', message: 'exit code: 1' },
    });
    // Other tools read all values, as those of one file.
    const plain = fileOf(...readFileSync(path, 'utf8').split('\n').slice(1));
    expect(JSON.parse((await run(['replay', plain, '--json'])).stdout)).toMatchObject({
      messages: 2,
    });
  });

  test('one of a buildx that knows no rawjson is replayed from what it printed', async () => {
    const begin = JSON.parse(started(1));
    const text = '#5 [linux/arm64 1/2] RUN true\n#5 DONE 2.0s\n';
    const path = fileOf(
      ...[header, ran, JSON.stringify({ event: { ...begin.event, progress: 'plain' } })],
      JSON.stringify({ event: { output: 1, stream: 'stderr', text, ms: 3000 } }),
      ...[ended(1), ''],
    );
    const { stdout } = await run(['replay', path, '--json']);
    expect(JSON.parse(stdout).lanes).toMatchObject([{ platform: 'linux/arm64', seconds: 2 }]);
  });
});

describe('record', () => {
  const record = (file: string, ...more: readonly string[]) => run(['record', file, ...more]);

  test('overwrites nothing', async () => {
    const path = fileOf('mine');
    const { code, stdout, stderr } = await record(path, '--demo', 'fresh-laptop');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `${path} is there already, and a recording overwrites nothing: name a new file.\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test.each([
    [['record'], 'record has no file to keep the recording in'],
    [['record', 'a', 'b', 'c'], 'record takes a file and one folder, and c is another argument'],
    [['record', 'a', '--json'], '--json is a flag of'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
