import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { expectJsonOf } from '../report/schemas.ts';
import { down, type EnterOptions, engine, enter, inside, labReady, resetHost } from './lab.ts';
import { inHost, minutes, tellVersions } from './walks/wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

type Report = { findings: Finding[]; summary: Record<string, number> };
type Host = Parameters<typeof enter>[0];

const ada: EnterOptions = { user: 'ada', cwd: '/home/ada' };
const wizard = [inside.node, `${inside.checkout}/dist/cli.cjs`];

/** What the doctor finds as an ordinary user, and how it ends. */
async function doctor(host: Host, ...args: readonly string[]) {
  const ended = await enter(host, [...wizard, 'doctor', '--json', ...args], ada);
  expect(ended.stderr).toBe('');
  const { findings } = expectJsonOf<Report>('doctor.schema.json', ended.stdout);
  const statusOf = (id: string) => findings.filter((one) => one.id === id).map((one) => one.status);
  const problems = findings.filter(({ status }) => status === 'problem').map(({ id }) => id);
  const of = (id: string) => findings.find((one) => one.id === id);
  return { code: ended.exitCode, problems, statusOf, of };
}

const asAda = (host: Host, argv: readonly string[]) => enter(host, argv, ada);

describe.runIf(ready.ready)('the doctor of an ordinary user on trixie', () => {
  const host = 'trixie';

  /** Does what the first way out says. */
  async function mend(finding: Finding | undefined): Promise<void> {
    for (const action of finding?.remedies[0]?.actions ?? []) {
      if ('run' in action) expect(await asAda(host, action.run)).toMatchObject({ exitCode: 0 });
    }
  }

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
  }, 12 * minutes);

  afterAll(() => down(host), 2 * minutes);

  test(
    'says that the account may not use the engine, and nothing of what follows from it',
    async () => {
      const { code, problems, of } = await doctor(host);
      expect(code).toBe(3);
      expect(problems).toEqual(['machine.engine']);
      expect(of('machine.engine')).toMatchObject({ failure: 'docker-sock-permission-denied' });
      expect(of('machine.engine')?.remedies[0]?.actions).toEqual([
        { run: ['sudo', 'usermod', '-aG', 'docker', 'ada'] },
      ]);
      await inHost(host, ['usermod', '-aG', 'docker', 'ada']);
    },
    2 * minutes,
  );

  test(
    'of a fresh host misses a handler and a builder, and says what adds them',
    async () => {
      const { code, problems, of } = await doctor(host);
      expect(code).toBe(3);
      expect(problems).toEqual(['emulators.handlers', 'builder.chosen']);
      expect(of('emulators.proof')?.title).not.toContain('arm64');
      expect(of('emulators.handlers')).toMatchObject({ failure: 'exec-format-error-run' });
    },
    2 * minutes,
  );

  test(
    'prints what mends it, whole commands, and every one of them mends it',
    async () => {
      const { stdout, exitCode } = await asAda(host, [...wizard, 'doctor']);
      expect(exitCode).toBe(3);
      expect(stdout).toContain('  ✗ problem  Nothing runs linux/arm64 programs\n');
      expect(stdout).toContain('multiarch-wizard doctor --fix');
      // A long one goes on in the next row, as a shell reads it.
      const whole = stdout.replace(/ \\\n +/g, ' ');
      // Each stands once where its check is told, and again at the end, where it is still in sight.
      const told = [...whole.matchAll(/^ +\$ (.+)$/gm)].map(([, command = '']) => command);
      const commands = told.slice(0, 3);
      expect(told).toEqual([...commands, ...commands]);
      for (const command of commands) {
        const ended = await asAda(host, ['sh', '-c', command]);
        expect(ended, command).toMatchObject({ exitCode: 0 });
      }
    },
    5 * minutes,
  );

  test(
    'of a prepared host ends with 0, its platforms proven where they will be built',
    async () => {
      const { code, problems, of } = await doctor(host);
      expect(problems).toEqual([]);
      expect(code).toBe(0);
      expect(of('emulators.proof')?.title).toContain('linux/amd64, linux/arm64');
      expect(of('builder.proof')?.title).toBe('Proven in mybuilder: linux/amd64, linux/arm64');
    },
    3 * minutes,
  );

  test(
    'looks at the registry from the builder',
    async () => {
      const unfit = await doctor(host, '--tag', `${inside.registry}/app`);
      expect(unfit.of('builder.chosen')).toMatchObject({
        status: 'problem',
        failure: 'push-localhost-refused',
      });
      await mend(unfit.of('builder.chosen'));
      const fit = await doctor(host, '--tag', `${inside.registry}/app`);
      expect(fit).toMatchObject({ code: 0, problems: [] });
      expect(fit.statusOf('builder.reach')).toEqual(['ok']);
      const plain = await doctor(host, '--tag', `${inside.plainHttpRegistry}/app`);
      expect(plain.of('builder.reach')).toMatchObject({
        status: 'problem',
        failure: 'push-http-registry',
      });
    },
    3 * minutes,
  );

  test(
    'proves the platforms that are asked for',
    async () => {
      const missing = await doctor(
        host,
        '--platform',
        'linux/s390x',
        '--check',
        'emulators.handlers',
      );
      expect(missing).toMatchObject({ code: 3, problems: ['emulators.handlers'] });
      expect(missing.of('emulators.handlers')?.title).toBe('Nothing runs linux/s390x programs');
    },
    3 * minutes,
  );

  test(
    'says that the engine hangs, or is stopped',
    async () => {
      await inHost(host, ['sh', '-c', 'kill -STOP $(pidof dockerd)']);
      const hung = await doctor(host);
      await inHost(host, ['sh', '-c', 'kill -CONT $(pidof dockerd)']);
      expect(hung).toMatchObject({ code: 3, problems: ['machine.engine'] });
      expect(hung.of('machine.engine')?.title).toContain('within 5 s');

      await engine(host, 'stop');
      const stopped = await doctor(host);
      expect(stopped).toMatchObject({ code: 3, problems: ['machine.engine'] });
      expect(stopped.of('machine.engine')).toMatchObject({ failure: 'docker-daemon-down' });
    },
    3 * minutes,
  );
});

describe.runIf(ready.ready)('the doctor on bookworm', () => {
  const host = 'bookworm';

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await inHost(host, ['usermod', '-aG', 'docker', 'ada']);
  }, 12 * minutes);

  afterAll(() => down(host), 2 * minutes);

  test(
    'says that buildx is missing, and proves nothing without it',
    async () => {
      const { code, problems, of, statusOf } = await doctor(host);
      expect(code).toBe(3);
      expect(problems).toContain('client.buildx');
      expect(of('client.buildx')).toMatchObject({ failure: 'buildx-missing' });
      expect(statusOf('builder.list')).toEqual(['skipped']);
      expect([...statusOf('emulators.proof'), ...statusOf('builder.proof')]).toEqual([
        ...['skipped', 'skipped'],
      ]);
    },
    2 * minutes,
  );
});
