import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { practiceTexts } from '../../src/texts/practice.ts';
import { cli, run } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { expectJsonOf } from '../report/schemas.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { plainMachine } from './world.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

/** A home with nothing in it, and no docker on the PATH. */
function emptyMachine() {
  const home = emptyFolder();
  mkdirSync(join(home, 'bin'));
  const env = { HOME: home, PATH: join(home, 'bin'), LC_ALL: 'C.UTF-8' };
  return { home, env };
}

describe('--demo', () => {
  test('alone and without a terminal prints the machines, with what each teaches', async () => {
    const { code, stdout, stderr } = await run(['--demo']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = readdirSync('assets/machines').map((file) => file.replace('.json', ''));
    const readme = readFileSync('README.md', 'utf8');
    for (const name of names) expect(readme).toContain(`\n| \`${name}\` |`);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^${name}   \\S`, 'm'));
    expect(stdout).toMatch(/--demo\s\.\/my-machine\.json/);
  });

  test.each([
    [['--demo', 'fresh-laptp'], 'did you mean fresh-laptop?'],
    [['doctor', '--demo', 'elsewhere'], 'there is no such practice machine'],
    [['--speed', '2'], 'add --demo'],
    [['--demo', 'fresh-laptop', '--speed', '21'], 'from 0.5 to 20'],
    [['--demo', './none.json'], '--demo ./none.json: there is no such file.'],
    [['--demo', '.'], 'is a folder'],
    [['replay', 'x', '--demo', 'fresh-laptop'], 'replay takes no --demo: a recording'],
    [['clinic', '--demo', 'fresh-laptop'], 'clinic takes no --demo: it needs no Docker'],
    [['explain', '--list', '--demo', 'nowhere'], 'there is no such practice machine'],
    [['explain', 'push-localhost-refused', '--demo', 'nowhere'], 'there is no such'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['{\n"machine" 1\n}', 'is not JSON: line 2, column 11: a colon is missing'],
    ['{\n"machine" 1\n}', '\n  2 | "machine" 1\n                ^\n'],
    [
      JSON.stringify({
        ...plainMachine,
        name: 'My machine',
        answers: { platforms: ['linux/amd65'] },
      }),
      ': 2 things in it are wrong.\n',
    ],
    [
      JSON.stringify({ ...plainMachine, answers: { platforms: ['linux/amd65'] } }),
      'answers.platforms[0] is "linux/amd65": there is no such platform; did you mean "linux/amd64"?',
    ],
    [JSON.stringify({ ...plainMachine, nmae: 'x' }), 'there is no field nmae; did you mean name?'],
    [
      JSON.stringify({ ...plainMachine, client: { version: 28, buildx: null } }),
      'client.version is a whole number, and must be a text in quotes or null.',
    ],
    [
      JSON.stringify({ ...plainMachine, engine: { version: 'new' } }),
      'line 1, column 262: engine.version is "new", and must be three numbers with dots between them',
    ],
    [
      JSON.stringify({
        ...plainMachine,
        system: { ...plainMachine.system, architecture: 'risc64' },
      }),
      'system.architecture is "risc64"; did you mean "riscv64"?',
    ],
    [JSON.stringify({ machine: 1 }), 'name is missing.'],
  ])(
    'a file of one’s own that is wrong ends with 2, and says where: %#',
    async (text, sentence) => {
      const file = join(emptyFolder(), 'machine.json');
      writeFileSync(file, text);
      const { code, stdout, stderr } = await run(['doctor', '--demo', file]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`--demo ${file}`);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  test('a file of one’s own is a machine like those that ship', async () => {
    const file = join(emptyFolder(), 'machine.json');
    writeFileSync(file, JSON.stringify(plainMachine));
    const { code, stdout } = await run(['doctor', '--demo', file, '--check', 'client.buildx']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^PRACTICE: plain\. /);
    expect(stdout).toContain('✓ ok       buildx is there and works');
  });

  test('doctor says in its first line that it is practice, and keeps its JSON as it is', async () => {
    const about = ['doctor', '--demo', 'fresh-laptop'];
    const { code, stdout } = await run(about);
    expect(code).toBe(3);
    expect(stdout.startsWith('PRACTICE: fresh-laptop. This machine is not there')).toBe(true);
    const json = await run([...about, '--json']);
    expectJsonOf('doctor.schema.json', json.stdout);
  });

  test('diagnose --here and undo say so, too', async () => {
    const log = 'exec /bin/sh: exec format error\n';
    const here = ['diagnose', '--here', '--demo', 'fresh-laptop'];
    expect((await run(here, { input: log })).stdout).toMatch(/^PRACTICE: fresh-laptop\. /);
    const undone = await run(['undo', '--demo', 'fresh-laptop', '--dry-run']);
    expect(undone.stdout).toMatch(/^PRACTICE: fresh-laptop\. /);
    expect(undone.code).toBe(0);
    expect(undone.stdout).toContain('begins anew each time');
    const after = await run(['undo', '--demo', 'after-reboot', '--dry-run']);
    expect(after.stdout).toContain('tonistiigi/binfmt');
  });

  test('a failure’s page says whether the machine shows it', async () => {
    const page = async (failure: string, machine: string) =>
      (await run(['explain', failure, '--demo', machine])).stdout;
    expect(await page('qemu-flag-F-missing', 'no-f-flag')).toMatch(
      /on this one +found by emulators\./,
    );
    expect(await page('qemu-flag-F-missing', 'fresh-laptop')).toMatch(/on this one +not found/);
  });
});

/** Down to the way that practises, and into it. */
async function toPractice(title: string): Promise<void> {
  if (program === null) throw new Error('No program was started.');
  await program.until(title, 30_000);
  while (!program.screen().includes(`❯ ${title}`)) {
    const before = program.screen();
    program.press('down');
    await program.until((screen) => screen !== before);
  }
  await program.until(`↵ ${texts().ui.actions.practise}`);
  program.press('enter');
  await program.until('❯ fresh-laptop', 30_000);
}

describe('on a terminal', () => {
  test('--demo alone is a list to choose from', async () => {
    const { home, env } = emptyMachine();
    program = startProgram([process.execPath, cli, '--demo'], { cwd: home, env });
    await program.until('❯ fresh-laptop', 30_000);
    program.press('down');
    await program.until((screen) => !screen.includes('❯ fresh-laptop'));
    program.press('up', 'enter');
    await program.until(texts().ui.goOnTo(texts().client.title), 30_000);
    expect(program.screen()).toContain('PRACTICE: fresh-laptop');
    program.press('q');
    expect(await program.ended()).not.toBe(0);
  });

  test('where there is no docker, practice is offered, and a yes leads there', async () => {
    const { home, env } = emptyMachine();
    program = startProgram([process.execPath, cli], { cwd: home, env });
    await program.until(practiceTexts().offer.question, 30_000);
    program.press('y', 'enter');
    await program.until('❯ fresh-laptop', 30_000);
    // Who goes back is asked again.
    program.press('esc');
    await program.until((screen) => screen.trimEnd().endsWith(':'));
    program.press('y', 'enter');
    await program.until('❯ fresh-laptop', 30_000);
    program.press('enter');
    await program.until(texts().ui.goOnTo(texts().client.title), 30_000);
    expect(program.screen()).toContain('PRACTICE: fresh-laptop');
    program.press('q');
    await program.ended();
    expect(readdirSync(home)).toEqual(['bin']);
  });

  test('where there is no engine, the way out that practises does: nothing here is asked any more', async () => {
    const { home, env } = emptyMachine();
    const calls = join(home, 'bin', 'calls');
    const client = [
      '#!/bin/sh',
      `echo "$*" >> ${calls}`,
      `echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2`,
      'exit 1\n',
    ];
    writeFileSync(join(home, 'bin', 'docker'), client.join('\n'), { mode: 0o755 });
    program = startProgram([process.execPath, cli], { cwd: home, env });
    await program.until(texts().ui.choice.title, 30_000);
    program.press('enter');
    const { title } = texts().machine.person.practise;
    await program.until(title, 30_000);
    await toPractice(title);
    const list = await program.until(`Esc ${practiceTexts().list.back}`);
    expect(list).toContain(`q ${practiceTexts().list.quit}`);
    // Whoever only had a look at the list is at the step that they came from.
    program.press('esc');
    await program.until((screen) => screen.includes(title) && !screen.includes('❯ fresh-laptop'));
    expect(program.screen()).not.toContain('PRACTICE');
    program.press('b');
    await program.until(texts().ui.choice.title);
    program.press('enter');
    await toPractice(title);
    const asked = readFileSync(calls, 'utf8');
    program.press('enter');
    await program.until(texts().ui.goOnTo(texts().client.title), 30_000);
    expect(program.screen()).toContain('PRACTICE: fresh-laptop');
    program.press('q');
    await program.ended();
    expect(readFileSync(calls, 'utf8')).toBe(asked);
    expect(readdirSync(home)).toEqual(['bin']);
  });

  test.each(['q', 'esc'])('who leaves that list by %s has left', async (key) => {
    const { home, env } = emptyMachine();
    program = startProgram([process.execPath, cli, '--demo'], { cwd: home, env });
    await program.until('❯ fresh-laptop', 30_000);
    await program.until(`q, Esc ${practiceTexts().list.quit}`);
    program.press(key);
    expect(await program.ended()).toBe(130);
  });

  test('a no goes on here', async () => {
    const { home, env } = emptyMachine();
    program = startProgram([process.execPath, cli], { cwd: home, env });
    await program.until(practiceTexts().offer.question, 30_000);
    program.press('n', 'enter');
    await program.until(texts().ui.choice.title);
    program.press('enter');
    const screen = await program.until(texts().machine.docker.fault.missing);
    expect(screen).not.toContain('PRACTICE');
    program.press('q');
    expect(await program.ended()).toBe(3);
  });
});
