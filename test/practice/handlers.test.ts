import { afterEach, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { endOf, makeBuilder, startWalk, today, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const flagsOf = (name: string) => walk.world.binfmt.handlers.get(name)?.flags;
const two = ['linux/amd64', 'linux/arm64'];

test('handlers without F are replaced, and work in containers then', async () => {
  walk = await startWalk('no-f-flag');
  await walk.walkTo('emulators');
  expect(flagsOf('qemu-aarch64')).toBe('OC');
  await walk.until((screen) => /linux\/arm64 +qemu-aarch64 +OC +✗ failed/.test(screen));
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('--uninstall qemu-aarch64,qemu-riscv64');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-aarch64')).toBe('POCF');
  await walk.goOnTo('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  await endOf(walk, `ghcr.io/ada/hello:${today()}`, two);
}, 60_000);

test('after a reboot the handlers are registered again', async () => {
  walk = await startWalk('after-reboot');
  await walk.walkTo('emulators');
  expect(walk.world.binfmt.handlers.size).toBe(0);
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('tonistiigi/binfmt --install');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-riscv64')).toBe('POCF');
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.state.start.title('mybuilder'));
  await walk.consent('docker buildx inspect --bootstrap mybuilder');
  await walk.atStep('builder');
  expect(walk.world.builders.get('mybuilder')?.isRunning).toBe(true);
  await walk.goOnTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
}, 60_000);

test('on a Raspberry Pi amd64 is what is emulated', async () => {
  walk = await startWalk('raspberry-pi');
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('tonistiigi/binfmt --install amd64');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-x86_64')).toBe('POCF');
  await walk.goOnTo('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  await walk.until((screen) => /linux\/amd64 +emulated/.test(screen));
  await endOf(walk, `ghcr.io/ada/hello:${today()}`, two);
}, 60_000);

test('RISC-V, which docker/binfmt left out, is added', async () => {
  walk = await startWalk('riscv');
  await walk.walkTo('emulators');
  expect(flagsOf('qemu-riscv64')).toBeUndefined();
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('tonistiigi/binfmt --install riscv64');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-riscv64')).toBe('POCF');
  expect(flagsOf('qemu-aarch64')).toBe('OCF');
  await walk.goOnTo('builder');
  await walk.goOnTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', [...two, 'linux/riscv64']);
}, 60_000);
