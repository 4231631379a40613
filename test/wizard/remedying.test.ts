import { describe, expect, test } from 'vitest';
import type { Remedy } from '../../src/model/remedy.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { readOnlyFolder, until } from './stub-host.ts';
import { remedyOf, type Walk, type WalkOptions, walk } from './walk.ts';

const mend = remedyOf(['mend', 'it']);

/** Somebody at a machine with a problem, and one remedy for it. */
async function withProblem(remedy: Remedy = mend, more: WalkOptions['host'] = {}): Promise<Walk> {
  const person = walk({
    host: { ...more, commands: { 'check machine': 'broken', 'mend it': '', ...more.commands } },
    remedies: { machine: [remedy] },
  });
  await person.looked('machine');
  return person;
}

const offered = ({ state }: Walk): Remedy => {
  const remedy = state().steps.machine.findings[0]?.remedies[0];
  if (remedy === undefined) throw new Error('no remedy is offered');
  return remedy;
};
const changes = ({ host }: Walk) =>
  host.ran.filter((command) => !/^(check|prove|sudo -V)/.test(command));
const outcome = ({ state }: Walk) =>
  until(() => (state().outcome?.status === 'skipped' ? null : state().outcome));

describe('before anything changes', () => {
  test('the person sees exactly the command that then runs', async () => {
    const person = await withProblem();
    person.wizard.choose(offered(person));
    const { prompt } = person.state();
    expect(prompt).toMatchObject({
      kind: 'consent',
      remedy: { actions: [{ run: ['mend', 'it'] }] },
    });
    expect(changes(person)).toEqual([]);
    person.wizard.consent(true);
    await outcome(person);
    expect(changes(person)).toEqual(['mend it']);
  });

  test('no runs nothing, and the step is as it was', async () => {
    const person = await withProblem();
    person.wizard.choose(offered(person));
    person.wizard.consent(false);
    expect(person.state()).toMatchObject({ prompt: null, outcome: null });
    expect(person.state().steps.machine.phase).toBe('looked');
    expect(changes(person)).toEqual([]);
  });

  test('a second yes does not run it twice', async () => {
    const person = await withProblem();
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    person.wizard.consent(true);
    await outcome(person);
    expect(changes(person)).toEqual(['mend it']);
  });

  test('a choice that changes nothing needs no yes, leaves no receipt, and is looked at again', async () => {
    const choice = remedyOf([], { needs: 'nothing', actions: [], sets: { builder: 'other' } });
    const person = await withProblem(choice);
    person.wizard.choose(offered(person));
    await until(() => person.host.ran.filter((one) => one === 'check machine').length === 2);
    await person.looked('machine');
    expect(person.state()).toMatchObject({ prompt: null, answers: { builder: 'other' } });
    expect(await listReceipts(person.host)).toEqual([]);
  });

  test('a command is asked about even where its remedy says that it needs nothing', async () => {
    const person = await withProblem({ ...mend, needs: 'nothing' });
    person.wizard.choose(offered(person));
    expect(person.state().prompt?.kind).toBe('consent');
  });
});

describe('a question', () => {
  const asking: Remedy = remedyOf([], {
    title: 'Give it a name',
    question: {
      prompt: 'Name',
      initial: 'mybuilder',
      check: (text) => (text === '' ? 'A name is needed.' : null),
      answer: async (text) =>
        text === 'taken' ? { refused: 'That one is taken.' } : remedyOf(['make', text]),
    },
  });

  test('is asked again until its answer will do; then comes the consent to what was answered', async () => {
    const person = await withProblem(asking, { commands: { 'make mine': '' } });
    person.wizard.choose(offered(person));
    person.answer('');
    expect(person.state().prompt).toMatchObject({ kind: 'question', refused: 'A name is needed.' });
    person.answer('taken');
    const refused = 'That one is taken.';
    await until(() => JSON.stringify(person.state().prompt).includes(refused));
    person.answer('mine');
    await until(() => person.state().prompt?.kind === 'consent');
    expect(changes(person)).toEqual([]);
    person.host.script('check machine', '');
    person.wizard.consent(true);
    expect((await outcome(person))?.status).toBe('ok');
    expect(changes(person)).toEqual(['make mine']);
  });

  test('with a last way goes on to its consent without an answer; one without has none', async () => {
    const plain = await withProblem(asking);
    plain.wizard.choose(offered(plain));
    plain.wizard.otherwise();
    expect(plain.state().prompt?.kind).toBe('question');
    const otherwise = { told: 'It has no name then.', remedy: mend };
    const person = await withProblem({
      ...asking,
      ...(asking.question && { question: { ...asking.question, otherwise } }),
    });
    person.wizard.otherwise();
    expect(person.state().prompt).toBeNull();
    person.wizard.choose(offered(person));
    person.wizard.otherwise();
    expect(person.state().prompt).toMatchObject({ kind: 'consent', remedy: mend });
    expect(changes(person)).toEqual([]);
    person.wizard.consent(true);
    await outcome(person);
    expect(changes(person)).toEqual(['mend it']);
  });

  test('says what goes on while its answer is being looked up; closed then, it stays closed', async () => {
    let found = (_: Remedy) => {};
    let asked = 0;
    const slow: Remedy = remedyOf([], {
      question: {
        ...{ prompt: 'URL', initial: '', check: () => null },
        meanwhile: (text) => `Asking ${text}.`,
        answer: () => {
          asked += 1;
          return new Promise<Remedy>((resolve) => {
            found = resolve;
          });
        },
      },
    });
    const person = await withProblem(slow);
    person.wizard.choose(offered(person));
    person.answer('https://example.com');
    expect(person.state().prompt).toMatchObject({ meanwhile: 'Asking https://example.com.' });
    person.answer('https://example.com');
    expect(asked).toBe(1);
    person.wizard.consent(false);
    expect(person.state().prompt).toBeNull();
    found(mend);
    await until(() => person.state().prompt === null);
    expect(person.state().prompt).toBeNull();
    person.wizard.consent(true);
    expect(changes(person)).toEqual([]);
  });
});

