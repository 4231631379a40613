import { afterEach, expect } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { practiceTexts } from '../../src/texts/practice.ts';
import { endOf, inEachLanguage, startWalk, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const three = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];

inEachLanguage(
  'the article’s machine is walked from the hidden buildx of 2020 to an image of today',
  async () => {
    walk = await startWalk('article-2020');
    expect(await walk.atStep('machine')).toContain(practiceTexts().label('article-2020'));
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
    // The article's own two stages.
    await walk.until((screen) => /golang:1\.14 +✓/.test(screen) && /ubuntu:18\.04 +✓/.test(screen));
    await endOf(walk, 'docker.io/ada/multi-arch:2020-10-12', three);
  },
);
