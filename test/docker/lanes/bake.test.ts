import { describe, expect, test } from 'vitest';
import { createBuild } from '../../../src/docker/lanes.ts';
import { endOf, eventsOf, recorded } from '../recorded.ts';

const events = (version: string, name: string) =>
  eventsOf([recorded(`bake/buildx-${version}/${name}.rawjson`)]);

const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const lanesFor = (...targets: readonly string[]) =>
  targets.flatMap((target) => platforms.map((platform) => ({ target, platform })));
const both = { bake: lanesFor('app', 'web'), nativePlatform: 'linux/amd64' };

describe.each(['0.13.1', '0.29.1'])('the lanes of a bake by buildx %s', (version) => {
  test('are there before anything is built, one a target and platform', () => {
    const { lanes } = createBuild(both).snapshot();
    expect(lanes.map(({ target, platform, state }) => [target, platform, state])).toEqual(
      lanesFor('app', 'web').map(({ target, platform }) => [target, platform, 'waiting']),
    );
  });

  test('two targets on three platforms end as six lanes', () => {
    const { lanes, outcome } = endOf(events(version, 'two'), both);
    expect(outcome).toBe('succeeded');
    expect(
      lanes.map(({ target, platform, state, kind, steps }) => [
        ...[target, platform, state, kind, `${steps.done}/${steps.total}`],
      ]),
    ).toEqual([
      ['app', 'linux/amd64', 'done', 'native', '3/3'],
      ['app', 'linux/arm64', 'done', 'emulated', '3/3'],
      ['app', 'linux/riscv64', 'done', 'emulated', '3/3'],
      ['web', 'linux/amd64', 'done', 'native', '2/2'],
      ['web', 'linux/arm64', 'done', 'emulated', '2/2'],
      ['web', 'linux/riscv64', 'done', 'emulated', '2/2'],
    ]);
  });

  test('a target that is built alone has its name all the same, which the stream leaves out', () => {
    const { lanes } = endOf(events(version, 'one'), { ...both, bake: lanesFor('app') });
    expect(lanes.map(({ target, platform, steps }) => [target, platform, steps.done])).toEqual(
      platforms.map((platform) => ['app', platform, 3]),
    );
  });

  test('one platform a target is one lane each, though no name says the platform', () => {
    const bake = ['app', 'web'].map((target) => ({ target, platform: 'linux/amd64' }));
    const { lanes } = endOf(events(version, 'one-platform'), { ...both, bake });
    expect(lanes.map(({ target, state, steps }) => [target, state, steps.done])).toEqual([
      ['app', 'done', 3],
      ['web', 'done', 2],
    ]);
  });

  test('the verdict names target and platform, and whom it cost', () => {
    const { culprit, outcome } = endOf(events(version, 'failing'), both, 1);
    expect(outcome).toBe('failed');
    expect(culprit).toMatchObject({ target: 'web', platform: 'linux/arm64', exitCode: 7 });
    expect(culprit?.lines).toEqual(['web', 'broken']);
    expect(culprit?.cancelled).toContainEqual({ target: 'web', platform: 'linux/amd64' });
  });
});
