import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const host = 'bookworm';
const cwd = '/root/app';
const plugin = '/root/.docker/cli-plugins/docker-buildx';
const { client, builder } = texts();
const tag = `${inside.registry}/from-bookworm:1`;

describe.runIf(ready.ready)('bookworm, a host whose Docker has no buildx', () => {
  let walk: Walk;
  /** The release in the downloads folder, and its SHA-256 as the list beside it says. */
  let release = '';
  let sha256 = '';

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\n`;
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
    const list = await inHost(host, ['cat', 'downloads/checksums.txt']);
    [sha256 = '', release = ''] = list.trim().split(/ [ *]/);
    // The same bytes under a list that says others, and the same program for another machine.
    const script = `
      mkdir wrong-sum other-machine
      cp downloads/"$1" wrong-sum/
      printf '%064d *%s\\n' 0 "$1" > wrong-sum/checksums.txt
      cp downloads/"$1" other-machine/
      printf '\\267' | dd of=other-machine/"$1" bs=1 seek=18 conv=notrunc status=none`;
    await inHost(host, ['sh', '-euc', script, '-', release]);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'buildx is missing: the step says so, and offers a file or a download',
    async () => {
      walk = startWizard(host, { cwd, args: ['--tag', tag] });
      await atStep(walk, 'machine');
      await goOnTo(walk, 'client');
      await walk.until(client.buildx.missing);
      expect(walk.screen()).toContain("docker: 'buildx' is not a docker command.");
      expect(walk.screen()).toContain(client.install.url.title);
      await choose(walk, client.install.file.title);
    },
    2 * minutes,
  );

  test(
    'a file for another machine, one with a wrong checksum, one that is not there: refused, in a sentence',
    async () => {
      const refusal = async (path: string, sentence: string) => {
        await answer(walk, client.install.file.prompt, path);
        await walk.until((screen) => unwrapped(screen).includes(sentence), minutes);
      };
      await refusal(`~/other-machine/${release}`, 'was built for linux/arm64, and this client');
      await refusal(`~/wrong-sum/${release}`, 'this is not the published file');
      expect(walk.screen().replace(/\s+/g, '')).toContain(`ItsSHA-256is${sha256}`);
      await refusal('~/nothing-here', 'There is no file /root/nothing-here');
      await refusal('/etc/hostname', '/etc/hostname is not a program');
      expect((await enter(host, ['ls', '/root/.docker'])).exitCode).not.toBe(0);
    },
    4 * minutes,
  );

  test(
    'installed from the file after its SHA-256 was shown, it answers',
    async () => {
      await answer(walk, client.install.file.prompt, `~/downloads/${release}`);
      await walk.until(texts().ui.consent.title, minutes);
      expect(walk.screen().replace(/\s+/g, '')).toContain(sha256);
      expect(unwrapped(walk.screen())).toContain('as checksums.txt beside it says');
      expect((await enter(host, ['ls', plugin])).exitCode).not.toBe(0);
      await consent(walk, `install -m 0755 /root/downloads/${release} ${plugin}`);
      await walk.until(client.buildx.ok, minutes);
      const installed = await inHost(host, ['sha256sum', plugin]);
      expect(installed).toContain(sha256);
      expect(await inHost(host, ['docker', 'buildx', 'version'])).toContain('buildx');
    },
    3 * minutes,
  );

  test(
    'and the walk goes on to a pushed image',
    async () => {
      await goOnTo(walk, 'emulators');
      await choose(walk, 'tonistiigi/binfmt ');
      await consent(walk, 'docker run --rm --privileged tonistiigi/binfmt --install');
      await goOnTo(walk, 'builder');
      await choose(walk, builder.chosen.create.title);
      await answer(walk, builder.chosen.create.prompt, 'mybuilder');
      await consent(walk, '--driver-opt network=host');
      await goOnTo(walk, 'target');
      for (const one of ['linux/amd64', 'linux/arm64', 'linux/riscv64']) {
        await setPlatform(walk, one, true);
      }
      await walk.until(texts().ui.target.chosen(3));
      walk.press('enter');
      await atStep(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      await walk.until(/linux\/riscv64 +[0-9a-f]{12} .*emulated/, minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const { status, body } = await registry(host, '/v2/from-bookworm/manifests/1');
      expect(status).toBe(200);
      for (const one of ['amd64', 'arm64', 'riscv64']) expect(body).toContain(`"${one}"`);
    },
    8 * minutes,
  );

  test(
    'each change has its receipt, and says how it is undone',
    async () => {
      const receipts = await receiptsOf(host);
      expect(receipts.map(({ completed }) => completed?.outcome)).toEqual([
        'changed',
        'changed',
        'changed',
      ]);
      expect(receipts[0]?.undo).toContain(`rm -f ${plugin}`);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    minutes,
  );
});
