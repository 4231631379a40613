import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReplayReport } from '../../src/docker/replay.ts';
import { texts } from '../../src/texts/index.ts';
import { run } from '../cli/built.ts';
import type { Program } from '../terminal/pty.ts';
import { expectRecording } from './schema.ts';
import { emptyHome, locked, startIn, walk, walkAgain } from './walking.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

const ready = 'PRACTICE: fresh-laptop';

describe('a walk on a practice machine that is recorded', () => {
  test('plays where nothing can be written or started: the same keys lead to the same screens and end', async () => {
    const home = emptyHome();
    program = startIn(home, ['record', 'walk.jsonl', '--demo', 'fresh-laptop', '--speed', '20']);
    await program.until(ready, 30_000);
    const first = await walk(program);
    expect(await program.ended(30_000)).toBe(0);
    const file = join(home.home, 'walk.jsonl');
    expect(statSync(file).mode & 0o777).toBe(0o600);

    program = startIn(home, ['--demo', './walk.jsonl', '--speed', '20'], locked);
    await program.until('PRACTICE: recording of walk.jsonl', 30_000);
    await walkAgain(program, first);
    expect(await program.ended(30_000)).toBe(0);
    expect(first.length).toBeGreaterThan(8);
    expectRecording(readFileSync(file, 'utf8'));

    const { code, stdout } = await run(['replay', file, '--json']);
    expect(code).toBe(0);
    const { outcome, lanes } = JSON.parse(stdout) as ReplayReport;
    expect(outcome).toBe('succeeded');
    expect(lanes.map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
      'linux/riscv64',
    ]);

    program = startIn(home, ['replay', 'walk.jsonl', '--speed', '20'], locked);
    await program.until(texts().ui.actions.leave, 60_000);
    expect(program.screen()).toContain('walk.jsonl');
    program.press('q');
    expect(await program.ended()).toBe(0);

    program = startIn(home, ['doctor', '--demo', './walk.jsonl'], locked);
    expect(await program.ended(30_000)).toBe(3);
    expect(program.everything()).toContain('PRACTICE: recording of walk.jsonl');
    expect(program.everything()).toContain('The engine answers, on Ubuntu 24.04.3 LTS');

    // Nor can this machine be looked at: the lock holds.
    program = startIn(home, ['doctor'], locked);
    expect(await program.ended(30_000)).not.toBe(0);
    expect(readdirSync(home.home).sort()).toEqual(['bin', 'walk.jsonl']);
  }, 300_000);
});
