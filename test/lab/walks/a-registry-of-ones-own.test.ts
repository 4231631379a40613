import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registryImage, runRegistry } from '../../../src/docker/own-registry.ts';
import { texts } from '../../../src/texts/index.ts';
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
const { ownRegistry } = texts();
/** The host's own registries have 5000 and 5001. */
const mine = 'localhost:5002';

const volumesIn = () => inHost(host, ['docker', 'volume', 'ls', '--quiet']);
const containersIn = () => inHost(host, ['docker', 'ps', '--all', '--format', '{{.Names}}']);

/** What the registry itself says, asked by nobody's tool but curl. */
async function asked(path: string) {
  const accept = 'Accept: application/vnd.oci.image.index.v1+json';
  const argv = ['curl', '--silent', '--fail', '--header', accept, `http://127.0.0.1:5002${path}`];
  const { exitCode, stdout } = await enter(host, argv);
  return { exitCode, body: stdout };
}

describe.runIf(ready.ready)('a host whose person has no registry', () => {
  let walk: Walk;
  let tag = '';

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN uname -m\n`);
    const install = ['tonistiigi/binfmt', '--install', 'arm64,riscv64'];
    await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  async function toBuilder(): Promise<void> {
    await atStep(walk, 'machine', 2 * minutes);
    for (const next of ['client', 'emulators', 'builder'] as const) {
      await goOnTo(walk, next, 2 * minutes);
    }
  }

  /** In the builder step: the proposed port, which is the first that is free. */
  async function tryToStart(): Promise<void> {
    await choose(walk, ownRegistry.start.title);
    const taken = `${ownRegistry.start.prompt} (${ownRegistry.start.taken(5000)})`;
    await walk.until((screen) => unwrapped(screen).includes(taken), minutes);
    walk.press('ctrl-u', '5001', 'enter');
    await walk.until((screen) => unwrapped(screen).includes(ownRegistry.start.taken(5001)));
    walk.press('ctrl-u', '5002', 'enter');
    await walk.until(texts().ui.consent.title);
    expect(await containersIn()).not.toContain('multiarch-registry');
    await consent(walk, runRegistry(5002).join(' '));
  }

  async function startRegistry(): Promise<void> {
    await tryToStart();
    const mended = texts().wizard.mended(ownRegistry.start.title);
    await walk.until((screen) => unwrapped(screen).includes(mended), minutes);
    expect((await asked('/v2/')).body).toBe('{}');
  }

  test(
    'starts one beside those that are there, and a builder is made for it',
    async () => {
      walk = startWizard(host, { cwd });
      await toBuilder();
      // No network leads to the image: a file does.
      const file = 'registry.tar';
      await inHost(host, ['docker', 'save', '--output', file, registryImage]);
      await inHost(host, ['docker', 'image', 'rm', registryImage]);
      await tryToStart();
      const advice = ownRegistry.start.unpulled(registryImage);
      await walk.until((screen) => unwrapped(screen).includes(advice), minutes);
      expect(await volumesIn()).not.toContain('multiarch-registry');
      await inHost(host, ['docker', 'load', '--input', file]);
      await startRegistry();
      await choose(walk, texts().builder.chosen.create.title);
      await answer(walk, texts().builder.chosen.create.prompt, 'mybuilder');
      await consent(walk, 'docker buildx create --use --name mybuilder --driver-opt network=host');
      await goOnTo(walk, 'target', 2 * minutes);
    },
    6 * minutes,
  );

  test(
    'a list for three platforms is pushed there, and each image of it runs',
    async () => {
      tag = `${mine}/app:${new Date().toISOString().slice(0, 10)}`;
      await walk.until(tag);
      for (const platform of platforms) await setPlatform(walk, platform, true);
      await walk.until(/localhost:5000\/base:1 +✓ yes +✓ yes +✓ yes/);
      walk.press('enter');
      await atStep(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      const { body } = await asked(`/v2/app/manifests/${tag.slice(tag.lastIndexOf(':') + 1)}`);
      expect(platformsOf(body)).toEqual(platforms);
      const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      expect(walk.screen()).toContain(digest);
      walk.press('p');
      await answer(walk, texts().ui.manifest.prove, 'uname -m');
      await consent(walk, 'docker run --rm --name');
      for (const [platform, machine] of machines) {
        await walk.until(new RegExp(`${platform} .*✓ ${machine}`), minutes);
      }
    },
    8 * minutes,
  );

  test(
    'at the end it is removed by the way that is offered, and nothing of it is left',
    async () => {
      expect(await volumesIn()).toContain('multiarch-registry');
      walk.press('x');
      await consent(
        walk,
        'docker rm --force multiarch-registry',
        'docker volume rm multiarch-registry',
      );
      await walk.until(ownRegistry.removed, minutes);
      expect(await containersIn()).not.toContain('multiarch-registry');
      expect(await volumesIn()).not.toContain('multiarch-registry');
      expect((await asked('/v2/')).exitCode).toBe(7);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    3 * minutes,
  );

  test(
    'undo takes another one back from its receipt, container and volume',
    async () => {
      walk = startWizard(host, { cwd });
      await toBuilder();
      await startRegistry();
      walk.press('q');
      await ended(walk);
      const receipt = (await receiptsOf(host)).at(-1);
      expect(receipt?.actions[0]?.run).toEqual(runRegistry(5002));
      expect(receipt?.completed?.outcome).toBe('changed');
      const undo = [inside.node, `${inside.checkout}/dist/cli.cjs`, 'undo', '--yes'];
      const { stdout } = await enter(host, undo, { cwd });
      expect(stdout).toContain('docker volume rm multiarch-registry');
      expect(await containersIn()).not.toContain('multiarch-registry');
      expect(await volumesIn()).not.toContain('multiarch-registry');
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );
});
