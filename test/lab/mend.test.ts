import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Receipt } from '../../src/receipts/receipt.ts';
import { mendTexts } from '../../src/texts/mend.ts';
import { expectJsonOf } from '../report/schemas.ts';
import { down, enter, inside, labReady, leftovers, resetHost } from './lab.ts';
import {
  ended,
  inHost,
  minutes,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
} from './walks/wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const tag = `${inside.registry}/app:1`;
const program = [inside.node, `${inside.checkout}/dist/cli.cjs`];
const folder = '.local/state/multiarch-wizard/receipts';
const words = mendTexts();
const { question } = words;

type Report = { readonly findings: readonly Finding[] };

/** What the doctor finds without a terminal. */
async function doctor(args: readonly string[], user = 'root') {
  const { exitCode, stdout, stderr } = await enter(
    host,
    [...program, 'doctor', '--json', ...args],
    {
      user,
    },
  );
  const { findings } = expectJsonOf<Report>('doctor.schema.json', stdout);
  const problems = findings.filter(({ status }) => status === 'problem').map(({ id }) => id);
  const of = (id: string) => findings.find((finding) => finding.id === id);
  return { exitCode, stderr, problems, of };
}

async function receipts(user = 'root'): Promise<readonly Receipt[]> {
  const script = `for f in ${folder}/*.json; do cat "$f"; printf '\\0'; done`;
  const kept = await inHost(host, ['sh', '-c', script], { user });
  return kept.split('\0').flatMap((text) => (text === '' ? [] : [JSON.parse(text) as Receipt]));
}

const handlers = async () =>
  (await inHost(host, ['ls', '/proc/sys/fs/binfmt_misc']))
    .split('\n')
    .filter((name) => name.startsWith('qemu-'));

/** Every builder, its driver options behind it; the selected one with a star. */
const builders = () =>
  inHost(host, ['sh', '-c', 'docker buildx ls | cut -d" " -f1; docker buildx inspect mybuilder']);

async function lookOf() {
  const list = await inHost(host, ['sh', '-c', 'docker buildx ls | cut -d" " -f1']);
  const containers = await inHost(host, ['docker', 'ps', '--all', '--format', '{{.Names}}']);
  const volumes = await inHost(host, ['docker', 'volume', 'ls', '--quiet']);
  return { handlers: await handlers(), list, containers, volumes };
}

/** Answers the question that stands last on the screen. */
async function answer(walk: Walk, asked: string, typed: string): Promise<void> {
  const isAsked = () => unwrapped(walk.everything()).trimEnd().endsWith(`${asked}:`);
  // The same question may stand there again at once: those count that something stands below.
  const answered = () =>
    unwrapped(walk.everything()).split(`${asked}:`).length - (isAsked() ? 2 : 1);
  await walk.until(isAsked, 2 * minutes);
  const before = answered();
  walk.press(typed, 'enter');
  await walk.until(() => answered() > before, 2 * minutes);
}

const yesNo = (text: string, numbers = '') => `${text} ${words.hint.run}${numbers}`;

