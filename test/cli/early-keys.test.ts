import { afterEach, describe, expect, it } from 'vitest';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli } from './built.ts';

let program: Program | null = null;
afterEach(() => program?.kill());
const start = (...args: readonly string[]): Program => {
  program = startProgram([process.execPath, cli, ...args]);
  return program;
};

/** Somebody quit: before a problem was seen, or after. */
const left = [3, 130];

describe('a key that is pressed before anything listens', () => {
  it('counts, while the program is still being loaded', async () => {
    const wizard = start('--demo', 'no-f-flag');
    wizard.press('?');
    await wizard.until('While something runs');
    wizard.press('esc', 'q');
    expect(left).toContain(await wizard.ended());
  });

  it('counts on the very first frame', async () => {
    const wizard = start('--demo', 'no-f-flag');
    await wizard.until('PRACTICE');
    wizard.press('q');
    expect(left).toContain(await wizard.ended());
  });

  it('chooses from the list of machines', async () => {
    const list = start('--demo');
    list.press('down', 'enter');
    await list.until('PRACTICE: no-f-flag');
    list.press('q');
    expect(left).toContain(await list.ended());
  });
});
