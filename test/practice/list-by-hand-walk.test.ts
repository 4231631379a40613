import { afterEach, describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/docker/manifest-list.ts';
import { assemblyTexts } from '../../src/texts/assembly.ts';
import { cells } from '../../src/texts/cells.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { type ListWalk, startListWalk } from './list-walk.ts';

let walk: ListWalk;
afterEach(() => {
  walk?.close();
  speak(null);
});

const hello = (tag: string) => `ghcr.io/ada/hello:${tag}`;

/** What the registry has as the list: platform and digest of each image. */
function rowsOf({ world }: ListWalk) {
  const image = world.registries.get('ghcr.io')?.get('ada/hello:1');
  const parsed = parseManifest(image?.blobs.get(image.digest) ?? '');
  return parsed?.kind === 'list'
    ? parsed.manifests.map(({ platform, digest }) => [platform, digest])
    : null;
}

/** From field to field of the form, each as it is filled in, until the registry is asked. */
async function readWhatIsFilledIn(): Promise<string> {
  await walk.until('ghcr.io/ada/hello:1');
  for (let at = 0; at < 8 && walk.state().phase === 'asking'; at++) {
    walk.press('enter');
    await walk.settle();
  }
  await walk.atPhase('read');
  return walk.until('arm-v7');
}

describe.each(['en', 'zh'])('a list by hand on the practice machine, in %s', (language) => {
  test('is walked to its end by keys: named, made, pushed, run', async () => {
    if (language === 'zh') speak(zh);
    walk = await startListWalk('manifest-by-hand');
    const captions = walk.host.captions?.() ?? {};
    const isSaid = (screen: string, place: 'images' | 'check' | 'list') =>
      screen.replace(/\s/g, '').includes(captions[place]?.replace(/\s/g, '') ?? 'no caption');
    await walk.until((screen) => isSaid(screen, 'images'));
    const read = await readWhatIsFilledIn();
    expect(read).toMatch(/arm-v7 +linux\/arm /);
    // What was found needs the rows: the machine's own words are above it, once it is scrolled.
    walk.press('pgdn');
    const saysCheck = (screen: string) => isSaid(screen, 'check');
    await walk.until(saysCheck);
    walk.press('pgup');
    await walk.until((screen) => !saysCheck(screen));
    await walk.choose(assemblyTexts().platforms.annotate(hello('arm-v7'), 'linux/arm/v7').title);
    await walk.until('docker manifest annotate --os linux --arch arm --variant v7');
    walk.press('enter');
    const asked = await walk.until('docker manifest push --purge ghcr.io/ada/hello:1');
    expect(asked).toContain('docker manifest rm ghcr.io/ada/hello:1');
    walk.press('y');
    await walk.atPhase('made');
    const isMade = (screen: string) => /^ +linux\/arm\/v7 +[0-9a-f]{12} /m.test(screen);
    await walk.until((screen) => isMade(screen) && isSaid(screen, 'list'));
    const now = (tag: string) => walk.world.registries.get('ghcr.io')?.get(`ada/hello:${tag}`);
    expect(rowsOf(walk)).toEqual([
      ['linux/amd64', now('amd64')?.digest],
      ['linux/arm/v7', now('arm-v7')?.digest],
      ['linux/arm64', now('arm64')?.digest],
    ]);
    const store = [...walk.world.files.keys()].filter((path) => path.includes('/manifests/'));
    expect(store).toEqual([]);
    expect(walk.rows().filter((row) => cells(row) > 80)).toEqual([]);
    walk.press('q');
    await walk.settle();
    expect(walk.state().exitCode).toBe(0);
  }, 60_000);
});

test('the lesson shows the images that a person named', async () => {
  walk = await startListWalk('manifest-by-hand');
  await readWhatIsFilledIn();
  walk.press('e');
  await walk.until(lessonTexts()['manifest-list'].title);
  walk.press('tab');
  const drawing = await walk.until('docker manifest create ghcr.io/ada/hello:1');
  expect(drawing).toMatch(/└ ghcr\.io\/ada\/hello:arm-v7/);
}, 60_000);

test('a tag that says another architecture than its image is found by asking for all of them', async () => {
  walk = await startListWalk('manifest-by-hand');
  await walk.until('ghcr.io/ada/hello:1');
  // One by one, by a pattern, from the tags there are.
  walk.press('space');
  await walk.settle();
  walk.press('space');
  await walk.settle();
  walk.press('enter');
  await walk.settle();
  walk.press('ctrl-u', hello('{arch}'));
  await walk.settle();
  walk.press('enter');
  await walk.settle();
  walk.press('enter');
  const read = await walk.atPhase('read');
  expect(read).toMatch(/riscv64 +linux\/amd64 .*✗ its tag says/);
  expect(walk.state().plan).toBeNull();
}, 60_000);

test('an image is named any platform that is typed, a wrong one is refused with the reason', async () => {
  walk = await startListWalk('manifest-by-hand');
  await readWhatIsFilledIn();
  const words = assemblyTexts().platforms;
  await walk.choose(words.nameFreely(hello('arm-v7')).title);
  await walk.until('linux/arm/v7');
  walk.press('ctrl-u', 'linux/loong64', 'enter');
  await walk.until('docker manifest annotate does not take linux/loong64');
  walk.press('ctrl-u', 'linux/arm/v6', 'enter');
  await walk.settle();
  await walk.atPhase('read');
  await walk.until((screen) => /arm-v7 +linux\/arm\/v6 .*✓ as you said/.test(screen));
  const annotate = `docker manifest annotate --os linux --arch arm --variant v6 ${hello('1')} ${hello('arm-v7')}`;
  const read = await walk.until((screen) => screen.replace(/\s+/g, ' ').includes(annotate));
  expect(read.match(/recommended/g)).toHaveLength(1);
}, 60_000);
