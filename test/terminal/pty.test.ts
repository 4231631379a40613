import { afterEach, describe, expect, it } from 'vitest';
import { type Program, startProgram } from './pty.ts';

const node = process.execPath;
const echo = `
  process.stdin.setRawMode(true);
  process.stdout.write('ready ' + process.stdout.columns + 'x' + process.stdout.rows + '\\r\\n');
  process.stdout.on('resize', () => process.stdout.write('now ' + process.stdout.columns));
  process.stdin.on('data', (data) => {
    process.stdout.write(JSON.stringify(String(data)) + '\\r\\n');
    if (String(data) === '\\u0003') process.exit(7);
  });
`;
let program: Program | null = null;
afterEach(() => program?.kill());

describe('a program in a pseudo terminal', () => {
  it('sees the window, gets keys, and its exit code is known', async () => {
    program = startProgram([node, '-e', echo], { columns: 60, rows: 20 });
    await program.until('ready 60x20');
    program.press('shift-tab');
    await program.until('"\\u001b[Z"');
    program.resize(90, 30);
    await program.until('now 90');
    program.press('ctrl-c');
    expect(await program.ended()).toBe(7);
  });

  it('is looked at when its frame is complete, not in the middle of one', async () => {
    const frame = `
      process.stdout.write('\\u001b[?2026hfirst ');
      setTimeout(() => process.stdout.write('second\\u001b[?2026l'), 300);
      setTimeout(() => {}, 5_000);
    `;
    program = startProgram([node, '-e', frame]);
    expect(await program.until('first')).toContain('first second');
  });

  it('is shown when it never does what was waited for', async () => {
    program = startProgram([node, '-e', 'console.log("something else")']);
    await expect(program.until('the end', 5_000)).rejects.toThrow(
      /something else[\s\S]*ended with 0/,
    );
  });
});
