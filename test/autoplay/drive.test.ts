import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import * as lessons from '../../src/lessons/index.ts';
import { createDriver } from '../../src/ui/autoplay/drive.ts';
import { themeFor } from '../../src/ui/theme.ts';
import type { Ui } from '../../src/ui/ui.ts';
import { createView } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import {
  at,
  buildFacts,
  lane,
  machineFindings,
  manifestFacts,
  runningSnapshot,
} from '../ui/samples.ts';
import { recordingWizard } from '../ui/screen.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A driver before a step that is fine, which goes on when Enter is pressed, or never does. */
function drive(goOn: () => WizardState | null) {
  const { wizard, calls, store } = recordingWizard(at('machine', { findings: machineFindings }));
  const pacing = { pause: vi.fn(), step: vi.fn() };
  const going = {
    ...{ ...wizard, pacing: pacing as never },
    goOn: () => {
      calls.push(['goOn']);
      const next = goOn();
      if (next !== null) store.setState(next);
    },
  };
  const view = createView(store);
  view.setState({ lessons });
  const theme = themeFor({ LC_ALL: 'C.UTF-8' });
  const ui: Ui = {
    ...{ wizard: going, view, assemble: () => {}, copy: () => {} },
    page: () => ({ theme, columns: 80, rows: 24 }),
  };
  const driver = createDriver({ pace: 'normal' });
  const detach = driver.attach(ui);
  const press = (name: string) => driver.press({ name, text: null });
  return { calls, store, view, press, pacing, detach, autoplay: () => view.getState().autoplay };
}

const toClient = () => at('client', { findings: machineFindings });
const names = (calls: readonly (readonly unknown[])[]) => calls.map(([name]) => name);

describe('a driver', () => {
  test('presses a key when its time is over, and shows which one it was', () => {
    const { calls, autoplay } = drive(toClient);
    vi.advanceTimersByTime(1000);
    expect(calls).toEqual([]);
    expect(autoplay()).toMatchObject({ isPaused: false, key: null });
    for (let left = 60; left > 0 && calls.length === 0; left -= 1) vi.advanceTimersByTime(1000);
    expect(names(calls)).toEqual(['goOn']);
    expect(autoplay()).toMatchObject({ key: 'enter' });
  });

  test('presses nothing while it is paused, and goes on where it was', () => {
    const { calls, press, autoplay } = drive(toClient);
    press('x');
    vi.advanceTimersByTime(100_000);
    expect(calls).toEqual([]);
    expect(autoplay()?.isPaused).toBe(true);
    press('y');
    expect(autoplay()?.isPaused).toBe(true);
    press('enter');
    expect(autoplay()?.isPaused).toBe(false);
    vi.advanceTimersByTime(45_000);
    expect(names(calls)).toContain('goOn');
  });

  test('stops the clock of the machine with it', () => {
    const { store, press, pacing } = drive(toClient);
    store.setState({ pace: { speed: 1, isPaused: false } });
    press('x');
    expect(pacing.pause).toHaveBeenCalledTimes(1);
    store.setState({ pace: { speed: 1, isPaused: true } });
    press('space');
    expect(pacing.pause).toHaveBeenCalledTimes(2);
  });

  test('takes one step on, and looks at the one before', () => {
    const { calls, press, store, view, autoplay } = drive(toClient);
    // The lesson, out of it, on.
    for (const overlay of ['explain', null, null]) {
      press('right');
      vi.advanceTimersByTime(1000);
      expect(autoplay()).toMatchObject({ isPaused: true, back: 0 });
      expect(view.getState().overlay).toBe(overlay);
    }
    expect(names(calls)).toEqual(['goOn']);
    press('left');
    expect(autoplay()?.frame?.state.current).toBe('machine');
    expect(autoplay()?.back).toBe(1);
    press('left');
    expect(autoplay()?.back).toBe(2);
    press('right');
    press('right');
    expect(autoplay()).toMatchObject({ frame: null, back: 0, isPaused: true });
    expect(store.getState().current).toBe('client');
    expect(names(calls)).toEqual(['goOn']);
  });

  test('leaves where its keys change nothing', () => {
    const { calls } = drive(() => null);
    vi.advanceTimersByTime(120_000);
    expect(names(calls)).toContain('quit');
    expect(names(calls).indexOf('quit')).toBeLessThan(7);
  });

  test('takes a build lane by lane while it is paused, from its beginning', () => {
    const { store, view, press, pacing, autoplay } = drive(toClient);
    const snapshot = (done: number) => ({
      ...runningSnapshot,
      lanes: [lane({ steps: { done, total: 3, cached: 0 } })],
    });
    const build = (done: number) =>
      at(
        'build',
        { facts: buildFacts({ snapshot: snapshot(done) }) as never },
        { pace: { speed: 1, isPaused: true } },
      );
    press('right');
    store.setState(build(0));
    expect(autoplay()?.isPaused).toBe(true);
    expect(view.getState().overlay).toBe(null);
    pacing.step.mockImplementation(() => {
      if (pacing.step.mock.calls.length === 3) store.setState(build(1));
    });
    press('right');
    vi.advanceTimersByTime(5_000);
    expect(pacing.step).toHaveBeenCalledTimes(3);
    expect(autoplay()?.isPaused).toBe(true);
    press('right');
    vi.advanceTimersByTime(40);
    store.setState(at('manifest', { phase: 'looking' }));
    vi.advanceTimersByTime(1_000);
    expect(pacing.step.mock.calls.length).toBeGreaterThan(3);
    expect(autoplay()?.isPaused).toBe(false);
  });

  test('holds its last screen, says so, and ends it on Enter', () => {
    const { calls, store, press, autoplay } = drive(toClient);
    const facts = { ...manifestFacts, source: 'archive' };
    store.setState(at('manifest', { facts: facts as never }));
    vi.advanceTimersByTime(40_000);
    expect(autoplay()?.isLast).toBe(true);
    press('x');
    vi.advanceTimersByTime(200_000);
    expect(names(calls)).toEqual([]);
    press('enter');
    expect(names(calls)).toEqual(['goOn']);
  });

  test('leaves on q and on Ctrl+C', () => {
    for (const [key, intention] of [
      ['q', 'quit'],
      ['ctrl-c', 'interrupt'],
    ] as const) {
      const { calls, press, detach } = drive(toClient);
      press('x');
      press(key);
      vi.advanceTimersByTime(500);
      expect(names(calls)[0]).toBe(intention);
      detach();
    }
  });
});

test('a view keeps what is known of the walk when the step changes', () => {
  const store = createStore<WizardState>(() => at('machine', {}));
  const view = createView(store);
  const autoplay = { isPaused: true, isLast: false, key: 'y', frame: null, back: 0 };
  view.setState({ autoplay });
  store.setState({ current: 'client' });
  expect(view.getState().autoplay).toEqual(autoplay);
});
