import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../src/host/file-error.ts';
import type { Needs, Remedy } from '../../src/model/remedy.ts';
import { backupOf } from '../../src/receipts/backup.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { undo } from '../../src/undo/undo.ts';
import { scriptedTalk } from '../asking/scripted-talk.ts';
import type { StubHost } from '../wizard/stub-host.ts';
import { type Machine, machine, receiptOf, uninstalls } from './machine.ts';

type Options = {
  readonly typed?: readonly (string | null)[] | null;
  readonly accepted?: readonly Needs[];
  readonly isDryRun?: boolean;
  readonly hasSudo?: boolean;
};

async function undoing(host: StubHost, options: Options = {}) {
  const { typed = [], accepted = [], isDryRun = false, hasSudo = true } = options;
  const talk = scriptedTalk(typed);
  const rights = { uid: host.uid, hasSudo };
  const end = await undo({ host, talk, rights, accepted, isDryRun });
  expect(talk.unused()).toEqual([]);
  return { end, text: talk.text(), marks: await marks(host) };
}

const marks = async (host: StubHost) =>
  (await listReceipts(host)).map(({ undone }) => undone?.outcome ?? null);

const uninstall = ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt', '--uninstall'];
const uninstallLine = uninstall.join(' ');
const handlers: Partial<Remedy> = {
  title: 'tonistiigi/binfmt',
  needs: 'privileged',
  changes: "Adds arm64 to the kernel's table, until it reboots.",
  actions: [{ run: [...uninstall.slice(0, -1), '--install', 'arm64'] }],
  reversal: [{ run: [...uninstall, 'qemu-aarch64'] }],
};

/** A machine with a handler that a receipt tells of. */
async function withHandler(options: Parameters<typeof machine>[0] = {}): Promise<Machine> {
  const host: Machine = machine({
    ...options,
    commands: {
      [`${uninstallLine} qemu-aarch64`]: uninstalls(() => host, 'qemu-aarch64'),
      ...options.commands,
    },
  });
  host.handlers.add('qemu-aarch64');
  await receiptOf(host, handlers);
  return host;
}

const create: Partial<Remedy> = {
  title: 'Make the builder mybuilder',
  changes: 'Makes the builder mybuilder.',
  actions: [
    { run: ['docker', 'buildx', 'create', '--use', '--name', 'mybuilder'] },
    { run: ['docker', 'buildx', 'inspect', '--bootstrap', 'mybuilder'] },
  ],
  reversal: [
    { run: ['docker', 'buildx', 'use', 'default'] },
    { run: ['docker', 'buildx', 'rm', 'mybuilder'] },
  ],
};

async function withBuilder(): Promise<Machine> {
  const host: Machine = machine({
    commands: {
      'docker buildx use default': () => {
        host.selected = 'default';
        return '';
      },
      'docker buildx rm mybuilder': () => {
        host.builders.delete('mybuilder');
        return 'mybuilder removed\n';
      },
    },
  });
  host.builders.set('mybuilder', {});
  host.selected = 'mybuilder';
  await receiptOf(host, create);
  return host;
}

/** What was run to change something, not to look. */
const changes = ({ ran }: StubHost) =>
  ran.filter(
    (line) => !/docker (version|info|context ls|buildx (ls|inspect))\b|^stat -L/.test(line),
  );

