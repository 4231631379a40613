import { afterEach, expect } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, inEachLanguage, startWalk, type Walk } from './walk.ts';

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
  await endOf(walk, tag, ['linux/amd64', 'linux/arm64', 'linux/riscv64']);
});
