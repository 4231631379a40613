import { afterEach, expect } from 'vitest';
import { textOf } from '../../src/practice/docker/client-files.ts';
import { texts } from '../../src/texts/index.ts';
import { endOf, inEachLanguage, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const two = ['linux/amd64', 'linux/arm64'];

inEachLanguage(
  'a builder that cannot reach localhost is made anew with the network of the machine',
  async () => {
    walk = await startWalk('localhost-registry');
    await walk.walkTo('builder');
    await walk.choose(texts().builder.chosen.create.title);
    await walk.answer();
    await walk.consent('--driver-opt network=host');
    await walk.atStep('builder');
    expect(walk.world.selected).toBe('mybuilder2');
    await walk.goOnTo('target');
    await endOf(walk, 'localhost:5000/hello:1', two);
  },
);

inEachLanguage('a platform that the base image lacks is left out', async () => {
  walk = await startWalk('base-image-gap');
  await walk.walkTo('target');
  await walk.until(texts().target.lacks('node:22-alpine', ['linux/riscv64']));
  const leaveOut = texts().target.leaveOut(['linux/riscv64']);
  for (let screen = ''; !screen.includes(`❯ ${leaveOut}`); ) {
    const before = walk.rows().join('\n');
    walk.press('tab');
    screen = await walk.until((text) => text !== before);
  }
  walk.press('enter');
  await walk.until(texts().ui.target.chosen(2));
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
});

inEachLanguage('a login that is missing is made where docker asks for it', async () => {
  walk = await startWalk('base-image-gap');
  await walk.walkTo('target');
  const leaveOut = texts().target.leaveOut(['linux/riscv64']);
  await walk.until(texts().target.lacks('node:22-alpine', ['linux/riscv64']));
  walk.press('enter');
  await walk.until(`❯ ${leaveOut}`);
  walk.press('enter');
  await walk.until(texts().ui.target.chosen(2));
  walk.press('tab', 'ctrl-u', 'quay.io/ada/hello:1', 'tab', 'tab', 'tab');
  await walk.until(`❯ ${texts().target.login}`);
  walk.press('enter');
  await walk.consent('docker login quay.io');
  await walk.atStep('target');
  const { findings } = walk.state().steps.target;
  expect(findings.find(({ id }) => id === 'target.credentials')).toMatchObject({
    ...{ status: 'ok', title: texts().target.stored('quay.io') },
  });
  expect(textOf(walk, '/home/ada/.docker/config.json')).toContain('"quay.io"');
  // The builder is looked at again, for another registry than before.
  walk.press('enter');
  await walk.atStep('builder');
  await endOf(walk, 'quay.io/ada/hello:1', two);
});
