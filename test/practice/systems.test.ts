import { afterEach, expect } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, inEachLanguage, makeBuilder, startWalk, suggestedTag, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const two = ['linux/amd64', 'linux/arm64'];

inEachLanguage('with Docker Desktop on a Mac nothing has to be installed', async () => {
  walk = await startWalk('docker-desktop-mac');
  expect(walk.world.binfmt.handlers.get('rosetta')).toMatchObject({
    ...{ interpreter: '/run/rosetta/rosetta', flags: 'POCF' },
  });
  await walk.walkTo('emulators');
  const { proofs, verdicts } = texts().ui.emulators;
  const row = new RegExp(`linux/amd64 +✓ ${proofs.passed} +✓ ${verdicts.ready}`);
  await walk.until((screen) => row.test(screen));
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.goOnTo('target');
  const { native } = texts().ui.target.kinds;
  await walk.until((screen) => new RegExp(`linux/arm64 +${native}`).test(screen));
  await endOf(walk, suggestedTag(walk), two);
  expect([...walk.world.builders.keys()]).not.toContain('mybuilder');
});

inEachLanguage('where the kernel knows no F, a builder brings emulators of its own', async () => {
  walk = await startWalk('centos7');
  await walk.atStep('machine');
  await walk.until('3.10.0-1160.119.1.el7.x86_64');
  await walk.choose(texts().ui.goOnAnyway(texts().client.title));
  await walk.walkTo('emulators');
  // What the article says is there to be read, with the error that it ends with.
  const ending = 'write /proc/sys/fs/binfmt_misc/register: invalid argument';
  expect(walk.rows().join(' ').replace(/\s+/g, ' ')).toContain(ending);
  walk.press('down', 'down', 'down', 'down');
  await walk.until((screen) => /❯ docker\/binfmt:66f9012c/.test(screen));
  const told = `"Cannot write to /proc/sys/fs/binfmt_misc/register: ${ending}"`;
  await walk.until((screen) => screen.replace(/\s+/g, '').includes(told.replace(/\s+/g, '')));
  await walk.choose(texts().ui.goOnAnyway(texts().builder.title));
  await walk.atStep('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  await walk.until(texts().ui.target.kinds['emulated-by-builder']);
  await endOf(walk, suggestedTag(walk), two);
  expect(walk.world.binfmt.handlers.size).toBe(0);
});

inEachLanguage('two images that a list could be made of by hand are in the registry', async () => {
  walk = await startWalk('manifest-by-hand');
  const images = walk.world.registries.get('ghcr.io');
  expect(images?.get('ada/hello:amd64')?.platforms).toEqual(['linux/amd64']);
  expect(images?.get('ada/hello:arm64')?.platforms).toEqual(['linux/arm64']);
  await walk.walkTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
});
