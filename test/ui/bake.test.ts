import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../src/checklist/build/command.ts';
import type { ManifestFacts } from '../../src/checklist/manifest.ts';
import { target } from '../../src/checklist/target.ts';
import { parseBakePrint } from '../../src/docker/bake.ts';
import { createBuild } from '../../src/docker/lanes.ts';
import { createProgressReader } from '../../src/docker/progress.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import { texts } from '../../src/texts/index.ts';
import { commandsShown } from '../../src/ui/copying.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { manifestBody } from '../../src/ui/screens/manifest.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView, type View } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import * as samples from './samples.ts';
import { show } from './screen.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`../docker/recordings/bake/buildx-0.29.1/${name}`, import.meta.url), 'utf8');
const definition = parseBakePrint(recorded('print-all.json'));
const chosen = (definition?.targets ?? []).filter(({ name }) => ['app', 'web'].includes(name));

const targetFacts = {
  ...samples.targetFacts,
  bake: {
    ...{ files: ['docker-bake.hcl'], isElsewhere: false, definition, defaults: ['app', 'web'] },
    ...{ chosen, refusal: null, entitlements: [], dropped: [], sources: [] },
  },
};
const bake = { ...noBakeChoice, follows: samples.targetAnswers.platforms };
const answers = { ...samples.targetAnswers, bake };
const findings = target.judge(targetFacts, answers);
const baked = samples.at('target', { facts: targetFacts, findings }, { answers });
const beside = samples.at('target', { facts: targetFacts }, { answers: samples.targetAnswers });

const sizes = [
  [80, 24],
  [60, 16],
  [120, 40],
] as const;

/** The rows of the panel; none is wider or more than the window. */
function rowsOf(state: WizardState, columns: number, rows: number, view: Partial<View> = {}) {
  const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows };
  const lines = panelLines(page, state, { ...firstView, ...view });
  expect(lines.length).toBeLessThan(rows);
  for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(columns);
  return lines.map(lineText);
}

const on = (focus: 'source' | 'targets', at = 0): Partial<View> => ({
  target: { ...firstView.target, focus, target: at },
});

describe('the target step with a bake file', () => {
  test('has the command of the bake on its page of options, and copies that', async () => {
    const screen = show(baked);
    screen.press('o');
    expect(await screen.until('docker buildx bake --builder')).not.toContain('buildx build ');
    expect(commandsShown(baked, { ...firstView, overlay: 'options' })).toEqual([
      shellQuote(commandOf(answers, targetFacts)),
    ]);
    screen.close();
  });

  test('has no tags on its page of options, and says what the others mean there', async () => {
    const tags = ['a/b:1', 'a/b:2'];
    const screen = show({ ...baked, answers: { ...answers, tags } });
    expect(await screen.until('Output')).not.toContain('2 tags');
    screen.press('o');
    await screen.until('❯ Stage');
    const text = (await screen.until('Cache to')).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Each holds for every target: stage, secrets and caches in place of');
    expect(text).not.toMatch(/Tags +none/);
    screen.close();
  });

  test.each(sizes)('shows targets, tags and platforms at %ix%i', (columns, rows) => {
    const text = rowsOf(baked, columns, rows).join('\n');
    expect(text).toContain('(x) docker-bake.hcl');
    expect(text).toMatch(/\[x\] linux\/amd64/);
    if (rows < 20) expect(text).toContain('Targets     app, web');
    const atTargets = rowsOf(baked, columns, rows, on('targets', 1)).join('\n');
    expect(atTargets).toMatch(/\[x\] app +localhost:5000\/app:1 \+1/);
    expect(atTargets).toMatch(/❯ \[ \] docs +no tag/);
    expect(text).not.toContain('Tag  ');
  });

  test('goes into archives, one a target, which are named', async () => {
    const screen = show(baked, { rows: 40 });
    await screen.until('Output');
    screen.press('tab');
    await screen.until('❯ Output');
    screen.press('space', 'tab', 'ctrl-u');
    await screen.until(texts().ui.target.noPath);
    screen.press('demo.tar', 'enter');
    expect(screen.store.getState().answers.output).toEqual({ kind: 'oci', file: 'demo.tar' });
    await screen.until('demo-app.tar, demo-web.tar');
    expect(screen.calls.at(-1)).toEqual(['goOn']);
    screen.close();
  });

  test('is offered beside the Dockerfile', () => {
    expect(rowsOf(beside, 80, 24).join('\n')).toContain('(x) Dockerfile   ( ) docker-bake.hcl');
  });

  test('Space turns to it', () => {
    const shown = show(beside, { view: on('source') });
    shown.press('space');
    expect(shown.calls).toContainEqual([...['setAnswers', { bake: noBakeChoice }]]);
  });

  test('Space turns back to the Dockerfile', () => {
    const shown = show(baked, { view: on('source') });
    shown.press('space');
    expect(shown.calls).toContainEqual(['setAnswers', { bake: null, file: null }]);
  });

  test('Space takes a target in', () => {
    const shown = show(baked, { view: on('targets', 1) });
    shown.press('space');
    expect(shown.calls.at(-1)).toEqual([
      ...['setAnswers', { bake: { ...bake, targets: ['app', 'docs', 'web'] } }],
    ]);
  });

  test('the last target stays', () => {
    const last = { ...baked, answers: { ...answers, bake: { ...bake, targets: ['app'] } } };
    const shown = show(last, { view: on('targets', 0) });
    shown.press('space');
    expect(shown.calls).not.toContainEqual(expect.arrayContaining(['setAnswers']));
    expect(shown.view.getState().notice).toBe('One target stays: choose another one first.');
  });
});

