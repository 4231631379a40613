import { afterEach, expect } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { practiceTexts } from '../../src/texts/practice.ts';
import { endOf, inEachLanguage, makeBuilder, startWalk, suggestedTag, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

inEachLanguage(
  'a fresh laptop is walked from nothing to an image for three architectures',
  async () => {
    walk = await startWalk('fresh-laptop');
    expect(await walk.atStep('machine')).toContain(practiceTexts().label('fresh-laptop'));
    await walk.walkTo('emulators');
    await walk.choose('tonistiigi/binfmt ');
    await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
    await walk.atStep('emulators');
    expect([...walk.world.binfmt.handlers.keys()]).toEqual(
      expect.arrayContaining(['qemu-aarch64', 'qemu-riscv64']),
    );
    await walk.goOnTo('builder');
    await makeBuilder(walk);
    await walk.goOnTo('target');
    const { coverage, chosen, preset } = texts().ui.target;
    await walk.until((screen) => new RegExp(`alpine:3\\.22 +✓ ${coverage.yes}`).test(screen));
    expect(walk.rows().join('\n')).toContain(`❯ ${preset}`);
    walk.press('space');
    await walk.until(chosen(3));
    await endOf(walk, suggestedTag(walk), ['linux/amd64', 'linux/arm64', 'linux/riscv64']);
  },
);
