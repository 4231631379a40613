import { describe, expect, test } from 'vitest';
import { mend } from '../../src/doctor/mend.ts';
import type { Answers } from '../../src/model/answers.ts';
import { noAnswers } from '../../src/model/answers.ts';
import type { CheckId, Finding } from '../../src/model/finding.ts';
import type { Needs, Remedy } from '../../src/model/remedy.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { scriptedTalk } from '../asking/scripted-talk.ts';
import { type StubHost, stubHost } from '../wizard/stub-host.ts';

const install: Remedy = {
  title: 'tonistiigi/binfmt',
  needs: 'privileged',
  changes: "Adds arm64 to the kernel's table, until it reboots.",
  undo: 'docker uninstall',
  actions: [{ run: ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt'] }],
  reversal: [{ run: ['docker', 'uninstall'] }],
  recommended: 'The one that is kept up to date.',
};
const other: Remedy = {
  ...{ title: 'another installer', needs: 'privileged', changes: 'Adds it too.', undo: null },
  actions: [{ run: ['docker', 'run', 'another'] }],
};
const start: Remedy = {
  ...{ title: 'Start it', needs: 'consent', changes: 'Starts it.', undo: 'stop' },
  actions: [{ run: ['start'] }],
  reversal: [{ run: ['stop'] }],
};
const byHand: Remedy = {
  ...{ title: 'Log out and in', needs: 'person', changes: '', undo: null },
  actions: [{ do: 'Log out, and log in again.' }],
};

const finding = (
  id: CheckId,
  remedies: readonly Remedy[],
  more: Partial<Finding> = {},
): Finding => ({
  ...{ id, status: 'problem', title: `${id} is wrong`, failure: null, remedies },
  evidence: [{ source: '/proc/x', line: null, text: 'seen' }],
  ...more,
});
const fine = (id: CheckId): Finding => finding(id, [], { status: 'ok', title: `${id} is fine` });

const handlers = finding('emulators.handlers', [install, other], {
  failure: 'exec-format-error-run',
});

type Options = {
  readonly findings: readonly Finding[];
  readonly typed?: readonly (string | null)[] | null;
  /** What each later look finds; the last one again and again. */
  readonly looks?: readonly (readonly Finding[])[];
  readonly accepted?: readonly Needs[];
  readonly isStrict?: boolean;
  readonly host?: StubHost;
};

async function mending(options: Options) {
  const { findings, typed = [], looks = [findings], accepted = [], isStrict = false } = options;
  const host = options.host ?? stubHost({ commands: works });
  const talk = scriptedTalk(typed);
  const asked: { readonly answers: Answers; readonly checks: readonly CheckId[] }[] = [];
  const mended = await mend({
    ...{ host, talk, findings, accepted, isStrict, answers: noAnswers },
    rights: { uid: host.uid, hasSudo: true },
    look: async (answers, checks) => {
      asked.push({ answers, checks });
      const seen = looks[Math.min(asked.length, looks.length) - 1] ?? [];
      return seen.filter(({ id }) => checks.includes(id));
    },
  });
  expect(talk.unused()).toEqual([]);
  return { ...mended, host, asked, text: talk.text() };
}

const works = {
  'docker run --rm --privileged tonistiigi/binfmt': 'installing: arm64 OK\n',
  'docker run another': '',
  start: '',
};

describe('a problem', () => {
  test('is shown with its command, what that changes and how it is taken back, then asked about', async () => {
    const { text, host, findings } = await mending({
      findings: [handlers],
      typed: ['y'],
      looks: [[fine('emulators.handlers')]],
    });
    expect(text).toBe(`
✗ emulators.handlers is wrong  emulators.handlers
    /proc/x: seen
  tonistiigi/binfmt
    $ docker run --rm --privileged tonistiigi/binfmt
      changes   Adds arm64 to the kernel's table, until it reboots.
      undo      docker uninstall
      needs     your yes: the container may change the kernel it runs on
  Other ways
    2  another installer
  Run exactly this? [y]es / [n]o / [e]xplain / 2: y
    │ installing: arm64 OK
  Looking again.
  ✓ tonistiigi/binfmt: done, as a second look shows.`);
    expect(host.ran).toEqual(['docker run --rm --privileged tonistiigi/binfmt']);
    expect(findings).toEqual([fine('emulators.handlers')]);
  });

  test.each([['n'], ['no'], [''], [null]])('is left alone at %j', async (answer) => {
    const { host, findings, hasChanged, text } = await mending({
      ...{ findings: [handlers], typed: [answer] },
    });
    expect(text).toMatch(/Left as it is\.$/);
    expect(host.ran).toEqual([]);
    expect(findings).toEqual([handlers]);
    expect(hasChanged).toBe(false);
  });

  test('is asked about again where the answer is none', async () => {
    const { text, host } = await mending({
      findings: [handlers],
      typed: ['yep', '3', '0', 'ｙ', 'Y '],
      looks: [[]],
    });
    expect(text.match(/That is none of these: \[y\]es \/ \[n\]o/g)).toHaveLength(4);
    expect(host.ran).toHaveLength(1);
  });

  test('has what was seen in a row each', async () => {
    const seen = {
      source: '/proc/x',
      line: null,
      text: 'enabled\nflags: POC\n\noffset 0\nmagic 7f',
    };
    const { text } = await mending({
      ...{ findings: [{ ...handlers, evidence: [seen] }], typed: ['n'] },
    });
    expect(text).toContain(`
    /proc/x
    │ enabled
    │ flags: POC
    │ offset 0
    │ …
`);
  });

  test('is explained as often as one likes: why it matters, its cause, the words of the command', async () => {
    const { text } = await mending({ findings: [handlers], typed: ['e', 'explain', 'n'] });
    expect(text.match(/The one that is kept up to date\./g)).toHaveLength(2);
    expect(text).toContain('Without a handler the kernel cannot start a foreign program');
    expect(text).toContain('lets the container change the kernel');
    expect(text.replace(/\s+/g, ' ')).toContain('has no handler for it.');
  });

  test('may be mended in another way, by its number; that one is shown before it is asked about', async () => {
    const { text, host } = await mending({
      findings: [handlers],
      typed: ['2', 'y'],
      looks: [[]],
    });
    expect(text.indexOf('$ docker run another')).toBeGreaterThan(text.indexOf(': 2'));
    expect(text).toContain('    1  tonistiigi/binfmt  recommended');
    expect(host.ran).toEqual(['docker run another']);
  });

  test('that nobody can mend is not asked about', async () => {
    const { asked, text } = await mending({ findings: [finding('machine.kernel', [])] });
    expect(asked).toEqual([]);
    expect(text).toBe('');
  });
});

describe('the order', () => {
  test('is that of what stands on what, whatever it was found in; causes first, warnings last', async () => {
    const { text } = await mending({
      findings: [
        finding('emulators.others', [start], { status: 'warning' }),
        finding('builder.chosen', [start]),
        handlers,
        finding('emulators.after-reboot', [install]),
        finding('machine.engine', [start]),
        finding('client.buildx', [start]),
      ],
      typed: ['n', 'n', 'n', 'n', 'n', 'n'],
    });
    const ids = [...text.matchAll(/^[✗!] .* ([a-z]+\.[a-z-]+)$/gm)].map(([, id]) => id);
    expect(ids).toEqual([
      ...['machine.engine', 'client.buildx', 'emulators.after-reboot', 'emulators.handlers'],
      ...['builder.chosen', 'emulators.others'],
    ]);
  });

  test('is judged on the look after each change: what is gone is not asked about', async () => {
    const engine = finding('machine.engine', [start]);
    const { asked, host, findings } = await mending({
      findings: [engine, handlers, fine('client.config')],
      typed: ['y'],
      looks: [[fine('machine.engine'), fine('emulators.handlers')]],
    });
    expect(host.ran).toEqual(['start']);
    expect(asked).toHaveLength(1);
    expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('looks again only at what the change may have changed', async () => {
    const { asked, findings } = await mending({
      findings: [fine('machine.engine'), handlers],
      typed: ['y'],
      looks: [[fine('emulators.handlers')]],
    });
    expect(asked[0]?.checks).toContain('builder.proof');
    expect(asked[0]?.checks.filter((id) => /^(machine|client)\./.test(id))).toEqual([]);
    expect(findings).toContainEqual(fine('machine.engine'));
  });

  test('offers nothing twice, even where nothing helps', async () => {
    const { text, host } = await mending({
      findings: [handlers],
      typed: ['y'],
      looks: [[handlers]],
    });
    expect(host.ran).toHaveLength(1);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'changed nothing. Still there: emulators.handlers is wrong',
    );
  });

  test('ends even where each look finds something new', async () => {
    let count = 0;
    const host = stubHost({ commands: works });
    const talk = scriptedTalk(null);
    await mend({
      ...{ host, talk, answers: noAnswers, isStrict: false, accepted: ['consent'] },
      rights: { uid: 0, hasSudo: false },
      findings: [finding('machine.engine', [start])],
      look: async () => {
        count += 1;
        return [finding('machine.engine', [start], { title: `another thing: ${count}` })];
      },
    });
    expect(count).toBeLessThan(10);
    expect(count).toBeGreaterThan(1);
  });
});

describe('a look after a change', () => {
  test('says what is left', async () => {
    const half = finding('emulators.handlers', [install], { title: 'Nothing runs s390x' });
    const { text } = await mending({
      findings: [handlers],
      typed: ['y', 'n'],
      looks: [[half]],
    });
    expect(text).toContain('carried out. What is left: Nothing runs s390x');
  });

  test('says what was fine before, and is not now', async () => {
    const { text } = await mending({
      findings: [handlers, fine('builder.proof')],
      typed: ['y'],
      looks: [[fine('emulators.handlers'), finding('builder.proof', [])]],
    });
    expect(text).toContain('✗ Fine before, and not now: builder.proof is wrong');
  });

  test('is no worse where something can only be seen now', async () => {
    const unseen = finding('builder.proof', [], { status: 'skipped' });
    const { text } = await mending({
      findings: [handlers, unseen],
      typed: ['y'],
      looks: [[fine('emulators.handlers'), finding('builder.proof', [])]],
    });
    expect(text).not.toContain('Fine before');
  });

  test('completes the receipt, which was begun before', async () => {
    const { host } = await mending({
      findings: [handlers],
      typed: ['y'],
      looks: [[fine('emulators.handlers')]],
    });
    const [receipt, ...others] = await listReceipts(host);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      ...{ title: 'tonistiigi/binfmt', needs: 'privileged', reversal: install.reversal },
      before: [{ source: '/proc/x', line: null, text: 'seen' }],
      completed: { outcome: 'changed', findings: [{ id: 'emulators.handlers', status: 'ok' }] },
    });
    const begun = host.events.findIndex((event) => event.includes('/receipts/'));
    expect(begun).toBeLessThan(host.events.indexOf(host.ran[0] ?? ''));
    expect(begun).not.toBe(-1);
  });

  test('comes after a command that failed, too', async () => {
    const commands = { start: { exitCode: 5, stderr: 'no \u001b[31mroom\n' } };
    const { text, hasChanged, host } = await mending({
      findings: [finding('machine.engine', [start])],
      typed: ['y'],
      host: stubHost({ commands }),
    });
    expect(text).toContain('    │ no room\n  ✗ Start it: the command ended with exit code 5.');
    expect(text).toContain('Still there: machine.engine is wrong');
    expect(hasChanged).toBe(false);
    expect((await listReceipts(host))[0]?.completed).toMatchObject({ outcome: 'failed', ended: 0 });
  });

  test('keeps to what the answers are by then', async () => {
    const made: Remedy = { ...start, sets: { builder: 'mybuilder' } };
    const { asked } = await mending({
      findings: [finding('builder.chosen', [made])],
      typed: ['y'],
      looks: [[]],
    });
    expect(asked[0]?.answers.builder).toBe('mybuilder');
  });
});

describe('what only a person can do', () => {
  const engine = finding('machine.engine', [byHand]);

  test('is shown, and looked at again as often as Enter is pressed', async () => {
    const { text, asked, host } = await mending({
      findings: [engine],
      typed: ['', ''],
      looks: [[engine], [fine('machine.engine')]],
    });
    expect(text).toContain('Log out, and log in again.');
    expect(text).toContain('Done? Enter looks again / [n]o / [e]xplain:');
    expect(text).toContain('✗ Still there: machine.engine is wrong');
    expect(text).toContain('✓ No longer there: machine.engine is wrong');
    expect(asked).toHaveLength(2);
    expect(host.ran).toEqual([]);
  });

  test.each([['n'], [null]])('is passed over at %j', async (answer) => {
    const { asked } = await mending({ findings: [engine], typed: [answer] });
    expect(asked).toEqual([]);
  });

  test('is never taken for done by a flag', async () => {
    const { text, asked } = await mending({
      ...{ findings: [engine], typed: null },
      accepted: ['nothing', 'consent', 'privileged', 'root'],
    });
    expect(text).toContain('Only shown: this is for a person to do.');
    expect(asked).toEqual([]);
  });
});

describe('a question', () => {
  const creating = (name: string): Remedy => ({
    ...start,
    title: `Make ${name}`,
    actions: [{ run: ['create', name] }],
    sets: { builder: name },
  });
  const asking: Remedy = {
    ...creating('mybuilder'),
    title: 'Make a builder',
    question: {
      prompt: 'Name of the new builder',
      initial: 'mybuilder',
      check: (text) => (text.includes(' ') ? 'A name has no spaces.' : null),
      answer: async (text) => (text === 'taken' ? { refused: 'It is taken.' } : creating(text)),
    },
  };
  const chosen = finding('builder.chosen', [asking]);
  const host = () => stubHost({ commands: { 'create mybuilder': '', 'create other': '' } });

  test('is answered by Enter with what it suggests: those commands were on the screen', async () => {
    const { text, ...mended } = await mending({
      ...{ findings: [chosen], typed: ['y', '', 'y'], looks: [[]], host: host() },
    });
    expect(text).toContain('Choose this, and answer a question first? [y]es');
    expect(text.indexOf('Run exactly this?')).toBeGreaterThan(text.indexOf('[mybuilder]:'));
    expect(text.match(/\$ create mybuilder/g)).toHaveLength(1);
    expect(text).toContain('Name of the new builder [mybuilder]: ');
    expect(mended.host.ran).toEqual(['create mybuilder']);
  });

  test('with another answer shows the other commands, and asks again', async () => {
    const { text, ...mended } = await mending({
      ...{ findings: [chosen], typed: ['y', 'a b', 'taken', 'other', 'y'], looks: [[]] },
      host: host(),
    });
    expect(text).toContain('A name has no spaces.');
    expect(text).toContain('It is taken.');
    expect(text).toContain('$ create other');
    expect(mended.host.ran).toEqual(['create other']);
  });

  test.each([[['y', 'other', 'n']], [['y', 'other', '']], [['y', '', '']], [['y', null]]])(
    'is no yes by itself: %j',
    async (typed) => {
      const mended = await mending({ findings: [chosen], typed, host: host() });
      expect(mended.host.ran).toEqual([]);
    },
  );

  test('is answered by a flag with what it suggests', async () => {
    const { text, ...mended } = await mending({
      ...{ findings: [chosen], typed: null, looks: [[]], host: host() },
      accepted: ['nothing', 'consent'],
    });
    expect(text).toContain('Yes, with mybuilder, as the flag says.');
    expect(mended.host.ran).toEqual(['create mybuilder']);
  });

  test('that suggests nothing is left, where nobody can answer', async () => {
    const open = { ...asking, question: { ...asking.question, initial: '' } } as Remedy;
    const { text, ...mended } = await mending({
      ...{ findings: [finding('builder.chosen', [open])], typed: null, host: host() },
      accepted: ['nothing', 'consent'],
    });
    expect(text).toContain('nobody is here to answer "Name of the new builder"');
    expect(mended.host.ran).toEqual([]);
  });
});

describe('the flags', () => {
  const root: Remedy = { ...start, needs: 'root', actions: [{ run: ['sudo', 'start'] }] };
  const all = [
    finding('machine.engine', [root]),
    handlers,
    finding('builder.chosen', [start]),
    finding('client.buildx', [byHand]),
  ];
  const looks = [[fine('builder.chosen')]];
  const host = () => stubHost({ commands: { ...works, 'sudo start': '' } });

  test('--yes runs what needs no other rights, and leaves the others', async () => {
    const { text, ...mended } = await mending({
      ...{ findings: all, typed: null, looks, accepted: ['nothing', 'consent'], host: host() },
    });
    expect(mended.host.ran).toEqual(['start']);
    expect(text.match(/Only shown/g)).toHaveLength(3);
    expect(text).toContain('Yes, as the flag says.');
  });

  test('--yes asks about the others in a terminal', async () => {
    const { ...mended } = await mending({
      ...{ findings: all, typed: ['n', 'n', 'y'], host: host() },
      looks: [[finding('builder.chosen', [start])], [fine('builder.chosen')]],
      accepted: ['nothing', 'consent'],
    });
    expect(mended.host.ran).toEqual(['docker run --rm --privileged tonistiigi/binfmt', 'start']);
  });

  test('--yes-privileged runs all, what needs root in the terminal', async () => {
    const mended = await mending({
      ...{ findings: all, typed: null, looks: [[]], host: host() },
      accepted: ['nothing', 'consent', 'privileged', 'root'],
    });
    expect(mended.host.ran).toEqual(['sudo start']);
    expect(mended.host.events).toContain('in the terminal:');
  });

  test('none of them, and no terminal: all is shown, nothing is changed', async () => {
    const { text, ...mended } = await mending({ findings: all, typed: null, host: host() });
    expect(mended.host.events).toEqual([]);
    expect(text).toContain('$ sudo start');
    expect(text).toContain('your yes, and the password of sudo if it asks for one');
    expect(text.match(/Only shown/g)).toHaveLength(4);
  });

  test('a warning is asked about, whatever a flag accepts; --strict makes it count', async () => {
    const warning = finding('builder.memory', [start], { status: 'warning' });
    const given = { findings: [warning], accepted: ['consent'], looks: [[]] } as const;
    expect((await mending({ ...given, typed: ['n'] })).host.ran).toEqual([]);
    expect((await mending({ ...given, typed: ['y'] })).host.ran).toEqual(['start']);
    expect((await mending({ ...given, isStrict: true })).host.ran).toEqual(['start']);
  });

  test('a problem that became a warning is asked about like one', async () => {
    const warning = finding('machine.engine', [start], { status: 'warning', title: 'It is slow' });
    const { host } = await mending({
      findings: [finding('machine.engine', [start])],
      ...{ typed: ['n'], accepted: ['consent'], looks: [[warning]] },
    });
    expect(host.ran).toEqual(['start']);
  });

  test('nobody is asked about a warning that only a person could do something about', async () => {
    const warning = finding('builder.memory', [byHand], { status: 'warning' });
    expect((await mending({ findings: [warning] })).text).toBe('');
  });

  test('--strict counts warnings where nobody is asked', async () => {
    const warning = finding('builder.memory', [start], { status: 'warning' });
    const given = { findings: [warning], typed: null, accepted: ['consent'], looks: [[]] } as const;
    expect((await mending(given)).host.ran).toEqual([]);
    expect((await mending({ ...given, isStrict: true })).host.ran).toEqual(['start']);
  });
});

describe('Ctrl+C', () => {
  test('ends the command that runs, completes its receipt, and asks nothing more', async () => {
    const host = stubHost();
    host.hold('start');
    const listeners = process.listeners('SIGINT');
    const going = mending({
      findings: [finding('machine.engine', [start]), handlers],
      ...{ typed: ['y'], host },
    });
    const held = await host.held('start');
    process.emit('SIGINT');
    const { isInterrupted, text } = await going;
    expect(held.signals).toEqual(['SIGTERM']);
    expect(isInterrupted).toBe(true);
    expect(text).toContain('the command was cancelled');
    expect(text).not.toContain('Looking again');
    expect((await listReceipts(host))[0]?.completed?.outcome).toBe('failed');
    expect(process.listeners('SIGINT')).toEqual(listeners);
  });
});
