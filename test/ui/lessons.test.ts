import { afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { type Known, lessons } from '../../src/lessons/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { type StepId, stepIds } from '../../src/model/step-id.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { knownMachine } from '../lessons/known-machine.ts';
import * as samples from './samples.ts';
import { type Shown, type ShowOptions, show } from './screen.ts';

const open: Shown[] = [];
const shown = (state: WizardState, options?: ShowOptions): Shown => {
  const screen = show(state, options);
  open.push(screen);
  return screen;
};
afterEach(() => {
  for (const screen of open.splice(0)) screen.close();
});

let machine: Known;
beforeAll(async () => {
  machine = await knownMachine();
});

/** A wizard at a step, after a walk over the known machine. */
function walkedTo(step: StepId, findings: readonly Finding[] = []): WizardState {
  const { facts, answers } = machine;
  const state = samples.at(step, { facts: facts[step] as never, findings }, { answers });
  const steps = Object.fromEntries(
    stepIds.map((id) => [id, { ...state.steps[id], facts: facts[id] }]),
  );
  return { ...state, steps: steps as WizardState['steps'] };
}

const titlesOf = (step: StepId): readonly string[] =>
  [step, ...lessons[step].related].flatMap((id) =>
    lessons[id as keyof typeof lessons].pages(machine).map(({ title }) => title),
  );

const words = (text: string) => text.replace(/\s+/g, ' ');

describe('e', () => {
  test.each(stepIds)('opens the lesson of the step, a whole page a screen: %s', async (step) => {
    const screen = shown(walkedTo(step));
    const before = await screen.until('step ');
    screen.press('e');
    const titles = titlesOf(step);
    for (const [index, title] of titles.entries()) {
      // The step has a place on its way that reads alike.
      const place = `${index + 1} of ${titles.length}`;
      const text = await screen.until((now) => now.includes(title) && now.includes(place));
      expect(text).not.toMatch(/\d+ more (?:below|above)/);
      expect(text).toContain('Tab next page');
      expect(screen.rows().filter((row) => row !== '').length).toBeLessThan(24);
      screen.press(index % 2 === 0 ? 'tab' : 'right');
    }
    // After the last page the first one comes again.
    await screen.until(`1 of ${titles.length}`);
    screen.press('left');
    await screen.until(`${titles.length} of ${titles.length}`);
    screen.press('shift-tab', 'shift-tab', 'esc');
    await screen.until((now) => now === before);
    expect(screen.calls).toEqual([]);
  });

  it('closes it again, and opens it at its first page', async () => {
    const screen = shown(walkedTo('builder'));
    screen.press('e');
    await screen.until('1 of ');
    screen.press('tab');
    await screen.until('2 of ');
    screen.press('e');
    await screen.until((text) => !text.includes('next page'));
    screen.press('e');
    await screen.until(lessonTexts().builder.title);
  });

  it('draws with what is known so far, and says what is an example', async () => {
    const screen = shown(samples.at('machine', { findings: samples.machineFindings }));
    screen.press('e');
    const text = await screen.until('so an example:');
    expect(words(text)).toContain('unix:///var/run/docker.sock');
    screen.press('esc');
    const known = shown(walkedTo('machine'));
    known.press('e');
    expect(await known.until('26.1.5')).not.toContain('so an example:');
  });

  it('draws the finding in focus, and has it whole as its last page', async () => {
    const [flags] = samples.emulatorFindings;
    const screen = shown(walkedTo('emulators', samples.emulatorFindings));
    screen.press('e');
    const first = await screen.until(lessonTexts().emulators.title);
    expect(first).toMatch(/entry +qemu-aarch64 +enabled +flags OC$/m);
    screen.press('left');
    const last = await screen.until(flags?.title ?? '');
    expect(last).toContain('Without F the kernel looks for the emulator');
    expect(last).toContain('flags: OC');
  });

  it('says which command tells more of a known failure', async () => {
    const [flags] = samples.emulatorFindings;
    const known = { ...flags, failure: 'qemu-flag-F-missing' } as Finding;
    const screen = shown(walkedTo('emulators', [known]));
    screen.press('e');
    await screen.until('1 of ');
    screen.press('left');
    await screen.until('multiarch-wizard explain qemu-flag-F-missing');
  });

  it('scrolls from its top in a low window', async () => {
    const screen = shown(walkedTo('builder'), { columns: 60, rows: 16 });
    screen.press('e');
    const top = await screen.until(lessonTexts().builder.title);
    expect(top).toMatch(/\d+ more/);
    screen.press('down', 'pgdn');
    const below = await screen.until((text) => !text.includes(lessonTexts().builder.title));
    expect(below).toContain('node mybuilder0');
    screen.press('tab');
    await screen.until(lessonTexts().builder.commandTitle);
  });

  it('tells first what is asked, where something is, and takes no yes there', async () => {
    const [installer] = samples.emulatorFindings[0]?.remedies ?? [];
    const prompt = { kind: 'consent', remedy: installer } as WizardState['prompt'];
    const screen = shown({ ...walkedTo('emulators', samples.emulatorFindings), prompt });
    await screen.until('Run exactly this?');
    screen.press('e');
    await screen.until('It is for: qemu-aarch64 has no F');
    screen.press('y', 'tab');
    await screen.until(lessonTexts().emulators.title);
    screen.press('y', 'esc');
    await screen.until('Run exactly this?');
    expect(screen.calls).toEqual([]);
  });
});
