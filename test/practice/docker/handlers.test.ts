import { describe, expect, it } from 'vitest';
import { parseHandler } from '../../../src/docker/binfmt.ts';
import { parseInstallerReport } from '../../../src/docker/binfmt-installer.ts';
import { expectedProofLine, judgeProof, proofDockerfile } from '../../../src/docker/proof.ts';
import { entryText } from '../../../src/practice/kernel.ts';
import type { World } from '../../../src/practice/world.ts';
import { hosts, textOf } from '../../docker/hosts/recorded-host.ts';
import { docker } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

const sid = 'sid-docker-28.5-buildx-0.29';

/** What one runs that was pulled before. */
const withoutPull = (text: string): string =>
  text.replace(/^Unable to find[\s\S]*?Status: .*\n/, '');

function entry(world: World, name: string) {
  const handler = world.binfmt.handlers.get(name);
  return handler === undefined ? null : parseHandler(name, entryText(handler));
}

const asReal = (host: (typeof hosts)[number], file: string) =>
  parseHandler('qemu-aarch64', textOf(host, file));

describe.each(hosts)('installers on a practice machine of %s', (host) => {
  it('tonistiigi/binfmt registers and takes out, and says so byte for byte', async () => {
    const world = labWorld(host);
    const run = (args: string) => docker(world, `run --privileged --rm tonistiigi/binfmt ${args}`);
    const first = await run('--install arm64,riscv64,nonsense');
    expect(withoutPull(first.stderr)).toBe(textOf(host, 'tonistiigi-install.stderr'));
    expect(first.stdout).toBe(textOf(host, 'tonistiigi-install.stdout'));
    expect(entry(world, 'qemu-aarch64')).toEqual(asReal(host, 'binfmt-qemu-aarch64.txt'));
    expect((await run('--install arm64')).stderr).toBe(
      textOf(host, 'tonistiigi-install-again.stderr'),
    );
    expect((await run('--uninstall qemu-riscv64,s390x')).stderr).toBe(
      textOf(host, 'tonistiigi-uninstall.stderr'),
    );
    expect([...world.binfmt.handlers.keys()]).toEqual(['qemu-aarch64']);
  });

  it('every handler of it is the one of the recording', async () => {
    const world = labWorld(host);
    await docker(world, 'run --privileged --rm tonistiigi/binfmt --install all');
    for (const name of ['arm', 'riscv64', 's390x', 'ppc64le']) {
      const real = parseHandler(`qemu-${name}`, textOf(host, `binfmt-qemu-${name}.txt`));
      expect(entry(world, `qemu-${name}`)).toEqual(real);
    }
  });

  it('docker/binfmt says nothing, and has no RISC-V', async () => {
    const world = labWorld(host);
    const said = await docker(
      world,
      'run --privileged --rm docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d',
    );
    expect(withoutPull(said.both)).toBe(textOf(host, 'docker-binfmt.txt'));
    expect(entry(world, 'qemu-aarch64')).toEqual(
      asReal(host, 'binfmt-qemu-aarch64-docker-binfmt.txt'),
    );
    expect(world.binfmt.handlers.has('qemu-riscv64')).toBe(false);
  });

  it('multiarch/qemu-user-static says what it sets, with F only where it is told to', async () => {
    const world = labWorld(host);
    const run = (args: string) =>
      docker(world, `run --privileged --rm multiarch/qemu-user-static ${args}`);
    expect(withoutPull((await run('--reset -p yes')).both)).toBe(
      textOf(host, 'multiarch-reset-p-yes.txt'),
    );
    expect(entry(world, 'qemu-aarch64')).toEqual(asReal(host, 'binfmt-qemu-aarch64-multiarch.txt'));
    await run('--reset');
    expect(entry(world, 'qemu-aarch64')).toEqual(asReal(host, 'binfmt-qemu-aarch64-without-F.txt'));
  });
});

