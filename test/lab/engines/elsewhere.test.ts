import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productTexts } from '../../../src/texts/products.ts';
import { down, inside, labReady, resetHost } from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  platformsOf,
  startWizard,
  toBuild,
  unwrapped,
  type Walk,
  writeInside,
} from '../walks/wizard.ts';
import { delaySsh, startElsewhere, startSsh } from './starting.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const platforms = ['linux/amd64', 'linux/riscv64'];
const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\n`;
const doctor = [inside.node, `${inside.checkout}/dist/cli.cjs`, 'doctor', '--json'];

type Finding = { readonly id: string; readonly status: string; readonly title: string };

async function findings(
  script: string,
  user = 'root',
  flags: readonly string[] = [],
): Promise<(id: string) => Finding | undefined> {
  const said = await inHost(
    host,
    ['bash', '-c', `${script} "$@" || true`, '-', ...doctor, ...flags],
    {
      user,
    },
  );
  const { findings: all } = JSON.parse(said) as { readonly findings: readonly Finding[] };
  return (id) => all.find((finding) => finding.id === id);
}

describe.runIf(ready.ready)('an engine that is not where a client looks by itself', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host, { store: 'containerd' });
    await writeInside(host, '/home/ada/app/Dockerfile', dockerfile, 'ada');
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'behind a context over ssh is another machine’s: seen through the builder, and pushed from there',
    async () => {
      await startSsh(host);
      // A login that takes longer than a hung engine of this machine is waited for.
      await delaySsh(host, 6);
      const late = await findings('', 'ada', ['--check', 'machine.engine']);
      expect(late('machine.engine')?.status).toBe('ok');
      await delaySsh(host, 0);

      const args = ['.', '--platform', platforms.join(','), '--tag', `${inside.registry}/far:1`];
      walk = startWizard(host, { cwd: '/home/ada/app', args, user: 'ada', rows: 50 });
      await atStep(walk, 'machine', 2 * minutes);
      expect(unwrapped(walk.screen())).toContain(productTexts().title.remote);
      await goOnTo(walk, 'client', 2 * minutes);
      await goOnTo(walk, 'emulators', 2 * minutes);
      const says = (words: string) =>
        walk.until((screen) => unwrapped(screen).includes(words), minutes);
      await says('Seen through the builder');
      await says(productTexts().registers.remote);
      await choose(walk, 'tonistiigi/binfmt ');
      await consent(walk, 'docker run --rm --privileged tonistiigi/binfmt --install');
      await goOnTo(walk, 'builder', 3 * minutes);
      const { title, place } = productTexts().localhost;
      await walk.until(
        (screen) => unwrapped(screen).includes(title(inside.registry, place.remote)),
        2 * minutes,
      );
      await goOnTo(walk, 'target', 3 * minutes);
      await toBuild(walk, 2 * minutes);
      walk.press('enter');
      await atStep(walk, 'manifest', 4 * minutes);
      const accept = 'Accept: application/vnd.oci.image.index.v1+json';
      const url = `http://${inside.registry}/v2/far/manifests/1`;
      expect(platformsOf(await inHost(host, ['curl', '-sf', '-H', accept, url]))).toEqual(
        platforms,
      );
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
    },
    15 * minutes,
  );

  test(
    'behind DOCKER_HOST, at another socket or a port of this machine, is this machine’s own',
    async () => {
      await startElsewhere(host);
      for (const address of ['unix:///run/other.sock', 'tcp://127.0.0.1:2375']) {
        const of = await findings(`DOCKER_HOST=${address}`);
        expect([address, of('machine.engine')?.status]).toEqual([address, 'ok']);
        expect(of('machine.product')?.status ?? 'none').not.toBe('problem');
        expect(of('builder.list')?.status).toBe('ok');
        // Only a socket here is sure to be this kernel's.
        const table = of('machine.binfmt-mounted')?.status;
        expect([address, table]).toEqual([address, address.startsWith('unix') ? 'ok' : 'skipped']);
      }
      const of = await findings('DOCKER_HOST=unix:///nowhere.sock');
      expect(of('machine.engine')?.status).toBe('problem');
    },
    5 * minutes,
  );
});
