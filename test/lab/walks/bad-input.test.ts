import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failures } from '../../../src/texts/en/failures.ts';
import { texts } from '../../../src/texts/index.ts';
import { startProgram } from '../../terminal/pty.ts';
import {
  down,
  enter,
  enterCommand,
  inside,
  labReady,
  leftovers,
  registry,
  resetHost,
} from '../lab.ts';
import {
  atStep,
  consent,
  ended,
  inHost,
  minutes,
  prepare,
  receiptsOf,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const program = [inside.node, `${inside.checkout}/dist/cli.cjs`];
const { target, ui, client, wizard } = texts();
const two = ['--platform', 'linux/amd64,linux/riscv64'];
const tagged = (name: string) => ['--tag', `${inside.registry}/${name}`];

/** From a push that failed: says yes to `docker login`, and types what docker asks for. */
async function logIn(walk: Walk, password: string): Promise<void> {
  await walk.until(
    (screen) => screen.includes(ui.failed.mendAndTry) && screen.includes(`↵ ${ui.actions.choose}`),
    minutes,
  );
  walk.press('enter');
  await consent(walk, `docker login ${inside.passwordRegistry}`);
  await walk.until('Username:', minutes);
  walk.press('lab', 'enter');
  await walk.until('Password:', minutes);
  walk.press(password, 'enter');
}

describe.runIf(ready.ready)('bad input', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN true\n`);
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  describe('on the command line is one sentence that says what to do, and exit code 2', () => {
    test.each([
      [['--tag', 'localhost:5000/Demo:1'], 'write localhost:5000/demo:1.'],
      [['--platform', 'linux/arm65'], 'did you mean linux/arm64?'],
      [['--platform', 'potato'], 'the form is linux/amd64'],
      [['--file', 'nowhere/Dockerfile'], 'name a Dockerfile'],
      [['nowhere'], 'name the folder to build from'],
      [['--builder', 'my builder'], "is not a builder's name: letters, digits"],
      [['--output', 'zip:app'], 'it is push, oci:FILE or oci-dir:DIR.'],
      [['--platfrom', 'linux/amd64'], 'did you mean --platform?'],
      [['--nothing'], '--help lists all there are.'],
      [['--tag'], 'give it one, as the examples in --help do.'],
      [['replay', 'nowhere', '--json'], 'no such file'],
      [['replay', '/root', '--json'], 'it is a folder'],
      [['replay', '/dev/null', '--json'], 'make one with docker buildx build --progress rawjson'],
      [['replay', 'Dockerfile', '--json'], 'holds no recording of a build'],
    ])('%j', async (args, sentence) => {
      const { exitCode, stdout, stderr } = await enter(host, [...program, ...args], { cwd });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    });

    test.each([
      ['piped', '"$@" | cat'],
      ['closed', '"$@" >&-'],
    ])('standard output %s', async (_, script) => {
      const run = ['bash', '-o', 'pipefail', '-c', script, '-', ...program];
      const { exitCode, stderr, stdout } = await enter(host, run, { cwd });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('docker buildx build');
    });

    test('a window without a keyboard: standard input closed, and no terminal behind it', async () => {
      const script = 'exec setsid --wait "$@" <&-';
      const shown = startProgram(
        enterCommand(host, ['sh', '-c', script, '-', ...program], { cwd }),
      );
      expect(await shown.ended(minutes)).toBe(2);
      expect(unwrapped(shown.everything())).toContain('a terminal to read keys from');
    });
  });

  test(
    'a config.json that is not JSON is told with its line, left untouched, and ends with exit code 3',
    async () => {
      const path = '/root/.docker/config.json';
      const before = '{ "auths": {},\n  oops\n';
      const kept = await inHost(host, [
        'sh',
        '-c',
        `mkdir -p "$(dirname ${path})"; ls ${path} || true`,
      ]);
      expect(kept).toBe('');
      await writeInside(host, path, before);
      const told = () => inHost(host, ['sh', '-c', `cat ${path}; stat -c '%a %Y %i' ${path}`]);
      const facts = await told();
      walk = startWizard(host, { cwd });
      await atStep(walk, 'machine');
      walk.press('enter');
      const screen = await atStep(walk, 'client');
      expect(screen).toContain(client.config.noJson);
      expect(screen).toContain(`${path}, line 2`);
      expect(unwrapped(screen)).toContain(`Open ${path} in an editor`);
      walk.press('enter');
      await atStep(walk, 'client');
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      expect(await told()).toBe(facts);
      await inHost(host, ['rm', path]);
    },
    3 * minutes,
  );

  test(
    'capitals in the tag are told under the character while they are typed, and never built',
    async () => {
      walk = startWizard(host, { cwd, args: [...two, ...tagged('app:1')] });
      await walkTo(walk, 'target');
      walk.press('tab', 'ctrl-u', `${inside.registry}/Demo:1`);
      const screen = await walk.until(texts().target.reference.capitals);
      const rows = screen.split('\n');
      const typed = rows.findIndex((row) => row.includes(`${inside.registry}/Demo:1`));
      expect(rows[typed + 1]?.indexOf('^')).toBe(rows[typed]?.indexOf('D'));
      expect(unwrapped(screen)).toContain(`${inside.registry}/demo:1`);
      walk.press('enter');
      walk.press('esc', 'q');
      expect(await ended(walk)).toBe(130);
    },
    3 * minutes,
  );

  test(
    'a folder without a Dockerfile leads to the field that wants its path',
    async () => {
      await inHost(host, ['mkdir', '-p', '/root/empty']);
      walk = startWizard(host, { cwd: '/root/empty', args: [...two, ...tagged('empty:1')] });
      await walkTo(walk, 'target');
      const sentence = target.dockerfileFault.missing('Dockerfile');
      await walk.until((screen) => unwrapped(screen).includes(sentence));
      walk.press('enter');
      await walk.until(/❯ Dockerfile/);
      walk.press(`${cwd}/Dockerfile`, 'enter');
      await walk.until((screen) => !unwrapped(screen).includes(sentence));
      walk.press('esc', 'q');
      expect(await ended(walk)).toBe(130);
    },
    3 * minutes,
  );

  test(
    'a context that this user may not read is told, with what to do',
    async () => {
      await inHost(host, ['sh', '-c', 'gpasswd --add ada docker && mkdir -p /home/shut']);
      await inHost(host, ['chmod', '700', '/home/shut']);
      walk = startWizard(host, {
        ...{ cwd: '/home/ada', user: 'ada' },
        args: [...two, ...tagged('shut:1'), '/home/shut'],
      });
      await atStep(walk, 'machine');
      walk.press('enter');
      await atStep(walk, 'client');
      walk.press('enter');
      await atStep(walk, 'emulators');
      walk.press('enter');
      await atStep(walk, 'builder');
      // Ada has no builder of her own yet: she looks ahead.
      walk.press('up', 'enter');
      await atStep(walk, 'target');
      const sentence = target.dockerfileFault['context-forbidden'];
      await walk.until((screen) => unwrapped(screen).includes(sentence));
      walk.press('q');
      expect(await ended(walk)).toBe(3);
    },
    3 * minutes,
  );

  test(
    'a base image without one of the platforms is told before the build, which is one key from mended',
    async () => {
      const folder = '/root/gap';
      await writeInside(host, `${folder}/Dockerfile`, `FROM ${inside.registry}/base-gap:1\n`);
      walk = startWizard(host, { cwd: folder, args: [...two, ...tagged('gap:1')] });
      await walkTo(walk, 'target');
      await walk.until(target.lacks(`${inside.registry}/base-gap:1`, ['linux/riscv64']));
      await walk.until(/base-gap:1 +✓ yes +✗ no/);
      walk.press('enter');
      await walk.until(`❯ ${target.leaveOut(['linux/riscv64'])}`);
      walk.press('enter');
      await walk.until(ui.target.chosen(1));
      walk.press('q');
      expect(await ended(walk)).toBe(130);
    },
    3 * minutes,
  );

  test(
    'a registry that wants a login is told before the push and after it, and docker asks for it in the terminal',
    async () => {
      const reference = `${inside.passwordRegistry}/app:1`;
      walk = startWizard(host, { cwd, args: ['--platform', 'linux/amd64', '--tag', reference] });
      await walkTo(walk, 'target');
      await walk.until((screen) =>
        unwrapped(screen).includes(target.asksForLogin(inside.passwordRegistry)),
      );
      walk.press('enter');
      await atStep(walk, 'build');
      walk.press('enter');
      await walk.until('401 Unauthorized', minutes);
      await walk.until(`docker login ${inside.passwordRegistry}`, minutes);
      expect(unwrapped(walk.screen())).toContain(failures['push-401']?.cause);
      await logIn(walk, 'wrong');
      await walk.until((screen) => unwrapped(screen).includes(wizard.whyNot.exit(1)), minutes);
      await logIn(walk, 'lab-password');
      await atStep(walk, 'manifest', 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const kept = await inHost(host, ['sh', '-c', 'cat $(find ~/.local/state -type f)']);
      for (const text of [walk.raw(), kept]) {
        expect(text).not.toContain('lab-password');
        expect(text).not.toContain(Buffer.from('lab:lab-password').toString('base64'));
      }
      const receipts = (await receiptsOf(host)).filter(({ title }) => title === target.login);
      expect(receipts.map(({ undo, completed }) => [undo, completed?.outcome])).toEqual([
        [`docker logout ${inside.passwordRegistry}`, 'failed'],
        [`docker logout ${inside.passwordRegistry}`, 'changed'],
      ]);
      const config = () => inHost(host, ['cat', '/root/.docker/config.json']);
      expect(await config()).toContain(inside.passwordRegistry);
      await inHost(host, [...program, 'undo', '--yes']);
      expect(await config()).not.toContain(inside.passwordRegistry);
      expect((await registry(host, '/v2/app/manifests/1')).status).toBe(404);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    5 * minutes,
  );
});
