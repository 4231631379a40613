import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { program, sh } from './failures/failure-case.ts';
import { down, enter, inside, labReady, resetHost } from './lab.ts';
import { minutes, tellVersions } from './walks/wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const proxies = { http_proxy: 'http://proxy.lab:3128', no_proxy: 'localhost,.lab' };

type Asked = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The one finding of a check, as the doctor prints it. */
async function findingOf(check: string, { args = [], env = {} }: Asked = {}): Promise<Finding> {
  const { stdout, stderr } = await program(host, ['doctor', '--json', '--check', check, ...args], {
    env,
  });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
  expect(findings.map(({ id }) => id)).toEqual([check]);
  return findings[0] as Finding;
}

/** Lets the doctor mend what a check finds, warnings too. */
const fix = (check: string, env: Asked['env'] = {}) =>
  program(host, ['doctor', '--fix', '--yes', '--yes-privileged', '--strict', '--check', check], {
    env,
  });

const saidOf = ({ evidence }: Finding): string => evidence.map(({ text }) => text).join('\n');

const buildx = (...args: readonly string[]) => enter(host, ['docker', 'buildx', ...args]);

/** What the doctor says of the builder's list, right after a handler came. */
async function registeredJustNow(): Promise<Finding> {
  const run = 'docker run --rm --privileged tonistiigi/binfmt';
  await sh(
    host,
    `${run} --uninstall 'qemu-*'
    while docker buildx inspect early | grep -q linux/arm64; do sleep 1; done
    ${run} --install arm64`,
  );
  return findingOf('builder.platforms');
}

