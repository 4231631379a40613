import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import { productTexts } from '../../../src/texts/products.ts';
import { down, inside, labReady, leftovers, registry, resetHost } from '../lab.ts';
import {
  answer,
  atStep,
  choose,
  consent,
  ended,
  inHost,
  minutes,
  platformsOf,
  prepare,
  seconds,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const cwd = '/root/app';
const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const machines = { 'linux/amd64': 'x86_64', 'linux/arm64': 'aarch64', 'linux/riscv64': 'riscv64' };
const targets = ['app', 'web'];
const { failed } = texts().ui;

const from = `FROM ${inside.registry}/base:1`;
const hcl = `variable "TAG" { default = "1" }
group "default" { targets = ["app", "web"] }
target "_all" { platforms = ${JSON.stringify(platforms)} }
target "app" {
  inherits = ["_all"]
  tags = ["${inside.registry}/app:\${TAG}", "${inside.registry}/app:latest"]
}
target "web" {
  inherits = ["_all"]
  context = "web"
  tags = ["${inside.registry}/web:\${TAG}"]
}
target "docs" { context = "web" }
`;
const broken = [from, 'RUN if [ "$(uname -m)" = aarch64 ]; then sleep 3; exit 7; fi; sleep 60'];

/** What the registry says of a tag. */
async function pushed(host: 'sid' | 'trixie', name: string): Promise<readonly string[]> {
  const { status, body } = await registry(host, `/v2/${name.replace(':', '/manifests/')}`);
  expect(status).toBe(200);
  return platformsOf(body);
}

/**
 * On from the target to the build by Enter, which comes to the builder first where the tags go to another
 * registry; what is looked at anew takes no Enter, so it is pressed again.
 */
async function toBuild(walk: Walk) {
  const place = texts().ui.stepOf(stepIds.indexOf('build') + 1, stepIds.length);
  for (let tries = 0; !walk.screen().includes(place); tries += 1) {
    expect(tries, walk.screen()).toBeLessThan(12);
    walk.press('enter');
    await walk.until(place, 10 * seconds).catch(() => undefined);
  }
  await atStep(walk, 'build', minutes);
}

describe.runIf(ready.ready)('a bake file beside a Dockerfile, with buildx 0.29', () => {
  const host = 'sid';
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
    await writeInside(host, `${cwd}/docker-bake.hcl`, hcl);
    await writeInside(host, `${cwd}/Dockerfile`, `${from}\nRUN uname -m > /machine\nRUN sleep 1\n`);
    await writeInside(host, `${cwd}/web/Dockerfile`, `${from}\nRUN uname -m > /web\n`);
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  test(
    'is chosen, built in six lanes, read back as two lists, and each row runs',
    async () => {
      walk = startWizard(host, { cwd });
      await walkTo(walk, 'target');
      await walk.until('( ) docker-bake.hcl');
      walk.press('shift-tab');
      await walk.until('❯ Built from');
      walk.press('space');
      await walk.until('(x) docker-bake.hcl');
      const screen = await atStep(walk, 'target');
      expect(screen).toMatch(/\[x\] app +localhost:5000\/app:1 \+1 +amd64, arm64, riscv64/);
      expect(screen).toMatch(/\[x\] web +localhost:5000\/web:1 +amd64, arm64, riscv64/);
      expect(screen).toMatch(/\[ \] docs +no tag/);
      await walk.until(texts().ui.target.chosen(3));
      await toBuild(walk);
      expect(unwrapped(walk.screen())).toContain('docker buildx bake --builder mybuilder --push');
      walk.press('enter');
      await walk.until(
        (now) =>
          targets.every((target) =>
            platforms.every((platform) => new RegExp(`${target} ${platform} +[█░]+`).test(now)),
          ),
        minutes,
      );
      await atStep(walk, 'manifest', 2 * minutes);
      for (const target of targets) {
        await walk.until(new RegExp(`${target}: localhost:5000/${target}:1`), minutes);
      }
      expect(walk.screen().match(/linux\/riscv64 +[0-9a-f]{12} .*emulated/g)).toHaveLength(2);
      walk.press('p');
      await answer(walk, texts().ui.manifest.prove, 'uname -m');
      await consent(walk, 'docker run --rm --name');
      const ran = new RegExp(`linux/riscv64 .*✓ ${machines['linux/riscv64']}`, 'g');
      await walk.until((now) => (now.match(ran) ?? []).length === 2, 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      for (const name of ['app:1', 'app:latest', 'web:1']) {
        expect(await pushed(host, name)).toEqual(platforms);
      }
      for (const target of targets) {
        expect(unwrapped(walk.everything())).toContain(
          `localhost:5000/${target}:1: ${platforms.join(', ')}`,
        );
      }
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );

  test(
    'is written into an archive a target, with a table of each, and each is pushed later',
    async () => {
      const { target, manifest } = texts().ui;
      const name = '/root/both/image';
      await writeInside(host, '/root/both/docker-bake.hcl', hcl);
      await writeInside(host, '/root/both/Dockerfile', `${from}\nRUN uname -m > /machine\n`);
      await writeInside(host, '/root/both/web/Dockerfile', `${from}\nRUN uname -m > /web\n`);
      const args = ['.', '--bake', 'docker-bake.hcl', '--output', `oci:${name}.tar`];
      walk = startWizard(host, { cwd: '/root/both', args, rows: 50 });
      await walkTo(walk, 'target');
      await walk.until(new RegExp(`${target.file} +${name}.tar`));
      await walk.until(target.chosen(3));
      await toBuild(walk);
      expect(unwrapped(walk.screen())).toContain(
        targets.map((one) => `--set ${one}.output=type=oci,dest=${name}-${one}.tar`).join(' '),
      );
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      for (const one of targets) await walk.until(`${one}: ${name}-${one}.tar`, minutes);
      expect(walk.screen().match(/linux\/riscv64 +[0-9a-f]{12} .*emulated/g)).toHaveLength(2);
      expect(walk.screen()).toContain(manifest.notTried);

      // Each is pushed by itself, and each to a registry of another kind.
      const { push } = productTexts();
      const places = { app: inside.registry, web: inside.plainHttpRegistry };
      for (const [one, place] of Object.entries(places)) {
        await choose(walk, push.ways.skopeo.titleOf(one));
        await answer(walk, push.prompt, `${place}/later/${one}:2`);
        const [from, to] = [`oci-archive:${name}-${one}.tar`, `docker://${place}/later/${one}:2`];
        await consent(walk, from, to);
        const same = `${one}: ${push.same(`${name}-${one}.tar`)}`;
        await walk.until((now) => unwrapped(now).includes(same), minutes);
        await atStep(walk, 'manifest');
        expect(await pushed(host, `later/${one}:2`)).toEqual(platforms);
      }

      // The registry of one of them is out of reach: each has its line, and the other one is read.
      const hosts = await inHost(host, ['cat', '/etc/hosts']);
      const others = hosts.split('\n').filter((line) => !line.includes('registry.lab'));
      await writeInside(host, '/etc/hosts', others.join('\n'));
      walk.press('r');
      const { notRead } = manifest;
      const gone = `web: ${places.web}/later/web:2 ${notRead('')}`;
      const read = `app: ${places.app}/later/app:2 sha256:`;
      await walk.until((now) => [gone, read].every((one) => unwrapped(now).includes(one)), minutes);
      await atStep(walk, 'manifest');
      const [, web = ''] = unwrapped(walk.screen()).split(gone);
      expect(web).toMatch(/^ERROR: .*lookup registry\.lab/);
      await writeInside(host, '/etc/hosts', hosts);
      walk.press('r');
      const again = `web: ${push.same(`${name}-web.tar`)}`;
      await walk.until((now) => unwrapped(now).includes(again), minutes);
      await atStep(walk, 'manifest');
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      for (const one of targets) {
        const index = await inHost(host, ['tar', '-xOf', `${name}-${one}.tar`, 'index.json']);
        const digest: string = JSON.parse(index).manifests[0].digest;
        const blob = `blobs/${digest.replace(':', '/')}`;
        const list = await inHost(host, ['tar', '-xOf', `${name}-${one}.tar`, blob]);
        expect(platformsOf(list)).toEqual(platforms);
      }
    },
    4 * minutes,
  );

  test(
    'ends with a verdict that names target and platform when one of them fails',
    async () => {
      await writeInside(host, `${cwd}/web/Dockerfile`, `${broken.join('\n')}\n`);
      walk = startWizard(host, { cwd });
      await walkTo(walk, 'build');
      walk.press('enter');
      await walk.until('web linux/arm64 failed at step 2 of 2', 2 * minutes);
      expect(walk.screen()).toContain(failed.tryAgain);
      walk.press('q');
      expect(await ended(walk)).toBe(5);
    },
    3 * minutes,
  );

  test(
    'that reads outside of its folder is allowed by the person, in the command',
    async () => {
      await writeInside(host, `/root/lib/Dockerfile`, `${from}\nRUN uname -m > /lib\n`);
      const outside = `target "default" {\n context = "../lib"\n platforms = ["linux/amd64"]\n}\n`;
      await writeInside(host, '/root/out/docker-bake.hcl', outside);
      walk = startWizard(host, { cwd: '/root/out' });
      await walkTo(walk, 'target');
      await walk.until('fs.read=../lib');
      walk.press('enter');
      await walk.until(`❯ ${texts().bake.allow('--allow fs.read=../lib')}`);
      walk.press('enter');
      await walk.until(`❯ ${texts().bake.giveTag('default')}`, minutes);
      await atStep(walk, 'target');
      walk.press('enter');
      await answer(walk, texts().bake.tagOf('default'), `${inside.registry}/lib:1`);
      await walk.until(`${inside.registry}/lib:1   amd64`, minutes);
      await toBuild(walk);
      expect(unwrapped(walk.screen())).toContain(
        `docker buildx bake --builder mybuilder --allow fs.read=../lib --set default.tags=${inside.registry}/lib:1 --push`,
      );
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
    },
    3 * minutes,
  );
});

describe.runIf(ready.ready)('a compose file without a Dockerfile, with buildx 0.13', () => {
  const host = 'trixie';
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
    const service = (name: string) => [
      `  ${name}:`,
      `    image: ${inside.registry}/${name}:c`,
      `    build: { context: ./${name}, platforms: [linux/amd64, linux/arm64] }`,
    ];
    const compose = ['services:', ...targets.flatMap(service), '  db: { image: postgres }'];
    await writeInside(host, `${cwd}/compose.yaml`, `${compose.join('\n')}\n`);
    for (const target of targets) {
      await writeInside(host, `${cwd}/${target}/Dockerfile`, `${from}\nRUN uname -m > /m\n`);
    }
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'is what is built, for the platforms that are chosen',
    async () => {
      walk = startWizard(host, { cwd });
      await walkTo(walk, 'target');
      await walk.until('(x) compose.yaml');
      await walk.until(texts().ui.target.chosen(2));
      await toBuild(walk);
      expect(unwrapped(walk.screen())).toContain(
        "--set '*.platform=linux/amd64,linux/arm64' --push",
      );
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      for (const target of targets) {
        expect(await pushed(host, `${target}:c`)).toEqual(['linux/amd64', 'linux/arm64']);
      }
    },
    4 * minutes,
  );
});
