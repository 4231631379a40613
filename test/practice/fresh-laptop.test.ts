import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, startWalk, today, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

test('a fresh laptop is walked from nothing to an image for three architectures', async () => {
  walk = await startWalk('fresh-laptop');
  expect(await walk.atStep('machine')).toContain('PRACTICE: fresh-laptop');
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await walk.atStep('emulators');
  expect([...walk.world.binfmt.handlers.keys()]).toEqual(
    expect.arrayContaining(['qemu-aarch64', 'qemu-arm', 'qemu-riscv64']),
  );
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.choose(texts().builder.chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.atStep('builder');
  await walk.goOnTo('target');
  await walk.until((screen) => /alpine:3\.22 +✓ yes/.test(screen));
  expect(walk.rows().join('\n')).toContain('❯ preset');
  walk.press('space');
  await walk.until(texts().ui.target.chosen(3));
  await endOf(walk, `ghcr.io/ada/hello:${today()}`, ['linux/amd64', 'linux/arm/v7', 'linux/arm64']);
}, 60_000);
