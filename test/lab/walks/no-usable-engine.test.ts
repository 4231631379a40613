import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { down, engine, enter, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  atStep,
  ended,
  goOnTo,
  inHost,
  minutes,
  receiptsOf,
  seconds,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const { engine: engineWords, kernel, person, start } = texts().machine;

describe.runIf(ready.ready)('an engine that cannot be used', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\n`);
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  test(
    'on an old kernel gets its finding, with four ways out, and exit code 3',
    async () => {
      await engine(host, 'start', { oldKernel: true });
      const release = (
        await inHost(host, ['docker', 'info', '--format', '{{.KernelVersion}}'])
      ).trim();
      console.log(`The engine says that its kernel is ${release}`);

      walk = startWizard(host, { cwd });
      const screen = unwrapped(await atStep(walk, 'machine'));
      expect(screen).toContain(kernel.old(release));
      for (const way of [person.upgradeKernel, person.nativeNode, person.crossCompile]) {
        expect(screen).toContain(way.title);
      }
      expect(screen).toContain(person.ownEmulators.title);
      walk.press('q');
      expect(await ended(walk)).toBe(3);
    },
    3 * minutes,
  );

  test(
    'that does not run gets its finding, with the command that starts it, and exit code 3',
    async () => {
      await engine(host, 'stop');
      walk = startWizard(host, { cwd });
      const screen = unwrapped(await atStep(walk, 'machine'));
      expect(screen).toContain(engineWords.unreachable['not-running']);
      expect(screen).toContain('unix:///var/run/docker.sock');
      expect(screen).toContain(start.once.title);
      expect(screen).toContain('$ service docker start');
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      expect(await receiptsOf(host)).toEqual([]);
    },
    3 * minutes,
  );

  test(
    'that was started meanwhile is found by a second look',
    async () => {
      await engine(host, 'stop');
      walk = startWizard(host, { cwd });
      await atStep(walk, 'machine');
      await walk.until(engineWords.unreachable['not-running']);
      await engine(host, 'start');
      walk.press('r');
      await goOnTo(walk, 'client');
      expect(walk.everything()).toMatch(/^✓ This machine +Linux/m);
      expect(walk.screen()).not.toContain(engineWords.unreachable['not-running']);
    },
    3 * minutes,
  );

  test(
    'that takes the call and says nothing gets its finding, not a hang, and exit code 3',
    async () => {
      const socket = '/tmp/hung.sock';
      const silent = `require('net').createServer(() => {}).listen('${socket}')`;
      const script = '"$@" > /dev/null 2>&1 & until [ -S /tmp/hung.sock ]; do :; done; echo $!';
      const listen = [inside.node, '-e', silent];
      const pid = (await inHost(host, ['sh', '-c', script, '-', ...listen])).trim();
      const before = await dockersIn();

      walk = startWizard(host, { cwd, env: { DOCKER_HOST: `unix://${socket}` } });
      // 5 s of patience, and what else there is to do on a machine that is busy with other tests.
      await walk.until(engineWords.late(5), 20 * seconds);
      const screen = unwrapped(await atStep(walk, 'machine'));
      expect(screen).toContain(engineWords.where(`unix://${socket}`));
      // To restart the machine's own service would not help: it is not asked.
      expect(screen).toContain(person.unset('DOCKER_HOST', '').title);
      expect(screen).toContain(person.hung.title);
      expect(screen).not.toContain('service docker');
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      expect(await dockersIn()).toEqual(before);
      await enter(host, ['kill', pid]);
    },
    3 * minutes,
  );

  /** Commands of Docker's client that run, such as one that waits for an answer. */
  const dockersIn = async () =>
    (await leftovers(host)).processes.filter((one) => /\bdocker (?:version|info|buildx)/.test(one));
});
