import { beforeEach, describe, expect, test } from 'vitest';
import type { SolveStatus } from '../../../src/docker/progress.ts';
import type { World } from '../../../src/practice/world.ts';
import { endOf, eventsOf, recorded, statusesOf } from '../../docker/recorded.ts';
import { docker, type Options } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

const host = 'localhost:5000';
const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const base = `FROM ${host}/base:1\n`;
const recording = (name: string): string => recorded(`bake/buildx-0.29.1/${name}`).toString();

type Files = { readonly app: string; readonly web: string };

let world: World;
beforeEach(async () => {
  world = labWorld('sid-docker-28.5-buildx-0.29');
  await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,riscv64');
  await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
});

const put = (path: string, text: string) =>
  world.files.set(`/srv/app/${path}`, { text, mode: 0o644, uid: 0 });

/** Bakes `app` and `web`, each from a folder of its own, as where it was recorded. */
function apart({ app, web }: Files): void {
  const target = {
    app: { tags: [`${host}/app:1`], platforms },
    web: { tags: [`${host}/web:1`], platforms, context: 'web' },
  };
  const group = { default: { targets: ['app', 'web'] } };
  put('docker-bake.json', JSON.stringify({ group, target }));
  put('Dockerfile', app);
  put('web/Dockerfile', web);
}

/** The same from one folder, for one platform. */
function fromOneFolder({ app, web }: Files): void {
  const one = { platforms: ['linux/amd64'] };
  const target = {
    app: { tags: [`${host}/app:9`], ...one },
    web: { tags: [`${host}/web:9`], ...one, dockerfile: 'Second' },
  };
  const group = { default: { targets: ['app', 'web'] } };
  put('docker-bake.json', JSON.stringify({ group, target }));
  put('f', '1');
  put('Dockerfile', app);
  put('Second', web);
}

const bake = (progress: 'rawjson' | 'plain', options: Options = {}) =>
  docker(world, `buildx bake --builder mybuilder --progress ${progress} --push`, options);

/** The last line of the errors. */
const lastOf = (stderr: string): string => stderr.trimEnd().split('\n').at(-1) ?? '';