describe.runIf(ready.ready)('mending a fresh host, and taking it back', () => {
  let walk: Walk;
  let before: Awaited<ReturnType<typeof lookOf>>;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    before = await lookOf();
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'shows what would run, and runs nothing, without a terminal',
    async () => {
      const { exitCode, stdout } = await enter(host, [...program, 'doctor', '--fix', '--tag', tag]);
      expect(exitCode).toBe(3);
      expect(stdout).toContain('$ docker run --rm --privileged tonistiigi/binfmt --install');
      expect(stdout).toContain(words.notAsked.privileged);
      expect(await lookOf()).toEqual(before);
    },
    2 * minutes,
  );

  test(
    'leaves privileged commands with --yes, and says nothing on standard output but the object',
    async () => {
      const { exitCode, stderr, problems } = await doctor(['--fix', '--yes', '--tag', tag]);
      // The builder is there by now, and has no handler either.
      expect([exitCode, problems]).toEqual([3, ['emulators.handlers', 'builder.proof']]);
      expect(stderr).toContain(words.notAsked.privileged);
      expect(stderr).toContain(words.acceptedWith('mybuilder'));
      expect(await handlers()).toEqual([]);
      expect(await builders()).toContain('network="host"');
      const undone = await enter(host, [...program, 'undo', '--yes']);
      expect(undone).toMatchObject({ exitCode: 0 });
      expect(await lookOf()).toEqual(before);
    },
    5 * minutes,
  );

  test(
    'asks for each change by keys, proves it, and ends with 0',
    async () => {
      walk = startWizard(host, { cwd: '/root', args: ['doctor', '--fix', '--tag', tag] });
      const first = yesNo(question.run, ' / 2 to 4');
      await answer(walk, first, 'maybe');
      await walk.until('That is none of these', minutes);
      await answer(walk, first, 'e');
      await answer(walk, first, 'y');
      await answer(walk, yesNo(question.asks), 'y');
      await answer(walk, 'Name of the new builder [mybuilder]', '');
      await answer(walk, yesNo(question.run), 'y');
      expect(await ended(walk, 3 * minutes)).toBe(0);
      const all = unwrapped(walk.everything());
      expect(all).toContain('lets the container change the kernel');
      expect(all.match(/done, as a second look shows/g)).toHaveLength(2);
      expect(all).toContain(words.undoable);
      expect(await handlers()).toContain('qemu-aarch64');
      expect(await builders()).toMatch(/^mybuilder\*[\s\S]*network="host"/m);
    },
    8 * minutes,
  );

  test(
    'has proven it: nothing is left that the doctor would find',
    async () => {
      const { exitCode, problems, of } = await doctor(['--tag', tag]);
      expect([exitCode, problems]).toEqual([0, []]);
      for (const id of ['emulators.proof', 'builder.proof', 'builder.reach']) {
        expect(of(id)?.status).toBe('ok');
      }
      expect(of('emulators.after-reboot')?.title).toContain('qemu-aarch64');
    },
    3 * minutes,
  );

  test('has a receipt of each change', async () => {
    const open = (await receipts()).filter(({ undone }) => undone === null);
    expect(open.map(({ needs, completed }) => [needs, completed?.outcome])).toEqual([
      ['privileged', 'changed'],
      ['consent', 'changed'],
    ]);
    expect(open[1]?.reversal).toEqual([
      { run: ['docker', 'buildx', 'use', 'default'] },
      { run: ['docker', 'buildx', 'rm', 'mybuilder'] },
    ]);
  });

  test(
    'shows in a dry run what takes it back, and changes nothing',
    async () => {
      const now = await lookOf();
      const kept = await receipts();
      const { exitCode, stdout } = await enter(host, [...program, 'undo', '--dry-run']);
      expect(exitCode).toBe(0);
      const commands = ['buildx use default', 'buildx rm mybuilder', 'run --rm --privileged'];
      const places = commands.map((command) => stdout.indexOf(`$ docker ${command}`));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places).not.toContain(-1);
      expect(await lookOf()).toEqual(now);
      expect(await receipts()).toEqual(kept);
    },
    2 * minutes,
  );

  test(
    'is taken back by keys, the newest first, and all is as it was',
    async () => {
      walk = startWizard(host, { cwd: '/root', args: ['undo'] });
      const asked = yesNo(words.undo.question);
      await walk.until('docker buildx rm mybuilder', minutes);
      await answer(walk, asked, 'y');
      await answer(walk, asked, 'y');
      expect(await ended(walk, 2 * minutes)).toBe(0);
      expect(walk.everything().split(words.undo.ends.done)).toHaveLength(3);
      expect(await lookOf()).toEqual(before);
      expect((await receipts()).every(({ undone }) => undone?.outcome === 'undone')).toBe(true);
      const again = await enter(host, [...program, 'undo', '--yes-privileged']);
      expect(again).toMatchObject({ exitCode: 0, stdout: `${words.undo.nothing}\n` });
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );
});

