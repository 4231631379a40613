import { describe, expect, test } from 'vitest';
import { platforms } from '../../../src/checklist/checks/platforms.ts';
import { type DockerMachine, dockerMachine, type ListedBuilder } from '../docker-machine.ts';
import { binfmtFiles } from '../hosts.ts';
import { commandsOf } from '../judged.ts';
import { checked, seenBy } from './checked.ts';

/** 22:21:44, two seconds after the container of the builder started: as seen on Debian unstable. */
const registeredAt = 1795645304;
const startedAt = '2026-11-25T22:21:42.72019149Z';
const state = `{"name":"/buildx_buildkit_multi0","state":{"Status":"running","Running":true,"OOMKilled":false,"Pid":1047,"ExitCode":0,"Error":"","StartedAt":"${startedAt}","FinishedAt":"0001-01-01T00:00:00Z"}}\n`;

const inspected =
  'docker inspect --type container --format \'{"name":{{json .Name}},"state":{{json .State}}}\' buildx_buildkit_multi0';

const multi: ListedBuilder = { name: 'multi', platforms: ['linux/amd64', 'linux/arm64'] };
const binfmt = '/proc/sys/fs/binfmt_misc';

function machine(more: DockerMachine = {}, secondsLater = 60) {
  const look = dockerMachine({
    handlers: { 'qemu-aarch64': {}, 'qemu-riscv64': {} },
    builders: [{ name: 'default', driver: 'docker' }, multi],
    selected: 'multi',
    files: binfmtFiles,
    ...more,
    commands: {
      [inspected]: state,
      [`stat -c '%n %Y' ${binfmt}/qemu-riscv64`]: `${binfmt}/qemu-riscv64 ${registeredAt}\n`,
      ...more.commands,
    },
  });
  return { ...look, now: () => new Date((registeredAt + secondsLater) * 1000) };
}

describe("a builder's list of platforms", () => {
  test('holds all that has a handler, and nothing more is asked', async () => {
    const look = machine({
      builders: [{ ...multi, platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'] }],
    });
    const finding = await checked(platforms, look);
    expect(finding).toMatchObject({
      status: 'ok',
      title: 'multi lists what has a handler: linux/arm64, linux/riscv64',
      evidence: [
        {
          source: 'docker buildx inspect multi',
          text: 'multi0: linux/amd64, linux/arm64, linux/riscv64',
        },
      ],
    });
    expect(look.asked.filter((one) => /^docker inspect|^stat/.test(one))).toEqual([]);
  });

  test('is older than a handler: the builder is started anew', async () => {
    const finding = await checked(platforms, machine());
    expect(finding).toMatchObject({
      status: 'warning',
      failure: 'builder-platforms-missing-arch',
      title: 'multi does not list what has a handler by now: linux/riscv64',
    });
    expect(seenBy(finding).slice(1)).toEqual([
      `${inspected}: buildx_buildkit_multi0: started 2026-11-25 22:21:42 UTC`,
      `${binfmt}/qemu-riscv64: registered 2026-11-25 22:21:44 UTC`,
    ]);
    expect(finding.remedies.map(commandsOf)).toEqual([
      [
        ['docker', 'restart', 'buildx_buildkit_multi0'],
        ['docker', 'buildx', 'inspect', '--bootstrap', 'multi'],
      ],
      [['docker', 'buildx', 'inspect', '--bootstrap', 'multi']],
    ]);
    expect(finding.remedies[0]?.recommended).toContain('before the handlers');
  });

  test('is not held to handlers of the last 20 seconds', async () => {
    const finding = await checked(platforms, machine({}, 19));
    expect(finding).toMatchObject({ status: 'skipped', failure: null, remedies: [] });
    expect(finding.title).toContain('multi has yet to see the new handlers for linux/riscv64');
    expect((await checked(platforms, machine({}, 20))).status).toBe('warning');
  });

  test('is judged without times where they cannot be had', async () => {
    const commands = {
      'docker inspect --type container --format \'{"name":{{json .Name}},"state":{{json .State}}}\' buildx_buildkit_multi0':
        { exitCode: 1, stderr: 'permission denied' },
      [`stat -c '%n %Y' ${binfmt}/qemu-riscv64`]: { failed: 'missing' },
    } as const;
    const finding = await checked(platforms, machine({ commands }));
    expect(finding).toMatchObject({ status: 'warning', failure: 'builder-platforms-missing-arch' });
    expect(finding.evidence).toHaveLength(1);
  });

  test("of the engine itself is only asked for again: an engine is nobody's to restart", async () => {
    const finding = await checked(
      platforms,
      machine({ builders: [{ name: 'default', driver: 'docker' }], selected: 'default' }),
      { platforms: ['linux/riscv64'] },
    );
    expect(finding.status).toBe('warning');
    expect(finding.remedies.map(commandsOf)).toEqual([
      [['docker', 'buildx', 'inspect', '--bootstrap', 'default']],
    ]);
  });

  test('need not hold what nobody wants, nor what has a handler of no use', async () => {
    const handlers = { 'qemu-aarch64': {}, 'qemu-s390x': {}, 'qemu-riscv64': { flags: 'OC' } };
    const files = { ...binfmtFiles, '/usr/bin/qemu-riscv64': 'a program' };
    expect(await checked(platforms, machine({ handlers, files }))).toMatchObject({
      status: 'ok',
      title: 'multi lists what has a handler: linux/arm64',
    });
  });
});

describe('a kind of amd64', () => {
  test.each([
    ['linux/amd64/v4', 'problem', 'amd64-variant-unsupported'],
    ['linux/amd64/v2', 'ok', null],
  ] as const)('%s is a %s, by what the builder lists', async (platform, status, failure) => {
    const builders = [{ ...multi, platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/arm64'] }];
    const finding = await checked(platforms, machine({ builders }), { platforms: [platform] });
    expect(finding).toMatchObject({ status, failure });
  });
});

describe("a builder's list of platforms is not looked at", () => {
  test.each<[string, DockerMachine]>([
    ['there is no builder', { builders: [], selected: 'none' }],
    ['buildx does not answer', { builders: null }],
    ['it does not run', { builders: [{ ...multi, status: 'inactive', platforms: [] }] }],
    ['the engine is elsewhere', { info: { KernelVersion: '5.10.0-1-amd64' } }],
  ])('where %s', async (_, more) => {
    expect(await checked(platforms, machine(more))).toMatchObject({
      status: 'skipped',
      failure: null,
    });
  });
});
