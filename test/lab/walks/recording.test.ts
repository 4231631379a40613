import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReplayReport } from '../../../src/docker/replay.ts';
import { recordTexts } from '../../../src/texts/record.ts';
import { run } from '../../cli/built.ts';
import { keptFolder } from '../../host/folder.ts';
import { expectRecording } from '../../recording/schema.ts';
import { emptyHome, locked, startIn, walk as walkByEnter } from '../../recording/walking.ts';
import { down, inside, labReady, resetHost } from '../lab.ts';
import {
  atStep,
  ended,
  inHost,
  minutes,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const user = 'ada';
const cwd = `/home/${user}/app`;
const platforms = ['linux/amd64', 'linux/riscv64'];
const flags = ['--platform', platforms.join(','), '--tag', `${inside.registry}/app:1`];
const secrets = { inConfig: 'lab-config-p4ss', inDockerfile: 'lab-dockerfile-t0ken' };
const dockerfile = [
  `FROM ${inside.registry}/base:1`,
  `ENV API_TOKEN=${secrets.inDockerfile}`,
  'RUN echo "the token is $API_TOKEN" && uname -m',
  '',
].join('\n');

describe.runIf(ready.ready)('a real build that is recorded', () => {
  const folder = keptFolder();
  const recording = join(folder, 'trixie.jsonl');
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await inHost(host, ['usermod', '-aG', 'docker', user]);
    const asUser = (...argv: readonly string[]) => inHost(host, argv, { user });
    const auth = Buffer.from(`adalove:${secrets.inConfig}`).toString('base64');
    const config = JSON.stringify({ auths: { 'ghcr.io': { auth } } });
    await writeInside(host, `/home/${user}/.docker/config.json`, config, user);
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile, user);
    const install = ['tonistiigi/binfmt', '--install', 'riscv64'];
    await asUser('docker', 'run', '--rm', '--privileged', ...install);
    const network = ['--driver-opt', 'network=host'];
    const create = ['create', '--use', '--name', 'mybuilder', ...network, '--bootstrap'];
    await asUser('docker', 'buildx', ...create);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'is kept in a file that says nothing of who made it',
    async () => {
      walk = startWizard(host, { cwd, user, args: ['record', '/tmp/trixie.jsonl', ...flags] });
      await walkTo(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      await walk.until(/linux\/riscv64 +[0-9a-f]{12} /, minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(unwrapped(walk.everything())).toContain('The recording is /tmp/trixie.jsonl, ');
      expect(await inHost(host, ['stat', '-c', '%U %a', '/tmp/trixie.jsonl'])).toBe('ada 600\n');

      const text = await inHost(host, ['cat', '/tmp/trixie.jsonl']);
      writeFileSync(recording, text);
      expectRecording(text);
      const decoded = text.replace(/"([\w+/]{8,}={0,2})"/g, (_, code: string) =>
        Buffer.from(code, 'base64').toString('utf8'),
      );
      for (const readable of [text, decoded]) {
        for (const secret of Object.values(secrets)) expect(readable).not.toContain(secret);
        expect(readable).not.toMatch(/\bada\b|adalove/i);
      }
      expect(decoded).toContain('the token is masked-');
    },
    8 * minutes,
  );

  test(
    'plays outside of the host, where there is no engine and nothing can be started',
    async () => {
      const { code, stdout } = await run(['replay', recording, '--json']);
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as ReplayReport;
      expect(report.outcome).toBe('succeeded');
      expect(report.lanes.map(({ platform }) => platform)).toEqual(platforms);

      const demo = startIn(emptyHome(), ['--demo', recording, '--speed', '20'], locked);
      await demo.until(recordTexts().label('trixie.jsonl'), minutes);
      await walkByEnter(demo);
      expect(await demo.ended(minutes)).toBe(0);
      expect(demo.everything()).toMatch(/linux\/riscv64 +[0-9a-f]{12} /);
    },
    5 * minutes,
  );

  test(
    'on a disk that is full goes on, keeps whole lines, and says so',
    async () => {
      const mount = 'mkdir -p /mnt/small && mount -t tmpfs -o size=16k,mode=1777 small /mnt/small';
      await inHost(host, ['sh', '-c', mount]);
      walk = startWizard(host, { cwd, user, args: ['record', '/mnt/small/walk.jsonl', ...flags] });
      await walkTo(walk, 'target');
      walk.press('esc', 'ctrl-c');
      expect(await ended(walk)).toBe(130);
      const said = unwrapped(walk.everything());
      expect(said).toContain(recordTexts().end.notWhole.full);
      expectRecording(await inHost(host, ['cat', '/mnt/small/walk.jsonl']));
    },
    5 * minutes,
  );
});
