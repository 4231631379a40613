import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  down,
  engine,
  enter,
  inside,
  type LabHost,
  labHosts,
  labReady,
  leftovers,
  registry,
  resetHost,
} from './lab.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const minutes = 60_000;

/** The machine's own table of handlers, read through a mount that is gone again at once. */
function machineHandlers(): string {
  const look =
    'mount -t binfmt_misc none /mnt && cd /mnt && for f in *; do echo "$f"; cat "$f"; done';
  return spawnSync('unshare', ['--mount', 'sh', '-c', `${look} 2> /dev/null`], {
    encoding: 'utf8',
  }).stdout;
}

function machineMounts(): string {
  return readFileSync('/proc/self/mounts', 'utf8');
}

/** Processes outside this machine's own namespaces, by what `ps` calls them. */
function processesElsewhere(): readonly string[] {
  const here = readlinkSync('/proc/self/ns/user');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/ns/user`) !== here && belongsToThisRun(pid);
      } catch {
        return false; // It ended meanwhile.
      }
    })
    .map((pid) => execFileSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' }));
}

function belongsToThisRun(pid: string): boolean {
  const run = process.env['LAB_RUN'] ?? '';
  return readFileSync(`/proc/${pid}/mountinfo`, 'utf8').includes(`/run/${run}/`);
}

async function shell(host: LabHost, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await enter(host, ['bash', '-c', command]);
  expect({ command, exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return stdout;
}

describe.runIf(ready.ready)('the lab', () => {
  const before = { handlers: '', mounts: '' };

  beforeAll(async () => {
    before.handlers = machineHandlers();
    before.mounts = machineMounts();
    await down();
  }, 2 * minutes);

  afterAll(async () => {
    await down();
  }, 2 * minutes);

  describe.each(labHosts)('%s', (host) => {
    const uname = 'FROM localhost:5000/base:1\nRUN uname -m\n';

    beforeAll(async () => {
      await resetHost(host);
    }, 12 * minutes);

    test('has an engine that answers, and no handlers', async () => {
      const version = await shell(host, "docker version --format '{{.Server.Version}}'");
      const buildx = await enter(host, ['docker', 'buildx', 'version']);
      console.log(`${host}: Docker ${version.trim()}, ${buildx.stdout.trim() || 'no buildx'}`);
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(await shell(host, 'ls /proc/sys/fs/binfmt_misc')).toBe('register\nstatus\n');
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    });

    test('passes arguments, input, user, folder and exit code through', async () => {
      const answer = await enter(
        host,
        ['sh', '-c', 'cat; id -un; pwd; echo "$1 $X"; exit 7', '-', 'a  b'],
        {
          user: 'ada',
          cwd: '/srv',
          env: { X: 'c  d' },
          input: 'typed\n',
        },
      );
      expect(answer).toMatchObject({ exitCode: 7, stdout: 'typed\nada\n/srv\na  b c  d\n' });
    });

    test('has this Node and this checkout, which nobody in there can write to', async () => {
      expect(await shell(host, 'node --version')).toBe(`${process.version}\n`);
      expect(await shell(host, `head -c 1 ${inside.checkout}/package.json`)).toBe('{');
      const write = await enter(host, ['touch', `${inside.checkout}/package.json`]);
      expect(write.exitCode).not.toBe(0);
    });

    test('has a person who may use sudo and not Docker', async () => {
      const sudo = await enter(host, ['sudo', 'id', '-un'], { user: 'ada' });
      expect(sudo.stdout).toBe('root\n');
      const docker = await enter(host, ['docker', 'ps'], { user: 'ada' });
      expect(docker.stderr).toMatch(/permission denied/);
    });

    test('has base images for five platforms, and a registry that asks who one is', async () => {
      const { status, type, body } = await registry(host, '/v2/base/manifests/1');
      expect(status).toBe(200);
      expect(type).toBe('application/vnd.oci.image.index.v1+json');
      expect(architectures(body)).toEqual(['amd64', 'arm', 'arm64', 'riscv64', 's390x']);
      const gap = await registry(host, '/v2/base-gap/manifests/1');
      expect(architectures(gap.body)).toEqual(['amd64', 'arm', 'arm64', 's390x']);
      const asks = await shell(host, `curl -si http://${inside.passwordRegistry}/v2/`);
      expect(asks).toMatch(/^HTTP\/1.1 401/);
      const open = await shell(
        host,
        `curl -si -u lab:lab-password http://${inside.passwordRegistry}/v2/`,
      );
      expect(open).toMatch(/^HTTP\/1.1 200/);
    });

    test('runs a registry that a person starts, on a port of the host', async () => {
      const taken = await enter(host, [
        ...['docker', 'run', '--detach', '--publish', '127.0.0.1:5000:5000', 'registry:3'],
      ]);
      expect(taken.stderr).toMatch(/address already in use/);
      await shell(
        host,
        'docker run --detach --name own --publish 127.0.0.1:5002:5000 --volume own:/var/lib/registry registry:3',
      );
      const answer = 'curl --silent --retry 20 --retry-all-errors --retry-delay 1';
      expect(await shell(host, `${answer} http://127.0.0.1:5002/v2/`)).toBe('{}');
      await shell(host, 'docker rm --force $(docker ps --all --quiet) && docker volume rm own');
    });

    test("an installer puts riscv64 into the host's own table, not into the machine's", async () => {
      const { stdout, stderr } = await enter(host, [
        ...[
          'docker',
          'run',
          '--privileged',
          '--rm',
          'tonistiigi/binfmt',
          '--install',
          'riscv64,arm64',
        ],
      ]);
      expect(stderr).toBe('installing: riscv64 OK\ninstalling: arm64 OK\n');
      expect(JSON.parse(stdout)).toMatchObject({ emulators: ['qemu-aarch64', 'qemu-riscv64'] });
      expect(await shell(host, 'cat /proc/sys/fs/binfmt_misc/qemu-riscv64')).toMatch(
        /^flags: \w*F$/m,
      );
      expect(machineHandlers()).toBe(before.handlers);
    });

    test(
      'builds and pushes for three platforms through a docker-container builder',
      async () => {
        const missing = (await enter(host, ['docker', 'buildx', 'version'])).exitCode !== 0;
        if (missing) {
          await shell(host, 'cd downloads && sha256sum --check checksums.txt');
          await shell(host, 'install -D downloads/buildx-* .docker/cli-plugins/docker-buildx');
        }
        await shell(
          host,
          'docker buildx create --bootstrap --name three --driver-opt network=host',
        );
        const platforms = 'linux/amd64,linux/arm64,linux/riscv64';
        const { exitCode, stderr } = await enter(
          host,
          [
            ...['docker', 'buildx', 'build', '--builder', 'three', '--progress', 'plain'],
            ...['--platform', platforms, '--push', '--tag', 'localhost:5000/three:1', '-'],
          ],
          { input: uname },
        );
        expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
        for (const machine of ['x86_64', 'aarch64', 'riscv64']) {
          expect(stderr).toMatch(new RegExp(`^#\\d+ [\\d.]+ ${machine}$`, 'm'));
        }
        const { status, body } = await registry(host, '/v2/three/manifests/1');
        expect(status).toBe(200);
        expect(architectures(body)).toEqual(expect.arrayContaining(['amd64', 'arm64', 'riscv64']));
      },
      2 * minutes,
    );

    test(
      'a second node image runs riscv64 without a handler',
      async () => {
        await shell(host, 'docker run --privileged --rm tonistiigi/binfmt --uninstall "qemu-*"');
        const image = 'image=moby/buildkit:with-emulators';
        await shell(
          host,
          `docker buildx create --bootstrap --name own --driver-opt network=host,${image}`,
        );
        for (const [builder, works] of [
          ['own', true],
          ['three', false],
        ] as const) {
          const { exitCode, stderr } = await enter(
            host,
            [
              ...[
                'docker',
                'buildx',
                'build',
                '--builder',
                builder,
                '--no-cache',
                '--progress',
                'plain',
              ],
              ...['--platform', 'linux/riscv64', '-'],
            ],
            { input: uname },
          );
          expect(exitCode === 0).toBe(works);
          expect(stderr).toMatch(works ? / riscv64$/m : /exec format error/);
        }
      },
      2 * minutes,
    );

    test(
      'its engine can be stopped, and sees an old kernel if told to',
      async () => {
        await engine(host, 'stop');
        const stopped = await enter(host, ['docker', 'ps']);
        expect(stopped.stderr).toMatch(/Cannot connect to the Docker daemon/);
        await engine(host, 'start', { oldKernel: true });
        expect(await shell(host, "docker info --format '{{.KernelVersion}}'")).toMatch(/^2\.6\./);
      },
      minutes,
    );

    test(
      'its default builder builds for many platforms with the containerd store, where it has one',
      async () => {
        await resetHost(host, { store: 'containerd' });
        const store = await shell(host, "docker info --format '{{json .DriverStatus}}'");
        if (!store.includes('io.containerd.snapshotter')) return;
        await shell(host, 'docker run --privileged --rm tonistiigi/binfmt --install arm64');
        const { exitCode, stderr } = await enter(
          host,
          [
            ...[
              'docker',
              'buildx',
              'build',
              '--progress',
              'plain',
              '--platform',
              'linux/amd64,linux/arm64',
            ],
            ...['--output', 'type=oci,dest=/tmp/image.tar', '-'],
          ],
          { input: uname },
        );
        expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
        expect(await shell(host, 'tar tf /tmp/image.tar')).toMatch(/^index\.json$/m);
      },
      2 * minutes,
    );
  });

  test(
    'leaves nothing behind when it goes down',
    async () => {
      await down();
      expect(processesElsewhere()).toEqual([]);
      expect(machineMounts()).toBe(before.mounts);
      expect(machineHandlers()).toBe(before.handlers);
      const run = process.env['LAB_RUN'] ?? '';
      expect(existsSync(`${labFolder()}/run/${run}`)).toBe(false);
      await down(); // Safe to repeat.
    },
    minutes,
  );
});

/** Where the lab keeps its things, as its scripts compute it. */
function labFolder(): string {
  const { HOME, MULTIARCH_LAB, XDG_CACHE_HOME } = process.env;
  return MULTIARCH_LAB ?? `${XDG_CACHE_HOME ?? `${HOME}/.cache`}/multiarch-wizard-lab`;
}

/** The architectures of an index's images, attestations aside, in order. */
function architectures(body: string): readonly string[] {
  const index = JSON.parse(body) as {
    readonly manifests: readonly { readonly platform: { readonly architecture: string } }[];
  };
  return index.manifests
    .map(({ platform }) => platform.architecture)
    .filter((architecture) => architecture !== 'unknown')
    .sort();
}
