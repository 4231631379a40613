import { beforeEach, describe, expect, it } from 'vitest';
import { parseBakePrint } from '../../../src/docker/bake.ts';
import { bakeCommand } from '../../../src/docker/bake-command.ts';
import type { BuildOptions } from '../../../src/docker/build-options.ts';
import { attestationKinds, imagesOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import { createWorld } from '../../../src/practice/create-world.ts';
import { buildOf } from '../../../src/practice/docker/bake/build-of.ts';
import type { World } from '../../../src/practice/world.ts';
import { docker, type Options, run, type Said } from './docker-run.ts';
import { labWorld, machineOf } from './lab-machines.ts';

const host = 'localhost:5000';
const platforms = ['linux/amd64', 'linux/arm64'];
const dockerfile = `FROM ${host}/base:1 AS build
ARG VERSION=1
RUN echo version \${VERSION}
FROM build AS tests
RUN echo these are tests
`;
const definition = {
  group: { default: { targets: ['app', 'web'] } },
  target: {
    app: { tags: [`${host}/app:1`], platforms },
    web: { tags: [`${host}/web:1`], platforms, context: 'web' },
  },
};

let world: World;
beforeEach(async () => {
  world = await ready(labWorld('sid-docker-28.5-buildx-0.29'));
});

const put = (of: World, path: string, text: string) =>
  of.files.set(`/srv/app/${path}`, { text, mode: 0o644, uid: 0 });

/** With two targets, a secret and a builder. */
async function ready(of: World): Promise<World> {
  put(of, 'docker-bake.json', JSON.stringify(definition));
  put(of, 'Dockerfile', dockerfile);
  put(of, 'web/Dockerfile', dockerfile);
  put(of, 'npmrc', 'token');
  await docker(of, 'run --privileged --rm tonistiigi/binfmt --install arm64');
  // An old one takes no --bootstrap: it boots with the first build.
  const create = 'buildx create --name mybuilder --driver-opt network=host';
  const { exitCode } = await docker(of, `${create} --bootstrap`);
  if (exitCode !== 0) await docker(of, create);
  return of;
}

/** A machine with this buildx: the engine and its BuildKit are new. */
const withBuildx = (buildx: string): Promise<World> =>
  ready(createWorld(machineOf({ engine: '28.5.2+dfsg4', buildx, os: 'sid' })));

const bake = (args: string, options: Options = {}): Promise<Said> =>
  docker(world, `buildx bake --builder mybuilder --progress plain ${args}`, options);

/** The last line of the errors. */
const lastOf = ({ stderr }: Said): string => stderr.trimEnd().split('\n').at(-1) ?? '';

async function targetsOf(args: string, options: Options = {}) {
  const { stdout, stderr } = await docker(world, `buildx bake --print ${args}`, options);
  const { target } = JSON.parse(stdout || JSON.stringify({ target: stderr }));
  return target;
}

/** What the registry has under a tag. */
async function listAt(tag: string) {
  const { stdout } = await docker(world, `buildx imagetools inspect --raw ${host}/${tag}`);
  const parsed = parseManifest(stdout);
  if (parsed?.kind !== 'list') throw new Error(stdout);
  return { raw: JSON.parse(stdout), images: imagesOf(parsed) };
}

async function rawAt(name: string, digest: string | undefined) {
  const { stdout } = await docker(
    world,
    `buildx imagetools inspect --raw ${host}/${name}@${digest}`,
  );
  return stdout;
}

async function attestedIn(name: string): Promise<readonly string[]> {
  const [attestation] = (await listAt(`${name}:1`)).images[0]?.attestations ?? [];
  if (attestation === undefined) return [];
  const parsed = parseManifest(await rawAt(name, attestation));
  return parsed?.kind === 'image' ? attestationKinds(parsed) : [];
}

/** Every option that the wizard can put into a command. */
const everything: BuildOptions = {
  target: 'build',
  buildArgs: ['VERSION=7', 'FROM_OUTSIDE'],
  secrets: [
    { id: 'npm', from: { kind: 'file', path: 'npmrc' } },
    { id: 'token', from: { kind: 'env', name: 'TOKEN' } },
  ],
  annotations: ['index:a=b', 'c=d'],
  provenance: 'max',
  sbom: true,
  cacheFrom: [`${host}/app:cache`],
  cacheTo: [{ reference: `${host}/app:cache`, mode: 'max' }],
};

const request = {
  ...{ builder: 'mybuilder', files: [], targets: [], names: [], allowed: [] },
  ...{ platforms: [], tags: {}, output: { kind: 'push' as const } },
};

describe('the options of a bake on a practice machine', () => {
  it('are all taken as the wizard writes them, and each does what it does', async () => {
    const { stdout } = await docker(world, 'buildx bake --print');
    const targets = parseBakePrint(stdout)?.targets ?? [];
    expect(targets).toHaveLength(2);
    const argv = bakeCommand({ ...request, ...everything, targets, platforms });
    const said = await run(world, argv, { env: { TOKEN: 'x', FROM_OUTSIDE: 'y' } });
    expect(said.stderr).toContain('version 7');
    expect(said.exitCode).toBe(0);
    expect(said.stderr).not.toContain('these are tests');
    const { raw, images } = await listAt('web:1');
    expect(raw.annotations).toEqual({ a: 'b' });
    const image = JSON.parse(await rawAt('web', images[0]?.digest));
    expect(image.annotations).toEqual({ c: 'd' });
    expect(await attestedIn('app')).toEqual(['provenance', 'sbom']);
    await docker(world, 'buildx prune --force --builder mybuilder');
    const cached = `--set *.cache-from=type=registry,ref=${host}/app:cache`;
    const { stderr } = await bake(`app ${cached} --set *.target=build --set *.args.VERSION=7`);
    expect(stderr).toContain('CACHED');
  });

  it('hold for the targets that a pattern names, and go before what the file says', async () => {
    const set = '--set w*.target=tests --set app.platform=linux/arm64 --set *.args.VERSION=7';
    const { app, web } = await targetsOf(set);
    expect(app).toMatchObject({ platforms: ['linux/arm64'], args: { VERSION: '7' } });
    expect(web).toMatchObject({ target: 'tests', platforms, args: { VERSION: '7' } });
    expect(app).not.toHaveProperty('target');
    expect((await targetsOf('app --set app.tags=a --set app.tags=b')).app.tags).toEqual(['a', 'b']);
    expect((await targetsOf('app --set app.tags+=b')).app.tags).toEqual([`${host}/app:1`, 'b']);
  });

  it('take an argument from the environment, and nothing where it has none', async () => {
    const env = { VERSION: '8' };
    expect((await targetsOf('app --set *.args.VERSION', { env })).app.args).toEqual(env);
    expect((await targetsOf('app --set *.args.VERSION')).app).not.toHaveProperty('args');
  });

  it('turn attestations off, and use no cache', async () => {
    await bake('app --push --provenance=false');
    expect(await attestedIn('app')).toEqual([]);
    expect((await bake('app --push')).stderr).toContain('CACHED');
    expect((await bake('app --push --no-cache')).stderr).not.toContain('CACHED');
    expect((await bake('app --push --set *.no-cache=1')).stderr).not.toContain('CACHED');
  });

  it('pass --pull on to each build, and take either switch back where the command line says so', async () => {
    const { app } = await targetsOf('app --pull');
    expect(app.pull).toBe(true);
    const given = { builder: null, progress: null, switches: [] };
    expect(buildOf(app, given)).toContain('--pull');
    expect(buildOf({ ...app, pull: false }, given)).not.toContain('--pull');
    const target = { app: { 'no-cache': true, pull: true } };
    put(world, 'docker-bake.json', JSON.stringify({ target }));
    const changed = await targetsOf('app --no-cache=false --pull=false');
    expect(changed.app).toMatchObject({ 'no-cache': false, pull: false });
  });

  it('are shown as buildx shows them: objects from 0.20 on, texts before', async () => {
    const set = `app --set *.secrets=id=npm,src=npmrc --set *.cache-to=type=registry,ref=x,mode=max --push`;
    expect((await targetsOf(`${set} --provenance=false`)).app).toEqual({
      attest: [{ disabled: true, type: 'provenance' }],
      ...{ context: '.', dockerfile: 'Dockerfile', tags: [`${host}/app:1`], platforms },
      'cache-to': [{ mode: 'max', ref: 'x', type: 'registry' }],
      secret: [{ id: 'npm', src: 'npmrc' }],
      output: [{ push: 'true', type: 'image' }],
    });
    world = labWorld('trixie-docker-26.1-buildx-0.13');
    await ready(world);
    expect((await targetsOf(set)).app).toMatchObject({
      'cache-to': ['type=registry,ref=x,mode=max'],
      secret: ['id=npm,src=npmrc'],
      output: ['type=image,push=true'],
    });
  });

  it('are read from the file too: its stage, its labels, its attestations', async () => {
    const target = {
      ...{ ...definition.target.app, target: 'build', labels: { 'org.example': 'yes' } },
      attest: [{ type: 'provenance', disabled: true }, 'type=sbom'],
    };
    put(world, 'docker-bake.json', JSON.stringify({ target: { app: target } }));
    const { stderr } = await bake('app --push');
    expect(stderr).not.toContain('these are tests');
    expect(await attestedIn('app')).toEqual(['sbom']);
    const { images } = await listAt('app:1');
    const image = JSON.parse(await rawAt('app', images[0]?.digest));
    const config = JSON.parse(await rawAt('app', image.config.digest));
    expect(config.config.Labels).toEqual({ 'org.example': 'yes' });
  });
});

// Each as docker/buildx says it: bake/bake.go (newOverrides, AddOverrides), commands/bake.go and build/build.go
// at the version that is named; those of 0.29.1 were held against what it printed in the lab.
describe('a bake on a practice machine fails', () => {
  it('where a Dockerfile has no such stage, and names the target', async () => {
    put(world, 'web/Dockerfile', `FROM ${host}/base:1\nRUN echo web\n`);
    const said = await bake('--push --set *.target=tests');
    expect(said.exitCode).toBe(1);
    expect(lastOf(said)).toBe(
      'ERROR: target web: failed to solve: target stage "tests" could not be found',
    );
    const alone = await bake('web --push --set *.target=tests');
    expect(lastOf(alone)).toBe('ERROR: failed to solve: target stage "tests" could not be found');
  });

  it('where a step does, without the name of the target up to 0.16', async () => {
    world = await withBuildx('0.13.1');
    put(world, 'web/Dockerfile', `FROM ${host}/base:1\nRUN exit 3\n`);
    const said = await bake('--push');
    expect(lastOf(said)).toBe(
      'ERROR: failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
    );
  });

  it('where the file of a secret is missing, before anything is built', async () => {
    const said = await bake('--push --set web.secrets=id=tok,src=none');
    expect(said.stderr).toBe('ERROR: failed to stat none: stat none: no such file or directory\n');
  });

  it.each([
    ['*.colour=red', 'unknown key: colour'],
    ['*.no-cache=perhaps', 'invalid value perhaps for boolean key no-cache'],
    ['nobody.target=x', "could not find any target matching 'nobody'"],
    ['target=x', 'invalid override key target, expected target.name'],
    ['*.target', 'invalid override *.target, expected target.name=value'],
    ['*.args=x', 'invalid key *.args, args requires name'],
    ['*.ssh=default', 'PRACTICE does not simulate --set *.ssh'],
    ['*.network=host', 'PRACTICE does not simulate --set *.network'],
  ])('where --set is given %s', async (setting, message) => {
    const said = await bake(`--push --set ${setting}`);
    expect(said.stderr).toBe(`ERROR: ${message}\n`);
    expect(said.exitCode).toBe(1);
  });

  it('where the file asks for what is not simulated', async () => {
    put(world, 'docker-bake.json', JSON.stringify({ target: { app: { ssh: ['default'] } } }));
    expect((await bake('app')).stderr).toBe(
      'ERROR: PRACTICE does not simulate "ssh" of a target\n',
    );
  });

  it('with a flag that nobody knows, and the usage behind it', async () => {
    const { exitCode, stderr } = await docker(world, 'buildx bake --nope');
    expect(exitCode).toBe(125);
    expect(stderr).toBe(
      "unknown flag: --nope\n\nUsage:  docker buildx bake [OPTIONS] [TARGET...]\n\nRun 'docker buildx bake --help' for more information\n",
    );
  });

  it('with flags that no practice machine simulates, and says that it is practice', async () => {
    for (const flag of ['--metadata-file x', '--check']) {
      const { exitCode, stderr } = await bake(flag);
      expect(exitCode).toBe(127);
      expect(stderr).toContain('the practice machine does not know this command');
    }
  });
});

describe('an old buildx bakes in practice as it did', () => {
  it('0.9.1 has no attestations and no annotations', async () => {
    world = await withBuildx('0.9.1');
    for (const flag of ['--sbom=true', '--provenance=false']) {
      const said = await bake(`--push ${flag}`);
      expect(said.exitCode).toBe(125);
      expect(said.stderr).toBe(
        `unknown flag: ${flag.replace(/=.*/, '')}\nSee 'docker buildx bake --help'.\n`,
      );
    }
    expect((await bake('--push --set *.annotations=a=b')).stderr).toBe(
      'ERROR: unknown key: annotations\n',
    );
    expect((await bake('--push --set *.attest=type=sbom')).stderr).toBe(
      'ERROR: unknown key: attest\n',
    );
    expect((await bake('--push --set *.target=build')).exitCode).toBe(0);
    expect(await attestedIn('app')).toEqual([]);
  });

  it('0.6.3 and 0.4.1 push by the output alone', async () => {
    for (const buildx of ['0.6.3', '0.4.1']) {
      world = await withBuildx(buildx);
      const { app } = await targetsOf('app --push --set *.no-cache=1 --pull');
      expect(app.output).toEqual(['type=registry']);
      expect(app).toMatchObject({ 'no-cache': true, pull: true });
      expect((await bake('app --set *.push=true')).stderr).toContain('unknown key: push');
      expect((await bake('app --push')).exitCode).toBe(0);
      expect((await listAt('app:1')).images).toHaveLength(2);
    }
  });

  it('0.3.1 builds without its cache where that is wanted, though no attribute says so', async () => {
    world = await withBuildx('0.3.1');
    await docker(world, 'buildx use mybuilder');
    const old = (args: string) => docker(world, `buildx bake --progress plain ${args}`);
    const built = 'app --set *.output=type=registry';
    expect((await old(built)).exitCode).toBe(0);
    expect((await old(built)).stderr).toContain('CACHED');
    const { exitCode, stderr } = await old(`${built} --no-cache --pull`);
    expect(stderr).not.toContain('CACHED');
    expect(exitCode).toBe(0);
    expect((await targetsOf('app --no-cache --pull')).app).not.toHaveProperty('no-cache');
    expect((await old(`${built} --set *.no-cache=1`)).stderr).toContain('unknown key: no-cache');
  });

  it('loads by the output alone up to 0.13, later besides what the file says', async () => {
    const set = 'app --load --set *.output=type=registry';
    expect((await targetsOf(set)).app.output).toEqual([{ type: 'registry' }, { type: 'docker' }]);
    world = await withBuildx('0.13.1');
    expect((await targetsOf('app --load')).app.output).toEqual(['type=docker']);
  });

  it('0.13.1 knows annotations, and loses them on the way', async () => {
    world = await withBuildx('0.13.1');
    expect((await targetsOf('app --set *.annotations=a=b')).app).not.toHaveProperty('annotations');
    expect((await bake('app --push --set *.annotations=index:a=b')).exitCode).toBe(0);
    expect((await listAt('app:1')).raw).not.toHaveProperty('annotations');
    expect((await bake('app --set app.tags+=b')).stderr).toBe('ERROR: unknown key: tags+\n');
  });
});
