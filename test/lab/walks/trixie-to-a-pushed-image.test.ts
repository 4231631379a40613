import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import { down, enter, inside, labReady, leftovers, registry, resetHost } from '../lab.ts';
import {
  answer,
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  platformsOf,
  receiptsOf,
  setPlatform,
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
const machines = [
  ['linux/amd64', 'x86_64'],
  ['linux/arm64', 'aarch64'],
  ['linux/riscv64', 'riscv64'],
] as const;
const platforms = machines.map(([platform]) => platform);
/** The last step takes a while, so that its lanes are seen. */
const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\nRUN sleep 2\n`;
const create = 'docker buildx create --use --name mybuilder --driver-opt network=host';

const today = () => new Date().toISOString().slice(0, 10);
const handlersIn = async () =>
  (await inHost(host, ['ls', '/proc/sys/fs/binfmt_misc'])).trim().split('\n');
const buildersIn = () => inHost(host, ['docker', 'buildx', 'ls']);

describe.runIf(ready.ready)('trixie, a host that never built for another architecture', () => {
  let walk: Walk;
  let tag = '';

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'from nothing to a pushed three-platform image with the docker-container builder',
    async () => {
      walk = startWizard(host, { cwd });
      await atStep(walk, 'machine');
      await goOnTo(walk, 'client');
      await goOnTo(walk, 'emulators');

      await choose(walk, 'tonistiigi/binfmt ');
      const install = 'docker run --rm --privileged tonistiigi/binfmt --install';
      await walk.until(texts().ui.consent.title);
      expect(await handlersIn()).toEqual(['register', 'status']);
      await consent(walk, install);
      for (const platform of platforms) {
        await walk.until(new RegExp(`${platform} .*✓ passed .*✓ (native|ready)`), minutes);
      }
      await goOnTo(walk, 'builder');

      await choose(walk, texts().builder.registry.ask.title);
      await answer(walk, texts().builder.registry.ask.prompt, inside.registry);
      await walk.until(texts().builder.chosen.create.hintHostNetwork);
      await choose(walk, texts().builder.chosen.create.title);
      await answer(walk, texts().builder.chosen.create.prompt, 'mybuilder');
      await walk.until(texts().ui.consent.title);
      expect(await buildersIn()).not.toContain('mybuilder');
      await consent(walk, create);
      await goOnTo(walk, 'target');

      tag = `${inside.registry}/app:${today()}`;
      await walk.until(tag);
      for (const platform of platforms) await setPlatform(walk, platform, true);
      await walk.until(texts().ui.target.chosen(3));
      await walk.until(/localhost:5000\/base:1 +✓ yes +✓ yes +✓ yes/);
      walk.press('enter');

      await atStep(walk, 'build');
      expect(unwrapped(walk.screen())).toContain(
        `docker buildx build --builder mybuilder --platform ${platforms.join(',')} --tag ${tag} --push .`,
      );
      walk.press('enter');
      await walk.until(
        (screen) => platforms.every((platform) => new RegExp(`${platform} +[█░]+`).test(screen)),
        minutes,
      );
      await walk.until(/linux\/riscv64 .*emulated/, minutes);

      await atStep(walk, 'manifest', 2 * minutes);
      await walk.until(/linux\/riscv64 +[0-9a-f]{12} .*emulated/);
    },
    8 * minutes,
  );

  test(
    "each row's own image runs once, by its digest, and its container goes",
    async () => {
      walk.press('p');
      await answer(walk, texts().ui.manifest.prove, 'uname -m');
      await consent(walk, 'docker run --rm --name');
      for (const [platform, machine] of machines) {
        await walk.until(new RegExp(`${platform} .*✓ ${machine}`), minutes);
      }
      expect(await leftovers(host)).toMatchObject({ containers: [] });
    },
    4 * minutes,
  );

  test(
    'the registry holds exactly these platforms, under the digest on the screen',
    async () => {
      const name = `/v2/app/manifests/${tag.slice(tag.lastIndexOf(':') + 1)}`;
      const { status, type, body } = await registry(host, name);
      expect({ status, type }).toEqual({
        status: 200,
        type: 'application/vnd.oci.image.index.v1+json',
      });
      expect(platformsOf(body)).toEqual(platforms);
      const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      expect(walk.screen()).toContain(digest);
    },
    minutes,
  );

  test(
    'Enter ends it with exit code 0; nothing runs on, and each change has its receipt',
    async () => {
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      for (const id of stepIds) {
        expect(walk.everything()).toMatch(new RegExp(`^✓ ${texts()[id].title}  `, 'm'));
      }
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
      expect(await handlersIn()).toEqual(expect.arrayContaining(['qemu-aarch64', 'qemu-riscv64']));
      const receipts = await receiptsOf(host);
      expect(receipts.map(({ completed }) => completed?.outcome)).toEqual(
        receipts.map(() => 'changed'),
      );
      const [installed, made] = receipts;
      expect(installed?.actions[0]?.run?.slice(0, 5).join(' ')).toBe(
        'docker run --rm --privileged tonistiigi/binfmt',
      );
      expect(installed?.bootId).toMatch(/^[0-9a-f-]{36}$/);
      expect(made?.actions[0]?.run?.join(' ')).toBe(create);
      expect(made?.undo).toContain('docker buildx rm mybuilder');
    },
    2 * minutes,
  );

  test(
    'a re-run on the prepared machine is a matter of pressing Enter seven times',
    async () => {
      const kept = await answersOf();
      const before = await receiptsOf(host);
      walk = startWizard(host, { cwd });
      for (const id of stepIds) {
        await atStep(walk, id, 2 * minutes);
        if (id === 'target') await walk.until(tag);
        if (id === 'manifest') await walk.until(/linux\/riscv64 +[0-9a-f]{12} /, minutes);
        walk.press('enter');
      }
      expect(await ended(walk)).toBe(0);
      expect(await answersOf()).toEqual(kept);
      expect(await receiptsOf(host)).toEqual(before);
      const { body } = await registry(host, `/v2/app/manifests/${today()}`);
      expect(platformsOf(body)).toEqual(platforms);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    6 * minutes,
  );
});

async function answersOf(): Promise<string> {
  const { stdout } = await enter(host, [
    ...['sh', '-c', 'cat .local/state/multiarch-wizard/answers/*.json'],
  ]);
  return stdout;
}
