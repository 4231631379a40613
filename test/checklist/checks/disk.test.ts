import { describe, expect, test } from 'vitest';
import { disk } from '../../../src/checklist/checks/disk.ts';
import { type DockerMachine, dockerMachine } from '../docker-machine.ts';
import { binfmtFiles } from '../hosts.ts';
import { commandsOf } from '../judged.ts';
import { checked, seenBy } from './checked.ts';

const df = 'docker exec buildx_buildkit_multi0 df -P -k /var/lib/buildkit';
/** As BusyBox of the builder's image printed it, with another amount. */
const free = (bytes: number) =>
  `Filesystem           1024-blocks    Used Available Capacity Mounted on\n/dev/loop0           264212084  36669972  ${Math.floor(bytes / 1024)}  34% /var/lib/buildkit\n`;

const withContainer = (more: DockerMachine = {}, room = 1e9) => ({
  ...dockerMachine({
    builders: [{ name: 'default', driver: 'docker' }, { name: 'multi' }],
    selected: 'multi',
    files: binfmtFiles,
    ...more,
  }),
  space: async () => ({ size: 264e9, free: room }),
});

const withEngine = (room: number | null, more: DockerMachine = {}) => ({
  ...dockerMachine({ files: binfmtFiles, ...more }),
  space: async (path: string) =>
    path === '/var/lib/docker' && room !== null ? { size: 264e9, free: room } : null,
});

describe("a builder's disk", () => {
  test('is its own, where it is a container', async () => {
    const finding = await checked(disk, withContainer({ commands: { [df]: free(71.39e9) } }));
    expect(finding).toMatchObject({ status: 'ok', title: 'The builder has room: 71.39GB' });
    expect(seenBy(finding)).toEqual([`${df}: 71.39GB of 270.6GB are free`]);
  });

  test('is full', async () => {
    const commands = {
      [df]: free(120e6),
      'docker buildx du --builder multi': 'Reclaimable:\t1.3GB\nTotal:\t\t1.3GB\n',
    };
    const finding = await checked(disk, withContainer({ commands }));
    expect(finding).toMatchObject({ status: 'problem', failure: 'disk-full' });
    expect(finding.title).toContain('120MB left');
    expect(seenBy(finding)).toContain('docker buildx du --builder multi: Total: 1.3GB');
    const [prune, more] = finding.remedies;
    expect(prune).toMatchObject({
      needs: 'consent',
      undo: null,
      hint: expect.stringContaining('1.3GB'),
    });
    expect(commandsOf(prune ?? finding.remedies[1] ?? { actions: [] })).toEqual([
      ['docker', 'buildx', 'prune', '--builder', 'multi', '--force'],
    ]);
    expect(more?.needs).toBe('person');
  });

  test('is nearly full, and no cache is to blame', async () => {
    const commands = { [df]: free(4.9e9), 'docker buildx du --builder multi': 'Total:\t\t0B\n' };
    const finding = await checked(disk, withContainer({ commands }));
    expect(finding).toMatchObject({ status: 'warning', failure: 'disk-full' });
    expect(finding.remedies.map(({ needs }) => needs)).toEqual(['person']);
  });

  test('is too small a volume, where the engine has room for another', async () => {
    const commands = { [df]: free(41e6), 'docker buildx du --builder multi': 'Total:\t\t0B\n' };
    const { remedies } = await checked(disk, withContainer({ commands }, 69e9));
    expect(remedies[0]).toMatchObject({
      title: "Make a builder on the engine's disk",
      hint: '69GB are free in /var/lib/docker',
      needs: 'consent',
    });
    expect(commandsOf(remedies[0] ?? { actions: [] })[0]).toEqual([
      ...['docker', 'buildx', 'create', '--use', '--name', 'mybuilder'],
    ]);
    expect(remedies.map(({ needs }) => needs)).toEqual(['consent', 'person']);
  });

  test.each([
    [500e6 - 1024, 'problem'],
    [500e6 + 1024, 'warning'],
    [5e9 - 1024, 'warning'],
    [5e9 + 1024, 'ok'],
  ] as const)('with %i bytes is %s', async (bytes, status) => {
    const commands = { [df]: free(bytes), 'docker buildx du --builder multi': '' };
    expect(await checked(disk, withContainer({ commands }))).toMatchObject({ status });
  });

  test("is the engine's, where the engine builds", async () => {
    const finding = await checked(disk, withEngine(20e9));
    expect(finding).toMatchObject({ status: 'ok' });
    expect(seenBy(finding)).toEqual(['/var/lib/docker: 20GB of 264GB are free']);
  });

  test("is the engine's, too, where the container does not run or has no df", async () => {
    const builders = [{ name: 'multi', status: 'inactive' }];
    expect(await checked(disk, withEngine(20e9, { builders, selected: 'multi' }))).toMatchObject({
      evidence: [{ source: '/var/lib/docker' }],
    });
    const commands = { [df]: { exitCode: 127, stderr: 'exec: "df": executable file not found' } };
    const look = withEngine(20e9, { builders: [{ name: 'multi' }], selected: 'multi', commands });
    expect(await checked(disk, look)).toMatchObject({ evidence: [{ source: '/var/lib/docker' }] });
  });

  test("is containerd's as well, where that keeps the images", async () => {
    const look = {
      ...dockerMachine({
        docker: '28.5.2',
        store: 'containerd',
        files: binfmtFiles,
        commands: { 'docker buildx du --builder default': 'Total:\t\t27B\n' },
      }),
      space: async (path: string) =>
        ({
          '/var/lib/docker': { size: 9e9, free: 8e9 },
          '/var/lib/containerd': { size: 2e9, free: 1e9 },
        })[path] ?? null,
    };
    const finding = await checked(disk, look);
    expect(finding.title).toContain('1GB left');
    expect(seenBy(finding)).toContain('/var/lib/containerd: 1GB of 2GB are free');
  });

  test('cannot be seen where the engine is elsewhere, or there is none', async () => {
    for (const look of [
      withEngine(20e9, { info: { KernelVersion: '5.10.0-1-amd64' } }),
      withEngine(null),
    ]) {
      expect(await checked(disk, look)).toMatchObject({ status: 'skipped', failure: null });
    }
  });

  test('of a container is seen wherever its engine is', async () => {
    const info = { KernelVersion: '5.10.0-1-amd64' };
    const look = withContainer({ info, commands: { [df]: free(71.39e9) } });
    expect(await checked(disk, look)).toMatchObject({ status: 'ok' });
  });
});
