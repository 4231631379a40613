import { afterEach, expect } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { inEachLanguage, pushedTo, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

inEachLanguage('a fresh laptop without a registry starts one, and pushes there', async () => {
  walk = await startWalk('fresh-laptop');
  const { start } = texts().ownRegistry;
  const { chosen } = texts().builder;
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await walk.atStep('emulators');
  await walk.goOnTo('builder');
  await walk.choose(start.title);
  await walk.answer();
  await walk.consent('docker run --detach --name multiarch-registry');
  await walk.atStep('builder');
  expect(walk.state().answers.registry).toBe('localhost:5000');
  await walk.choose(chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder --driver-opt network=host');
  await walk.goOnTo('target');
  await walk.until(texts().ui.target.preset);
  walk.press('space');
  await walk.until(texts().ui.target.chosen(3));
  const [tag = ''] = walk.state().answers.tags;
  expect(tag).toMatch(/^localhost:5000\/hello:\d{4}-\d\d-\d\d$/);
  await walk.walkTo('build');
  walk.press('enter');
  await walk.atStep('manifest');
  await walk.until((screen) => /linux\/riscv64 +[0-9a-f]{12} /.test(screen));
  expect(pushedTo(walk.world, tag)).toEqual(['linux/amd64', 'linux/arm64', 'linux/riscv64']);
  await walk.until(texts().ui.actions.removeRegistry);
  walk.press('x');
  await walk.consent('docker volume rm multiarch-registry');
  await walk.atStep('manifest');
  const { docker } = walk.world;
  expect([docker.containers.size, docker.volumes.size]).toEqual([0, 0]);
  expect(walk.state().steps.manifest.findings.map(({ id, status }) => [id, status])).toContainEqual(
    ['manifest.registry', 'ok'],
  );
  expect(walk.state().changes.filter(({ undo }) => undo?.includes('docker rm'))).toEqual([]);
  walk.press('enter');
  expect(await walk.left()).toBe(0);
});
