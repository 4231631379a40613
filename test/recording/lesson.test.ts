import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { recordTexts } from '../../src/texts/record.ts';
import { cli, run } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import type { Program } from '../terminal/pty.ts';
import { calm, emptyHome, locked, startIn, walk, walkAgain } from './walking.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

/** The program, installed a second time in another folder. */
function elsewhere(): string {
  const folder = join(emptyFolder(), 'another place');
  cpSync(dirname(cli), folder, { recursive: true });
  return join(folder, 'cli.cjs');
}

describe('a lesson that is recorded', () => {
  test('plays on another installation: what was proven then is proven there', async () => {
    const home = emptyHome();
    const other = elsewhere();
    program = startIn(home, ['record', 'lesson.jsonl', '--demo', 'no-f-flag', '--speed', '20']);
    await program.until('PRACTICE: no-f-flag', 30_000);
    const first = await walk(program);
    expect(await program.ended(30_000)).toBe(0);
    const { passed } = texts().ui.emulators.proofs;
    expect(first.filter(({ screen }) => screen.includes(passed)).length).toBeGreaterThan(1);
    const file = join(home.home, 'lesson.jsonl');
    expect(readFileSync(file, 'utf8')).not.toContain(dirname(cli));

    program = startIn(home, ['--demo', './lesson.jsonl', '--speed', '20'], locked, other);
    await program.until('PRACTICE: recording of lesson.jsonl', 30_000);
    await walkAgain(program, first);
    expect(await program.ended(30_000)).toBe(0);
    expect(program.everything()).not.toContain(dirname(other));

    const doctor = [
      'doctor',
      '--demo',
      './lesson.jsonl',
      '--check',
      'emulators.proof',
      '--verbose',
    ];
    program = startIn(home, doctor, locked, other);
    await program.ended(30_000);
    const said = program.everything().replace(/\s+/g, ' ');
    expect(said).toContain(texts().emulators.proof.ok('linux/amd64'));
    expect(said).toContain('/usr/lib/multiarch-wizard/proof');
    expect(said).not.toContain(dirname(other));
  }, 300_000);

  test('and left before anything was proven: that is said, and is no problem of the machine', async () => {
    const home = emptyHome();
    program = startIn(home, ['record', 'left.jsonl', '--demo', 'no-f-flag']);
    await program.until('PRACTICE: no-f-flag', 30_000);
    await calm(program);
    program.press('ctrl-c');
    expect(await program.ended(30_000)).toBe(130);

    const asked = ['doctor', '--demo', join(home.home, 'left.jsonl'), '--check', 'emulators.proof'];
    const { code, stdout } = await run([...asked, '--json']);
    expect(code).toBe(0);
    const [{ title, status, evidence }] = JSON.parse(stdout).findings;
    expect(status).toBe('skipped');
    expect(title).toContain(texts().emulators.proof.unrecorded);
    expect(evidence[0]).toMatchObject({
      source: expect.stringContaining('--platform linux/amd64'),
      text: recordTexts().unrecorded,
    });
  }, 120_000);
});
