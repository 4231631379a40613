import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { registryTexts } from '../../../src/texts/registries.ts';
import { down, inside, labReady, leftovers, resetHost } from '../lab.ts';
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
const machines = [
  ['linux/amd64', 'x86_64'],
  ['linux/arm64', 'aarch64'],
  ['linux/riscv64', 'riscv64'],
] as const;
const platforms = machines.map(([platform]) => platform);
const { reach, chosen } = texts().builder;
const { create } = chosen;

/** A registry, the way out that makes its builder, and where docker itself gets what was pushed. */
const registries = [
  {
    ...{ what: 'with a password', name: inside.passwordRegistry, from: inside.passwordRegistry },
    ...{ way: create.title, login: ['--user', 'lab:lab-password'], isFound: true },
  },
  {
    ...{ what: 'of plain http', name: inside.plainHttpRegistry, from: inside.registry },
    // Only this machine's own hosts file has its name.
    ...{ way: create.by.http.title(inside.plainHttpRegistry), login: [], isFound: false },
  },
];

describe.runIf(ready.ready)('a builder that the wizard made', () => {
  let walk: Walk;
  afterEach(() => walk?.kill());
  afterAll(() => down(host), 2 * minutes);

  test.each(registries)(
    'builds for three platforms and pushes to a registry $what, from which each is pulled and run',
    async ({ name, from, way, login, isFound }) => {
      await resetHost(host);
      await tellVersions(host);
      const install = ['tonistiigi/binfmt', '--install', 'arm64,riscv64'];
      await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
      const auth = Buffer.from('lab:lab-password').toString('base64');
      const auths = { [inside.passwordRegistry]: { auth } };
      await writeInside(host, '/root/.docker/config.json', JSON.stringify({ auths }));
      const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m\n`;
      await writeInside(host, `${cwd}/Dockerfile`, dockerfile);

      const args = ['--platform', platforms.join(','), '--tag', `${name}/made:1`];
      walk = startWizard(host, { cwd, args, rows: 40 });
      await walkTo(walk, 'builder');
      await choose(walk, way);
      await answer(walk, create.prompt, 'made');
      const network = '--driver-opt network=host';
      await consent(walk, `docker buildx create --use --name made ${isFound ? network : ''}`);
      if (!isFound) {
        const unseen = [reach.unknown(name), reach.noAddress(name)];
        await walk.until((screen) => unseen.some((text) => screen.includes(text)), minutes);
        await choose(walk, registryTexts().recreate.titleHostNetwork('made'));
        await consent(walk, 'docker buildx rm --keep-state made', network, '--buildkitd-config');
      }
      await goOnTo(walk, 'target', 2 * minutes);
      await walk.until(/localhost:5000\/base:1 +✓ yes +✓ yes +✓ yes/, minutes);
      walk.press('enter');
      await atStep(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);

      const accept = ['--header', 'Accept: application/vnd.oci.image.index.v1+json'];
      const curl = ['curl', '--silent', '--fail', ...login, ...accept];
      const list = await inHost(host, [...curl, `http://${name}/v2/made/manifests/1`]);
      expect(platformsOf(list)).toEqual(platforms);
      for (const [platform, machine] of machines) {
        const run = ['docker', 'run', '--rm', '--pull', 'always', '--quiet'];
        const said = await inHost(host, [
          ...run,
          '--platform',
          platform,
          `${from}/made:1`,
          'uname',
          '-m',
        ]);
        expect(said.trim()).toBe(machine);
      }
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    8 * minutes,
  );
});