type Vertex = NonNullable<SolveStatus['vertexes']>[number];
const targetOf = ({ name }: Vertex): string => /^\[(app|web)\b/.exec(name)?.[1] ?? '';

/** What two targets may share, by what it does: neither whose it is, nor which step of how many, nor a digest. */
const doing = ({ name }: Vertex): string =>
  name
    .replace(/^\[(?:app|web) ?/, '[')
    .replace(/ ?\d+\/\d+\]/, ']')
    .replace(/@sha256:\w+/, '');

/** What a stream shows of the order in which two targets were built, whatever the times were. */
function orderIn(raw: string) {
  const told = statusesOf(eventsOf([raw])).flatMap(({ vertexes = [] }) => vertexes);
  const at = (is: (one: Vertex) => boolean) => told.findIndex(is);
  const lastAt = (is: (one: Vertex) => boolean) => told.findLastIndex(is);
  const runs = (target: string) => (one: Vertex) =>
    targetOf(one) === target && one.name.includes('] RUN ');
  const exports = (target: string) => (one: Vertex) =>
    one.name === `[${target}] exporting to image`;
  const digests = (target: string) =>
    new Map(told.filter((one) => targetOf(one) === target).map((one) => [one.digest, doing(one)]));
  const [ofApp, ofWeb] = [digests('app'), digests('web')];
  return {
    isDefinitionsFirst: lastAt((one) => targetOf(one) === '') < at((one) => targetOf(one) !== ''),
    isSideBySide: at(runs('web')) < lastAt(runs('app')) && at(runs('app')) < lastAt(runs('web')),
    isExportedOnce: ['app', 'web'].map((target) => at(exports(target)) > lastAt(runs(target))),
    hasOneExportEach: told[at(exports('app'))]?.digest !== told[at(exports('web'))]?.digest,
    shared: [
      ...new Set([...ofApp].flatMap(([digest, what]) => (ofWeb.has(digest) ? [what] : []))),
    ].toSorted(),
  };
}

const lanesFor = (all: readonly string[]) =>
  ['app', 'web'].flatMap((target) => all.map((platform) => ({ target, platform })));

/** How each lane ended, and whom it is owed to. */
function endIn(raw: string, all: readonly string[] = platforms) {
  const options = { bake: lanesFor(all), nativePlatform: 'linux/amd64' };
  const { lanes, culprit, outcome } = endOf(eventsOf([raw]), options, 1);
  return {
    ...{ outcome, culprit: [culprit?.target, culprit?.platform, culprit?.exitCode] },
    lanes: lanes.map(({ target, platform, state }) => [target, platform, state]),
  };
}

/** What became of a step, each time it was told to have ended. */
const endsOf = (raw: string, step: string) =>
  statusesOf(eventsOf([raw]))
    .flatMap(({ vertexes = [] }) => vertexes)
    .filter((one) => one.name.endsWith(step) && one.completed !== undefined)
    .map((one) => [targetOf(one), one.error ?? null]);

describe('the targets of a bake in practice', () => {
  test('are built side by side, in the order of a real one', async () => {
    apart({
      app: `${base}RUN uname -m > /machine\nRUN sleep 1\n`,
      web: `${base}RUN uname -m > /web\n`,
    });
    const { stderr, exitCode } = await bake('rawjson');
    expect(exitCode).toBe(0);
    const order = orderIn(stderr);
    expect(order).toEqual(orderIn(recording('two.rawjson')));
    expect(order.isSideBySide).toBe(true);
  });

  test('do a step that both need once, and each tells of it, as a real one', async () => {
    const both = `${base}COPY f /f\nRUN sleep 2\n`;
    fromOneFolder({ app: both, web: `${both}RUN sleep 1\n` });
    const { stderr } = await bake('rawjson');
    const order = orderIn(stderr);
    expect(order).toEqual(orderIn(recording('shared.rawjson')));
    expect(order.shared).toContain('[] RUN sleep 2');
    const { lanes } = endOf(eventsOf([stderr]), { bake: lanesFor(['linux/amd64']) });
    // Three seconds of sleeping, and not five.
    expect(lanes.find(({ target }) => target === 'web')?.seconds).toBeLessThan(4.5);
    // A second bake takes it from the cache.
    const second = await bake('plain');
    expect([second.exitCode, lastOf(second.stderr).includes('ERROR')]).toEqual([0, false]);
    expect(second.stderr).toContain('CACHED');
  });

  test('are all cancelled by the one that fails, and none of them is pushed', async () => {
    apart({
      app: `${base}RUN uname -m > /machine\nRUN sleep 60\n`,
      web: `${base}RUN test $(uname -m) != aarch64 && sleep 60\n`,
    });
    const { stderr, exitCode } = await bake('rawjson');
    expect(exitCode).toBe(1);
    const end = endIn(stderr);
    const real = endIn(recording('failing.rawjson'));
    expect([end.outcome, end.lanes]).toEqual([real.outcome, real.lanes]);
    expect(end.culprit).toEqual(['web', 'linux/arm64', 1]);
    expect(lastOf(stderr)).toMatch(/^ERROR: target web: failed to solve: process .* exit code: 1$/);
    for (const name of ['app', 'web']) {
      expect(world.registries.get(host)?.has(`${name}:1`)).toBe(false);
    }
  });

  test('both fail by a step that both need', async () => {
    const both = `${base}COPY f /f\nRUN exit 3\n`;
    fromOneFolder({ app: both, web: `${both}RUN sleep 1\n` });
    const { stderr } = await bake('rawjson');
    const ends = endsOf(stderr, 'RUN exit 3');
    const real = endsOf(recording('shared-failing.rawjson'), 'RUN sleep 2; exit 3');
    expect(ends.map(([target]) => target).toSorted()).toEqual(
      real.map(([target]) => target).toSorted(),
    );
    for (const [, error] of [...ends, ...real]) expect(error).toMatch(/exit code: 3$/);
    expect(lastOf(stderr)).toMatch(/^ERROR: target (?:app|web): failed to solve: process .*: 3$/);
  });

  test('have one count of steps in plain words, and are named in them', async () => {
    apart({ app: `${base}RUN sleep 60\n`, web: `${base}RUN echo hi; exit 4\n` });
    const { stderr } = await bake('plain');
    const numbers = [...stderr.matchAll(/^#(\d+) \[/gm)].map(([, number]) => Number(number));
    expect(Math.max(...numbers)).toBe(new Set(numbers).size);
    expect(stderr.match(/^#0 building with/gm)).toHaveLength(1);
    expect(stderr).toContain('#1 [internal] load local bake definitions\n');
    expect(stderr).toMatch(/\n > \[web linux\/amd64 2\/2\] RUN echo hi; exit 4:\n/);
    expect(stderr).toMatch(/\[app linux\/amd64 2\/2\] RUN sleep 60\n#\d+ CANCELED\n/);
  });

  // Both seen with buildx 0.29.1 in the lab.
  test('are named where nothing is kept of them, and where they are interrupted', async () => {
    fromOneFolder({ app: `${base}RUN sleep 60\n`, web: `${base}RUN sleep 61\n` });
    const { stderr } = await bake('plain', { interruptAfter: 5_000 });
    expect(lastOf(stderr)).toMatch(
      /^ERROR: target (?:app|web): failed to solve: Canceled: context canceled$/,
    );
    const kept = await docker(world, 'buildx bake --builder mybuilder --progress plain');
    expect(kept.stderr).toContain(
      'WARNING: No output specified for app, web target(s) with docker-container driver. ',
    );
  });
});
