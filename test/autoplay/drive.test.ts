import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createDriver } from '../../src/ui/autoplay/drive.ts';
import { themeFor } from '../../src/ui/theme.ts';
import type { Ui } from '../../src/ui/ui.ts';
import { createView } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { at, machineFindings } from '../ui/samples.ts';
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
  const pacing = { pause: vi.fn() };
  const going = {
    ...{ ...wizard, pacing: pacing as never },
    goOn: () => {
      calls.push(['goOn']);
      const next = goOn();
      if (next !== null) store.setState(next);
    },
  };
  const view = createView(store);
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
    vi.advanceTimersByTime(20_000);
    expect(names(calls)[0]).toBe('goOn');
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
    vi.advanceTimersByTime(21_000);
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
    const { calls, press, store, autoplay } = drive(toClient);
    press('right');
    expect(names(calls)).toEqual(['goOn']);
    vi.advanceTimersByTime(1000);
    expect(autoplay()).toMatchObject({ isPaused: true, back: 0 });
    press('left');
    expect(autoplay()?.frame?.state.current).toBe('machine');
    expect(autoplay()?.back).toBe(1);
    press('left');
    expect(autoplay()?.back).toBe(1);
    press('right');
    expect(autoplay()).toMatchObject({ frame: null, back: 0, isPaused: true });
    expect(store.getState().current).toBe('client');
    expect(names(calls)).toEqual(['goOn']);
  });

  test('leaves where its keys change nothing', () => {
    const { calls } = drive(() => null);
    vi.advanceTimersByTime(60_000);
    expect(names(calls)).toContain('quit');
    expect(names(calls).indexOf('quit')).toBeLessThan(7);
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
  const autoplay = { isPaused: true, key: 'y', frame: null, back: 0 };
  view.setState({ autoplay });
  store.setState({ current: 'client' });
  expect(view.getState().autoplay).toEqual(autoplay);
});
