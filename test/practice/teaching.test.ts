import { afterEach, expect, test } from 'vitest';
import type { StepId } from '../../src/model/step-id.ts';
import { texts } from '../../src/texts/index.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { startWalk, suggestedTag, type Walk } from './walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

/** Opens the lesson of the step, turns to its second page, and closes it; what both pages said. */
async function lesson(id: StepId): Promise<string> {
  const { title, commandTitle } = lessonTexts()[id];
  walk.press('e');
  const first = await walk.until(title);
  expect(first).toContain('PRACTICE');
  walk.press('tab');
  const second = await walk.until(commandTitle);
  walk.press('esc');
  await walk.until((text) => !text.includes(commandTitle));
  return `${first}\n${second}`.replace(/\s+/g, ' ');
}

test('a class is taught on a machine that is not there, and looks at its build in slow motion', async () => {
  walk = await startWalk('fresh-laptop', { speed: 20 });
  await walk.atStep('machine');
  const machine = await lesson('machine');
  expect(machine).toContain('kernel Linux 6.');
  expect(machine).not.toContain('so an example');
  await walk.walkTo('client');
  expect(await lesson('client')).toMatch(/plugin buildx \d+\.\d+/);
  await walk.walkTo('emulators');
  expect(await lesson('emulators')).toContain('entry none: no magic matches');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.choose(texts().builder.chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.atStep('builder');
  expect(await lesson('builder')).toMatch(/builder mybuilder driver docker-container .*mybuilder0/);
  await walk.goOnTo('target');
  await walk.until((screen) => /alpine:3\.22 +✓ yes/.test(screen));
  expect(await lesson('target')).toContain('FROM alpine:3.22');
  await walk.walkTo('build');
  expect(await lesson('build')).toContain(`--tag ${suggestedTag(walk)}`);
  walk.press('enter');
  await walk.until('Space pause');
  walk.press('space');
  const paused = await walk.until(texts().ui.pace.paused);
  expect(paused).toContain('Space go on');
  const { snapshot } = walk.state().steps.build.facts ?? {};
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(walk.state().steps.build.facts?.phase).toBe('running');
  const doneIn = (seen: typeof snapshot) =>
    (seen?.lanes ?? []).reduce((sum, { steps }) => sum + steps.done, 0);
  expect(doneIn(walk.state().steps.build.facts?.snapshot)).toBe(doneIn(snapshot));
  for (let step = 0; step < 200 && doneIn(walk.state().steps.build.facts?.snapshot) === 0; step++) {
    walk.press('.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(doneIn(walk.state().steps.build.facts?.snapshot)).toBeGreaterThan(0);
  expect(walk.state().pace?.isPaused).toBe(true);
  walk.press('-');
  expect(walk.state().pace?.speed).toBe(16);
  walk.press('+', 'space');
  await walk.atStep('manifest');
  expect(await lesson('manifest')).toMatch(/linux\/arm64 sha256:[0-9a-f]{12}/);
  walk.press('enter');
  expect(await walk.left()).toBe(0);
}, 90_000);

test('a build that stands still hears of its end, and the clock goes on after it', async () => {
  walk = await startWalk('fresh-laptop', { speed: 20 });
  await walk.walkTo('emulators');
  await walk.choose('tonistiigi/binfmt ');
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await walk.goOnTo('builder');
  await walk.choose(texts().builder.registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.choose(texts().builder.chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.walkTo('build');
  walk.press('enter');
  await walk.until('Space pause');
  walk.press('space');
  await walk.until(texts().ui.pace.paused);
  walk.press('q');
  await walk.until(texts().ui.build.stopTitle);
  walk.press('y');
  await walk.until((text) => !text.includes(texts().ui.build.stopTitle));
  await walk.until((text) => text.includes('Try again') || text.includes('cancelled'));
  expect(walk.state().steps.build.facts?.phase).toBe('cancelled');
  expect(walk.state().pace?.isPaused).toBe(false);
}, 90_000);
