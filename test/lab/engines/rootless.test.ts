import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { productTexts } from '../../../src/texts/products.ts';
import { down, enter, inside, labReady, resetHost } from '../lab.ts';
import {
  atStep,
  ended,
  inHost,
  minutes,
  platformsOf,
  startWizard,
  toBuild,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from '../walks/wizard.ts';
import { rootlessSocket, startRootless } from './starting.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const cwd = '/home/ada/app';
const platforms = ['linux/amd64', 'linux/riscv64'];
const reference = `${inside.plainHttpRegistry}/rootless:1`;
const env = { DOCKER_HOST: `unix://${rootlessSocket}`, XDG_RUNTIME_DIR: '/run/user/1000' };
const installer = ['run', '--rm', '--privileged', 'tonistiigi/binfmt'];
const index = 'application/vnd.oci.image.index.v1+json';

describe.runIf(ready.ready)('rootless Docker', () => {
  let walk: Walk;
  const docker = (...args: readonly string[]) =>
    inHost(host, ['docker', '-H', env.DOCKER_HOST, ...args], { user: 'ada' });
  const table = () => inHost(host, ['ls', '/proc/sys/fs/binfmt_misc']);

  beforeAll(async () => {
    await resetHost(host, { store: 'containerd' });
    await startRootless(host);
    const dockerfile = `FROM ${inside.plainHttpRegistry}/base:1\nRUN uname -m > /machine\n`;
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile, 'ada');
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'is told by the wizard to have root register handlers, and builds with them',
    async () => {
      const args = ['.', '--platform', platforms.join(','), '--tag', reference];
      walk = startWizard(host, { cwd, args, user: 'ada', env, rows: 40 });
      await atStep(walk, 'machine');
      expect(unwrapped(walk.screen())).toContain(texts().machine.rootless.title);
      walk.press('enter');
      await atStep(walk, 'client');
      walk.press('enter');
      await atStep(walk, 'emulators', 2 * minutes);
      const screen = unwrapped(walk.screen());
      expect(screen).toContain(texts().machine.person.registerAsRoot.title);
      expect(screen).not.toContain('--privileged');

      // Whoever may do it here does it.
      await inHost(host, ['docker', ...installer, '--install', 'riscv64']);
      walk.press('r');
      await walk.until(/linux\/riscv64 +qemu-riscv64 /, 2 * minutes);
      await atStep(walk, 'emulators', 2 * minutes);
      walk.press('enter');
      await atStep(walk, 'builder', 2 * minutes);
      walk.press('enter');
      await atStep(walk, 'target', 2 * minutes);
      await toBuild(walk, 2 * minutes);
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      const url = `http://${inside.registry}/v2/rootless/manifests/1`;
      const pushed = await inHost(host, ['curl', '-sf', '-H', `Accept: ${index}`, url]);
      expect(platformsOf(pushed)).toEqual(platforms);
      // The engine was told of plain http, and buildx was not: the registry itself is asked.
      await walk.until(/linux\/riscv64 +[0-9a-f]{12} /, minutes);
      expect(unwrapped(walk.screen())).toContain('$ curl --header');
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
    },
    10 * minutes,
  );

  test(
    'has a localhost of its own, which the registry beside it is not on',
    async () => {
      const args = ['.', '--platform', 'linux/amd64', '--tag', `${inside.registry}/rootless:2`];
      walk = startWizard(host, { cwd, args, user: 'ada', env, rows: 40 });
      await walkTo(walk, 'builder');
      const place = productTexts().localhost.place.rootless;
      const refused = productTexts().localhost.refused(inside.registry, place);
      await walk.until((screen) => unwrapped(screen).includes(refused), 2 * minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      // The registry is there, for everyone else on this machine.
      const asked = await enter(host, ['curl', '-sf', `http://${inside.registry}/v2/`]);
      expect(asked.exitCode).toBe(0);
    },
    5 * minutes,
  );

  // The last one: an installer's table of their own, empty or not, hides the machine's from this engine.
  test(
    'registers nothing that lasts, though the installer says that it did',
    async () => {
      const copy = `docker save tonistiigi/binfmt | su ada -c 'docker -H ${env.DOCKER_HOST} load'`;
      await inHost(host, ['bash', '-c', copy]);
      expect(await docker(...installer, '--install', 's390x')).toContain('qemu-s390x');
      expect(await table()).not.toContain('qemu-s390x');
      expect(await docker(...installer)).not.toContain('qemu-s390x');
    },
    2 * minutes,
  );
});
