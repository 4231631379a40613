import { describe, expect, it } from 'vitest';
import {
  cacheSize,
  inspectContainers,
  nodeContainer,
  nodeDiskSpace,
  pruneCache,
} from '../../../src/docker/builder-commands.ts';
import { parseContainerStates } from '../../../src/docker/container-states.ts';
import { parseCacheSize, parseDf } from '../../../src/docker/disk-space.ts';
import { run } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

async function withBuilder() {
  const world = labWorld('sid-docker-28.5-buildx-0.29');
  const create = ['docker', 'buildx', 'create', '--name', 'one', '--driver-opt', 'network=host'];
  await run(world, [...create, '--bootstrap']);
  return world;
}

describe('the container of a builder', () => {
  it('is inspected, and what is not there is left out with exit code 1', async () => {
    const world = await withBuilder();
    const said = await run(world, inspectContainers([nodeContainer('one0'), 'nowhere']));
    expect(parseContainerStates(said.stdout)).toEqual([
      {
        name: 'buildx_buildkit_one0',
        startedAt: expect.stringMatching(/^2026-11-24T03:31:4/),
        wasKilledForMemory: false,
      },
    ]);
    expect(said).toMatchObject({ exitCode: 1, stderr: 'Error: No such container: nowhere\n' });
  });

  it('tells the room on its disk while it runs', async () => {
    const world = await withBuilder();
    const there = await run(world, nodeDiskSpace('one0'));
    expect(parseDf(there.stdout)?.free).toBeGreaterThan(1e9);
    await run(world, ['docker', 'buildx', 'stop', 'one']);
    expect(await run(world, nodeDiskSpace('one0'))).toMatchObject({
      exitCode: 1,
      stderr: 'Error response from daemon: container buildx_buildkit_one0 is not running\n',
    });
    expect((await run(world, nodeDiskSpace('two0'))).stderr).toBe(
      'Error response from daemon: No such container: buildx_buildkit_two0\n',
    );
  });

  it('runs again after a restart, with a new start', async () => {
    const world = await withBuilder();
    await run(world, ['docker', 'buildx', 'stop', 'one']);
    expect((await run(world, ['docker', 'restart', nodeContainer('one0')])).stdout).toBe(
      'buildx_buildkit_one0\n',
    );
    expect(world.builders.get('one')?.isRunning).toBe(true);
    expect((await run(world, ['docker', 'ps'])).stdout).toContain('buildx_buildkit_one0');
  });
});

describe('the cache of a builder', () => {
  it('grows with what is built, and is taken away', async () => {
    const world = await withBuilder();
    expect(parseCacheSize((await run(world, cacheSize('one'))).stdout)).toBe('0B');
    await run(world, ['docker', 'buildx', 'build', '--builder', 'one', '.']);
    expect(parseCacheSize((await run(world, cacheSize('one'))).stdout)).toMatch(/^[\d.]+[kMG]B$/);
    await run(world, pruneCache('one'));
    expect(parseCacheSize((await run(world, cacheSize('one'))).stdout)).toBe('0B');
  });
});