describe('an old kernel', () => {
  const old = () => {
    const world = labWorld(sid);
    return labWorld(sid, {
      system: { ...world.machine.system, kernel: '3.10.0-1160.el7.x86_64' },
    });
  };

  it('refuses every handler with F, and each installer says so in its own way', async () => {
    const world = old();
    const maintained = await docker(
      world,
      'run --privileged --rm tonistiigi/binfmt --install arm64',
    );
    expect(maintained.stderr).toContain(
      'installing: arm64 cannot register "/usr/bin/qemu-aarch64" to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument\n',
    );
    expect(maintained.exitCode).toBe(0);
    expect(parseInstallerReport(maintained.stderr).steps[0]?.error).toContain('invalid argument');
    const article = await docker(
      world,
      'run --privileged --rm docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d',
    );
    expect(article).toMatchObject({ exitCode: 1 });
    expect(withoutPull(article.stderr)).toBe(
      'Cannot write to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument\n',
    );
    const multiarch = await docker(
      world,
      'run --privileged --rm multiarch/qemu-user-static --reset -p yes',
    );
    expect(multiarch.stderr).toContain('sh: write error: Invalid argument\n');
    expect(world.binfmt.handlers.size).toBe(0);
  });
});

describe('a proof', () => {
  const prove = async (world: World, platform: string) => {
    const line = `buildx build --builder default --platform ${platform} --no-cache --network none --progress plain --output type=cacheonly --file - /opt/proof`;
    const { stderr } = await docker(world, line, { input: proofDockerfile(platform) ?? '' });
    return judgeProof(platform, stderr);
  };

  it.each(['linux/amd64', 'linux/386', 'linux/arm64', 'linux/arm/v7', 'linux/riscv64'])(
    'passes for %s where the kernel has a handler or needs none',
    async (platform) => {
      const world = labWorld(sid);
      await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,arm,riscv64');
      expect(await prove(world, platform)).toEqual({
        verdict: 'passed',
        line: expectedProofLine(platform),
      });
    },
  );

  it('fails as the kernel makes it fail', async () => {
    const world = labWorld(sid);
    expect((await prove(world, 'linux/arm64')).verdict).toBe('exec-format');
    await docker(world, 'run --rm --privileged multiarch/qemu-user-static --reset');
    expect((await prove(world, 'linux/arm64')).verdict).toBe('no-such-file');
  });
});

describe('an image of another platform', () => {
  it('runs where there is a handler, and says exec format error where there is none', async () => {
    const world = labWorld(sid);
    const run = 'run --rm --name x --platform linux/riscv64 localhost:5000/base:1 uname -m';
    const none = await docker(world, run);
    expect(none.stderr).toMatch(/exec \/bin\/uname: exec format error\n$/);
    expect(none.exitCode).toBe(255);
    await docker(world, 'run --privileged --rm tonistiigi/binfmt --install riscv64');
    const there = await docker(world, run);
    expect(there).toMatchObject({ exitCode: 0, stdout: 'riscv64\n', stderr: '' });
  });

  it('is pulled by its digest, and taken away again', async () => {
    const world = labWorld(sid);
    await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64');
    await docker(world, 'buildx create --use --name b --driver-opt network=host --bootstrap');
    await docker(world, 'buildx build --platform linux/arm64 --push -t localhost:5000/app:1 .');
    const { stdout } = await docker(world, 'buildx imagetools inspect --raw localhost:5000/app:1');
    const image = `localhost:5000/app@${JSON.parse(stdout).manifests[0].digest}`;
    const pull = await docker(world, `pull --quiet --platform linux/arm64 ${image}`);
    expect(pull).toMatchObject({ exitCode: 0, stdout: `${image}\n` });
    expect(
      (await docker(world, `run --rm --name x --platform linux/arm64 ${image} uname -m`)).stdout,
    ).toBe('aarch64\n');
    expect((await docker(world, `image inspect --format '{{.Id}}' ${image}`)).exitCode).toBe(0);
    expect((await docker(world, `image rm ${image}`)).exitCode).toBe(0);
    expect((await docker(world, `image inspect --format '{{.Id}}' ${image}`)).exitCode).toBe(1);
  });
});