describe('handlers', () => {
  test('are taken out after a yes, and a look at the table says so', async () => {
    const host = await withHandler();
    const { end, text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toBe(
      `
● tonistiigi/binfmt  today, 08:00
    Adds arm64 to the kernel's table, until it reboots.
    $ docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64
      needs     your yes: the container may change the kernel it runs on
  Take it back? [y]es / [n]o / [e]xplain: y
  ✓ Taken back, as a second look shows.`.replace('08:00', text.match(/\d\d:\d\d/)?.[0] ?? ''),
    );
    expect(end).toBe('done');
    expect(marks).toEqual(['undone']);
    expect(host.handlers.size).toBe(0);
  });

  test('that are still there after the command are left, whatever its exit code', async () => {
    const host = await withHandler({ commands: { [`${uninstallLine} qemu-aarch64`]: '' } });
    const { end, text, marks } = await undoing(host, { typed: ['y'] });
    expect(end).toBe('left');
    expect(text).toContain('✗ A second look shows that it is still there.');
    expect(marks).toEqual([null]);
  });

  test('that a reboot took away need no command', async () => {
    const host = await withHandler();
    await host.reboot();
    const { end, text, marks } = await undoing(host);
    expect(text).toContain('Gone already: the machine rebooted since');
    expect(changes(host)).toEqual([]);
    expect(end).toBe('done');
    expect(marks).toEqual(['gone']);
  });

  test('that somebody registered since a reboot are not ours', async () => {
    const host = await withHandler();
    await host.reboot();
    host.handlers.add('qemu-aarch64');
    await undoing(host);
    expect(changes(host)).toEqual([]);
    expect(host.handlers.has('qemu-aarch64')).toBe(true);
  });

  test('that are gone without a reboot need no command either', async () => {
    const host = await withHandler();
    host.handlers.clear();
    const { text, marks } = await undoing(host);
    expect(text).toContain('As it was before already.');
    expect(marks).toEqual(['gone']);
  });

  test('of an engine elsewhere are taken out, and nobody claims to have seen it', async () => {
    const host = await withHandler({ isElsewhere: true });
    await host.reboot();
    const { end, text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('No look from here can tell');
    expect(changes(host)).toEqual([`${uninstallLine} qemu-aarch64`]);
    expect(end).toBe('done');
    expect(marks).toEqual(['unseen']);
  });

  test.each([
    ['an engine elsewhere', { isElsewhere: true }],
    ['a table that is not mounted here', { isUnmounted: true }],
  ])('of %s are left where the command fails', async (_, options) => {
    const commands = { [`${uninstallLine} qemu-aarch64`]: { exitCode: 125, stderr: 'no such\n' } };
    const host = await withHandler({ ...options, commands });
    const { end, text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('✗ tonistiigi/binfmt: the command ended with exit code 125.');
    expect(text.replace(/\s+/g, ' ')).toContain('✗ No look from here can tell whether it is gone');
    expect(text).not.toContain('ended well');
    expect(end).toBe('left');
    expect(marks).toEqual([null]);
  });

  test('that no table here shows are taken out, and nobody claims to have seen it', async () => {
    const host = await withHandler({ isUnmounted: true });
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['unseen']);
  });

  test('that no table here shows are gone after a reboot: the kernel is the same', async () => {
    const host = await withHandler({ isUnmounted: true });
    await host.reboot();
    expect((await undoing(host)).marks).toEqual(['gone']);
    expect(changes(host)).toEqual([]);
  });

  test('of every name are found by a pattern', async () => {
    const host: Machine = machine({
      commands: {
        [`${uninstallLine} 'qemu-*'`]: uninstalls(() => host, 'qemu-arm', 'qemu-s390x'),
      },
    });
    host.handlers.add('qemu-arm').add('qemu-s390x').add('jar');
    await receiptOf(host, { ...handlers, reversal: [{ run: [...uninstall, 'qemu-*'] }] });
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['undone']);
    expect([...host.handlers]).toEqual(['jar']);
  });

  test.each([
    ['could not be taken out', [{ run: [...uninstall, 'qemu-aarch64'] }], 'qemu-aarch64'],
    ['an image could not reset', [{ run: ['docker', 'run', '--privileged', 'm'] }], 'qemu-*'],
  ])('that %s are somebody else’s', async (_, actions, names) => {
    const host = machine();
    host.handlers.add('qemu-aarch64');
    const reversal = [{ run: [...uninstall, names] }];
    await receiptOf(host, { ...handlers, actions, reversal }, 'failed', 0);
    expect((await undoing(host)).end).toBe('nothing');
  });

  test('of an installer that failed halfway are taken out', async () => {
    const host = await withHandler();
    const [receipt] = await listReceipts(host);
    await host.remove(`/home/ada/.local/state/multiarch-wizard/receipts/${receipt?.id}.json`);
    await receiptOf(host, handlers, 'failed', 0);
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['undone']);
  });

  test('that were taken out first are named, and not put back', async () => {
    const host = await withHandler();
    const broken = { run: [...uninstall, 'qemu-arm'] };
    const [register] = handlers.actions ?? [];
    if (register === undefined) throw new Error('There is no action.');
    await receiptOf(host, { ...handlers, actions: [broken, register] });
    const { text } = await undoing(host, { typed: ['n', 'n'] });
    expect(text).toContain('qemu-arm was taken out then, being of no use.');
  });
});

