import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { productTexts } from '../../../src/texts/products.ts';
import { registryTexts } from '../../../src/texts/registries.ts';
import { down, enter, inside, labReady, leftovers, resetHost } from '../lab.ts';
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

const host = 'sid';
const cwd = '/root/app';
const platforms = ['linux/amd64', 'linux/riscv64'];
const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\n`;
const { push } = productTexts();
const { ca } = registryTexts();
/** A name of its own, as one of an earlier build is remembered. */
const named = (name: string) => ['--tag', `${inside.registry}/${name}:0`];
const privateRegistries = `${inside.checkout}/test/lab/host/private-registries`;
const buildStep = texts().ui.stepOf(6, 7);
const index = 'application/vnd.oci.image.index.v1+json';

/** What the registry has under a tag, asked by its own API. */
async function inRegistry(repository: string, tag: string, root = `http://${inside.registry}`) {
  const url = `${root}/v2/${repository}/manifests/${tag}`;
  const trusting = ['--cacert', inside.privateCa];
  const curl = ['curl', '-sf', ...(url.startsWith('https:') ? trusting : [])];
  const text = await inHost(host, [...curl, '-H', `Accept: ${index}`, url]);
  return { text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` };
}

/** Up to the manifest list of an archive that a build made. */
async function archived(output: string, ...more: readonly string[]): Promise<Walk> {
  const args = ['.', '--platform', platforms.join(','), '--output', output, ...more];
  const walk = startWizard(host, { cwd, args, rows: 40 });
  await walkTo(walk, 'build');
  walk.press('enter');
  await atStep(walk, 'manifest', 3 * minutes);
  await walk.until((screen) => told.some((one) => unwrapped(screen).includes(one)));
  return walk;
}

/** What is said above the ways to push it. */
const told = [push.notYet, push.notYetBuilt.tools];

const digestsOn = (screen: string) => screen.match(/sha256:[0-9a-f]{64}/g) ?? [];

describe.runIf(ready.ready)('an archive of sid is pushed later', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host, { store: 'containerd' });
    await tellVersions(host);
    await prepare(host);
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'with skopeo, as it is: the registry has the same digest',
    async () => {
      walk = await archived('oci:app.tar');
      const [digest = ''] = digestsOn(walk.screen());
      await choose(walk, push.ways.skopeo.title);
      await answer(walk, push.prompt, `${inside.registry}/kept:1`);
      const command =
        'skopeo copy --all --preserve-digests --dest-tls-verify=false oci-archive:app.tar' +
        ` docker://${inside.registry}/kept:1`;
      await consent(walk, command);
      await walk.until((screen) => unwrapped(screen).includes(push.same('app.tar')), minutes);
      await atStep(walk, 'manifest');
      expect(digestsOn(walk.screen())).toContain(digest);

      const pushed = await inRegistry('kept', '1');
      expect(pushed.digest).toBe(digest);
      expect(platformsOf(pushed.text)).toEqual(platforms);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const receipt = (await receiptsOf(host)).at(-1);
      expect(receipt?.actions.map(({ run }) => run?.join(' '))).toEqual([command]);
      expect(receipt?.completed?.outcome).toBe('changed');
    },
    8 * minutes,
  );

  test(
    'a folder with two names, too',
    async () => {
      const names = ['--tag', `${inside.registry}/two:a`, '--tag', `${inside.registry}/two:b`];
      walk = await archived('oci-dir:layout', ...names);
      const [digest = ''] = digestsOn(walk.screen());
      await choose(walk, push.ways.skopeo.title);
      await answer(walk, push.prompt, `${inside.registry}/two:c`);
      await consent(walk, `oci:layout:a docker://${inside.registry}/two:c`);
      await walk.until((screen) => unwrapped(screen).includes(push.same('layout')), minutes);
      expect((await inRegistry('two', 'c')).digest).toBe(digest);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
    },
    8 * minutes,
  );

  test.each([
    {
      ...{ registry: inside.plainHttpRegistry, scheme: 'http', authority: null },
      begins: 'skopeo copy --all --preserve-digests --dest-tls-verify=false ',
    },
    {
      ...{ registry: inside.privateRegistry, scheme: 'https', authority: inside.privateCa },
      begins: `env SSL_CERT_FILE=${inside.privateCa} skopeo copy --all --preserve-digests `,
    },
  ])(
    'to a registry that nobody spoke of, as it answers: $registry',
    async ({ registry, scheme, authority, begins }) => {
      if (authority !== null) await inHost(host, [privateRegistries]);
      walk = await archived('oci:far.tar', ...named('far'));
      const [digest = ''] = digestsOn(walk.screen());
      await choose(walk, push.ways.skopeo.title);
      await answer(walk, push.prompt, `${registry}/far:1`);
      if (authority !== null) await answer(walk, ca.prompt(registry), authority);
      const command = `${begins}oci-archive:far.tar docker://${registry}/far:1`;
      await consent(walk, command);
      await walk.until((screen) => unwrapped(screen).includes(push.same('far.tar')), minutes);
      await atStep(walk, 'manifest');

      const pushed = await inRegistry('far', '1', `${scheme}://${registry}`);
      expect(pushed.digest).toBe(digest);
      expect(platformsOf(pushed.text)).toEqual(platforms);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const receipt = (await receiptsOf(host)).at(-1);
      expect(receipt?.actions.map(({ run }) => run?.join(' '))).toEqual([command]);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    8 * minutes,
  );

  test(
    'to a registry whose certificate nobody trusts, unchecked, as the last way',
    async () => {
      const registry = inside.privateRegistry;
      walk = await archived('oci:open.tar', ...named('open'));
      const [digest = ''] = digestsOn(walk.screen());
      await choose(walk, push.ways.skopeo.title);
      await answer(walk, push.prompt, `${registry}/open:1`);
      const asked = await walk.until(
        (screen) => unwrapped(screen).includes(push.unchecked(registry)),
        minutes,
      );
      expect(unwrapped(asked)).toContain(ca.prompt(registry));
      walk.press('tab');
      const command =
        'skopeo copy --all --preserve-digests --dest-tls-verify=false oci-archive:open.tar' +
        ` docker://${registry}/open:1`;
      await walk.until((screen) => unwrapped(screen).includes(push.spoken.insecure(registry)));
      await consent(walk, command);
      await walk.until((screen) => unwrapped(screen).includes(push.same('open.tar')), minutes);
      await atStep(walk, 'manifest');

      const pushed = await inRegistry('open', '1', `https://${registry}`);
      expect(pushed.digest).toBe(digest);
      expect(platformsOf(pushed.text)).toEqual(platforms);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const receipt = (await receiptsOf(host)).at(-1);
      expect(receipt?.actions.map(({ run }) => run?.join(' '))).toEqual([command]);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    8 * minutes,
  );

  test(
    'to a registry that wants a login, which is said, and then to that one',
    async () => {
      const registry = inside.passwordRegistry;
      walk = await archived('oci:shut.tar', ...named('shut'));
      const [digest = ''] = digestsOn(walk.screen());
      const copy = async () => {
        await choose(walk, push.ways.skopeo.title);
        await answer(walk, push.prompt, `${registry}/shut:1`);
        await consent(walk, `oci-archive:shut.tar docker://${registry}/shut:1`);
      };
      await copy();
      // This one is of plain http on this machine, which Docker's own login speaks to.
      const advice = push.login(registry, `docker login ${registry}`);
      await walk.until((screen) => unwrapped(screen).includes(advice), minutes);
      const login = ['docker', 'login', '-u', 'lab', '-p', 'lab-password', registry];
      await inHost(host, login);
      await copy();
      await walk.until((screen) => unwrapped(screen).includes(push.same('shut.tar')), minutes);
      await atStep(walk, 'manifest');
      expect(digestsOn(walk.screen())).toContain(digest);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      await inHost(host, ['docker', 'logout', registry]);
    },
    8 * minutes,
  );

  test(
    'where Docker here knows the authority, by its folder',
    async () => {
      const folder = `/etc/docker/certs.d/${inside.privateRegistry}`;
      await inHost(host, ['install', '-D', inside.privateCa, `${folder}/ca.crt`]);
      walk = await archived('oci-dir:known', ...named('known'));
      const [digest = ''] = digestsOn(walk.screen());
      await choose(walk, push.ways.skopeo.title);
      await answer(walk, push.prompt, `${inside.privateRegistry}/known:1`);
      await consent(walk, `--dest-cert-dir ${folder} oci:known docker://`);
      await walk.until((screen) => unwrapped(screen).includes(push.same('known')), minutes);
      const pushed = await inRegistry('known', '1', `https://${inside.privateRegistry}`);
      expect(pushed.digest).toBe(digest);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
    },
    8 * minutes,
  );

  test(
    'without skopeo and oras, it is built again from the cache and pushed',
    async () => {
      await inHost(host, ['mv', '/usr/bin/skopeo', '/usr/bin/skopeo.away']);
      walk = await archived('oci:again.tar');
      const screen = walk.screen();
      expect(screen).not.toContain(push.ways.skopeo.title);
      expect(unwrapped(screen)).toContain(push.notYetBuilt.tools);
      await choose(walk, push.ways.build.title);
      await answer(walk, push.prompt, `${inside.registry}/again:1`);

      // The builder was not asked about that registry yet.
      await goOnTo(walk, 'target');
      // What is looked at anew takes no Enter.
      while (!walk.screen().includes(buildStep)) {
        walk.press('enter');
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
      await atStep(walk, 'build', 2 * minutes);
      expect(unwrapped(walk.screen())).toContain(`--tag ${inside.registry}/again:1 --push .`);
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      const same = [push.same('again.tar'), push.sameImages('again.tar')];
      await walk.until((end) => same.some((text) => unwrapped(end).includes(text)), minutes);
      expect(platformsOf((await inRegistry('again', '1')).text)).toEqual(platforms);
      const logs = '.local/state/multiarch-wizard/logs';
      const log = await inHost(host, ['sh', '-c', `cat "$(ls -t ${logs}/* | head -n 1)"`]);
      expect(log.match(/^#\d+ CACHED$/gm)?.length).toBeGreaterThanOrEqual(platforms.length);

      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect((await enter(host, ['skopeo', '--version'])).exitCode).not.toBe(0);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    8 * minutes,
  );
});
