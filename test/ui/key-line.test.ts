import { describe, expect, it } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { cells, lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { keyLine } from '../../src/ui/parts/key-line.ts';
import { listLines } from '../../src/ui/parts/machine-list.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView, type View } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import * as samples from './samples.ts';

const { at, buildFacts } = samples;
const theme = themeFor({ LC_ALL: 'C.UTF-8' });
const keysAt = (state: WizardState, view: Partial<View> = {}): string => {
  const page = { theme, columns: 120, rows: 30 };
  const last = panelLines(page, state, { ...firstView, ...view }).at(-1);
  return lineText(last ?? []);
};
const emulators = {
  findings: samples.emulatorFindings,
  facts: samples.emulatorsFacts as never,
};

describe('the key line', () => {
  it('leads back from a step, and not while a command runs there', () => {
    const doing = { argv: ['docker', 'pull', 'app'], lines: [] };
    expect(keysAt(at('emulators', emulators))).toContain('b back');
    expect(keysAt(at('emulators', emulators, { doing }))).not.toContain('b back');
    expect(keysAt(at('emulators', { ...emulators, phase: 'applying' }))).not.toContain('b back');
    expect(keysAt(at('machine', { findings: samples.machineFindings }))).not.toContain('b back');
  });

  it('names no key that finds nothing to do', () => {
    const [one] = samples.machineFindings;
    const alone = keysAt(at('machine', { findings: one === undefined ? [] : [one] }));
    expect(alone).toContain('go on');
    expect(alone).not.toContain('Tab');
    expect(alone).not.toContain('c copy');
    expect(keysAt(at('emulators', emulators))).toContain('c copy');
    expect(keysAt(at('target', {}))).toBe('e explain   b back   ? keys   q quit');
    expect(keysAt(at('manifest', { phase: 'looking' }))).not.toContain('run each');
    const lane = samples.runningSnapshot.lanes.slice(0, 1);
    const snapshot = { ...samples.runningSnapshot, lanes: lane };
    const build = (facts: Parameters<typeof buildFacts>[0]) =>
      keysAt(at('build', { facts: buildFacts(facts) as never }));
    expect(build({})).toContain('next lane');
    expect(build({ snapshot })).not.toContain('next lane');
  });

  it('names the keys of a search only where something is searched', () => {
    const state = at('build', { facts: buildFacts() as never });
    const { log } = firstView;
    const place = { nth: 1, of: 2 };
    expect(keysAt(state, { overlay: 'log' })).not.toContain('hit');
    expect(keysAt(state, { overlay: 'log', log: { ...log, query: 'go', place } })).toContain(
      'next hit',
    );
  });
});

describe('the keys of the platforms in a narrow window', () => {
  it('say how the other fields are come to', () => {
    const rows = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 60, rows: 16 };
    const told = lineText(keyLine(rows, 'platforms'));
    expect(told).toContain(`Tab ${texts().ui.actions.nextField}`);
    expect(told).toContain(`Space ${texts().ui.actions.toggle}`);
    expect(cells(told)).toBeLessThanOrEqual(60);
  });
});

describe('the list of machines', () => {
  const machines = Array.from({ length: 9 }, (_, index) => ({
    ...{ name: `machine-${index}`, title: 'A machine', teaches: 'Something.' },
  }));
  const shown = (rows: number, cursor = 0) =>
    listLines({ theme, columns: 60, rows }, machines, cursor).map(lineText);

  it('says in a low window how many more there are, and where', () => {
    expect(shown(30).join('\n')).not.toContain('more');
    const rows = shown(14);
    const seen = (texts: readonly string[]) => texts.filter((row) => row.includes('machine-'));
    expect(rows).toHaveLength(13);
    expect(seen(rows)).toHaveLength(6);
    expect(rows).toContain('    … 3 more below');
    expect(shown(14, 6)).toContain('    … 1 more above, 2 more below');
    expect(shown(14, 8)).toContain('    … 3 more above');
  });

  it('names both arrows', () => {
    expect(shown(24).at(-1)).toBe('↵ start   ↑↓ choose   q, Esc quit');
  });
});
