import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { emptyFolder } from '../host/folder.ts';
import { endOf, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

/** The machine that the README gives a teacher to copy. */
const [, copied = ''] =
  /```json\n(\{[\s\S]*?\n\})\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];

test('the machine of the README is copied, and walked to its end', async () => {
  const file = join(emptyFolder(), 'my-machine.json');
  writeFileSync(file, copied);
  walk = await startWalk(file);
  expect(await walk.atStep('machine')).toContain('PRACTICE: my-machine');
  await walk.walkTo('emulators');
  await walk.until('What will a container see?');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('--uninstall qemu-aarch64');
  await walk.atStep('emulators');
  await walk.until('Mended: F is there');
  expect(walk.world.binfmt.handlers.get('qemu-aarch64')?.flags).toContain('F');
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.atStep('builder');
  await walk.goOnTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', ['linux/amd64', 'linux/arm64']);
}, 60_000);