describe('a builder', () => {
  test('is removed, and the one from before is selected again', async () => {
    const host = await withBuilder();
    const { end, text, marks } = await undoing(host, { typed: ['y'] });
    expect(changes(host)).toEqual(['docker buildx use default', 'docker buildx rm mybuilder']);
    expect(text).toContain('    │ mybuilder removed\n  ✓ Taken back');
    expect([host.selected, [...host.builders.keys()]]).toEqual(['default', ['default']]);
    expect([end, marks]).toEqual(['done', ['undone']]);
  });

  test('is removed without selecting another where the person chose one since', async () => {
    const host = await withBuilder();
    host.builders.set('third', {});
    host.selected = 'third';
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['undone']);
    expect(changes(host)).toEqual(['docker buildx rm mybuilder']);
    expect(host.selected).toBe('third');
  });

  test('that was removed already, by whomever, needs nothing', async () => {
    const host = await withBuilder();
    host.builders.delete('mybuilder');
    host.selected = 'default';
    expect((await undoing(host)).marks).toEqual(['gone']);
  });

  test('of a name that was taken is not ours: its making failed at once', async () => {
    const host = await withBuilder();
    const [receipt] = await listReceipts(host);
    await host.remove(`/home/ada/.local/state/multiarch-wizard/receipts/${receipt?.id}.json`);
    await receiptOf(host, create, 'failed', 0);
    const { end, text } = await undoing(host);
    expect([end, text]).toEqual([
      'nothing',
      'There is nothing to take back: nothing that was changed here is left.',
    ]);
    expect(host.builders.has('mybuilder')).toBe(true);
  });

  test('that was made and could not be started is taken back', async () => {
    const host = await withBuilder();
    const [receipt] = await listReceipts(host);
    await host.remove(`/home/ada/.local/state/multiarch-wizard/receipts/${receipt?.id}.json`);
    await receiptOf(host, create, 'failed', 1);
    const { text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('It failed halfway.');
    expect(marks).toEqual(['undone']);
  });

  test('that was made when nobody looked any more is taken back', async () => {
    const host = await withBuilder();
    const [receipt] = await listReceipts(host);
    await host.remove(`/home/ada/.local/state/multiarch-wizard/receipts/${receipt?.id}.json`);
    await receiptOf(host, create, null);
    const { text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('It was begun, and nobody looked at how it ended.');
    expect(marks).toEqual(['undone']);
  });

  test('made anew is made as it was, with its options', async () => {
    const rm = { run: ['docker', 'buildx', 'rm', 'b'] };
    const make = (...options: readonly string[]) => ({
      run: ['docker', 'buildx', 'create', '--use', '--name', 'b', ...options],
    });
    const host: Machine = machine({
      commands: {
        'docker buildx rm b': () => {
          host.builders.delete('b');
          return '';
        },
        'docker buildx create --use --name b': () => {
          host.builders.set('b', {});
          return 'b\n';
        },
      },
    });
    host.builders.set('b', { options: { network: 'host' } });
    await receiptOf(host, {
      actions: [rm, make('--driver-opt', 'network=host')],
      reversal: [rm, make()],
    });
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['undone']);
    expect(host.builders.get('b')).toEqual({});
    // A second time there is nothing to do.
    expect((await undoing(host)).end).toBe('nothing');
  });
});