describe('the lanes of a bake', () => {
  const platforms = samples.targetAnswers.platforms;
  const lanes = ['app', 'web'].flatMap((name) =>
    platforms.map((platform) => ({ target: name, platform })),
  );
  function snapshotOf(recording: string, part: number) {
    const build = createBuild({ bake: lanes, nativePlatform: 'linux/amd64' });
    const text = recorded(recording);
    const reader = createProgressReader();
    for (const event of reader.push(Buffer.from(text.slice(0, text.length * part)))) {
      build.take(event);
    }
    if (part === 1) build.finish({ exitCode: 1 });
    return build.snapshot();
  }
  const command = ['docker', 'buildx', 'bake', '--builder', 'mybuilder', '--push'];
  const building = (recording: string, part: number, phase: 'running' | 'failed') =>
    samples.at('build', {
      facts: samples.buildFacts({ phase, command, snapshot: snapshotOf(recording, part) }) as never,
    });

  test.each(sizes)('have a row each while it runs at %ix%i', (columns, rows) => {
    const text = rowsOf(building('two.rawjson', 0.6, 'running'), columns, rows).join('\n');
    for (const { target: name, platform } of lanes) {
      expect(text).toMatch(new RegExp(`${name} ${platform} +[█░]+`));
    }
  });

  test('end in a verdict that names target and platform', () => {
    const text = rowsOf(building('failing.rawjson', 1, 'failed'), 80, 24).join('\n');
    expect(text).toMatch(/web linux\/arm64 failed at step 2 of 2/);
  });
});

describe('the lists of a bake', () => {
  const facts = (name: string): ManifestFacts => ({
    ...samples.manifestFacts,
    ...{ target: name, where: `localhost:5000/${name}:1` },
  });
  const state = samples.at('manifest', {
    facts: { ...facts('app'), others: [facts('web')] } as never,
  });

  test.each([sizes[0], sizes[2]])('stand one below the other at %ix%i', (columns, rows) => {
    const text = rowsOf(state, columns, rows).join('\n');
    expect(text.indexOf('app: localhost:5000/app:1')).toBeGreaterThan(0);
    expect(text.indexOf('web: localhost:5000/web:1')).toBeGreaterThan(text.indexOf('linux/arm64'));
  });

  test.each(sizes)(
    'have a line each that says what became of them, at %ix%i',
    async (columns, rows) => {
      const unread = { digest: null, mediaType: null, rows: [] };
      const said = 'ERROR: dial tcp: connect: connection refused';
      const others = [
        { ...facts('web'), ...unread, unreadable: 'ERROR: localhost:5000/web:1: not found' },
        { ...facts('api'), ...unread, unreadable: said },
        { ...facts('db'), own: { registry: 'localhost:5000', isGone: true } },
      ];
      const mixed = samples.at('manifest', { facts: { ...facts('app'), others } as never });
      const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows };
      const whole = manifestBody(page, mixed, firstView).lines.map(lineText);
      const text = whole.join('').replaceAll(/\s+/g, '');
      const { notThere, notRead } = texts().ui.manifest;
      for (const line of [
        `app: localhost:5000/app:1 ${samples.manifestFacts.digest}`,
        `web: localhost:5000/web:1 ${notThere('ERROR: localhost:5000/web:1: not found')}`,
        `api: localhost:5000/api:1 ${notRead(said)}`,
        `db: localhost:5000/db:1 ${texts().ownRegistry.asItWas}`,
      ]) {
        expect(text).toContain(line.replaceAll(' ', ''));
      }
    },
  );
});
