import { afterEach, expect, test } from 'vitest';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

const args = ['--demo', 'fresh-laptop', '--lang', 'en', '--platform', 'linux/foo'];
const said = '--platform linux/foo: there is no such platform; the form is linux/amd64 or';

test('what is wrong with a command line stands in rows of whole words on a terminal, else in one', async () => {
  program = startProgram([process.execPath, cli, ...args], { columns: 80 });
  expect(await program.ended()).toBe(2);
  expect(program.screen()).toContain(`${said}\nlinux/arm/v7.`);
  expect((await run(args)).stderr).toBe(`${said} linux/arm/v7.\n`);
});
