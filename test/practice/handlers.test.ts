import { afterEach, expect, test } from 'vitest';
import { handlersUnit, handlersUnitPath } from '../../src/docker/handlers-unit.ts';
import { checkTexts } from '../../src/texts/checks.ts';
import { texts } from '../../src/texts/index.ts';
import { endOf, inEachLanguage, makeBuilder, startWalk, suggestedTag, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const flagsOf = (name: string) => walk.world.binfmt.handlers.get(name)?.flags;
const two = ['linux/amd64', 'linux/arm64'];
const wants = '/etc/systemd/system/multi-user.target.wants';
/** A row of a table, its cells apart. */
const row = (...cells: readonly string[]) => new RegExp(cells.join(' +'));

inEachLanguage('handlers without F are replaced, and work in containers then', async () => {
  walk = await startWalk('no-f-flag');
  await walk.walkTo('emulators');
  expect(flagsOf('qemu-aarch64')).toBe('OC');
  const { failed } = texts().ui.emulators.proofs;
  await walk.until((screen) =>
    row('linux/arm64', 'qemu-aarch64', 'OC', `✗ ${failed}`).test(screen),
  );
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('--uninstall qemu-aarch64,qemu-riscv64');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-aarch64')).toBe('POCF');
  await walk.goOnTo('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  await endOf(walk, suggestedTag(walk), two);
});

test('who leaves handlers without F hears that it is the builder that emulates', async () => {
  walk = await startWalk('no-f-flag');
  const said = (step: 'builder' | 'build' | 'manifest') => walk.state().captions[step];
  await walk.walkTo('emulators');
  await walk.choose(texts().ui.goOnAnyway(texts().builder.title));
  await walk.atStep('builder');
  expect(said('builder')).toContain('still lack F');
  await makeBuilder(walk);
  expect(said('build')).toContain('emulators that the builder brings along');
  expect(said('manifest')).toContain('The handlers still lack F');
  await walk.goOnTo('target');
  await walk.until(texts().ui.target.kinds['emulated-by-builder']);
  await endOf(walk, suggestedTag(walk), two);
  expect(flagsOf('qemu-aarch64')).toBe('OC');
}, 60_000);

inEachLanguage('after a reboot the handlers are registered again', async () => {
  walk = await startWalk('after-reboot');
  await walk.walkTo('emulators');
  expect(walk.world.binfmt.handlers.size).toBe(0);
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('tonistiigi/binfmt --install');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-riscv64')).toBe('POCF');
  await walk.goOnTo('builder');
  expect(walk.world.builders.get('mybuilder')?.isRunning).toBe(true);
  await walk.goOnTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
});

inEachLanguage('after a reboot a unit has them registered at every boot', async () => {
  walk = await startWalk('after-reboot');
  await walk.walkTo('emulators');
  const { package: bundle, unit } = checkTexts().afterReboot;
  await walk.until(bundle.title('qemu-user-static'));
  await walk.until(unit.title);
  walk.press('down', 'down');
  // The unit stands there whole.
  await walk.until(`sudo systemctl enable --now ${handlersUnit}`);
  walk.press('enter');
  await walk.consent('[Unit]');
  await walk.atStep('emulators');
  expect(walk.world.files.has(handlersUnitPath)).toBe(true);
  expect(flagsOf('qemu-aarch64')).toBe('POCF');
  expect(walk.world.files.has(`${wants}/${handlersUnit}`)).toBe(true);
  await walk.goOnTo('builder');
  await walk.goOnTo('target');
  await endOf(walk, 'ghcr.io/ada/hello:1', two);
});

inEachLanguage('on a Raspberry Pi amd64 is what is emulated', async () => {
  walk = await startWalk('raspberry-pi');
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('tonistiigi/binfmt --install amd64');
  await walk.atStep('emulators');
  expect(flagsOf('qemu-x86_64')).toBe('POCF');
  await walk.goOnTo('builder');
  await makeBuilder(walk);
  await walk.goOnTo('target');
  const { emulated } = texts().ui.target.kinds;
  await walk.until((screen) => row('linux/amd64', emulated).test(screen));
  await endOf(walk, suggestedTag(walk), two);
});

inEachLanguage('RISC-V, which docker/binfmt left out, is added', async () => {
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
});
