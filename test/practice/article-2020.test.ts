import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

test('the article’s machine is walked from the hidden buildx of 2020 to an image of today', async () => {
  walk = await startWalk('article-2020');
  expect(await walk.atStep('machine')).toContain('PRACTICE: article-2020');
  await walk.walkTo('client');
  const { experimental, buildx, install } = texts().client;
  expect(walk.rows().join('\n')).toContain(experimental.off);
  await walk.choose(experimental.byFile.title);
  await walk.consent('"experimental": "enabled"');
  await walk.atStep('client');
  await walk.until(buildx.old);
  await walk.choose(install.file.title);
  await walk.answer();
  await walk.consent('install -m 0755');
  await walk.atStep('client');
  await walk.until(buildx.ok);
  await walk.goOnTo('emulators');
  await walk.choose('docker/binfmt:66f9012c');
  await walk.consent('docker run --rm --privileged docker/binfmt:66f9012c');
  await walk.atStep('emulators');
  expect([...walk.world.binfmt.handlers.keys()]).toEqual(
    expect.arrayContaining(['qemu-aarch64', 'qemu-arm']),
  );
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.atStep('builder');
  await walk.goOnTo('target');
  await endOf(walk, 'docker.io/ada/buildx-test:latest', ['linux/amd64', 'linux/arm64']);
}, 60_000);
