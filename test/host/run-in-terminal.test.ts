import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { bundle } from '../../.build/bundle.js';
import { createLocalHost } from '../../src/host/local.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { emptyFolder } from './folder.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

async function foreground(command: string): Promise<Program> {
  const folder = emptyFolder();
  await bundle({ entry: 'test/host/programs/foreground.ts', outdir: folder });
  program = startProgram([process.execPath, join(folder, 'foreground.js'), command]);
  return program;
}

describe("a command in the person's own terminal", () => {
  test('asks there, as sudo does, without showing what is typed', async () => {
    const ask =
      'stty -echo; printf "Password: "; read word; stty echo; echo; echo "got $word"; exit 3';
    const shown = await foreground(ask);
    await shown.until('Password:');
    shown.press('s', 'e', 'c', 'enter');
    const screen = await shown.until('ended 3 null');
    expect(screen).toContain('got sec');
    expect(screen.match(/sec/g)).toHaveLength(1);
  });

  test('gets every line, though the wizard listens for keys', async () => {
    const shown = await foreground(
      'for n in 1 2 3 4 5 6 7 8 9; do echo "give $n"; read word; echo "got $word"; done',
    );
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      await shown.until(`give ${n}`);
      shown.press(`word-${n}`, 'enter');
      await shown.until(`got word-${n}`);
    }
    await shown.until('ended 0 null');
  });

  test('gets Ctrl+C for itself: the wizard goes on', async () => {
    const shown = await foreground('trap "echo heard; exit 4" INT; echo ready; read word');
    await shown.until('ready');
    shown.press('ctrl-c');
    const screen = await shown.until('ended 4 null');
    expect(screen).toContain('heard');
    expect(await shown.ended()).toBe(0);
  });

  test('leaves standard output alone where that is asked for', async () => {
    const folder = emptyFolder();
    await bundle({ entry: 'test/host/programs/to-stderr.ts', outdir: folder });
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'to-stderr.js')], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'told\n' });
  });

  test('that is missing is a result', async () => {
    const ran = await createLocalHost().runInTerminal(['no-such-program']);
    expect(ran).toMatchObject({ exitCode: null, failed: 'missing' });
  });
});
