import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateIds } from '../../../src/clinic/scenes.ts';
import { clinicTexts } from '../../../src/texts/clinic.ts';
import { down, enter, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  ended,
  inHost,
  minutes,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const user = 'ada';
const cwd = '/home/ada';
const program = [inside.node, `${inside.checkout}/dist/cli.cjs`, 'clinic'];
const { states, intro, own, summary, reasons } = clinicTexts();

/** The host's own table, entry by entry. */
const table = () => inHost(host, ['sh', '-c', 'head -n 99 /proc/sys/fs/binfmt_misc/[!r]*']);

/** The machine's own libraries and Node in a container that has nothing but busybox. */
const inContainer = (...options: readonly string[]) => [
  ...['docker', 'run', '--rm', ...options],
  ...['/usr', '/lib', '/lib64', '/opt'].flatMap((path) => ['--volume', `${path}:${path}:ro`]),
  ...[`${inside.registry}/base:1`, ...program],
];

describe.runIf(ready.ready)('the clinic on a machine with an engine and handlers', () => {
  let before: string;
  let walk: Walk | null = null;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    const install = ['tonistiigi/binfmt', '--install', 'arm64,riscv64'];
    await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
    before = await table();
  }, 12 * minutes);
  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'an ordinary user walks through it: its table is empty at first, and the machine keeps its own',
    async () => {
      expect(before).toContain('qemu-riscv64');
      walk = startWizard(host, { cwd, user, args: ['clinic'] });
      await walk.until(/live, Linux/);
      for (const id of stateIds) {
        walk.press('enter');
        const { title } = states[id];
        await walk.until(
          (screen) => screen.includes(`● ${title}`) && /in a container +[✓✗]/.test(screen),
        );
        if (id === 'none') expect(walk.screen()).toMatch(/on this machine +✗ ENOEXEC/);
      }
      expect(await table()).toBe(before);
      walk.press('enter');
      await walk.until(own.lead);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(walk.everything()).toContain(summary.title);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
      expect(await inHost(host, ['find', cwd, '/tmp', '-newer', '/proc/1', '-user', user])).toMatch(
        /^(\/tmp\/modes-\w+-ada\n)*$/,
      );
    },
    3 * minutes,
  );

  test(
    'in a container it says that this is one, and plays the recording; with more rights it is live',
    async () => {
      const forbidden = unwrapped(await inHost(host, inContainer()));
      expect(forbidden).toContain(reasons.container);
      expect(forbidden).toContain('unshare: EPERM');
      expect(forbidden).toMatch(/This is a recording: what Linux [\d.]+ on amd64 answered/);
      const free = unwrapped(
        await inHost(host, inContainer('--security-opt', 'seccomp=unconfined')),
      );
      expect(free).toContain(unwrapped(intro.lead));
      expect(free).not.toContain('recording');
      expect(await table()).toBe(before);
    },
    3 * minutes,
  );

  test(
    'where its programs may not be started, it says that',
    async () => {
      const script =
        'mount -t tmpfs -o noexec clinic /mnt && cp -r "$1/dist" /mnt && exec "$2" /mnt/dist/cli.cjs clinic';
      const argv = ['unshare', '--mount', 'sh', '-c', script, 'sh', inside.checkout, inside.node];
      const { stdout, stderr, exitCode } = await enter(host, argv);
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      expect(unwrapped(stdout)).toContain(reasons['not-started']);
      expect(stdout).toContain('start: EACCES');
    },
    2 * minutes,
  );
});
