import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { need } from '../../need.ts';
import { down, enter, labReady, leftovers, registry, resetHost } from '../lab.ts';
import { inHost, minutes, receiptsOf, tellVersions } from '../walks/wizard.ts';
import { app, assemble, make, pushed, register, saidBy, sh, told } from './assembling.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);
const cannotMake = need({
  what: 'The saved Makefile in the lab',
  commands: ['make'],
  packages: ['make'],
});

const host = 'bookworm';
const architectures = ['amd64', 'arm64', 'riscv64'];
const wanted = ['--tag', `${app}:1`, `${app}:{arch}`, '--arch', architectures.join(',')];

/** Builds one image and pushes it under its own tag, as the Makefile of script 06 does. */
const build = (architecture: string, buildkit = 1) =>
  sh(
    host,
    `mkdir -p /root/one && cd /root/one
    printf 'FROM localhost:5000/base:1\\nCOPY now /now\\n' >Dockerfile
    date +%s.%N >now
    DOCKER_BUILDKIT=${buildkit} docker build --quiet --platform linux/${architecture} -t ${app}:${architecture} .
    docker push --quiet ${app}:${architecture}`,
  );

const digestOfTag = async (tag: string) => (await pushed(host, tag)).digest;
const local = () => enter(host, ['ls', '/root/.docker/manifests']);

