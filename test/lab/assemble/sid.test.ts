import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { need } from '../../need.ts';
import { down, enter, inside, labReady, leftovers, resetHost } from '../lab.ts';
import { inHost, minutes, tellVersions } from '../walks/wizard.ts';
import { app, assemble, make, pushed, register, saidBy, sh, told } from './assembling.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);
const cannotMake = need({
  what: 'The saved Makefile in the lab',
  commands: ['make'],
  packages: ['make'],
});

const host = 'sid';

/** Builds one image with buildx, and pushes it under its own tag. */
const build = (platform: string, tag: string, flags = '', repository = app) =>
  sh(
    host,
    `mkdir -p /root/one && cd /root/one
    printf 'FROM localhost:5000/base:1\\nCOPY now /now\\n' >Dockerfile
    date +%s.%N >now
    docker buildx build ${flags} --quiet --platform ${platform} --tag ${repository}:${tag} --push .`,
  );

describe.runIf(ready.ready)("images of buildx on sid, today's Docker", () => {
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await register(host);
    await sh(host, 'docker buildx create --use --driver-opt network=host --bootstrap');
    for (const architecture of ['amd64', 'arm64', 'riscv64']) {
      await build(`linux/${architecture}`, `1-${architecture}`);
    }
  }, 10 * minutes);

  afterAll(() => down(host), 2 * minutes);

  const wanted = ['--tag', `${app}:1`, `${app}:1-{arch}`];

  test(
    'docker manifest refuses them, and the wizard says so before it is asked',
    async () => {
      const plain = await enter(host, [
        ...['docker', 'manifest', 'create', '--insecure', `${app}:1`],
        ...[`${app}:1-amd64`, `${app}:1-arm64`],
      ]);
      expect(plain.stderr).toContain(`${app}:1-amd64 is a manifest list`);
      const ended = await assemble(host, ...wanted, '--way', 'manifest', '--insecure', '--yes');
      expect(ended.exitCode).toBe(1);
      expect(told(ended)).toContain(`docker manifest cannot use ${app}:1-amd64`);
      expect(told(ended)).toContain('Make the list with buildx imagetools add --way imagetools');
    },
    2 * minutes,
  );

  test(
    'imagetools makes one list of them, attestations kept, for all tags that look like architectures',
    async () => {
      const files = ['--script', '/root/make.sh', '--makefile', '/root/Makefile'];
      const ended = await assemble(host, ...wanted, '--yes', ...files);
      expect(told(ended)).toContain('It is what was asked for: 3 images, byte for byte');
      expect(ended.exitCode).toBe(0);
      const list = await pushed(host, '1');
      expect(list.mediaType).toBe('application/vnd.oci.image.index.v1+json');
      expect(list.attested).toBe(3);
      expect(await saidBy(host, list, '1')).toEqual({
        'linux/amd64': 'x86_64',
        'linux/arm64': 'aarch64',
        'linux/riscv64': 'riscv64',
      });
      expect((await enter(host, ['ls', '/root/.docker/manifests'])).exitCode).not.toBe(0);
    },
    5 * minutes,
  );

  test(
    'the saved script makes the same list by itself',
    async () => {
      const { digest } = await pushed(host, '1');
      await inHost(host, ['env', `LIST=${app}:by-script`, 'sh', '/root/make.sh']);
      expect((await pushed(host, 'by-script')).digest).toBe(digest);
    },
    2 * minutes,
  );

  test.runIf(cannotMake === null)(
    'and so does the Makefile, with make',
    async () => {
      const { digest } = await pushed(host, '1');
      await make(host, '/root/Makefile', [`LIST=${app}:by-make`]);
      expect((await pushed(host, 'by-make')).digest).toBe(digest);
    },
    2 * minutes,
  );

  test(
    'script 06 by docker manifest: single images, the trap of --amend told, and the list run on each',
    async () => {
      const architectures = ['amd64', 'arm64', 'riscv64'];
      const single = (architecture: string) =>
        build(`linux/${architecture}`, `3-${architecture}`, '--provenance=false');
      for (const architecture of architectures) await single(architecture);
      const list = `${app}:3`;
      const sources = architectures.map((one) => `${app}:3-${one}`).join(' ');
      const old = (await pushed(host, '3-arm64')).digest;
      await sh(host, `docker manifest create --insecure ${list} ${sources}`);
      await single('arm64');
      const now = (await pushed(host, '3-arm64')).digest;
      expect(now).not.toBe(old);
      await sh(
        host,
        `docker manifest create --insecure --amend ${list} ${sources}
        docker manifest push --insecure ${list}`,
      );
      expect((await pushed(host, '3')).images['linux/arm64']).toBe(old);
      const ended = await assemble(
        ...([host, '--tag', list, `${app}:3-{arch}`, '--arch', architectures.join(',')] as const),
        ...['--way', 'manifest', '--insecure', '--yes', '--script', '/root/three.sh'],
      );
      expect(told(ended)).toContain(`${app}:3-arm64: ${old} here, ${now} in the registry`);
      expect(ended.exitCode).toBe(0);
      const made = await pushed(host, '3');
      expect(made.images['linux/arm64']).toBe(now);
      expect(await saidBy(host, made, '3')).toEqual({
        'linux/amd64': 'x86_64',
        'linux/arm64': 'aarch64',
        'linux/riscv64': 'riscv64',
      });
      await inHost(host, ['env', `LIST=${app}:3-by-script`, 'sh', '/root/three.sh']);
      expect((await pushed(host, '3-by-script')).digest).toBe(made.digest);
    },
    5 * minutes,
  );

  test(
    'a list that was there before is named again by the way back that is shown',
    async () => {
      const before = await pushed(host, '1');
      await build('linux/amd64', '1-amd64');
      const ended = await assemble(host, ...wanted, '--yes');
      expect(ended.exitCode).toBe(0);
      expect((await pushed(host, '1')).digest).not.toBe(before.digest);
      const [, undo = ''] =
        /undo +(docker buildx imagetools create .*?) needs /.exec(told(ended)) ?? [];
      expect(undo).toContain(before.digest);
      await sh(host, undo);
      expect((await pushed(host, '1')).digest).toBe(before.digest);
    },
    2 * minutes,
  );

  test(
    'ARM v6 and v7 are told apart, and both are in the list',
    async () => {
      await build('linux/arm/v7', '2-armv7', '--provenance=false');
      await build('linux/arm/v7', '2-armv6', '--provenance=false');
      const wrong = await assemble(host, '--tag', `${app}:2`, `${app}:2-{arch}`, '--yes');
      expect(wrong.exitCode).toBe(1);
      expect(told(wrong)).toContain(
        `${app}:2-armv6 is called linux/arm/v6, and its config says linux/arm/v7`,
      );
      for (const variant of ['v6', 'v7']) {
        await sh(
          host,
          `cd /root/one && echo ${variant} >variant
          printf 'FROM --platform=linux/arm/v7 localhost:5000/base:1 AS box\\nFROM scratch\\nCOPY --from=box / /\\nCOPY variant /variant\\n' >Dockerfile
          docker buildx build --provenance=false --quiet --platform linux/arm/${variant} --tag ${app}:2-arm${variant} --push .`,
        );
      }
      const ended = await assemble(
        ...([host, '--tag', `${app}:2`, `${app}:2-{arch}`] as const),
        ...['--way', 'manifest', '--insecure', '--yes'],
      );
      expect(ended.exitCode).toBe(0);
      const list = await pushed(host, '2');
      expect(Object.keys(list.images).sort()).toEqual(['linux/arm/v6', 'linux/arm/v7']);
      expect(await saidBy(host, list, '2', 'cat /variant')).toEqual({
        'linux/arm/v6': 'v6',
        'linux/arm/v7': 'v7',
      });
    },
    3 * minutes,
  );

  test(
    'a registry that asks for a password is asked with the one of docker login, which nobody gets to see',
    async () => {
      const secret = `${inside.passwordRegistry}/app`;
      const login = [
        'docker',
        'login',
        '--username',
        'lab',
        '--password-stdin',
        inside.passwordRegistry,
      ];
      await inHost(host, login, { input: 'lab-password' });
      await build('linux/amd64', 'amd64', '', secret);
      await build('linux/arm64', 'arm64', '', secret);
      const ended = await assemble(host, '--tag', `${secret}:1`, `${secret}:{arch}`, '--yes');
      expect(told(ended)).toContain('2 images, byte for byte');
      expect(ended.exitCode).toBe(0);
      const kept = await sh(host, 'cat $(find ~/.local/state/multiarch-wizard -type f)');
      for (const text of [ended.stdout, ended.stderr, kept]) {
        expect(text).not.toContain('lab-password');
        expect(text).not.toContain(Buffer.from('lab:lab-password').toString('base64'));
      }
      await inHost(host, ['docker', 'logout', inside.passwordRegistry]);
      const locked = await assemble(host, '--tag', `${secret}:1`, `${secret}:{arch}`, '--yes');
      expect(locked.exitCode).toBe(1);
      expect(told(locked)).toContain('401');
      expect(told(locked)).toContain(`$ docker login ${inside.passwordRegistry}`);
    },
    3 * minutes,
  );

  test(
    'a certificate that nobody trusts is taken only where the person says so',
    async () => {
      const own = 'localhost:5443/app';
      const certificates = `${inside.checkout}/test/host/certificates`;
      const config = {
        version: '0.1',
        storage: { filesystem: { rootdirectory: '/root/own' } },
        http: {
          addr: '127.0.0.1:5443',
          tls: { certificate: `${certificates}/certificate.pem`, key: `${certificates}/key.pem` },
        },
      };
      await inHost(host, ['tee', '/root/own.yml'], { input: JSON.stringify(config) });
      await sh(
        host,
        'setsid docker-registry serve /root/own.yml >/root/own.log 2>&1 & echo $! >/root/own.pid; sleep 2',
      );
      for (const [architecture, tag] of [
        ['arm/v6', '2-armv6'],
        ['arm/v7', '2-armv7'],
      ]) {
        await sh(
          host,
          `docker pull --quiet --platform linux/${architecture} ${app}:${tag}
        docker tag ${app}:${tag} ${own}:${tag} && docker push --quiet ${own}:${tag}`,
        );
      }
      const untold = await assemble(host, '--tag', `${own}:2`, `${own}:2-{arch}`, '--yes');
      expect(untold.exitCode).toBe(1);
      expect(told(untold)).toContain('nobody here trusts its certificate');
      expect(told(untold)).toContain('may be spoken to so add --insecure');
      const list = ['--tag', `${own}:2`, `${own}:2-{arch}`, '--insecure', '--yes'];
      const ended = await assemble(host, ...list);
      expect(told(ended)).toContain(`docker manifest push --purge --insecure ${own}:2`);
      expect(told(ended)).toContain('2 images, byte for byte');
      expect(ended.exitCode).toBe(0);
      await sh(host, 'kill "$(cat /root/own.pid)"');
    },
    2 * minutes,
  );

  test('nothing is left running', async () => {
    expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
  });
});