describe('a remedy that needs root', () => {
  const asRoot = { ...mend, needs: 'root' } as const;

  test('has sudo in front for an ordinary user, and runs in their own terminal', async () => {
    const person = await withProblem(asRoot, { commands: { 'sudo mend it': '' } });
    await until(() => offered(person).needs === 'root');
    person.wizard.choose(offered(person));
    expect(person.state().prompt).toMatchObject({
      remedy: { actions: [{ run: ['sudo', 'mend', 'it'] }] },
    });
    person.wizard.consent(true);
    await outcome(person);
    const from = person.host.events.indexOf('screen down');
    expect(person.host.events.slice(from, from + 4)).toEqual([
      ...['screen down', 'in the terminal:', 'sudo mend it', 'screen up'],
    ]);
  });

  test('runs as it is for root', async () => {
    const person = await withProblem(asRoot, { uid: 0 });
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    await outcome(person);
    expect(changes(person)).toEqual(['mend it']);
  });

  test('is only shown where there is no sudo, and never runs', async () => {
    const commands = { 'sudo -V': { failed: 'missing' } } as const;
    const person = await withProblem(asRoot, { commands });
    expect(offered(person).needs).toBe('person');
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    await until(() => person.host.ran.filter((one) => one === 'check machine').length === 2);
    await person.looked('machine');
    expect(changes(person)).toEqual([]);
  });
});

