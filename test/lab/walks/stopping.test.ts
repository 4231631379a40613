import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { down, inside, labReady, leftovers, registry, resetHost } from '../lab.ts';
import {
  atStep,
  ended,
  inHost,
  minutes,
  moveTo,
  prepare,
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
const { build: words, failed } = texts().ui;
const nothingLeft = { processes: [], containers: [] };

describe.runIf(ready.ready)('in the middle of a build', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  /** A build whose last step prints a line a second, for as many seconds. */
  async function building(tag: string, seconds = 120): Promise<void> {
    const print = `for i in $(seq ${seconds}); do echo ${tag} $i; sleep 1; done`;
    const dockerfile = `FROM ${inside.registry}/base:1\nRUN ${print}\n`;
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
    const platforms = 'linux/amd64,linux/arm64';
    const args = ['--platform', platforms, '--tag', `${inside.registry}/app:${tag}`];
    walk = startWizard(host, { cwd, args });
    await walkTo(walk, 'build');
    walk.press('enter');
    await walk.until(`│ ${tag} 2`, minutes);
  }

  /** The buildx that builds, and the programs of the build itself. */
  const buildersAtWork = async () => {
    const { processes } = await leftovers(host);
    return processes.filter((one) => /buildx build|seq|sleep/.test(one));
  };

  test(
    'Ctrl+C asks once; n lets it go on; y cancels it cleanly and stays on the step',
    async () => {
      await building('asked', 15);
      walk.press('ctrl-c');
      await walk.until(words.stopTitle);
      walk.press('enter', 'q', 'space');
      walk.press('n');
      await walk.until((screen) => !screen.includes(words.stopTitle));
      await walk.until(/│ asked [5-9]/, minutes);
      walk.press('q');
      await walk.until(words.stopTitle);
      walk.press('y');
      const screen = await walk.until(/The build was cancelled after/, minutes);
      expect(screen).toContain(texts().ui.stepOf(6, 7));
      expect(await buildersAtWork()).toEqual([]);
      expect((await registry(host, '/v2/app/manifests/asked')).status).toBe(404);

      await moveTo(walk, failed.tryAgain);
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect((await registry(host, '/v2/app/manifests/asked')).status).toBe(200);
      expect(await leftovers(host)).toEqual(nothingLeft);
    },
    6 * minutes,
  );

  test(
    'a second Ctrl+C kills it; Ctrl+C again leaves with 130, nothing running and the terminal as before',
    async () => {
      await building('killed');
      walk.press('ctrl-c', 'ctrl-c');
      await walk.until(/The build was cancelled after/, minutes);
      expect(await buildersAtWork()).toEqual([]);
      walk.press('ctrl-c');
      expect(await ended(walk)).toBe(130);
      expect(await leftovers(host)).toEqual(nothingLeft);
    },
    4 * minutes,
  );

  test(
    'a build that was cancelled is left with 130 by q, too',
    async () => {
      await building('left');
      walk.press('q');
      await walk.until(words.stopTitle);
      walk.press('y');
      await walk.until(/The build was cancelled after/, minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(130);
      expect(await leftovers(host)).toEqual(nothingLeft);
    },
    4 * minutes,
  );

  test.each([
    ['TERM', 143],
    ['HUP', 129],
    ['INT', 130],
  ] as const)(
    'SIG%s to the wizard ends the build with it and gives the terminal back',
    async (signal, exitCode) => {
      await building(`sig${signal.toLowerCase()}`);
      await inHost(host, ['pkill', `-${signal}`, '-f', `^${inside.node} .*cli.cjs`]);
      expect(await ended(walk)).toBe(exitCode);
      await nobodyBuilds();
    },
    4 * minutes,
  );

  test(
    'a crash that no program can answer leaves no build behind either',
    async () => {
      await building('aborted');
      await inHost(host, ['pkill', '-ABRT', '-f', `^${inside.node} .*cli.cjs`]);
      expect(await walk.ended()).toBe(134);
      await nobodyBuilds();
    },
    4 * minutes,
  );

  test(
    'the log says where the build was when it was stopped, whatever stopped it',
    async () => {
      await building('logged');
      const path = /~?\/\S*\/logs\/build-\S+\.log/;
      const [shown = ''] = path.exec(unwrapped(walk.screen())) ?? [];
      walk.press('ctrl-c', 'ctrl-c');
      await walk.until(/The build was cancelled after/, minutes);
      const log = await inHost(host, ['sh', '-c', `cat ${shown.replace(/^~/, '$HOME')}`]);
      expect(log).toContain('logged 2');
      walk.press('q');
      await ended(walk);
    },
    4 * minutes,
  );

  /** BuildKit takes a moment to end what a client that is gone has asked for. */
  async function nobodyBuilds(): Promise<void> {
    await expect.poll(() => leftovers(host), { timeout: 20_000 }).toEqual(nothingLeft);
  }
});