describe.runIf(ready.ready)('a host that rebooted', () => {
  const check = ['--check', 'emulators.after-reboot'];
  const clear = 'for f in /proc/sys/fs/binfmt_misc/qemu-*; do echo -1 > "$f"; done';

  beforeAll(() => resetHost(host), 12 * minutes);
  afterAll(() => down(host), 2 * minutes);

  test(
    'misses handlers without a reboot when something clears the table',
    async () => {
      const { exitCode } = await doctor(['--fix', '--yes-privileged']);
      expect(exitCode).toBe(0);
      await inHost(host, ['sh', '-c', clear]);
      const cleared = await doctor(check);
      expect(cleared.exitCode).toBe(3);
      // No systemd runs here: nothing tells what took them out.
      expect(cleared.of('emulators.after-reboot')).toMatchObject({
        status: 'problem',
        failure: null,
      });
    },
    5 * minutes,
  );

  test(
    'says which of its own registrations are gone, and offers the same command first',
    async () => {
      // The boot was another one: so do receipts look after a reboot, and the table is empty.
      const another = `sed -i 's/"bootId": "[^"]*"/"bootId": "another"/' ${folder}/*.json`;
      await inHost(host, ['sh', '-c', another]);
      const finding = (await doctor(check)).of('emulators.after-reboot');
      expect(finding).toMatchObject({ status: 'problem', failure: 'qemu-lost-after-reboot' });
      expect(finding?.title).toContain('qemu-aarch64');
      expect(finding?.evidence[0]?.text).toBe(
        'this wizard registered it today, the machine rebooted since',
      );
      const [again] = finding?.remedies ?? [];
      expect(again).toMatchObject({ needs: 'privileged' });
      // No systemd runs here, and the package is there already.
      expect(finding?.remedies).toHaveLength(1);
    },
    2 * minutes,
  );

  test(
    'has nothing to take out of the table: the reboot did',
    async () => {
      const { exitCode, stdout } = await enter(host, [...program, 'undo', '--dry-run']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(words.undo.states.rebooted);
      expect(stdout).not.toContain('--uninstall');
    },
    2 * minutes,
  );

  test(
    'has them back after a yes, before anything that only follows from it is asked about',
    async () => {
      const walk = startWizard(host, { cwd: '/root', args: ['doctor', '--fix'] });
      await walk.until('emulators.after-reboot', 2 * minutes);
      await answer(walk, yesNo(question.run), 'y');
      expect(await ended(walk, 2 * minutes)).toBe(0);
      expect(await handlers()).toContain('qemu-aarch64');
      expect((await doctor(check)).of('emulators.after-reboot')?.status).toBe('ok');
    },
    5 * minutes,
  );
});

describe.runIf(ready.ready)('mending as an ordinary user', () => {
  const user = 'ada';
  const usermod = 'sudo usermod -aG docker ada';
  let walk: Walk;

  beforeAll(() => resetHost(host), 12 * minutes);
  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'shows what needs root with sudo in front, and leaves it with --yes',
    async () => {
      const { exitCode, stderr } = await doctor(['--fix', '--yes'], user);
      expect(exitCode).toBe(3);
      expect(stderr).toContain(`$ ${usermod}`);
      expect(stderr).toContain(words.notAsked.root);
      expect(await inHost(host, ['id', '-nG', user])).not.toContain('docker');
    },
    2 * minutes,
  );

  test(
    'runs it in the terminal after a yes, and says what is left for the person to do',
    async () => {
      walk = startWizard(host, { cwd: '/home/ada', user, args: ['doctor', '--fix'] });
      await walk.until(usermod, 2 * minutes);
      await answer(walk, yesNo(question.run), 'y');
      await walk.until('What is left', minutes);
      await answer(walk, `${question.person} ${words.hint.person}`, '');
      await answer(walk, `${question.person} ${words.hint.person}`, 'n');
      expect(await ended(walk, 2 * minutes)).toBe(3);
      expect(await inHost(host, ['id', '-nG', user])).toContain('docker');
    },
    4 * minutes,
  );

  test(
    'mends the rest without sudo after a new login, and takes all of it back',
    async () => {
      const { exitCode } = await doctor(['--fix', '--yes-privileged', '--tag', tag], user);
      expect(exitCode).toBe(0);
      const kept = await receipts(user);
      const through = kept.flatMap(({ actions }) =>
        actions.flatMap((action) =>
          'run' in action && action.run[0] === 'sudo' ? action.run : [],
        ),
      );
      expect(through.join(' ')).toBe(usermod);
      const undone = await enter(host, [...program, 'undo', '--yes-privileged'], { user });
      expect(undone).toMatchObject({ exitCode: 0 });
      expect(await inHost(host, ['id', '-nG', user])).not.toContain('docker');
      expect(await handlers()).toEqual([]);
      expect((await receipts(user)).map((receipt) => receipt.undone?.outcome)).toEqual([
        ...['undone', 'undone', 'undone'],
      ]);
    },
    5 * minutes,
  );
});