describe('a change', () => {
  async function mended(said: string, host: WalkOptions['host'] = {}): Promise<Walk> {
    const person = await withProblem(mend, host);
    person.wizard.choose(offered(person));
    person.host.script('check machine', said);
    person.wizard.consent(true);
    await outcome(person);
    return person;
  }

  test('has a receipt before it is made, completed after the second look', async () => {
    const person = await withProblem();
    person.host.hold('mend it');
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    const command = await person.host.held('mend it');
    const [begun] = await listReceipts(person.host);
    expect(begun).toMatchObject({
      ...{ title: 'Mend it', actions: [{ run: ['mend', 'it'] }], completed: null },
      before: [{ source: 'check machine', text: 'broken' }],
    });
    person.host.script('check machine', '');
    command.end();
    expect((await outcome(person))?.text).toBe('Mend it: done, as a second look shows.');
    const [completed] = await listReceipts(person.host);
    expect(completed?.completed).toMatchObject({
      ...{ outcome: 'changed', findings: [{ status: 'ok', title: 'all is well' }] },
    });
    expect(person.state().changes).toEqual([{ text: 'One thing.', undo: null }]);
  });

  test('is followed by a look at its step and at those after it', async () => {
    const person = await mended('');
    const after = person.host.ran.slice(person.host.ran.indexOf('mend it') + 1);
    expect(after.sort()).toEqual([
      ...['check builder', 'check client', 'check emulators', 'check machine'],
    ]);
  });

  test('that ended with 0 and changed nothing is not done', async () => {
    const person = await mended('broken');
    expect(person.state().outcome).toMatchObject({
      status: 'problem',
      text: 'Mend it: carried out without an error, and changed nothing. Still there: broken',
    });
    expect(person.state().changes).toEqual([]);
    const [receipt] = await listReceipts(person.host);
    expect(receipt?.completed?.outcome).toBe('unchanged');
  });

  test('that failed says what is known to help, by what it said', async () => {
    const advice = (lines: readonly string[]) =>
      lines.includes('no image') ? 'Load it from a file.' : null;
    const fails = (stderr: string) => ({ 'mend it': { exitCode: 125, stderr } });
    const advised = await withProblem({ ...mend, advice }, { commands: fails('no image\n') });
    advised.wizard.choose(offered(advised));
    advised.wizard.consent(true);
    expect((await outcome(advised))?.text).toMatch(/^Mend it: .*\. Load it from a file\.$/);
    const other = await withProblem({ ...mend, advice }, { commands: fails('no room\n') });
    other.wizard.choose(offered(other));
    other.wizard.consent(true);
    expect((await outcome(other))?.text).not.toContain('Load it');
  });

  test('that mended a part says what is left', async () => {
    const person = await mended('warning: half of it');
    expect(person.state().outcome).toMatchObject({
      status: 'warning',
      text: 'Mend it: carried out. What is left: warning: half of it',
    });
  });

  test('that failed shows the last lines, and is a failed one in its receipt', async () => {
    const commands = { 'mend it': { exitCode: 7, stderr: 'no \u001b[31mway\n' } };
    const person = await mended('broken', { commands });
    expect(person.state().outcome).toEqual({
      ...{
        status: 'problem',
        text: 'Mend it: the command ended with exit code 7.',
        lines: ['no way'],
      },
    });
    const [receipt] = await listReceipts(person.host);
    expect(receipt?.completed?.outcome).toBe('failed');
  });

  test('without a place for its receipt is made, and says so', async () => {
    const person = await mended('', { env: { XDG_STATE_HOME: readOnlyFolder } });
    expect(person.state().outcome).toMatchObject({ status: 'ok' });
    expect(person.state().outcome?.lines[0]).toContain('no receipt of this change is kept');
  });

  test('shows its command and what it wrote last while it runs', async () => {
    const person = await withProblem();
    person.host.hold('mend it');
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    const command = await person.host.held('mend it');
    command.say('stdout', 'one\ntwo\n');
    expect(person.state().doing).toEqual({ argv: ['mend', 'it'], lines: ['one', 'two'] });
    expect(person.state().steps.machine.phase).toBe('applying');
    command.end();
    await outcome(person);
    expect(person.state().doing).toBeNull();
  });

  test('can not be chosen while its step is being looked at anew', async () => {
    const person = await withProblem();
    const remedy = offered(person);
    person.host.hold('check machine');
    person.wizard.lookAgain();
    const look = await person.host.held('check machine');
    person.wizard.choose(remedy);
    expect(person.state().prompt).toBeNull();
    look.end({ stdout: 'broken' });
    await person.looked('machine');
  });

  test('counts for more than a look that began before it', async () => {
    const person = walk({
      host: { commands: { 'check machine': 'broken', 'mend it': '' } },
      remedies: { machine: [mend] },
    });
    person.host.hold('check client');
    const stale = await person.host.held('check client');
    await person.looked('machine');
    person.host.hold('mend it');
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    const command = await person.host.held('mend it');
    person.host.script('check client', '');
    stale.end({ stdout: 'stale' });
    command.end();
    await outcome(person);
    expect(person.state().steps.client.findings[0]?.title).toBe('all is well');
  });
});

describe('Ctrl+C while a remedy runs', () => {
  async function running(): Promise<Walk> {
    const person = await withProblem();
    person.host.hold('mend it');
    person.wizard.choose(offered(person));
    person.wizard.consent(true);
    await person.host.held('mend it');
    return person;
  }

  test('ends the command and stays', async () => {
    const person = await running();
    const command = await person.host.held('mend it');
    person.wizard.interrupt();
    expect((await outcome(person))?.text).toBe('Mend it: the command was cancelled.');
    expect(command.signals).toEqual(['SIGTERM']);
    expect(person.state().exitCode).toBeNull();
    person.wizard.interrupt();
    expect(await person.left()).toBe(130);
  });

  test('q asks first; yes ends the command and leaves with what the machine is like', async () => {
    const person = await running();
    person.wizard.quit();
    expect(person.state().prompt).toEqual({ kind: 'quit' });
    person.wizard.consent(false);
    expect(person.state().prompt).toBeNull();
    person.wizard.quit();
    const command = await person.host.held('mend it');
    person.wizard.consent(true);
    expect(await person.left()).toBe(3);
    expect(command.signals).toEqual(['SIGTERM']);
    const [receipt] = await listReceipts(person.host);
    expect(receipt?.completed).toBeNull();
  });

  test('nothing else is begun meanwhile', async () => {
    const person = await running();
    person.wizard.goOn();
    person.wizard.back();
    person.wizard.lookAgain();
    person.wizard.choose(mend);
    person.wizard.tryAgain();
    expect(person.state()).toMatchObject({ current: 'machine', prompt: null });
    expect(changes(person)).toEqual(['mend it']);
  });
});
