import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/ui/app.tsx';
import { themeFor } from '../../src/ui/theme.ts';
import { createView } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { at, machineFindings, manifestFacts, record, stoppedEngine } from './samples.ts';
import { recordingWizard, show } from './screen.ts';

function frameOf(state: WizardState): string {
  const { wizard } = recordingWizard(state);
  const app = <App wizard={wizard} view={createView(wizard.store)} theme={themeFor({})} />;
  const { lastFrame, unmount } = render(app);
  const frame = lastFrame() ?? '';
  unmount();
  return frame;
}

describe('the screen', () => {
  it('shows the record, the step, the rail and the keys, in this order', () => {
    const frame = frameOf(at('emulators', { findings: machineFindings }, { record }));
    const parts = [
      '✓ This machine',
      '✓ Docker CLI',
      '● Emulators',
      'step 3 of 7',
      '✓ Machine',
      '? keys',
    ];
    const places = parts.map((part) => frame.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says what a machine calls itself that is no real one', () => {
    expect(
      frameOf(at('machine', { findings: machineFindings }, { label: 'PRACTICE: centos7' })),
    ).toContain('PRACTICE: centos7');
  });

  it('tells a problem by a sign and a word, and shows the whole evidence of the worst', () => {
    const frame = frameOf(at('machine', { findings: stoppedEngine }));
    expect(frame).toMatch(/✗ problem +The engine does not answer/);
    expect(frame).toMatch(/Is the docker\s+│ daemon running\?/);
    expect(frame).toContain('recommended');
    expect(frame).toContain('$ sudo systemctl start docker');
  });

  it('has no colour where none is wanted', async () => {
    const env = { NO_COLOR: '1', LC_ALL: 'C.UTF-8' };
    const screen = show(at('machine', { findings: stoppedEngine }), { env });
    await screen.until('problem');
    screen.close();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a colour is a control sequence
    expect(screen.output.raw).not.toMatch(/\u001b\[[0-9;]*3[0-7]m/);
  });

  it('is drawn anew when the window changes, and never pushes itself into the scrollback', async () => {
    const screen = show(at('machine', { findings: stoppedEngine }), { columns: 120, rows: 40 });
    await screen.until('Start it now');
    screen.resize(80, 24);
    await screen.until('Start it now');
    screen.resize(50, 10);
    await screen.until('50 by 10');
    screen.resize(100, 30);
    const text = await screen.until('Start it now');
    screen.close();
    expect(text.split('step 1 of 7').length).toBe(2);
  });

  it('leaves record and result behind, once, without keys', async () => {
    const state = at('manifest', { facts: manifestFacts as never }, { record });
    const screen = show(state);
    await screen.until('finish');
    screen.store.setState({ exitCode: 0 });
    await screen.until((text) => !text.includes('finish'));
    const left = screen.everything().join('\n');
    expect(left.split('linux/arm64').length).toBe(2);
    expect(left.split('✓ This machine').length).toBe(2);
    expect(left).not.toContain('? keys');
  });

  it('adds a finished step to the record once', async () => {
    const screen = show(
      at('client', { findings: machineFindings }, { record: record.slice(0, 1) }),
    );
    await screen.until('Docker CLI');
    screen.store.setState({ record });
    await screen.until('experimental is always on');
    screen.close();
    const all = screen.everything().join('\n');
    expect(all.split('experimental is always on').length).toBe(2);
  });
});
