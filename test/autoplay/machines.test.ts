import { afterEach, describe, expect, test } from 'vitest';
import { choosePractice } from '../../src/modes/practice.ts';
import { machineNames } from '../../src/practice/machine-list.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { createDriver } from '../../src/ui/autoplay/drive.ts';
import { createWizard } from '../../src/wizard/engine.ts';
import { type Shown, show } from '../ui/screen.ts';

let screen: Shown | null = null;
afterEach(() => {
  screen?.close();
  speak(null);
});

/** Lets a machine's walk go by itself, a hundred times as fast as for a room; the state in which it left. */
async function autoplay(name: string) {
  const chosen = await choosePractice(name, new Map([['speed', ['20']]]));
  if (typeof chosen === 'number') throw new Error(`exit code ${chosen}`);
  const [host, answers] = await Promise.all([chosen.open(), chosen.answers()]);
  const wizard = createWizard({ host, answers, suspend: (during) => during() });
  const driver = createDriver({
    pace: 'fast',
    platforms: answers.platforms,
    after: (ms, then) => {
      const timer = setTimeout(then, ms / 100);
      return () => clearTimeout(timer);
    },
  });
  const shown = show(wizard.store.getState(), { wizard, driver, columns: 80, rows: 24 });
  screen = shown;
  wizard.start();
  const state = () => wizard.store.getState();
  for (const end = Date.now() + 100_000; state().exitCode === null && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(state().exitCode, shown.everything().join('\n')).not.toBe(null);
  return { state: state(), shown, answers };
}

describe('a walk that goes by itself', async () => {
  test.each(await machineNames())(
    'ends at the manifest list on %s',
    async (name) => {
      const { state, shown, answers } = await autoplay(name);
      const picture = shown.everything().join('\n');
      expect(state.exitCode, picture).toBe(0);
      expect(state.current).toBe('manifest');
      const { facts } = state.steps.manifest;
      const platforms = facts?.rows.map((row) => row.platform).sort();
      expect(platforms).toEqual([...state.answers.platforms].sort());
      expect(platforms?.length).toBeGreaterThan(1);
      expect(facts?.where).toBe(answers.tags?.[0] ?? state.answers.tags[0]);
      expect(state.changes.every(({ text }) => text !== '')).toBe(true);
    },
    120_000,
  );

  test('is the same in Chinese', async () => {
    speak(zh);
    const { state, shown } = await autoplay('fresh-laptop');
    const picture = shown.everything().join('\n');
    expect(state.exitCode, picture).toBe(0);
    expect(picture).toContain(zh.texts.manifest.title);
    expect(state.changes).toHaveLength(2);
  }, 120_000);
});