describe.runIf(ready.ready)('script 06 on bookworm, a Docker 20.10 without buildx', () => {
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await register(host);
    for (const architecture of architectures) await build(architecture);
  }, 10 * minutes);

  afterAll(() => down(host), 2 * minutes);

  test(
    'nothing is run where nobody said yes, or that the registry is insecure',
    async () => {
      const secure = await assemble(host, ...wanted, '--yes');
      expect(secure.exitCode).toBe(1);
      expect(told(secure)).toContain('docker manifest does not go to localhost:5000');
      expect(told(secure)).toContain('--insecure');
      const unasked = await assemble(host, ...wanted, '--insecure');
      expect(unasked.exitCode).toBe(2);
      expect(told(unasked)).toContain(`docker manifest push --purge --insecure ${app}:1`);
      expect((await registry(host, '/v2/app/manifests/1')).status).toBe(404);
      expect((await local()).exitCode).not.toBe(0);
    },
    2 * minutes,
  );

  test(
    'three architectures become one list, which runs on each of them',
    async () => {
      const files = ['--script', '/root/make.sh', '--makefile', '/root/Makefile'];
      const ended = await assemble(host, ...wanted, '--insecure', '--yes', ...files);
      expect(told(ended)).toContain('It is what was asked for: 3 images, byte for byte');
      expect(ended.exitCode).toBe(0);
      const list = await pushed(host, '1');
      expect(list.mediaType).toBe('application/vnd.docker.distribution.manifest.list.v2+json');
      expect(list.images).toEqual({
        'linux/amd64': await digestOfTag('amd64'),
        'linux/arm64': await digestOfTag('arm64'),
        'linux/riscv64': await digestOfTag('riscv64'),
      });
      expect(await saidBy(host, list, '1')).toEqual({
        'linux/amd64': 'x86_64',
        'linux/arm64': 'aarch64',
        'linux/riscv64': 'riscv64',
      });
      expect((await inHost(host, ['ls', '/root/.docker/manifests'])).trim()).toBe('');
    },
    5 * minutes,
  );

  test('each change has left a receipt', async () => {
    const receipts = await receiptsOf(host);
    expect(receipts.length).toBeGreaterThanOrEqual(4);
    expect(receipts.every(({ completed }) => completed?.outcome === 'changed')).toBe(true);
  });

  test(
    'the saved script makes the same list by itself',
    async () => {
      const { digest } = await pushed(host, '1');
      // Another tag, so that nothing is there before.
      await inHost(host, ['env', `LIST=${app}:by-script`, 'sh', '/root/make.sh']);
      expect(await digestOfTag('by-script')).toBe(digest);
      const two = [`LIST=${app}:by-script`, 'LINUX_ARCH=riscv64 amd64'];
      await inHost(host, ['env', ...two, 'sh', '/root/make.sh']);
      // docker manifest sorts them by their names.
      expect(Object.keys((await pushed(host, 'by-script')).images)).toEqual([
        ...['linux/amd64', 'linux/riscv64'],
      ]);
    },
    2 * minutes,
  );

  test.runIf(cannotMake === null)(
    'and so does the Makefile, with make',
    async () => {
      const { digest } = await pushed(host, '1');
      await make(host, '/root/Makefile', [`LIST=${app}:by-make`]);
      expect(await digestOfTag('by-make')).toBe(digest);
    },
    2 * minutes,
  );

  test.runIf(cannotMake === null)(
    'ARM v6 and v7 are told apart, by the script and the Makefile, too',
    async () => {
      for (const variant of ['v6', 'v7']) {
        await sh(
          host,
          `mkdir -p /root/arm && cd /root/arm && echo ${variant} >variant
          printf 'FROM --platform=linux/arm/v7 localhost:5000/base:1 AS box\\nFROM scratch\\nCOPY --from=box / /\\nCOPY variant /variant\\n' >Dockerfile
          DOCKER_BUILDKIT=1 docker build --quiet --platform linux/arm/${variant} -t ${app}:arm${variant} .
          docker push --quiet ${app}:arm${variant}`,
        );
      }
      const arms = ['--tag', `${app}:arms`, `${app}:{arch}`, '--arch', 'armv6,armv7'];
      const files = ['--script', '/root/arms.sh', '--makefile', '/root/arms.mk'];
      const ended = await assemble(host, ...arms, '--insecure', '--yes', ...files);
      expect(told(ended)).toContain('2 images, byte for byte');
      expect(ended.exitCode).toBe(0);
      const list = await pushed(host, 'arms');
      expect(list.images).toEqual({
        'linux/arm/v6': await digestOfTag('armv6'),
        'linux/arm/v7': await digestOfTag('armv7'),
      });
      expect(await saidBy(host, list, 'arms', 'cat /variant')).toEqual({
        'linux/arm/v6': 'v6',
        'linux/arm/v7': 'v7',
      });
      await inHost(host, ['env', `LIST=${app}:arms-by-script`, 'sh', '/root/arms.sh']);
      expect(await digestOfTag('arms-by-script')).toBe(list.digest);
      await make(host, '/root/arms.mk', [`LIST=${app}:arms-by-make`]);
      expect(await digestOfTag('arms-by-make')).toBe(list.digest);
    },
    5 * minutes,
  );

  test(
    'what is annotated is in the pushed list, with version and features, and the local copy stays where it may',
    async () => {
      const annotated = ['--annotate', `${app}:riscv64=windows(10.0.20348+win32k)/amd64`];
      const list = ['--tag', `${app}:windows`, `${app}:amd64`, `${app}:riscv64`];
      const ended = await assemble(
        ...([host, ...list, '--insecure', '--yes', '--keep-local'] as const),
        ...[...annotated, '--script', '/root/windows.sh'],
      );
      expect(told(ended)).toContain(
        `$ docker manifest annotate --os windows --arch amd64 --os-version 10.0.20348 --os-features win32k ${app}:windows ${app}:riscv64`,
      );
      expect(ended.exitCode).toBe(0);
      const { body, digest } = await pushed(host, 'windows');
      expect(JSON.parse(body).manifests[1].platform).toEqual({
        ...{ architecture: 'amd64', os: 'windows' },
        ...{ 'os.version': '10.0.20348', 'os.features': ['win32k'] },
      });
      expect((await local()).stdout).toContain('windows');
      await inHost(host, ['sh', '/root/windows.sh']);
      expect(await digestOfTag('windows')).toBe(digest);
      await inHost(host, ['docker', 'manifest', 'rm', `${app}:windows`]);
    },
    2 * minutes,
  );

  test('a file that is there is not written over', async () => {
    const ended = await assemble(
      host,
      ...wanted,
      '--insecure',
      '--yes',
      '--script',
      '/root/make.sh',
    );
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('/root/make.sh is there already');
  });

  test(
    'the trap of --amend is told, and not walked into',
    async () => {
      const list = `${app}:trap`;
      const sources = architectures.map((one) => `${app}:${one}`).join(' ');
      const old = await digestOfTag('arm64');
      await sh(host, `docker manifest create --insecure ${list} ${sources}`);
      await build('arm64');
      const now = await digestOfTag('arm64');
      expect(now).not.toBe(old);
      await sh(host, `docker manifest create --insecure --amend ${list} ${sources}`);
      await sh(host, `docker manifest push --insecure ${list}`);
      expect((await pushed(host, 'trap')).images['linux/arm64']).toBe(old);

      const trap = ['--tag', list, `${app}:{arch}`, '--arch', architectures.join(',')];
      const ended = await assemble(host, ...trap, '--insecure', '--yes');
      expect(told(ended)).toContain(`${app}:arm64: ${old} here, ${now} in the registry`);
      expect(told(ended)).toContain(`$ docker manifest rm ${list}`);
      expect(ended.exitCode).toBe(0);
      const made = await pushed(host, 'trap');
      expect(made.images['linux/arm64']).toBe(now);
      expect((await saidBy(host, made, 'trap'))['linux/arm64']).toBe('aarch64');
    },
    3 * minutes,
  );

  test(
    'what was pushed anew since the last time is told',
    async () => {
      await build('amd64');
      const ended = await assemble(host, ...wanted, '--insecure');
      expect(told(ended)).toContain(
        `Pushed anew since this list was made the last time: ${app}:amd64`,
      );
    },
    2 * minutes,
  );

  test(
    'nothing is pushed where a tag was pushed anew after create',
    async () => {
      // Another job pushes an architecture while this list is being made.
      const docker = `#!/bin/sh
/usr/bin/docker "$@"; code=$?
if [ "$1 $2" = "manifest create" ]; then
  /usr/bin/docker tag ${app}:amd64 ${app}:riscv64 && /usr/bin/docker push -q ${app}:riscv64 >/dev/null
fi
exit $code
`;
      await inHost(host, ['tee', '/usr/local/bin/docker'], { input: docker });
      await inHost(host, ['chmod', '+x', '/usr/local/bin/docker']);
      const list = ['--tag', `${app}:between`, `${app}:{arch}`, '--arch', architectures.join(',')];
      const ended = await assemble(host, ...list, '--insecure', '--yes');
      await inHost(host, ['rm', '/usr/local/bin/docker']);
      expect(told(ended)).toContain(
        'pushed anew after the local copy was made: nothing was pushed',
      );
      expect(ended.exitCode).toBe(1);
      expect((await registry(host, '/v2/app/manifests/between')).status).toBe(404);
      await build('riscv64');
    },
    3 * minutes,
  );

  test(
    'an image that is for another platform than it is called is told',
    async () => {
      // The classic builder of 20.10 takes the base image that it has, whatever --platform says.
      await sh(host, 'docker pull --quiet --platform linux/amd64 localhost:5000/base:1');
      await build('arm64', 0);
      const ended = await assemble(host, ...wanted, '--insecure', '--yes');
      expect(ended.exitCode).toBe(1);
      expect(told(ended)).toContain(
        `${app}:arm64 is called linux/arm64, and its config says linux/amd64`,
      );
      const annotated = ['--annotate', `${app}:arm64=linux/arm64/v8`];
      const made = await assemble(host, ...wanted, '--insecure', '--yes', ...annotated);
      expect(told(made)).toContain(
        `$ docker manifest annotate --os linux --arch arm64 --variant v8 ${app}:1 ${app}:arm64`,
      );
      expect(made.exitCode).toBe(0);
      expect((await pushed(host, '1')).body).toMatch(
        /"architecture": "arm64",\s+"os": "linux",\s+"variant": "v8"/,
      );
      await build('arm64');
    },
    3 * minutes,
  );

  test('nothing is left running', async () => {
    expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
  });
});
