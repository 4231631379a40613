import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { optionTexts } from '../../src/texts/build-options.ts';
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

/** Chooses the bake file beside the Dockerfile. */
async function chooseBake(): Promise<void> {
  walk.press('shift-tab');
  await walk.until('❯ Built from');
  walk.press('space');
  await walk.until('(x) docker-bake.json');
  await walk.atStep('target');
}

/** Presses a key once all that came before is on the screen: what is pressed earlier may be lost. */
async function press(key: string): Promise<void> {
  await walk.untilDrawn();
  walk.press(key);
  await walk.untilDrawn();
}

/** Goes down to a row of the page of options, and changes it. */
async function change(row: string, text?: string): Promise<void> {
  while (!walk.rows().join('\n').includes(`❯ ${row}`)) await press('down');
  await press('enter');
  if (text === undefined) return;
  await press(text);
  await walk.until(text);
  await press('enter');
}

/** Opens the page of options. */
async function openOptions(): Promise<void> {
  await press('o');
  await walk.until(`❯ ${optionTexts().page.names.target}`);
}

async function closeOptions(): Promise<void> {
  await press('esc');
  await walk.until((screen) => !screen.includes(optionTexts().page.names.buildArgs));
  await walk.atStep('target');
}

test('options of a bake are set on their page, and are in all that is pushed', async () => {
  const staged =
    'FROM alpine:3.22 AS app\nRUN uname -m\nFROM app AS debug\nRUN echo for debugging\n';
  walk = await toTarget({
    ...{ 'docker-bake.json': bakeFile, Dockerfile: staged, 'web/Dockerfile': staged },
    npmrc: 'token',
  });
  await chooseBake();
  await openOptions();
  const { names } = optionTexts().page;
  await change(names.target, 'app');
  await change(names.buildArgs, 'VERSION=7');
  await change(names.secrets, 'id=npm,src=npmrc');
  await change(names.provenance);
  await walk.until(() => walk.state().answers.provenance === 'off');
  await change(names.sbom);
  await change(names.annotations, 'index:a=b');
  await change(names.cacheTo, 'ghcr.io/ada/app:cache');
  await closeOptions();
  await walk.walkTo('build');
  walk.press('enter');
  await walk.atStep('manifest');
  const command = walk.state().steps.build.facts?.command ?? [];
  for (const setting of ['*.target=app', '*.args.VERSION=7', '*.secrets=id=npm,src=npmrc']) {
    expect(command).toContain(setting);
  }
  expect(command).toEqual(expect.arrayContaining(['--provenance=false', '--sbom=true']));
  const log = walk.state().steps.build.facts?.log;
  expect(log?.slice(0, log.length).join('\n')).not.toContain('for debugging');
  for (const target of ['app', 'web']) {
    const image = walk.world.registries.get('ghcr.io')?.get(`ada/${target}:1`);
    const list = JSON.parse(image?.blobs.get(image.digest) ?? '{}');
    expect(list.annotations).toEqual({ a: 'b' });
    const attested = [...(image?.blobs.values() ?? [])].filter((raw) => raw.includes('in-toto'));
    expect(attested).toHaveLength(platforms.length);
    for (const raw of attested) expect(raw).not.toContain('slsa.dev');
  }
  walk.press('enter');
  expect(await walk.left()).toBe(0);
}, 120_000);

test('a stage that one target does not have is told before the build', async () => {
  walk = await toTarget({
    ...{ 'docker-bake.json': bakeFile, 'web/Dockerfile': dockerfile },
    Dockerfile: 'FROM alpine:3.22 AS app\nRUN uname -m\n',
  });
  await chooseBake();
  await openOptions();
  const { names } = optionTexts().page;
  await change(names.target, 'app');
  await closeOptions();
  await walk.until(optionTexts().judged.noStageFor('app', 'web'));
  expect(walk.state().steps.target.findings).toContainEqual(
    expect.objectContaining({ id: 'target.stage', status: 'problem' }),
  );
}, 120_000);

test('a target that fails is named with its platform, and ends the other one: nothing is pushed', async () => {
  walk = await toTarget({
    ...{ 'docker-bake.json': bakeFile, Dockerfile: 'FROM alpine:3.22\nRUN sleep 60\n' },
    'web/Dockerfile': 'FROM alpine:3.22\nRUN test $(uname -m) = x86_64\n',
  });
  await chooseBake();
  await walk.walkTo('build');
  walk.press('enter');
  await vi.waitFor(() => expect(walk.state().steps.build.facts?.phase).toBe('failed'), 60_000);
  const { phase, snapshot, exitCode, log } = walk.state().steps.build.facts ?? {};
  expect([phase, exitCode]).toEqual(['failed', 1]);
  expect(snapshot?.culprit).toMatchObject({ instruction: 'RUN test $(uname -m) = x86_64' });
  const states = snapshot?.lanes.map(({ target, platform, state }) => [target, platform, state]);
  expect(states).toEqual(
    expect.arrayContaining([
      ...platforms.map((platform) => ['app', platform, 'cancelled']),
      ['web', 'linux/arm64', 'failed'],
    ]),
  );
  expect(log?.slice(0, log.length)).toContainEqual(
    expect.stringMatching(/^ERROR: target web: failed to solve: process .* exit code: 1$/),
  );
  await walk.until('web linux/arm64 failed at step 2 of 2');
  await walk.until('Cancelled because of it: app linux/amd64, app linux/arm64.');
  await walk.until('Done before it: web linux/amd64.');
  for (const target of ['app', 'web']) {
    expect(pushedTo(walk.world, `ghcr.io/ada/${target}:1`)).toBeNull();
  }
}, 120_000);

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
  await walk.until('In no registry yet: app, web.');
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
