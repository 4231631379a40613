import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { emptyFolder } from '../host/folder.ts';
import { pushedTo, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

/** The machine of the README, with other files in its project. */
const [, copied = ''] =
  /```json\n(\{[\s\S]*?\n\})\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];

const platforms = ['linux/amd64', 'linux/arm64'];
const bakeFile = JSON.stringify({
  group: { default: { targets: ['app', 'web'] } },
  target: {
    app: { tags: ['ghcr.io/ada/app:1'], platforms },
    web: { tags: ['ghcr.io/ada/web:1'], platforms, context: 'web' },
  },
});
const dockerfile = 'FROM alpine:3.22\nRUN uname -m\n';

/** A machine of one's own that is ready, and whose project is these files. */
function machineWith(files: Readonly<Record<string, string>>): string {
  const { captions: _, ...machine } = JSON.parse(copied);
  const [handler] = machine.binfmt.handlers;
  const own = {
    ...machine,
    binfmt: { handlers: [{ ...handler, flags: 'OCF' }] },
    files: Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`~/hello/${path}`, text]),
    ),
  };
  const file = join(emptyFolder(), 'my-machine.json');
  writeFileSync(file, JSON.stringify(own));
  return file;
}

/** From the beginning to the target, with the builder that is suggested. */
async function toTarget(files: Readonly<Record<string, string>>): Promise<Walk> {
  const started = await startWalk(machineWith(files));
  await started.walkTo('builder');
  await started.choose(texts().builder.chosen.create.title);
  await started.answer();
  await started.consent('docker buildx create --use --name mybuilder');
  await started.atStep('builder');
  await started.goOnTo('target');
  return started;
}

test('a docker-bake.json is built to its end in practice, a list a target', async () => {
  walk = await toTarget({
    ...{ 'docker-bake.json': bakeFile, Dockerfile: dockerfile, 'web/Dockerfile': dockerfile },
  });
  walk.press('shift-tab');
  walk.press('space');
  await walk.until('(x) docker-bake.json');
  await walk.atStep('target');
  const isChosen = (screen: string) => /\[x\] web +ghcr.io\/ada\/web:1/.test(screen);
  expect(await walk.until(isChosen)).toContain('[x] app');
  await walk.walkTo('build');
  await walk.until('docker buildx bake --builder mybuilder --push');
  walk.press('enter');
  await walk.atStep('manifest');
  const lanes = walk.state().steps.build.facts?.snapshot?.lanes ?? [];
  expect(lanes.map(({ target, platform, state }) => [target, platform, state])).toEqual(
    ['app', 'web'].flatMap((target) => platforms.map((platform) => [target, platform, 'done'])),
  );
  await walk.until('web: ghcr.io/ada/web:1');
  for (const target of ['app', 'web']) {
    expect(pushedTo(walk.world, `ghcr.io/ada/${target}:1`)).toEqual(platforms);
  }
  walk.press('enter');
  expect(await walk.left()).toBe(0);
}, 120_000);

test('a bake goes into archives, one a target, and a table is read from each', async () => {
  walk = await toTarget({
    ...{ 'docker-bake.json': bakeFile, Dockerfile: dockerfile, 'web/Dockerfile': dockerfile },
  });
  walk.press('shift-tab');
  await walk.until('❯ Built from');
  walk.press('space');
  await walk.until('(x) docker-bake.json');
  await walk.atStep('target');
  for (let screen = ''; !screen.includes(`❯ ${texts().ui.target.output}`); ) {
    const before = walk.rows().join('\n');
    walk.press('tab');
    screen = await walk.until((text) => text !== before);
  }
  walk.press('space');
  await walk.until('(x) OCI archive');
  await walk.walkTo('build');
  await walk.until('web.output=type=oci,dest=image-web.tar');
  walk.press('enter');
  await walk.atStep('manifest');
  await walk.until('web: image-web.tar');
  await walk.until('PgDn');
  walk.press('pgdn');
  await walk.until('choose push in step 5');
  walk.press('enter');
  expect(await walk.left()).toBe(0);
}, 120_000);

test('what no practice machine can read is refused with the reason', async () => {
  walk = await toTarget({ Dockerfile: dockerfile, 'docker-bake.hcl': 'target "default" {}\n' });
  const { findings } = walk.state().steps.target;
  expect(findings.find(({ id }) => id === 'target.bake')).toMatchObject({
    ...{ status: 'skipped', title: texts().bake.refused('docker-bake.hcl') },
    evidence: [{ text: expect.stringMatching(/^PRACTICE reads docker-bake.json/) }],
  });
}, 120_000);
