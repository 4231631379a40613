import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failures } from '../../../src/texts/en/failures.ts';
import { texts } from '../../../src/texts/index.ts';
import { down, inside, labReady, leftovers, registry, resetHost } from '../lab.ts';
import {
  atStep,
  consent,
  ended,
  inHost,
  minutes,
  moveTo,
  prepare,
  startWizard,
  tellVersions,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const { failed } = texts().ui;

const from = `FROM ${inside.registry}/base:1`;
// The others run by the time it fails: BuildKit may miss the kill of one that only begins.
const broken = [
  from,
  'RUN uname -m > /machine',
  'RUN if [ "$(uname -m)" = aarch64 ]; then echo compiling; sleep 5; echo broken; exit 7; fi; sleep 60',
];
const fixed = [from, 'RUN uname -m > /machine', 'RUN echo compiled'];
const writeDockerfile = (lines: readonly string[]) =>
  writeInside(host, `${cwd}/Dockerfile`, `${lines.join('\n')}\n`);

/** Starts the wizard with everything answered, and the build with it. */
async function build(tag: string): Promise<Walk> {
  const args = ['--platform', platforms.join(','), '--tag', `${inside.registry}/app:${tag}`];
  const walk = startWizard(host, { cwd, args });
  await walkTo(walk, 'build');
  walk.press('enter');
  return walk;
}

describe.runIf(ready.ready)('a build that fails', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
  }, 12 * minutes);

  beforeEach(() => writeDockerfile(broken));

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  test(
    'begins with its verdict: platform, instruction, line, exit code, who was cancelled, last lines',
    async () => {
      walk = await build('verdict');
      const screen = await walk.until('linux/arm64 failed at step 3 of 3, after', 2 * minutes);
      expect(screen.indexOf('linux/arm64 failed')).toBeLessThan(screen.indexOf('Dockerfile:3'));
      expect(screen).toMatch(/failed at step 3 of 3, after \d+(\.\d)? m?s/);
      expect(screen).toMatch(/Dockerfile:3 +RUN if .* exit code 7/);
      expect(screen).toMatch(/│ compiling\n +│ broken\n/);
      const because = failed.because('linux/amd64, linux/riscv64');
      expect(screen).toContain(because);
      expect(screen).toContain(failed.tryAgain);
    },
    4 * minutes,
  );

  test(
    'ends the wizard with exit code 5 when it is left as it is, and pushes nothing',
    async () => {
      walk = await build('left');
      await walk.until('linux/arm64 failed', minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(5);
      expect((await registry(host, '/v2/app/manifests/left')).status).toBe(404);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );

  test(
    'is tried again from there once its Dockerfile is mended, and then reaches the manifest list',
    async () => {
      walk = await build('mended');
      await walk.until('linux/arm64 failed', minutes);
      await writeDockerfile(fixed);
      await moveTo(walk, failed.tryAgain);
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      await walk.until(/linux\/riscv64 +[0-9a-f]{12} .*emulated/, minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const { status, body } = await registry(host, '/v2/app/manifests/mended');
      expect(status).toBe(200);
      for (const architecture of ['amd64', 'arm64', 'riscv64']) {
        expect(body).toContain(`"architecture": "${architecture}"`);
      }
    },
    5 * minutes,
  );

  test(
    'names a handler that went meanwhile, registers it after a yes, proves it and builds again',
    async () => {
      await writeDockerfile([from, 'RUN echo again; sleep 5']);
      walk = startWizard(host, {
        cwd,
        args: ['--platform', platforms.join(','), '--tag', `${inside.registry}/app:handler`],
      });
      await walkTo(walk, 'build');
      const uninstall = ['tonistiigi/binfmt', '--uninstall', 'qemu-aarch64'];
      await inHost(host, ['docker', 'run', '--rm', '--privileged', ...uninstall]);
      walk.press('enter');
      await walk.until('linux/arm64 failed', minutes);
      await walk.until(failed.mendAndTry, minutes);
      expect(walk.screen()).toContain('exec /bin/sh: exec format error');
      const { cause = '' } = failures['exec-format-error-run'] ?? {};
      expect(walk.screen().replace(/\s+/g, ' ')).toContain(cause);
      await moveTo(walk, failed.mendAndTry);
      walk.press('enter');
      const table = '/proc/sys/fs/binfmt_misc';
      await walk.until(texts().ui.consent.title);
      expect(await inHost(host, ['ls', table])).not.toContain('qemu-aarch64');
      await consent(walk, 'docker run --rm --privileged tonistiigi/binfmt --install arm64');
      await atStep(walk, 'manifest', 4 * minutes);
      expect(await inHost(host, ['cat', `${table}/qemu-aarch64`])).toContain('enabled');
      await walk.until(/linux\/arm64 +[0-9a-f]{12} .*emulated/, minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect((await registry(host, '/v2/app/manifests/handler')).status).toBe(200);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    8 * minutes,
  );
});
