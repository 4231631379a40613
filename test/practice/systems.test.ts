import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, makeBuilder, startWalk, today, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const two = ['linux/amd64', 'linux/arm64'];
const onward = () => texts().ui.goOnTo('').trim();

test('with Docker Desktop on a Mac nothing has to be installed', async () => {
  walk = await startWalk('docker-desktop-mac');
  await walk.walkTo('emulators');
  await walk.until((screen) => /linux\/amd64 +✓ passed +✓ ready/.test(screen));
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.goOnTo('target');
  await walk.until((screen) => /linux\/arm64 +native/.test(screen));
  await endOf(walk, `ghcr.io/ada/hello:${today()}`, two);
  expect([...walk.world.builders.keys()]).not.toContain('mybuilder');
}, 60_000);

test('where the kernel knows no F, a builder brings emulators of its own', async () => {
  walk = await startWalk('centos7');
  await walk.atStep('machine');
  await walk.until('3.10.0-1160.119.1.el7.x86_64 is older than 4.8');
  await walk.choose(onward());
  await walk.walkTo('emulators');
  await walk.choose(onward());
  await walk.atStep('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  await walk.until((screen) => /linux\/arm64 +emulated by the builder/.test(screen));
  await endOf(walk, `ghcr.io/ada/hello:${today()}`, two);
  expect(walk.world.binfmt.handlers.size).toBe(0);
}, 60_000);

test('two images that a list could be made of by hand are in the registry', async () => {
  walk = await startWalk('manifest-by-hand');
  const images = walk.world.registries.get('ghcr.io');
  expect(images?.get('ada/hello:amd64')?.platforms).toEqual(['linux/amd64']);
  expect(images?.get('ada/hello:arm64')?.platforms).toEqual(['linux/arm64']);
  await walk.walkTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
}, 60_000);
