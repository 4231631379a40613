import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { registryTexts } from '../../../src/texts/registries.ts';
import { down, enter, inside, labReady, leftovers, registry, resetHost } from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  platformsOf,
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
const platforms = ['linux/amd64', 'linux/arm64'];
const { chosen, reach } = texts().builder;
const { recreate } = registryTexts();

describe.runIf(ready.ready)('a builder that was made by hand, without network=host', () => {
  let walk: Walk;

  beforeEach(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN uname -m\n`);
    const install = ['tonistiigi/binfmt', '--install', 'arm64'];
    await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
    const create = ['create', '--use', '--name', 'far', '--bootstrap'];
    await inHost(host, ['docker', 'buildx', ...create]);
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  /** What a push from the builder meets, without the wizard. */
  async function pushByHand(tag: string): Promise<string> {
    const scratch = ['--tag', tag, '--push', '-'];
    const argv = ['docker', 'buildx', 'build', '--builder', 'far', ...scratch];
    return (await enter(host, argv, { input: 'FROM scratch\nLABEL by=hand\n' })).stderr;
  }

  /** From the builder step, which is fine now, to the end. */
  async function pushFromHere(repository: string): Promise<void> {
    await goOnTo(walk, 'target');
    await walk.until(/localhost:5000\/base:1 +✓ yes +✓ yes/);
    walk.press('enter');
    await atStep(walk, 'build');
    walk.press('enter');
    await atStep(walk, 'manifest', 2 * minutes);
    const { status, body } = await registry(host, `/v2/${repository}/manifests/1`);
    expect(status).toBe(200);
    expect(platformsOf(body)).toEqual(platforms);
    walk.press('enter');
    expect(await ended(walk)).toBe(0);
    expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
  }

  test(
    'a registry on localhost: caught before the build, and made anew with its remedy',
    async () => {
      const tag = `${inside.registry}/near:1`;
      expect(await pushByHand(tag)).toContain('connection refused');

      const args = ['--platform', platforms.join(','), '--tag', tag, '--builder', 'far'];
      walk = startWizard(host, { cwd, args });
      await walkTo(walk, 'builder');
      expect(unwrapped(walk.screen())).toContain(chosen.title.unfit('far', chosen.unfit.localhost));

      await choose(walk, recreate.titleHostNetwork('far'));
      const create = 'docker buildx create --use --name far --driver-opt network=host';
      await consent(walk, 'docker buildx rm --keep-state far', create);
      await walk.until(texts().ui.builders.passed, minutes);
      await pushFromHere('near');

      const [receipt] = await receiptsOf(host);
      expect(receipt?.completed?.outcome).toBe('changed');
      expect(receipt?.undo).toContain('docker buildx rm --keep-state far');
    },
    8 * minutes,
  );

  test(
    'plain http under a name of this machine: one that finds the name, then one that was told',
    async () => {
      const name = inside.plainHttpRegistry;
      const args = [
        '--platform',
        platforms.join(','),
        '--tag',
        `${name}/plain:1`,
        '--builder',
        'far',
      ];
      walk = startWizard(host, { cwd, args });
      await walkTo(walk, 'builder');
      // Its own container has no hosts file with that name; a lookup that nobody answers takes long.
      const unseen = [reach.unknown(name), reach.noAddress(name)];
      await walk.until((screen) => unseen.some((text) => screen.includes(text)), minutes);
      await choose(walk, recreate.titleHostNetwork('far'));
      await consent(walk, '--driver-opt network=host');

      await walk.until(
        (screen) => unwrapped(screen).includes(`${name} speaks plain http`),
        minutes,
      );
      await choose(walk, recreate.titleBy.http('far'));
      const config = `.local/state/multiarch-wizard/buildkit/${name.replace(':', '-')}.toml`;
      await consent(
        walk,
        `+[registry."${name}"]`,
        `--driver-opt network=host --buildkitd-config /root/${config}`,
      );
      await walk.until(texts().builder.registry.title.by.http(name), minutes);
      expect(await inHost(host, ['cat', config])).toBe(`[registry."${name}"]\n  http = true\n`);
      await pushFromHere('plain');
      expect(await receiptsOf(host)).toHaveLength(2);
    },
    8 * minutes,
  );
});
