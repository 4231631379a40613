import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { emptyFolder } from '../host/folder.ts';
import { expectGone } from '../host/living.ts';
import { expectJsonOf } from '../report/schemas.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

type Report = { findings: Finding[]; summary: Record<string, number> };

/** A machine whose `docker` is this script; null where there is none. */
function machine(docker: string | null) {
  const home = emptyFolder();
  const bin = join(home, 'bin');
  mkdirSync(bin);
  if (docker !== null) {
    writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${docker}\n`);
    chmodSync(join(bin, 'docker'), 0o755);
  }
  // Programs of this machine's own, such as a docker that is really there, are left out.
  const state = join(home, 'state');
  const env = { HOME: home, PATH: bin, XDG_STATE_HOME: state, DOCKER_HOST: '', DOCKER_CONTEXT: '' };
  return { home, state, env };
}

let program: Program | null = null;
afterEach(() => program?.kill());

describe('doctor without docker', () => {
  test('prints one object of its schema, ends with 3, and writes nothing', async () => {
    const { env, home } = machine(null);
    const ended = await run(['doctor', '--json'], { env, cwd: home });
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    const { findings, summary } = expectJsonOf<Report>('doctor.schema.json', ended.stdout);
    expect(findings[0]).toMatchObject({ id: 'machine.docker', status: 'problem' });
    expect(summary['problem']).toBe(findings.filter(({ status }) => status === 'problem').length);
    expect(readdirSync(home)).toEqual(['bin']);
  });

  test('is plain text where there is no terminal', async () => {
    const { env, home } = machine(null);
    const ended = await run(['doctor'], { env, cwd: home });
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    expect(ended.stdout).toMatch(/^What a build for linux\/amd64, linux\/arm64 needs:\n/);
    expect(ended.stdout).toContain('\n  ✗ problem  Docker is not installed here\n');
    expect(ended.stdout).toMatch(/\n\d problems?, \d+ ok, \d+ skipped\n/);
    expect(ended.stdout).not.toMatch(/[^\P{C}\n]/u);
  });

  test('makes one check where one is asked for', async () => {
    const { env, home } = machine(null);
    const fine = await run(['doctor', '--check', 'client.config'], { env, cwd: home });
    expect(fine).toEqual({
      code: 0,
      stderr: '',
      stdout: `Docker CLI
  ✓ ok       There is no config.json, and none is needed

1 ok
`,
    });
    const bad = await run(['doctor', '--check', 'machine.docker'], { env, cwd: home });
    expect(bad).toMatchObject({ code: 3, stderr: '' });
  });

  test('looks for the platforms of the last run', async () => {
    const { env, home, state } = machine(null);
    mkdirSync(join(state, 'multiarch-wizard'), { recursive: true });
    writeFileSync(
      join(state, 'multiarch-wizard', 'last-run.json'),
      JSON.stringify({
        ...{ version: 1, registry: 'docker.io', namespace: 'ada' },
        platforms: ['linux/riscv64'],
      }),
    );
    const { stdout } = await run(['doctor'], { env, cwd: home });
    expect(stdout).toMatch(/^What a build for linux\/riscv64 needs:\n/);
    const named = await run(['doctor', '--platform', 'linux/s390x'], { env, cwd: home });
    expect(named.stdout).toMatch(/^What a build for linux\/s390x needs:\n/);
  });
});

describe('doctor of a project that the wizard was in', () => {
  test('looks at the builder that is selected, as a build by hand would', async () => {
    const { env, home, state } = machine(`
      echo "experimental: $DOCKER_CLI_EXPERIMENTAL" >> "$HOME/asked"
      case "$*" in
        version*) echo '{"Client":{"Version":"26.1.5"},"Server":{"Version":"26.1.5","Os":"linux"}}' ;;
        *"ls --format json") echo '{"Name":"default","Driver":"docker","Nodes":[{"Status":"running"}]}' ;;
        *inspect) echo 'Name: default' ;;
      esac`);
    const name = createHash('sha256').update(home).digest('hex').slice(0, 32);
    mkdirSync(join(state, 'multiarch-wizard', 'answers'), { recursive: true });
    writeFileSync(
      join(state, 'multiarch-wizard', 'answers', `${name}.json`),
      JSON.stringify({
        ...{ version: 1, folder: home },
        answers: { platforms: ['linux/s390x'], builder: 'gone', experimental: true },
      }),
    );
    const { stdout } = await run(['doctor', '--json'], { env, cwd: home });
    const { findings } = expectJsonOf<Report>('doctor.schema.json', stdout);
    expect(findings.find(({ id }) => id === 'builder.chosen')?.title).toMatch(
      'default, the engine itself, builds',
    );
    expect(readFileSync(join(home, 'asked'), 'utf8')).not.toContain('enabled');
    const text = await run(['doctor'], { env, cwd: home });
    expect(text.stdout).toMatch(/^What a build for linux\/s390x needs:\n/);
  });
});

describe('doctor --list', () => {
  test('names all checks, as text and as JSON, and looks at nothing', async () => {
    const { env, home } = machine('touch "$HOME/asked"');
    const text = await run(['doctor', '--list'], { env, cwd: home });
    const json = await run(['doctor', '--list', '--json'], { env, cwd: home });
    const { checks } = expectJsonOf<{ checks: { id: string }[] }>(
      'doctor-list.schema.json',
      json.stdout,
    );
    expect([text.code, json.code]).toEqual([0, 0]);
    for (const { id } of checks) expect(text.stdout).toMatch(new RegExp(`^${id} `, 'm'));
    expect(readdirSync(home)).toEqual(['bin']);
  });
});

describe('wrong usage of doctor', () => {
  test.each([
    ['a misspelt check', ['--check', 'emulators.flag'], 'did you mean emulators.flags?'],
    ['a check that is far from any', ['--check', 'weather'], 'doctor --list names them all'],
    ['a yes to nothing', ['--yes'], '--yes says yes to what --fix proposes'],
    [
      'a privileged yes to nothing',
      ['--yes-privileged'],
      '--yes-privileged says yes to what --fix',
    ],
    ['a platform that does not exist', ['--platform', 'linux/amd65'], 'did you mean linux/amd64?'],
  ])('%s ends with 2 and one sentence', async (_, args, text) => {
    const ended = await run(['doctor', ...args]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(text);
    expect(ended.stderr).toMatch(/^[^\n]+[.?]\n$/);
  });
});

describe('while something is looked at', () => {
  /** An engine that never answers, and tells who waits for it. */
  const hanging = 'echo $$ >> "$HOME/pids"; exec /bin/sleep 60';

  async function started(env: Readonly<Record<string, string>>, cwd: string, term = '') {
    const script = `${term}exec "${process.execPath}" "${cli}" doctor`;
    program = startProgram(['/bin/sh', '-c', script], { cwd, env: { LC_ALL: 'C.UTF-8', ...env } });
    const children = async () => {
      await expect.poll(() => readdirSync(cwd)).toContain('pids');
      return readFileSync(join(cwd, 'pids'), 'utf8').trim().split('\n').map(Number);
    };
    return { program, children };
  }

  test('a terminal says so in one row, which is gone afterwards; Ctrl+C ends what runs', async () => {
    const { env, home } = machine(hanging);
    const { program, children } = await started(env, home);
    await program.until('Looking: This machine…');
    const waiting = await children();
    expect(waiting.length).toBeGreaterThan(2);
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
    await expectGone(...waiting);
    expect(program.screen()).not.toContain('Looking');
    expect(program.screen()).toMatch(/^What a build for linux\/amd64, linux\/arm64 needs:\s*$/);
  });

  test('a terminal that can not erase a row is told nothing of it', async () => {
    const { env, home } = machine(hanging);
    const { program, children } = await started(env, home, 'TERM=dumb ');
    await program.until('What a build for');
    await children();
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
    expect(program.raw()).not.toContain('\u001b');
  });
});

describe('Ctrl+C while the doctor mends', () => {
  const docker = `case "$*" in
    version*) echo '{"Client":{"Version":"26.1.5"}}' ;;
    *) exit 1 ;;
  esac`;

  function mending() {
    const { env, home, state } = machine(docker);
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), '{ "experimental": true }\n');
    const checks = ['client.config', 'client.buildx'].flatMap((id) => ['--check', id]);
    program = startProgram([process.execPath, cli, 'doctor', '--fix', ...checks], {
      cwd: home,
      env: { LC_ALL: 'C.UTF-8', ...env },
    });
    return { program, home, state };
  }

  test('before any change says that there was none', async () => {
    const { program, home } = mending();
    await program.until('Make exactly this change?');
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
    expect(program.screen()).toContain('Stopped. Nothing was changed.');
    expect(readdirSync(join(home, '.docker'))).toEqual(['config.json']);
  });

  test('after a change says what was done, and what takes it back', async () => {
    const { program, state } = mending();
    await program.until('Make exactly this change?');
    program.press('y', 'enter');
    await program.until('client.buildx');
    await program.until(/client\.buildx[\s\S]*\[y\]es/);
    program.press('ctrl-c');
    expect(await program.ended()).toBe(130);
    expect(program.screen()).toMatch(
      /Stopped\. Done so far: .+\.\s+multiarch-wizard undo takes it back\./,
    );
    expect(readdirSync(join(state, 'multiarch-wizard', 'receipts'))).toHaveLength(1);
  });
});
