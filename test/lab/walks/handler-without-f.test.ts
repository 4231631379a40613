import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { down, enter, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  receiptsOf,
  startWizard,
  tellVersions,
  type Walk,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const entry = '/proc/sys/fs/binfmt_misc/qemu-aarch64';
const installer = 'docker run --rm --privileged tonistiigi/binfmt';

/** As old packages do it: Debian's own line for the kernel, without its F. */
const registerWithoutF = `printf %s "$(sed 's/:[A-Z]*$/:OC/' /usr/share/qemu/binfmt.d/qemu-aarch64.conf)" > ${entry.replace('qemu-aarch64', 'register')}`;

const flags = async () => /^flags: (\w*)$/m.exec(await inHost(host, ['cat', entry]))?.[1] ?? '';

const buildForArm64 = () => {
  const build = ['docker', 'buildx', 'build', '--no-cache', '--progress', 'plain'];
  return enter(host, [...build, '--platform', 'linux/arm64', '.'], { cwd });
};

describe.runIf(ready.ready)('a handler without F', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN uname -m\n`);
    await inHost(host, ['sh', '-c', registerWithoutF]);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'is found: it is registered, and a build cannot use it',
    async () => {
      expect(await flags()).toBe('OC');
      expect((await buildForArm64()).stderr).toContain('no such file or directory');
      walk = startWizard(host, { cwd, args: ['--platform', 'linux/amd64,linux/arm64'] });
      await atStep(walk, 'machine');
      await goOnTo(walk, 'client');
      walk.press('enter');
      const screen = await atStep(walk, 'emulators');
      const { verdicts } = texts().ui.emulators;
      expect(screen).toMatch(new RegExp(`linux/arm64 +qemu-aarch64 +OC .*${verdicts['no-F']}`));
      expect(screen).toContain(texts().emulators.flags.bad('qemu-aarch64'));
    },
    3 * minutes,
  );

  test(
    'is drawn, with its own fields and what was seen of it in a build',
    async () => {
      walk.press('e');
      // It is drawn from the table alone at first, then with what the closer look has seen.
      const drawn = await walk.until(/ends +ENOENT, no such file or directory$/m, minutes);
      expect(drawn).toContain(texts().picture.title('linux/arm64'));
      expect(drawn).toMatch(/entry +qemu-aarch64 +enabled +flags OC$/m);
      expect(drawn).toMatch(/│ +no F: opened now, by its path, in the container$/m);
      expect(drawn).toMatch(/opens +\/usr\/libexec\/qemu-binfmt\/aarch64-binfmt-P$/m);
      expect(drawn).toContain('outside of a container: proof arm64 ');
      walk.press('esc');
      await atStep(walk, 'emulators');
    },
    2 * minutes,
  );

  test(
    'is taken out, and registered anew with F, after the person has seen both commands',
    async () => {
      await choose(walk, 'tonistiigi/binfmt ');
      await walk.until(texts().ui.consent.title);
      expect(await flags()).toBe('OC');
      await consent(walk, `${installer} --uninstall qemu-aarch64`, `${installer} --install arm64`);
      await walk.until(/linux\/arm64 +qemu-aarch64 +\w*F\w* +.*✓ ready/, minutes);
      expect(await flags()).toContain('F');
    },
    3 * minutes,
  );

  test(
    'is proven by a program that ran in a build; builds work from then on',
    async () => {
      const { proofs, verdicts } = texts().ui.emulators;
      const proven = `linux/arm64 +qemu-aarch64 +\\w+ +✓ ${proofs.passed} +✓ ${verdicts.ready}`;
      await walk.until(new RegExp(proven), minutes);
      await goOnTo(walk, 'builder');
      expect(walk.everything()).toMatch(/^✓ Emulators +arm64 emulated; proven/m);
      const { exitCode, stderr } = await buildForArm64();
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
      expect(stderr).toMatch(/ aarch64$/m);
    },
    3 * minutes,
  );

  test(
    'has a receipt that says what it was before and how the change is taken back',
    async () => {
      const [receipt, ...others] = await receiptsOf(host);
      expect(others).toEqual([]);
      expect(receipt?.actions.map(({ run }) => run?.join(' '))).toEqual([
        `${installer} --uninstall qemu-aarch64`,
        `${installer} --install arm64`,
      ]);
      expect(receipt?.before).toContainEqual({ source: entry, line: null, text: 'flags: OC' });
      expect(receipt?.completed?.outcome).toBe('changed');
      expect(receipt?.undo).toContain(`${installer} --uninstall qemu-aarch64`);

      walk.press('q');
      // The builder step still has something to say: nothing is built yet.
      expect(await ended(walk)).toBe(3);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    2 * minutes,
  );
});
