import { afterEach, describe, expect, it } from 'vitest';
import type { BuilderFacts } from '../../src/checklist/builder.ts';
import { evidence } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { texts } from '../../src/texts/index.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { menuLines, remedyEntry } from '../../src/ui/parts/menu.ts';
import { builderTable } from '../../src/ui/screens/builder.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView } from '../../src/ui/view.ts';
import { at } from './samples.ts';

afterEach(() => speak(null));

const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
const person: Remedy = {
  ...{ title: 'Start the engine', changes: '', undo: null },
  needs: 'person',
  actions: [{ do: 'In the menu.' }],
};
const command: Remedy = { ...person, needs: 'consent', actions: [{ run: ['docker', 'x'] }] };

describe('a way out that is only told', () => {
  it('says so in its row, before anything else that is said there', () => {
    for (const spoken of [null, zh]) {
      speak(spoken);
      const { byHand } = texts().ui;
      const entries = [command, person, { ...person, hint: 'quick' }].map(remedyEntry);
      const [acts, told, hinted] = menuLines(page, entries, 0).map(lineText);
      expect(acts).not.toContain(byHand);
      expect(told).toContain(`   ${byHand}`);
      expect(hinted).toContain(texts().joined.also(byHand, 'quick'));
    }
  });

  it('is not one that leads to practice, or that asks something', () => {
    const { byHand } = texts().ui;
    const question = { prompt: '?', initial: '', check: () => null, answer: async () => person };
    for (const remedy of [
      { ...person, leadsTo: 'practice' as const },
      { ...person, question },
    ]) {
      expect(remedyEntry(remedy).hint ?? '').not.toContain(byHand);
    }
  });
});

describe('what the proofs in a builder showed', () => {
  const node = { name: 'b0', platforms: ['linux/amd64'], claimed: [], status: 'running' };
  const facts = {
    ...{ chosen: 'b', selected: 'b' },
    builders: [{ name: 'b', driver: 'docker-container', error: null, nodes: [node] }],
    proofs: {
      ...{ 'linux/amd64': 'passed', 'linux/s390x': 'failed', 'linux/arm64': 'failed' },
      'linux/riscv64': 'running',
    },
    verdicts: {
      'linux/s390x': { verdict: 'exec-format', line: 'exec format error' },
      'linux/arm64': { verdict: 'no-such-file', line: 'no such file or directory' },
    },
  } as unknown as BuilderFacts;

  it('calls a platform without a handler that, and no failure', () => {
    for (const spoken of [null, zh]) {
      speak(spoken);
      const { builders: words } = texts().ui;
      const rows = builderTable(page, facts, 5).map(lineText);
      expect(rows.some((row) => row.includes(`– ${words.missing}`) && row.includes('s390x'))).toBe(
        true,
      );
      const failed = rows.filter((row) => row.includes('✗'));
      expect(failed).toHaveLength(1);
      expect(failed[0]).toContain('arm64');
      expect(failed[0]).not.toContain('s390x');
    }
  });
});

describe('the builders in a low window', () => {
  it.each([
    ['English', null],
    ['Chinese', zh],
  ])('are told with whole names and drivers, in %s', (_language, spoken) => {
    speak(spoken);
    const node = { name: 'b0', platforms: ['linux/amd64', 'linux/arm64'], status: 'running' };
    const builder = { driver: 'docker-container', error: null, nodes: [node] };
    const builders = ['mybuilder', 'multiarch-builder'].map((name) => ({ ...builder, name }));
    const facts = { builders, chosen: 'mybuilder', selected: 'mybuilder', proofs: {} } as never;
    const shown = (columns: number) =>
      builderTable({ theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows: 16 }, facts, 5)
        .map(lineText)
        .join('\n');
    const { selected } = texts().ui.builders;
    for (const text of [selected('mybuilder'), 'multiarch-builder', 'docker-container', 'running'])
      expect(shown(60)).toContain(text);
    expect(shown(60)).not.toContain('arm64');
    expect(shown(80)).toContain('arm64');
  });
});

describe('while a second look is under way', () => {
  it('what a remedy was carried out for is not said any more', () => {
    const finding: Finding = {
      id: 'builder.chosen',
      status: 'problem',
      title: 'default cannot do this build',
      ...{ evidence: [evidence('docker', 'x')], failure: null, remedies: [command] },
    };
    const state = at('builder', { findings: [finding] });
    const text = (now: typeof state) => panelLines(page, now, firstView).map(lineText).join('\n');
    expect(text(state)).toContain(finding.title);
    const outcome = { status: 'skipped', text: 'Make it: carried out.', lines: [] } as const;
    const builder = { ...state.steps.builder, phase: 'looking' } as const;
    const again = text({ ...state, outcome, steps: { ...state.steps, builder } });
    expect(again).toContain(outcome.text);
    expect(again).not.toContain(finding.title);
  });
});
