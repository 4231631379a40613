import fc from 'fast-check';
import { renderToString } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { panelLines } from '../../src/ui/panel.ts';
import { Lines } from '../../src/ui/parts/lines.tsx';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import * as samples from './samples.ts';

const { at, buildFacts, emulatorsFacts, failedFacts, finding, manifestFacts, remedy } = samples;

const states: Readonly<Record<string, WizardState>> = {
  findings: at('machine', { findings: [finding('machine.x', 'problem', 'a', '/b', 'c')] }),
  emulators: at('emulators', {
    findings: samples.emulatorFindings,
    facts: emulatorsFacts as never,
  }),
  target: at('target', { facts: samples.targetFacts as never }, { answers: samples.targetAnswers }),
  build: at('build', { facts: buildFacts() as never }),
  failed: at('build', { facts: failedFacts as never }),
  manifest: at('manifest', { facts: manifestFacts as never }),
  consent: at('client', {}, { prompt: { kind: 'consent', remedy: remedy('a') } }),
};

const hostile = fc
  .array(
    fc.constantFrom(
      ...['\u001b]0;title\u0007', '\u001b[8m', '\u009b2J', '\u0090q\u009c', '\u001b', '\u202e'],
      ...['\u001b[1;1H', '\n', '\r', '\t', '\u0000', '\u007f', 'x', ' ', '日本'],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Words that the screen chooses its own words by; all others may come from anywhere. */
const isOurs = (key: string): boolean =>
  /^(?:id|kind|phase|status|state|needs|source|verdict|failure|step|current|outcome|code|focus|digest|key|platform|platforms|native|wanted)$/.test(
    key,
  );

/** The value with the text in front of and behind every text that comes from elsewhere. */
function poisoned<Value>(value: Value, text: string, key = ''): Value {
  if (typeof value === 'string') return (isOurs(key) ? value : text + value + text) as Value;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, key)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map || value instanceof Set || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, poisoned(item, text, name)]),
  ) as Value;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('what comes from elsewhere', () => {
  it.each(Object.keys(states))('brings no control sequence onto the screen: %s', (name) => {
    const state = states[name] ?? samples.fresh;
    const theme = themeFor({ LC_ALL: 'C.UTF-8', NO_COLOR: '1', TERM: 'dumb' });
    fc.assert(
      fc.property(hostile, (text) => {
        const steps = {
          ...state.steps,
          [state.current]: poisoned(state.steps[state.current], text),
        };
        const seen = { ...state, steps, prompt: poisoned(state.prompt, text) } as WizardState;
        const page = { theme: { ...theme, hasStyles: false }, columns: 80, rows: 24 };
        const lines = panelLines(page, seen, firstView);
        const frame = renderToString(createElement(Lines, { lines, theme: page.theme }), {
          columns: 80,
        });
        expect(frame).not.toMatch(controls);
        expect(frame.split('\n').length).toBeLessThan(24);
      }),
      { numRuns: 12 },
    );
  });
});
