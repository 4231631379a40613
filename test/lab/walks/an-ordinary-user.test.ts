import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { down, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  moveTo,
  receiptsOf,
  seconds,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const user = 'ada';
const cwd = '/home/ada/app';
const password = 'lab-password';
const { machine } = texts();
const join = machine.group.title(user, 'docker');
const usermod = `sudo usermod -aG docker ${user}`;

/** A program in front of the real one that notes who runs it, and with which words. */
const noting = (name: string) =>
  `#!/bin/sh\necho "$(id -un) ${name} $*" >> /tmp/${name}.noted\nexec /usr/bin/${name} "$@"\n`;
const noted = async (name: string) =>
  (await inHost(host, ['cat', `/tmp/${name}.noted`])).trim().split('\n');
const groupsOfUser = () => inHost(host, ['id', '-nG', user]);
const root = (script: string) => inHost(host, ['sh', '-euc', script]);

describe.runIf(ready.ready)('an ordinary user, whose sudo asks for a password', () => {
  let walk: Walk;
  /** Questions for the password so far. */
  let answered = 0;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\n`, user);
    for (const name of ['sudo', 'docker']) {
      await writeInside(host, `/usr/local/bin/${name}`, noting(name));
      await root(
        `chmod 755 /usr/local/bin/${name}; : > /tmp/${name}.noted; chmod 666 /tmp/*.noted`,
      );
    }
    await root(`
      echo '${user}:${password}' | chpasswd
      echo '${user} ALL=(ALL) ALL' > /etc/sudoers.d/${user}
      echo 'Defaults timestamp_timeout=0' > /etc/sudoers.d/always-ask
      echo 0 > /proc/sys/fs/binfmt_misc/status`);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'may not use the socket: the step says so, and shows its remedy with sudo in front',
    async () => {
      walk = startWizard(host, { cwd, user });
      await atStep(walk, 'machine');
      await walk.until(machine.engine.unreachable['no-permission']);
      await moveTo(walk, join);
      expect(unwrapped(walk.screen())).toContain(`$ ${usermod}`);
      walk.press('enter');
      await walk.until(texts().ui.consent.title);
      expect(unwrapped(walk.screen())).toContain(texts().ui.needs.sudo);
      expect(await groupsOfUser()).not.toContain('docker');
    },
    2 * minutes,
  );

  test(
    'Ctrl+C at the question for the password is an answer to that alone',
    async () => {
      await consent(walk, usermod);
      await asked();
      walk.press('ctrl-c');
      await walk.until(machine.engine.unreachable['no-permission'], minutes);
      await walk.until(`✗ ${join}: `, minutes);
      expect(await groupsOfUser()).not.toContain('docker');
    },
    2 * minutes,
  );

  test(
    "after a yes sudo asks in the person's own terminal; then the step looks again",
    async () => {
      await atStep(walk, 'machine');
      await choose(walk, join);
      await consent(walk, usermod);
      await givePassword();
      await walk.until(machine.person.logIn('docker').title, minutes);
      const said = `${join}: carried out. What is left:`;
      await walk.until((screen) => unwrapped(screen).includes(said), minutes);
      expect(await groupsOfUser()).toContain('docker');
    },
    2 * minutes,
  );

  test(
    'what is piped into a command of root is shown, and arrives',
    async () => {
      await atStep(walk, 'machine');
      walk.press('tab');
      await walk.until(`❯ ${machine.binfmt.enable.title}`, 10 * seconds);
      const write = 'echo 1 | sudo tee /proc/sys/fs/binfmt_misc/status';
      expect(unwrapped(walk.screen())).toContain(`$ ${write}`);
      walk.press('enter');
      await consent(walk, write);
      await givePassword();
      await walk.until(`✓ ${machine.binfmt.enable.title}: `, minutes);
      expect(await inHost(host, ['cat', '/proc/sys/fs/binfmt_misc/status'])).toBe('enabled\n');
    },
    2 * minutes,
  );

  test(
    'leaves with exit code 3, the terminal as it was, and a receipt of each change',
    async () => {
      await atStep(walk, 'machine');
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      const receipts = await receiptsOf(host, user);
      expect(receipts.map(({ completed }) => completed?.outcome)).toEqual([
        'failed',
        'changed',
        'changed',
      ]);
      const owned = await inHost(host, [
        'stat',
        '-c',
        '%U %a',
        `/home/${user}/.local/state/multiarch-wizard`,
      ]);
      expect(owned).toBe(`${user} 700\n`);
    },
    minutes,
  );

  test(
    'logged in anew, registers handlers without sudo: docker never runs through it',
    async () => {
      walk = startWizard(host, { cwd, user });
      await atStep(walk, 'machine');
      await goOnTo(walk, 'client');
      await goOnTo(walk, 'emulators');
      await choose(walk, 'tonistiigi/binfmt ');
      await consent(walk, '$ docker run --rm --privileged tonistiigi/binfmt --install');
      await walk.until(/linux\/arm64 .*✓ passed .*✓ ready/, minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(3);
      expect((await noted('docker')).filter((line) => !line.startsWith('ada docker '))).toEqual([]);
      const throughSudo = (await noted('sudo')).filter((line) => line !== 'ada sudo -V');
      expect(throughSudo).toEqual([
        `ada ${usermod}`,
        `ada ${usermod}`,
        'ada sudo tee /proc/sys/fs/binfmt_misc/status',
      ]);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );

  /** An earlier question may still be on the screen: what is typed before the next one is lost. */
  async function asked(): Promise<void> {
    const questions = () => walk.raw().split(`[sudo] password for ${user}:`).length - 1;
    await walk.until(() => questions() > answered, minutes);
    answered = questions();
  }

  async function givePassword(): Promise<void> {
    await asked();
    walk.press(password, 'enter');
  }
});
