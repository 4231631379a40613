import { describe, expect, test } from 'vitest';
import { archiveOf } from '../../src/docker/archive-output.ts';
import { entitlementsOf, isLocalContext } from '../../src/docker/bake/entitlements.ts';
import { ownPlatforms, platformsOf } from '../../src/docker/bake/platforms.ts';
import { isNameUnknown, parseBakeRefusal } from '../../src/docker/bake/refusal.ts';
import {
  type BakeDefinition,
  type BakeTarget,
  parseBakeList,
  parseBakePrint,
  targetsNamed,
} from '../../src/docker/bake.ts';
import { bakeCommand } from '../../src/docker/bake-command.ts';
import { noOptions } from '../../src/docker/build-options.ts';
import { recorded } from './recorded.ts';

const versions = ['0.13.1', '0.29.1'] as const;
const textOf = (version: string, name: string) =>
  recorded(`bake/buildx-${version}/${name}`).toString();
const printed = (version: string, name: string): BakeDefinition => {
  const definition = parseBakePrint(textOf(version, `${name}.json`));
  if (definition === null) throw new Error(`${name} of ${version} is no definition`);
  return definition;
};
const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];

describe.each(versions)('what bake --print of buildx %s says', (version) => {
  test('is the targets with variables and inheritance resolved', () => {
    const { groups, targets } = printed(version, 'print');
    expect(groups).toEqual({ default: ['app', 'web'] });
    expect(targets).toEqual([
      {
        ...{
          name: 'app',
          context: '.',
          dockerfile: 'Dockerfile',
          inline: null,
          stage: null,
          platforms,
        },
        ...{ tags: ['localhost:5000/app:1', 'localhost:5000/app:latest'], args: { V: '1' } },
        ...{ contexts: {}, annotations: [], secretFiles: [], entitlements: [] },
      },
      {
        ...{
          name: 'web',
          context: 'web',
          dockerfile: 'Dockerfile',
          inline: null,
          stage: null,
          platforms,
        },
        ...{ tags: ['localhost:5000/web:1'], args: {} },
        ...{ contexts: {}, annotations: [], secretFiles: [], entitlements: [] },
      },
    ]);
  });

  test('has the platforms that --set gave in one text', () => {
    const [app] = printed(version, 'print-platforms').targets;
    expect(app?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('tells inline Dockerfiles, named contexts and files of secrets', () => {
    const { groups, targets } = printed(version, 'rich');
    expect(targets[0]).toMatchObject({ inline: 'FROM scratch\n', secretFiles: ['./x'] });
    expect(targets[1]?.contexts).toEqual({
      ...{ foo: 'target:a', bar: 'docker-image://alpine', lib: '../lib' },
    });
    const named = targetsNamed({ groups, targets }, ['default']);
    expect(named.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('of a compose file is its services with a build, under the image as tag', () => {
    const { targets } = printed(version, 'compose');
    expect(targets.map(({ name, tags }) => [name, tags])).toEqual([
      ['app', ['localhost:5000/capp:1']],
      ['web', []],
    ]);
    // 0.13 passes over the platforms of a compose file.
    const own = version === '0.13.1' ? [] : ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];
    expect(ownPlatforms(targets)).toEqual(own);
  });

  test('may be nothing at all', () => {
    expect(printed(version, 'compose-no-build')).toEqual({ groups: { default: [] }, targets: [] });
  });

  test.each([
    ['unknown-variable', 'docker-bake.hcl', 2, 'Unknown variable'],
    ['bad-json', 'docker-bake.json', 1, 'Missing JSON value'],
    ['not-there', null, null, 'failed to find target nope'],
    ['no-default', null, null, 'failed to find target default'],
  ])('or why not: %s', (name, file, line, text) => {
    const refusal = parseBakeRefusal(textOf(version, `${name}.err`));
    expect(refusal).toMatchObject({ file, line });
    expect(refusal?.text).toMatch(new RegExp(`^${text}`));
    expect(refusal !== null && isNameUnknown(refusal)).toBe(file === null);
  });
});

describe('the list of targets', () => {
  test('is without its groups', () => {
    expect(parseBakeList(textOf('0.29.1', 'list.json'))).toEqual(['app', 'docs', 'out', 'web']);
  });

  test('is none where buildx does not know the flag', () => {
    expect(parseBakeList('')).toBeNull();
    expect(parseBakePrint(textOf('0.13.1', 'list.err'))).toBeNull();
  });

  test('ends where groups hold each other', () => {
    const groups = { a: ['b'], b: ['a'] };
    expect(targetsNamed({ groups, targets: [] }, ['a'])).toEqual([]);
  });
});

test('control sequences in an error stay out of the terminal', () => {
  const refusal = parseBakeRefusal('ERROR: a.hcl:1,2-3: bad \u001b[31mred\u001b]0;x\u0007\n');
  expect(refusal).toEqual({ file: 'a.hcl', line: 1, text: 'bad red' });
});

const target = (name: string, more: Partial<BakeTarget> = {}): BakeTarget => ({
  ...{ name, context: '.', dockerfile: 'Dockerfile', inline: null, tags: [], platforms: [] },
  ...{
    stage: null,
    args: {},
    contexts: {},
    annotations: [],
    secretFiles: [],
    entitlements: [],
    ...more,
  },
});

describe('what bake has to be allowed', () => {
  const outside = target('out', {
    ...{ context: '../lib', contexts: { x: '/srv/x', y: 'target:a', z: 'docker-image://z' } },
    ...{ secretFiles: ['../lib/key', 'in/key'], entitlements: ['network.host'] },
  });

  test('is each path outside of the folder once, and what the targets ask for', () => {
    expect(entitlementsOf([outside, target('in', { context: 'web' })], null, '/project')).toEqual([
      ...['fs.read=../lib', 'fs.read=/srv/x', 'network.host'],
    ]);
  });

  test('is nothing before buildx 0.20', () => {
    expect(entitlementsOf([outside], [0, 13, 1], '/project')).toEqual([]);
    expect(entitlementsOf([outside], [0, 29, 1], '/project')).toHaveLength(3);
  });

  test.each([
    ['.', true],
    ['../web', true],
    ['https://github.com/a/b.git', false],
    ['git@github.com:a/b', false],
    ['target:app', false],
    ['docker-image://alpine', false],
  ])('a context %s is on this machine: %s', (context, isLocal) => {
    expect(isLocalContext(context)).toBe(isLocal);
  });
});

describe('the command of a bake', () => {
  const app = target('app', { platforms, tags: ['a/app:1'] });
  const web = target('web', { platforms: ['linux/amd64'], tags: ['a/web:1'] });
  const docs = target('docs');
  const request = {
    ...{ ...noOptions, builder: 'mybuilder', files: [], names: [], platforms, tags: {} },
    ...{ allowed: [], targets: [app, web], output: { kind: 'push' } as const },
  };
  const commandOf = (more: Partial<Parameters<typeof bakeCommand>[0]>) =>
    bakeCommand({ ...request, ...more })
      .slice(3)
      .join(' ');

  test('says no platform as long as they are those of the file', () => {
    expect(commandOf({})).toBe('--builder mybuilder --push');
    expect(platformsOf([app, web], platforms).map((one) => one.platforms)).toEqual([
      ...[platforms, ['linux/amd64']],
    ]);
  });

  test('says others for every target', () => {
    const some = { platforms: ['linux/arm64', 'linux/amd64'] };
    expect(commandOf(some)).toContain('--set *.platform=linux/arm64,linux/amd64 --push');
    expect(platformsOf([web], some.platforms)[0]?.platforms).toEqual(some.platforms);
  });

  test('gives a target without platforms what is chosen, and one without tag its own', () => {
    const targets = [app, docs];
    expect(commandOf({ targets, tags: { docs: 'a/docs:1' }, names: ['app', 'docs'] })).toBe(
      `--builder mybuilder --set docs.platform=${platforms.join(',')} --set docs.tags=a/docs:1 --push app docs`,
    );
  });

  test('writes an archive or a folder instead of a push, each target its own', () => {
    const oci = { output: { kind: 'oci', file: 'out/app,1.tar' } } as const;
    expect(commandOf({ ...oci, targets: [app] })).toBe(
      '--builder mybuilder --set app.output=type=oci,"dest=out/app,1.tar"',
    );
    expect(commandOf(oci)).toBe(
      '--builder mybuilder --set app.output=type=oci,"dest=out/app,1-app.tar" --set web.output=type=oci,"dest=out/app,1-web.tar"',
    );
    expect(commandOf({ output: { kind: 'oci-dir', dir: 'out/' } })).toContain(
      '--set web.output=type=oci,dest=out-web,tar=false',
    );
  });

  test.each([
    ['image', 'image-web'],
    ['../a.b/image', '../a.b/image-web'],
    ['.hidden', '.hidden-web'],
    ['a.b.tar', 'a.b-web.tar'],
  ])('of %s, web has %s', (file, own) => {
    expect(archiveOf({ kind: 'oci', file }, 'web')).toEqual({ kind: 'oci', file: own });
  });

  test('passes every option of a build', () => {
    const options = {
      ...{ target: 'rel', buildArgs: ['A=1', 'B'], annotations: ['index:a=b'], sbom: true },
      ...({ provenance: 'off', cacheFrom: ['a/c:1'] } as const),
      secrets: [{ id: 'x', from: { kind: 'env', name: 'X' } }] as const,
      cacheTo: [{ reference: 'a/c:1', mode: 'max' }] as const,
    };
    expect(commandOf({ ...options, files: ['b.hcl'], allowed: ['fs.read=../lib'] })).toBe(
      [
        '--builder mybuilder --file b.hcl --allow fs.read=../lib --set *.target=rel --set *.args.A=1',
        '--set *.args.B --set *.secrets=id=x,env=X --set *.annotations=index:a=b',
        '--set *.cache-from=type=registry,ref=a/c:1 --set *.cache-to=type=registry,ref=a/c:1,mode=max',
        '--provenance=false --sbom=true --push',
      ].join(' '),
    );
  });
});
