import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { recordTexts } from '../../src/texts/record.ts';
import type { Program } from '../terminal/pty.ts';
import { expectRecording } from './schema.ts';
import { calm, emptyHome, startIn } from './walking.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

const label = 'PRACTICE: no-f-flag';
const args = ['record', 'walk', '--demo', 'no-f-flag'];
const { end } = recordTexts();

/** Records up to the second step. */
async function begun() {
  const home = emptyHome();
  const wizard = startIn(home, args);
  program = wizard;
  await wizard.until(label, 30_000);
  await calm(wizard);
  wizard.press('enter');
  await calm(wizard);
  return { home, wizard, file: join(home.home, 'walk') };
}

const wrapped = (text: string): string => text.replace(/\s+/g, ' ');

describe('a recording that ends before its walk', () => {
  test('by Ctrl+C: what was there is kept, and told how it is played', async () => {
    const { home, wizard, file } = await begun();
    wizard.press('ctrl-c');
    expect(await wizard.ended()).toBe(130);
    const said = wrapped(wizard.everything());
    expect(said).toContain(`The recording is ${file}, `);
    expect(said).toContain('multiarch-wizard --demo ./walk');
    expect(said).toContain(wrapped(end.masked));
    // There is no build in it.
    expect(said).not.toContain(end.replay);
    const events = expectRecording(readFileSync(file, 'utf8')).map(({ event }) => event);
    expect(events).toContainEqual({ step: 'client' });
    expect(events.at(-1)).toEqual({ left: 130 });

    program = startIn(home, ['--demo', './walk']);
    await program.until('PRACTICE: recording of walk', 30_000);
    expect(await calm(program)).toContain('step 1 of 7');
    // Keys that mean nothing here change nothing.
    program.press('x', 'z', 'esc');
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
  }, 120_000);

  test('by a signal: the same is told', async () => {
    const { wizard, file } = await begun();
    process.kill(wizard.pid, 'SIGTERM');
    expect(await wizard.ended()).toBe(143);
    expect(wrapped(wizard.everything())).toContain(`The recording is ${file}, `);
    expectRecording(readFileSync(file, 'utf8'));
  }, 120_000);

  test('by being killed: whole lines are there, for its owner alone', async () => {
    const { wizard, file } = await begun();
    process.kill(wizard.pid, 'SIGKILL');
    await wizard.ended();
    const events = expectRecording(readFileSync(file, 'utf8')).map(({ event }) => event);
    expect(events).toContainEqual({ step: 'client' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }, 120_000);
});
