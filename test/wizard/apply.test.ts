import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { createLocalHost } from '../../src/host/local.ts';
import type { Action } from '../../src/model/action.ts';
import type { Needs, Remedy } from '../../src/model/remedy.ts';
import { type ApplyOptions, applyRemedy } from '../../src/wizard/apply.ts';
import { emptyFolder } from '../host/folder.ts';

const local = createLocalHost();
const when = new Date('2026-11-24T08:00:00.000Z');

const remedyOf = (actions: readonly Action[], needs: Needs = 'consent'): Remedy => ({
  ...{ title: 'A remedy', needs, changes: 'Something.', undo: null, actions },
});

/** Applies actions, and remembers what was said meanwhile. */
async function apply(remedy: Remedy, more: Partial<ApplyOptions> = {}) {
  const lines: string[] = [];
  const applied = await applyRemedy(remedy, {
    host: local,
    env: {},
    onLine: (line) => lines.push(line),
    suspend: (during) => during(),
    when,
    ...more,
  });
  return { applied, lines };
}

describe('commands', () => {
  test('run one after the other', async () => {
    const file = join(emptyFolder(), 'file');
    const add = (text: string): Action => ({ run: ['tee', '-a', file], input: text });
    const { applied, lines } = await apply(remedyOf([add('one\n'), add('two\n')]));
    expect(applied).toEqual({ ok: true });
    expect(lines).toEqual(['one', 'two']);
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  });

  test('stop at the first that fails', async () => {
    const file = join(emptyFolder(), 'file');
    const failing: Action = { run: ['sh', '-c', 'seq 20; echo no >&2; exit 7'] };
    const { applied } = await apply(remedyOf([failing, { run: ['touch', file] }]));
    expect(applied).toMatchObject({
      ...{ ok: false, action: failing, reason: { kind: 'exit', exitCode: 7 } },
      ran: { exitCode: 7 },
    });
    expect(applied.ok ? [] : applied.lines).toHaveLength(15);
    expect(existsSync(file)).toBe(false);
  });

  test('a missing one is a reason', async () => {
    const { applied } = await apply(remedyOf([{ run: ['no-such-program'] }]));
    expect(applied).toMatchObject({ ok: false, reason: { kind: 'no-exit', failed: 'missing' } });
  });

  test('get the environment of the children', async () => {
    const show: Action = { run: ['sh', '-c', 'echo $DOCKER_CLI_EXPERIMENTAL'] };
    const { lines } = await apply(remedyOf([show]), {
      env: { DOCKER_CLI_EXPERIMENTAL: 'enabled' },
    });
    expect(lines).toEqual(['enabled']);
  });

  test('their output comes without control sequences, each overwritten line as it ended', async () => {
    const noise = '\\033[31mred\\033[0m\\n10%%\\r20%%\\n\\033]52;c;ZXZpbA==\\007end';
    const { lines } = await apply(remedyOf([{ run: ['printf', noise] }]));
    expect(lines).toEqual(['red', '20%', 'end']);
  });

  test('end when they are cancelled, and nothing comes after them', async () => {
    const cancel = new AbortController();
    const file = join(emptyFolder(), 'file');
    const endless: Action = { run: ['sh', '-c', 'echo started; sleep 600'] };
    const { applied } = await apply(remedyOf([endless, { run: ['touch', file] }]), {
      signal: cancel.signal,
      onLine: () => cancel.abort(),
    });
    expect(applied).toMatchObject({ ok: false, reason: { kind: 'no-exit', failed: 'cancelled' } });
    expect(existsSync(file)).toBe(false);
  });

  test('what only a person can do is passed over', async () => {
    expect((await apply(remedyOf([{ do: 'Log out and in again.' }]))).applied).toEqual({
      ok: true,
    });
  });
});

describe('commands that need root', () => {
  /** A host of an ordinary user, whose `sudo` is only written down. */
  function ordinary(calls: string[], exitCode = 0): Host {
    return {
      ...local,
      uid: 1000,
      runInTerminal: async (argv, options) => {
        calls.push(`${argv.join(' ')}${options?.input === undefined ? '' : ` < ${options.input}`}`);
        return { argv, exitCode, stdout: '', stderr: '', failed: null, ms: 1 };
      },
    };
  }

  test("run in the person's own terminal, while the screen is down", async () => {
    const calls: string[] = [];
    const write: Action = { run: ['sudo', 'tee', '/proc/x'], input: '1' };
    const { applied } = await apply(remedyOf([write], 'root'), {
      host: ordinary(calls),
      suspend: async (during) => {
        calls.push('screen down');
        await during();
        calls.push('screen up');
      },
    });
    expect(applied).toEqual({ ok: true });
    expect(calls).toEqual(['screen down', 'sudo tee /proc/x < 1', 'screen up']);
  });

  test('a command that asks the person has the terminal, whoever they are', async () => {
    const calls: string[] = [];
    const remedy = { ...remedyOf([{ run: ['docker', 'login', 'ghcr.io'] }]), isConversation: true };
    await apply(remedy as Remedy, { host: { ...ordinary(calls), uid: 0 } });
    expect(calls).toEqual(['docker login ghcr.io']);
  });

  test('a wrong password stops the remedy', async () => {
    const { applied } = await apply(remedyOf([{ run: ['sudo', 'true'] }], 'root'), {
      host: ordinary([], 1),
    });
    expect(applied).toMatchObject({ ok: false, reason: { kind: 'exit', exitCode: 1 } });
  });

  test('root itself needs no terminal for them', async () => {
    const { lines } = await apply(remedyOf([{ run: ['echo', 'done'] }], 'root'), {
      host: { ...local, uid: 0 },
    });
    expect(lines).toEqual(['done']);
  });
});

describe('an edit', () => {
  const before = '{"auths":{"r":{}},"other":1}';

  test('keeps the mode, and the old text beside it', async () => {
    const path = join(emptyFolder(), 'config.json');
    writeFileSync(path, before);
    chmodSync(path, 0o640);
    const edit: Action = { edit: path, diff: '', before, after: '{}' };
    expect((await apply(remedyOf([edit]))).applied).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe('{}');
    const backup = `${path}.2026-11-24T08-00-00.000Z.bak`;
    expect(readFileSync(backup, 'utf8')).toBe(before);
    expect([path, backup].map((file) => statSync(file).mode & 0o777)).toEqual([0o640, 0o640]);
  });

  test('of a file that is not there makes it, for the person alone', async () => {
    const path = join(emptyFolder(), '.docker', 'config.json');
    const edit: Action = { edit: path, diff: '', before: null, after: '{}' };
    expect((await apply(remedyOf([edit]))).applied).toEqual({ ok: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['changed meanwhile', 'something else', before],
    ['appeared meanwhile', '{}', null],
    ['gone meanwhile', null, before],
  ])('is refused where the file has %s', async (_, now, seen) => {
    const path = join(emptyFolder(), 'config.json');
    if (now !== null) writeFileSync(path, now);
    const edit: Action = { edit: path, diff: '', before: seen, after: 'new' };
    const { applied } = await apply(remedyOf([edit]));
    expect(applied).toMatchObject({ ok: false, reason: { kind: 'changed', path } });
    expect(existsSync(path) ? readFileSync(path, 'utf8') : null).toBe(now);
  });

  test('of a place where nothing can be written is a reason', async () => {
    const edit: Action = { edit: '/proc/multiarch', diff: '', before: null, after: 'new' };
    const { applied } = await apply(remedyOf([edit]));
    expect(applied).toMatchObject({ ok: false, reason: { kind: 'unwritten' } });
  });
});