describe('an edited file', () => {
  const path = '/home/ada/.docker/config.json';
  const edit = { edit: path, diff: '+x', before: '{"old":1}', after: '{"new":1}' };
  const config: Partial<Remedy> = { title: 'Write it', actions: [edit] };

  async function edited(more: Partial<Remedy> = config, text = edit.after) {
    const host = machine({ files: { [path]: text } });
    const when = await receiptOf(host, more);
    const backup = backupOf(path, when);
    if (more === config) await host.writeText(backup, edit.before, { mode: 0o600 });
    return { host, backup };
  }

  test('gets its old text back, and what was kept of it goes', async () => {
    const { host, backup } = await edited();
    const { text, marks } = await undoing(host, { typed: ['y'] });
    expect(text.replace(/\s+/g, ' ')).toContain(`gets its old text back, from ${backup}`);
    expect(host.files.get(path)).toBe(edit.before);
    expect(host.files.has(backup)).toBe(false);
    expect(marks).toEqual(['undone']);
  });

  test('that somebody changed since is left as it is', async () => {
    const { host, backup } = await edited(config, '{"new":1,"mine":2}');
    const { end, text, marks } = await undoing(host);
    expect(text).toContain('was changed by somebody since');
    expect(host.files.get(path)).toBe('{"new":1,"mine":2}');
    expect(host.files.has(backup)).toBe(true);
    expect([end, marks]).toEqual(['left', [null]]);
  });

  test('without its old text is left as it is', async () => {
    const { host, backup } = await edited();
    await host.remove(backup);
    const { end, text } = await undoing(host);
    expect(text.replace(/\s+/g, ' ')).toContain('its old text is not at');
    expect([end, host.files.get(path)]).toEqual(['left', edit.after]);
  });

  test('whose old text is another one by now is left as it is', async () => {
    const { host, backup } = await edited();
    await host.writeText(backup, 'something else', { mode: 0o600 });
    expect((await undoing(host)).end).toBe('left');
    expect(host.files.get(path)).toBe(edit.after);
  });

  const made: Partial<Remedy> = {
    actions: [{ ...edit, before: null }],
    reversal: [{ run: ['rm', path] }],
  };

  test('that was not there before is removed', async () => {
    const { host } = await edited(made);
    const { text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain(`${path} is removed: it was not there before`);
    expect(host.files.has(path)).toBe(false);
    expect([marks, changes(host)]).toEqual([['undone'], []]);
  });

  test('that was not there before, and was changed since, stays', async () => {
    const { host } = await edited(made, 'more');
    expect((await undoing(host)).end).toBe('left');
    expect(host.files.get(path)).toBe('more');
  });

  test('that can not be written is left, and said', async () => {
    const readOnly = '/read-only/config.json';
    const host = machine({ files: { [readOnly]: edit.after } });
    const when = await receiptOf(host, { actions: [{ ...edit, edit: readOnly }] });
    const backup = backupOf(readOnly, when);
    const { readText, sha256 } = host;
    const sha = createHash('sha256').update(edit.before).digest('hex');
    const kept = Object.assign(host, {
      readText: async (asked: string) =>
        asked === backup ? { text: edit.before, error: null } : readText(asked),
      sha256: async (asked: string) => (asked === backup ? sha : sha256(asked)),
    });
    const { end, text } = await undoing(kept, { typed: ['y'] });
    expect(text).toContain('/read-only/config.json could not be written');
    expect(end).toBe('left');
  });
});

describe('the order and the questions', () => {
  const twice = async () => {
    const host: Machine = machine({
      commands: {
        'docker buildx use one': () => {
          host.selected = 'one';
          return '';
        },
        'docker buildx use default': () => {
          host.selected = 'default';
          return '';
        },
      },
    });
    for (const name of ['one', 'two']) host.builders.set(name, {});
    host.selected = 'two';
    const use = (name: string) => ({ run: ['docker', 'buildx', 'use', name] });
    await receiptOf(host, { title: 'older', actions: [use('one')], reversal: [use('default')] });
    await receiptOf(host, { title: 'newer', actions: [use('two')], reversal: [use('one')] });
    return host;
  };

  test('are from the newest change to the oldest', async () => {
    const host = await twice();
    const { text, end } = await undoing(host, { typed: ['y', 'y'] });
    expect(text.indexOf('newer')).toBeLessThan(text.indexOf('older'));
    expect(changes(host)).toEqual(['docker buildx use one', 'docker buildx use default']);
    expect(end).toBe('done');
  });

  test('are shown in a dry run as they would be, and nothing is done', async () => {
    const host = await twice();
    const before = host.events.length;
    const { text, end, marks } = await undoing(host, { isDryRun: true, typed: null });
    expect(text.match(/^ {4}\$ .*$/gm)).toEqual([
      '    $ docker buildx use one',
      '    $ docker buildx use default',
    ]);
    expect(host.events.slice(before).filter((event) => event.startsWith('write'))).toEqual([]);
    expect(changes(host)).toEqual([]);
    expect([end, marks]).toEqual(['done', [null, null]]);
  });

  test('take no for no, and go on to the older change', async () => {
    const host = await withHandler();
    host.builders.set('mybuilder', {});
    host.selected = 'mybuilder';
    await receiptOf(host, create);
    const { end, marks } = await undoing(host, { typed: ['', 'y'] });
    expect(changes(host)).toEqual([`${uninstallLine} qemu-aarch64`]);
    expect([end, marks]).toEqual(['left', ['undone', null]]);
  });

  test('explain, and ask again', async () => {
    const host = await withHandler();
    const { text } = await undoing(host, { typed: ['e', 'what', 'n'] });
    expect(text).toContain('takes these entries out of the table');
    expect(text).toContain('That is none of these');
  });

  test('need none where the flag says yes; what it does not reach is left', async () => {
    const host = await withHandler();
    host.builders.set('mybuilder', {});
    await receiptOf(host, {
      title: 'selected',
      actions: [{ run: ['docker', 'buildx', 'use', 'default'] }],
      reversal: [{ run: ['docker', 'buildx', 'use', 'mybuilder'] }],
    });
    host.script('docker buildx use mybuilder', () => {
      host.selected = 'mybuilder';
      return '';
    });
    const { end, text, marks } = await undoing(host, {
      ...{ typed: null, accepted: ['nothing', 'consent'] },
    });
    expect(changes(host)).toEqual(['docker buildx use mybuilder']);
    expect(text).toContain('Yes, as the flag says.');
    expect(text).toContain('or with --yes-privileged');
    expect([end, marks]).toEqual(['left', [null, 'undone']]);
  });

  test('are none where nothing was changed', async () => {
    const host = machine();
    await receiptOf(host, {}, 'unchanged');
    expect(await undoing(host)).toMatchObject({ end: 'nothing' });
  });

  test('say of a change that leaves nothing that it does, once', async () => {
    const host = machine();
    await receiptOf(host, { title: 'Restart the engine', actions: [{ run: ['restart'] }] });
    const { end, text, marks } = await undoing(host);
    expect(text).toContain('It left nothing that could be taken back.');
    expect([end, marks]).toEqual(['done', ['nothing']]);
    expect((await undoing(host)).end).toBe('nothing');
  });
});

describe('rights', () => {
  const start: Partial<Remedy> = {
    title: 'Start the engine',
    needs: 'root',
    actions: [{ run: ['sudo', 'systemctl', 'enable', '--now', 'docker'] }],
    reversal: [{ run: ['sudo', 'systemctl', 'disable', '--now', 'docker'] }],
  };
  const service = () => {
    let state = 'active';
    return {
      'systemctl is-active docker': () => `${state}\n`,
      'systemctl is-enabled docker': () => (state === 'active' ? 'enabled\n' : 'disabled\n'),
      'sudo systemctl disable --now docker': () => {
        state = 'inactive';
        return '';
      },
      'systemctl disable --now docker': () => {
        state = 'inactive';
        return '';
      },
    };
  };

  test('of root are asked for in the terminal itself', async () => {
    const host = machine({ commands: service() });
    await receiptOf(host, start);
    const { text, marks } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('the password of sudo');
    expect(host.events).toContain('in the terminal:');
    expect(marks).toEqual(['undone']);
  });

  test('that root has need no sudo', async () => {
    const host = machine({ uid: 0, commands: service() });
    await receiptOf(host, start);
    const { text } = await undoing(host, { typed: ['y'] });
    expect(text).toContain('    $ systemctl disable --now docker');
    expect(changes(host)).toContain('systemctl disable --now docker');
  });

  test('that nobody has here are only shown; whoever did it elsewhere is believed by a look', async () => {
    const commands = service();
    const host = machine({ commands });
    await receiptOf(host, start);
    const { text, end } = await undoing(host, { typed: ['', 'n'], hasSudo: false });
    expect(text).toContain('    $ systemctl disable --now docker');
    expect(text).toContain('Done? Enter looks again');
    expect(end).toBe('left');
    commands['sudo systemctl disable --now docker']();
    expect((await undoing(host, { hasSudo: false })).marks).toEqual(['gone']);
  });

  test('of an older receipt are told from its commands', async () => {
    const host = machine({ commands: service() });
    await receiptOf(host, start);
    const [receipt] = await listReceipts(host);
    const { needs: _, ...older } = receipt ?? {};
    const path = `/home/ada/.local/state/multiarch-wizard/receipts/${receipt?.id}.json`;
    await host.writeText(path, JSON.stringify(older), { mode: 0o600 });
    const { end } = await undoing(host, { typed: null, accepted: ['nothing', 'consent'] });
    expect([end, changes(host).filter((line) => line.includes('disable'))]).toEqual(['left', []]);
  });
});

describe('a unit that registers handlers at every boot', () => {
  const path = '/etc/systemd/system/multiarch-wizard-handlers.service';
  const unit = 'multiarch-wizard-handlers.service';
  const reload = { run: ['sudo', 'systemctl', 'daemon-reload'] };
  const written: Partial<Remedy> = {
    needs: 'root',
    actions: [{ run: ['sudo', 'tee', path], input: '[Unit]\n' }, reload],
    reversal: [
      { run: ['sudo', 'systemctl', 'disable', '--now', unit] },
      { run: ['sudo', 'rm', path] },
      reload,
      { run: [...uninstall, 'qemu-aarch64'] },
    ],
  };

  async function withUnit(text = '[Unit]\n') {
    let isEnabled = true;
    const host: Machine = machine({
      files: { [path]: text },
      commands: {
        [`systemctl is-active ${unit}`]: () => (isEnabled ? 'active\n' : 'inactive\n'),
        [`systemctl is-enabled ${unit}`]: () => (isEnabled ? 'enabled\n' : 'disabled\n'),
        [`sudo systemctl disable --now ${unit}`]: () => {
          isEnabled = false;
          return '';
        },
        [`sudo rm ${path}`]: () => {
          void host.remove(path);
          return '';
        },
        'sudo systemctl daemon-reload': '',
        [`${uninstallLine} qemu-aarch64`]: uninstalls(() => host, 'qemu-aarch64'),
      },
    });
    host.handlers.add('qemu-aarch64');
    await receiptOf(host, written);
    return host;
  }

  test('goes with what it registered, after a reboot, too: docker without sudo', async () => {
    const host = await withUnit();
    await host.reboot();
    host.handlers.add('qemu-aarch64');
    expect((await undoing(host, { typed: ['y'] })).marks).toEqual(['undone']);
    expect(changes(host).filter((line) => !/is-(active|enabled)/.test(line))).toEqual([
      `sudo systemctl disable --now ${unit}`,
      `sudo rm ${path}`,
      'sudo systemctl daemon-reload',
      `${uninstallLine} qemu-aarch64`,
    ]);
  });

  test('stays where somebody changed it since', async () => {
    const host = await withUnit('[Unit]\n# mine\n');
    const { end, text } = await undoing(host);
    expect(text.replace(/\s+/g, ' ')).toContain(`${path} was changed by somebody`);
    expect([end, host.files.has(path)]).toEqual(['left', true]);
  });
});

test('a receipt that can not be marked is said, for it is offered again', async () => {
  const host = await withHandler();
  host.handlers.clear();
  const { writeText } = host;
  Object.assign(host, {
    writeText: async (path: string, ...rest: [string, { mode: number }]) => {
      if (path.includes('/receipts/')) throw new FileError('read-only', path);
      return writeText(path, ...rest);
    },
  });
  const { text } = await undoing(host);
  expect(text.replace(/\s+/g, ' ')).toContain('could not be written: undo offers this again');
});

test('Ctrl+C ends the command that runs, and asks nothing more', async () => {
  const host = await withHandler();
  const line = `${uninstallLine} qemu-aarch64`;
  host.hold(line);
  const going = undoing(host, { typed: ['y'] });
  const held = await host.held(line);
  process.emit('SIGINT');
  expect(await going).toMatchObject({ end: 'stopped', marks: [null] });
  expect(held.signals).toEqual(['SIGTERM']);
});
