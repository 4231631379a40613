import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../../src/practice/world.ts';
import { docker } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

/** What buildx 0.29.1 says on the lab's `sid` to the same questions about such an image and such a list. */
describe('imagetools inspect --format on a practice machine', () => {
  let world: World;
  beforeAll(async () => {
    world = labWorld('sid-docker-28.5-buildx-0.29');
    await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
    const build = 'buildx build --builder mybuilder -f scratch.Dockerfile --push';
    await docker(world, `${build} --platform linux/amd64,linux/arm64 -t localhost:5000/list:1 .`);
    await docker(world, `${build} --provenance=false -t localhost:5000/one:1 .`);
  });
  const list = 'localhost:5000/list:1';
  const inspect = (format: string, reference = list) =>
    docker(world, `buildx imagetools inspect --format '${format}' ${reference}`);
  const jsonOf = async (format: string, reference?: string) => {
    const { stdout, exitCode } = await inspect(format, reference);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(JSON.stringify(JSON.parse(stdout), null, 2));
    return JSON.parse(stdout);
  };

  it('tells all there is, or a part of it', async () => {
    const all = await jsonOf('{{json .}}');
    expect(Object.keys(all)).toEqual(['name', 'manifest', 'image']);
    expect(all.name).toBe(list);
    expect(Object.keys(all.manifest)).toEqual([
      ...['schemaVersion', 'mediaType', 'digest', 'size', 'manifests'],
    ]);
    expect(Object.keys(all.image)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(await jsonOf('{{json .Manifest}}')).toEqual(all.manifest);
    expect(await jsonOf('{{ json .Image }}')).toEqual(all.image);
    expect(await jsonOf('{{json .Manifest.Digest}}')).toBe(all.manifest.digest);
    expect(await inspect('a {{.Name}} b')).toMatchObject({ stdout: `a ${list} b`, exitCode: 0 });
    expect(await inspect('OTHER')).toMatchObject({ stdout: 'OTHER', exitCode: 0 });
    const one = await jsonOf('{{json .}}', 'localhost:5000/one:1');
    expect(Object.keys(one.manifest)).toEqual(['mediaType', 'digest', 'size']);
    expect(one.image).toMatchObject({ architecture: 'amd64', os: 'linux' });
  });

  it('prints its own table for what begins with a manifest, and for nothing', async () => {
    const table = await docker(world, `buildx imagetools inspect ${list}`);
    expect(table.stdout).toContain(`Name:      ${list}`);
    expect((await inspect('{{.Manifest.Digest}}')).stdout).toBe(table.stdout);
    expect((await inspect('')).stdout).toBe(table.stdout);
  });

  it.each([
    [
      '{{.Bad}}',
      `template: :1:2: executing "" at <.Bad>: can't evaluate field Bad in type imagetools.tplInputs`,
    ],
    [
      '{{json .Nope}}',
      `template: :1:7: executing "" at <.Nope>: can't evaluate field Nope in type imagetools.tplInputs`,
    ],
    ['{{json', 'template: :1: unclosed action'],
    ['{{foo .}}', 'template: :1: function "foo" not defined'],
  ])('refuses %s as buildx does', async (format, said) => {
    expect(await inspect(format)).toMatchObject({ both: `ERROR: ${said}\n`, exitCode: 1 });
  });

  it('names one image by its own type, and refuses a template beside --raw', async () => {
    const { both } = await inspect('{{.Bad}}', 'localhost:5000/one:1');
    expect(both).toMatch(/in type imagetools\.tplInput\n$/);
    const raw = await docker(
      world,
      `buildx imagetools inspect --raw --format '{{json .}}' ${list}`,
    );
    const said = 'ERROR: format and raw cannot be used together\n';
    expect(raw).toMatchObject({ both: said, exitCode: 1 });
  });

  it('says of what buildx knows and it does not that it is a practice machine’s gap', async () => {
    for (const format of [
      '{{json .Provenance}}',
      '{{range .Manifest.Manifests}}{{.Digest}}{{end}}',
    ]) {
      const { stdout, stderr, exitCode } = await inspect(format);
      expect([stdout, exitCode]).toEqual(['', 127]);
      expect(stderr).not.toContain('unknown flag');
      expect(stderr).toContain('imagetools inspect');
    }
  });

  it('names the flag that it does not know, and its own usage', async () => {
    const { both, exitCode } = await docker(world, `buildx imagetools inspect --nope ${list}`);
    expect(exitCode).toBe(125);
    expect(both).toContain(
      'unknown flag: --nope\n\nUsage:  docker buildx imagetools inspect [OPTIONS] NAME\n',
    );
  });
});
