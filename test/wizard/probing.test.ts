import { describe, expect, test } from 'vitest';
import { listReceipts } from '../../src/receipts/list.ts';
import { type Script, until } from './stub-host.ts';
import { digest, type Walk, walk } from './walk.ts';

const image = (letter: string) => `localhost:5000/demo@${digest(letter)}`;
const name = (letter: string) => `multiarch-wizard-${letter.repeat(12)}`;
const pull = (arch: string, letter: string) =>
  `docker pull --quiet --platform linux/${arch} ${image(letter)}`;
const run = (arch: string, letter: string) =>
  `docker run --rm --name ${name(letter)} --platform linux/${arch} ${image(letter)} uname -m`;
const remove = (letter: string) => `docker rm --force ${name(letter)}`;

const commands: Readonly<Record<string, Script>> = {
  ...{ [pull('amd64', 'a')]: '', [pull('arm64', 'b')]: '', [remove('a')]: '', [remove('b')]: '' },
  ...{ [run('amd64', 'a')]: 'x86_64\n', [run('arm64', 'b')]: 'aarch64\n' },
};

/** Somebody who asked for the run-proof and sees its commands. */
async function asked(more: Readonly<Record<string, Script>> = {}): Promise<Walk> {
  const person = walk({ host: { commands: { ...commands, ...more } } });
  await person.goTo('manifest');
  person.wizard.probe(['uname', '-m']);
  return person;
}

const proofs = ({ state }: Walk) => state().steps.manifest.facts?.rows.map((row) => row.run);
const proven = (person: Walk) =>
  until(() => {
    const runs = proofs(person) ?? [];
    return runs.every((one) => one !== null && one.verdict !== 'running') ? runs : null;
  });

describe('the run-proof', () => {
  test('runs exactly what the person saw, each row by its own digest', async () => {
    const person = await asked();
    const { prompt } = person.state();
    const shown = prompt?.kind === 'consent' ? prompt.remedy.actions : [];
    const from = person.host.ran.length;
    person.wizard.consent(true);
    expect(await proven(person)).toEqual([
      ...[
        { verdict: 'runs', text: 'x86_64' },
        { verdict: 'runs', text: 'aarch64' },
      ],
    ]);
    const lines = shown.flatMap((action) => ('run' in action ? action.run.join(' ') : []));
    expect(person.host.ran.slice(from)).toEqual(lines);
    expect(person.state().steps.manifest.findings.at(-1)).toMatchObject({
      ...{ id: 'manifest.runs', status: 'ok' },
    });
  });

  test('leaves a receipt, and is named among what this run changed', async () => {
    const person = await asked();
    person.wizard.consent(true);
    const changed = await until(() => person.state().changes[0] ?? null);
    expect(changed.undo).toContain('docker image rm localhost:5000/demo@');
    const [receipt] = await listReceipts(person.host);
    expect(receipt?.completed?.outcome).toBe('changed');
    expect(receipt?.actions).toHaveLength(6);
  });

  test('gives a command 10 s: what still runs then starts', async () => {
    let timeout: number | undefined;
    const person = await asked({
      [run('arm64', 'b')]: (options) => {
        timeout = options.timeout;
        return { failed: 'timeout' };
      },
    });
    person.wizard.consent(true);
    expect((await proven(person))[1]).toEqual({ verdict: 'starts' });
    expect(timeout).toBe(10_000);
    expect(person.host.ran.at(-1)).toBe(remove('b'));
  });

  test.each([
    ['has no such command', { exitCode: 127, stderr: 'exec: "uname": not found' }, 'not-tried'],
    ['meets no handler', { exitCode: 126, stderr: 'exec uname: exec format error' }, 'failed'],
    ['ends otherwise', { exitCode: 1, stderr: 'uname: no\n' }, 'failed'],
  ] as const)('of an image that %s', async (_, ran, verdict) => {
    const person = await asked({ [run('arm64', 'b')]: ran });
    person.wizard.consent(true);
    expect((await proven(person))[1]).toMatchObject({ verdict });
    expect(person.host.ran.at(-1)).toBe(remove('b'));
  });

  test('of an image that can not be pulled says why', async () => {
    const person = await asked({
      [pull('arm64', 'b')]: { exitCode: 1, stderr: 'toomanyrequests' },
    });
    person.wizard.consent(true);
    expect((await proven(person))[1]).toEqual({ verdict: 'failed', text: 'toomanyrequests' });
    expect(person.state().steps.manifest.findings.at(-1)?.status).toBe('warning');
  });

  test('is called off by Ctrl+C: the container is removed, the row stays open', async () => {
    const person = await asked();
    person.host.hold(run('amd64', 'a'));
    person.wizard.consent(true);
    const command = await person.host.held(run('amd64', 'a'));
    person.wizard.interrupt();
    await until(() => person.host.ran.at(-1) === remove('a'));
    await until(() => proofs(person)?.every((one) => one === null) ?? false);
    expect(command.signals).toEqual(['SIGTERM']);
    expect(person.state().exitCode).toBeNull();
    person.wizard.quit();
    expect(await person.left()).toBe(0);
  });

  test('is asked about before it is left, and leaves no container behind', async () => {
    const person = await asked();
    person.host.hold(run('amd64', 'a'));
    person.host.hold(remove('a'));
    person.wizard.consent(true);
    await person.host.held(run('amd64', 'a'));
    person.wizard.quit();
    expect(person.state().prompt).toEqual({ kind: 'quit' });
    person.wizard.consent(true);
    const removing = await person.host.held(remove('a'));
    expect(person.state().exitCode).toBeNull();
    removing.end();
    expect(await person.left()).toBe(0);
  });

  test('is not waited for when Ctrl+C comes again', async () => {
    const person = await asked();
    person.host.hold(run('amd64', 'a'));
    person.host.hold(remove('a'));
    person.wizard.consent(true);
    await person.host.held(run('amd64', 'a'));
    person.wizard.interrupt();
    await person.host.held(remove('a'));
    person.wizard.interrupt();
    expect(person.state().exitCode).toBeNull();
    person.wizard.interrupt();
    expect(await person.left()).toBe(130);
  });
});
