import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assemblyTexts } from '../../../src/texts/assembly.ts';
import { texts } from '../../../src/texts/index.ts';
import { routeTexts } from '../../../src/texts/route.ts';
import { app, pushed, register, sh } from '../assemble/assembling.ts';
import { down, inside, labReady, leftovers, resetHost } from '../lab.ts';
import { consent, ended, inHost, minutes, startWizard, tellVersions, type Walk } from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const architectures = ['amd64', 'arm64', 'riscv64'];
const platforms = architectures.map((architecture) => `linux/${architecture}`);
const { ui } = texts();
const route = routeTexts();
/** A row of a table: its platform, and the beginning of a digest. */
const row = (platform: string) => new RegExp(`${platform} +[0-9a-f]{12} `);

/** Builds one image a platform, each pushed under a tag of its own. */
async function pushImages(): Promise<void> {
  await register(host);
  await sh(host, 'docker buildx create --use --driver-opt network=host --bootstrap');
  const lines = architectures.map(
    (architecture) =>
      `docker buildx build --quiet --platform linux/${architecture} --tag ${app}:1-${architecture} --push .`,
  );
  const dockerfile = "printf 'FROM localhost:5000/base:1\\nRUN uname -m >/machine\\n' >Dockerfile";
  await sh(host, ['mkdir -p /root/one && cd /root/one', dockerfile, ...lines].join('\n'));
}

describe.runIf(ready.ready)('a list of pushed images, walked by keystrokes at 80x24 on sid', () => {
  let walk: Walk;
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await pushImages();
  }, 10 * minutes);
  afterEach(() => walk?.kill());
  afterAll(() => down(host), 2 * minutes);

  test(
    'from the first screen to the table, with each image run',
    async () => {
      walk = startWizard(host, { cwd: '/root/one', args: [] });
      await walk.until(ui.choice.title, minutes);
      walk.press('down', 'enter');
      await walk.until(route.titles.images);
      // A wrong key means nothing here; a wrong pattern is said below the field.
      walk.press('x', 'space', 'enter', `${app}:1`, 'enter');
      await walk.until(route.form.noArch.slice(0, 30));
      walk.press('-{arch}', 'enter', ...architectures.join(' '), 'enter');
      await walk.until(new RegExp(`❯ List +${app}:1 *$`, 'm'));
      walk.press('enter');
      await walk.until((screen) => screen.includes(ui.actions.run), minutes);
      for (const platform of platforms) expect(walk.screen()).toMatch(row(platform));
      walk.resize(60, 16);
      await walk.until(/step 2 of 4 *\n/);
      walk.resize(80, 24);
      await walk.until('❯ docker buildx imagetools create');
      walk.press('enter');
      const sources = architectures.map((architecture) => `${app}:1-${architecture}`);
      await consent(
        walk,
        ['docker buildx imagetools create --tag', `${app}:1`, ...sources].join(' '),
      );
      await walk.until('step 4 of 4', 2 * minutes);
      walk.press('p');
      await walk.until('❯ uname -m');
      walk.press('enter');
      await consent(walk, `docker run --rm --name`);
      await walk.until('✓ riscv64', 2 * minutes);
      for (const machine of ['x86_64', 'aarch64']) expect(walk.screen()).toContain(`✓ ${machine}`);
      walk.resize(120, 40);
      // The last container is gone, and the change is written down.
      await walk.until('Pulls each image to this engine', minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(walk.everything()).toContain(route.record.images(3, platforms.join(', ')));
      const list = await pushed(host, '1');
      expect(Object.keys(list.images).sort()).toEqual(platforms);
      for (const digest of Object.values(list.images)) {
        expect(walk.everything()).toContain(digest.slice('sha256:'.length).slice(0, 12));
      }
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    10 * minutes,
  );

  test(
    'a registry that asks for a login is logged in to in this terminal, then everything is read again',
    async () => {
      const own = `${inside.passwordRegistry}/own`;
      const sources = architectures.map((one) => `${own}:1-${one}`);
      const login = ['docker', 'login', '--username', 'lab', '--password-stdin'];
      await inHost(host, [...login, inside.passwordRegistry], { input: 'lab-password' });
      const copies = architectures.map(
        (one) => `docker buildx imagetools create --tag ${own}:1-${one} ${app}:1-${one}`,
      );
      await sh(host, [...copies, `docker logout ${inside.passwordRegistry}`].join('\n'));
      const args = ['assemble', '--tag', `${own}:1`, ...sources];
      walk = startWizard(host, { cwd: '/root/one', args });
      await walk.until(`❯ ${assemblyTexts().sources.login(inside.passwordRegistry)}`, minutes);
      walk.press('enter');
      await consent(walk, `docker login ${inside.passwordRegistry}`);
      await walk.until('Username:', minutes);
      walk.press('lab', 'enter');
      await walk.until('Password:', minutes);
      walk.press('lab-password', 'enter');
      await walk.until('❯ docker buildx imagetools create', 2 * minutes);
      for (const platform of platforms) expect(walk.screen()).toMatch(row(platform));
      walk.press('enter');
      await consent(walk, `docker buildx imagetools create --tag ${own}:1`);
      await walk.until('step 4 of 4', 2 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const kept = await sh(host, 'cat $(find ~/.local/state -type f)');
      for (const text of [walk.raw(), kept]) {
        expect(text).not.toContain('lab-password');
        expect(text).not.toContain(Buffer.from('lab:lab-password').toString('base64'));
      }
      await inHost(host, ['docker', 'logout', inside.passwordRegistry]);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    10 * minutes,
  );

  test(
    'back to the first screen and to a build, and Ctrl+C while it reads leaves with 130',
    async () => {
      walk = startWizard(host, { cwd: '/root/one', args: [] });
      await walk.until(ui.choice.title, minutes);
      walk.press('down', 'enter');
      await walk.until(route.titles.images);
      walk.press('b');
      await walk.until('❯ Assemble');
      walk.press('up', 'enter');
      await walk.until('step 1 of 7');
      walk.press('b', 'down', 'enter');
      await walk.until(route.titles.images);
      walk.press('space', 'space', 'enter', app, 'enter', 'enter');
      await walk.until('step 2 of 4');
      walk.press('ctrl-c');
      expect(await ended(walk)).toBe(130);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    3 * minutes,
  );
});