describe.runIf(ready.ready)('what only the doctor asks, of real engines', () => {
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
  }, 12 * minutes);

  afterAll(() => down(host), 2 * minutes);

  describe('a builder that was made before everything else', () => {
    beforeAll(async () => {
      await buildx('create', '--use', '--name', 'early', '--bootstrap');
    }, 2 * minutes);

    test(
      'is not blamed for handlers that are younger than what it last asked for, and lists them then',
      async () => {
        // The builder asks the kernel every 20 s: it must have done so just before, and all be quick.
        let first = await registeredJustNow();
        for (let tries = 0; first.status !== 'skipped' && tries < 3; tries++) {
          first = await registeredJustNow();
        }
        expect(first).toMatchObject({ status: 'skipped', failure: null });
        expect(first.title).toContain('early has yet to see the new handlers for linux/arm64');
        expect(saidOf(first)).toMatch(/started .* UTC\nregistered .* UTC$/);
        await expect
          .poll(async () => (await findingOf('builder.platforms')).title, {
            timeout: minutes,
            interval: 5_000,
          })
          .toBe('early lists what has a handler: linux/arm64');
      },
      3 * minutes,
    );

    test(
      'has a disk, and there is memory',
      async () => {
        const disk = await findingOf('builder.disk');
        expect(disk.evidence[0]?.source).toBe(
          'docker exec buildx_buildkit_early0 df -P -k /var/lib/buildkit',
        );
        expect(disk.title).toMatch(/^The builder has (?:room|\d)/);
        expect((await findingOf('builder.memory')).evidence[0]?.text).toMatch(/^MemTotal: \d+$/);
      },
      minutes,
    );

    test(
      'lacks the proxy of a shell, until one is made with it',
      async () => {
        const missing = await findingOf('builder.proxy', { env: proxies });
        expect(missing).toMatchObject({ status: 'warning', failure: 'builder-proxy' });
        await fix('builder.proxy', proxies);
        const made = await findingOf('builder.proxy', { env: proxies });
        expect(made).toMatchObject({ status: 'ok' });
        expect(saidOf(made)).toContain('no_proxy=localhost,.lab');
        await buildx('use', 'early');
      },
      2 * minutes,
    );

    test(
      'lacks a registry that the engine takes without TLS, until one is made for it',
      async () => {
        const settings = { 'insecure-registries': [inside.plainHttpRegistry] };
        await sh(
          host,
          'printf %s "$1" > /etc/docker/daemon.json; kill -HUP $(cat /run/docker.pid)',
          JSON.stringify(settings),
        );
        await expect
          .poll(async () => (await findingOf('builder.registries')).failure, { timeout: minutes })
          .toBe('push-http-registry');
        await fix('builder.registries');
        const known = await findingOf('builder.registries');
        expect(known).toMatchObject({ status: 'ok' });
        expect(saidOf(known)).toContain(`${inside.plainHttpRegistry}, plain http`);
      },
      3 * minutes,
    );
  });

  describe('a handler that the doctor registered', () => {
    const unfinished = 'rm -rf /run/systemd/system /etc/binfmt.d/other.conf';

    test(
      'is its own, and gone after a reboot',
      async () => {
        await sh(host, "docker run --rm --privileged tonistiigi/binfmt --uninstall 'qemu-*'");
        await fix('emulators.handlers');
        const owners = await findingOf('emulators.owners');
        expect(owners).toMatchObject({
          status: 'warning',
          title: 'Gone after a reboot: qemu-aarch64',
        });
        expect(saidOf(owners)).toContain('registered by this wizard, today');
      },
      2 * minutes,
    );

    test(
      'is taken away by the real systemd-binfmt, and the doctor says so before and after',
      async () => {
        // The host has systemd's programs, and no systemd that runs.
        const rule = ':other:E::other::/bin/true:';
        await sh(
          host,
          'mkdir -p /run/systemd/system /etc/binfmt.d; echo "$1" > /etc/binfmt.d/other.conf',
          rule,
        );
        const before = await findingOf('emulators.owners');
        expect(before.status).toBe('warning');
        expect(before.title).toContain('as soon as systemd-binfmt is restarted: qemu-aarch64');
        await sh(host, '/usr/lib/systemd/systemd-binfmt');
        expect(await findingOf('emulators.handlers')).toMatchObject({ status: 'problem' });
        expect(await findingOf('emulators.after-reboot')).toMatchObject({
          status: 'problem',
          failure: 'qemu-flushed-by-systemd-binfmt',
        });
        await sh(host, unfinished);
      },
      2 * minutes,
    );

    test(
      'is there again where a file of the distribution makes it: systemd-binfmt registers that one',
      async () => {
        const file = '/etc/binfmt.d/qemu-aarch64.conf';
        const magic = `\\x7fELF\\x02\\x01\\x01${'\\x00'.repeat(9)}\\x02\\x00\\xb7\\x00`;
        const mask = `${'\\xff'.repeat(7)}\\x00${'\\xff'.repeat(8)}\\xfe\\xff\\xff\\xff`;
        await sh(
          host,
          'mkdir -p /run/systemd/system /etc/binfmt.d; printf "%s\\n" "$1" > "$2"; /usr/lib/systemd/systemd-binfmt',
          `:qemu-aarch64:M::${magic}:${mask}:/bin/cat:FP`,
          file,
        );
        const owners = await findingOf('emulators.owners');
        expect(owners).toMatchObject({
          status: 'ok',
          title: 'There again after a reboot: qemu-aarch64',
        });
        expect(saidOf(owners)).toBe(`registered by ${file}\n${file} registers it at every boot`);
        // An emulator that needs libraries is none in a container: the list of a builder is not to blame.
        expect(await findingOf('emulators.interpreter')).toMatchObject({
          failure: 'qemu-dynamic-with-F',
        });
        await sh(host, `${unfinished} ${file}; /usr/lib/systemd/systemd-binfmt`);
      },
      2 * minutes,
    );
  });

  test(
    'a version of the API that is fixed is told of, and one that the engine refuses',
    async () => {
      const taken = await findingOf('machine.api', { env: { DOCKER_API_VERSION: '1.45' } });
      expect(taken).toMatchObject({
        status: 'ok',
        title: 'DOCKER_API_VERSION fixes the API at 1.45, and the engine takes it',
      });
      const refused = await findingOf('machine.api', { env: { DOCKER_API_VERSION: '1.99' } });
      expect(refused).toMatchObject({ status: 'problem', failure: 'docker-api-client-too-new' });
    },
    minutes,
  );
});
