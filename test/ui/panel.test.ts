import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManifestFacts } from '../../src/checklist/manifest/facts.ts';
import { ownRegistryFinding } from '../../src/checklist/manifest/own-registry.ts';
import * as lessons from '../../src/lessons/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { texts } from '../../src/texts/index.ts';
import { productTexts } from '../../src/texts/products.ts';
import { registryTexts } from '../../src/texts/registries.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { lastLines, panelLines } from '../../src/ui/panel.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView, type View } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import * as samples from './samples.ts';

const { at, buildFacts, finding, remedy } = samples;
const emulators = { findings: samples.emulatorFindings, facts: samples.emulatorsFacts as never };
const [installer] = samples.emulatorFindings[0]?.remedies ?? [];
if (installer === undefined) throw new Error('The sample lost its installers');

const manyFindings = Array.from({ length: 40 }, (_, index) =>
  finding(
    `machine.check${index}`,
    'warning',
    `机器 check number ${index} `.repeat(4),
    '/etc/f',
    'x'.repeat(300),
  ),
);
const lanes = Array.from({ length: 30 }, (_, index) =>
  samples.lane({ platform: `linux/p${index}`, key: `${index}`, lines: ['日本語'.repeat(60)] }),
);

const changes = [{ text: 'Two handlers.', undo: 'docker run tonistiigi/binfmt' }];

const states: Readonly<Record<string, WizardState>> = {
  waiting: samples.fresh,
  fine: at('machine', { findings: samples.machineFindings }),
  stopped: at('machine', { findings: samples.stoppedEngine }, { label: 'centos7' }),
  many: at('machine', { findings: manyFindings }),
  emulators: at('emulators', emulators),
  consent: at('emulators', emulators, { prompt: { kind: 'consent', remedy: installer } }),
  edit: at('client', {}, { prompt: { kind: 'consent', remedy: samples.editRemedy } }),
  leave: at('client', {}, { prompt: { kind: 'quit' } }),
  doing: at('emulators', emulators, {
    doing: {
      argv: samples.buildCommand,
      lines: Array.from({ length: 50 }, () => 'pulling '.repeat(30)),
    },
  }),
  target: at('target', { facts: samples.targetFacts as never }, { answers: samples.targetAnswers }),
  ready: at('build', { facts: buildFacts({ phase: 'ready', snapshot: null }) as never }),
  build: at('build', { facts: buildFacts() as never }),
  crowd: at('build', {
    facts: buildFacts({ snapshot: { ...samples.runningSnapshot, lanes } }) as never,
  }),
  asking: at('build', { facts: buildFacts({ phase: 'asking' }) as never }),
  failed: at('build', { facts: samples.failedFacts as never }),
  manifest: at('manifest', { facts: samples.manifestFacts as never }, { changes }),
  left: at('manifest', { facts: samples.manifestFacts as never }, { exitCode: 0, changes }),
};

const themes = [themeFor({ LC_ALL: 'C.UTF-8' }), themeFor({ LC_ALL: 'C' })];
const text = (state: WizardState, columns: number, rows: number, view: Partial<View> = {}) =>
  panelLines({ theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows }, state, {
    ...firstView,
    ...view,
  })
    .map(lineText)
    .join('\n');

describe('the panel', () => {
  it.each(Object.keys(states))(
    'fits into every window, and leaves its last row free: %s',
    (name) => {
      const state = states[name] ?? samples.fresh;
      const views = fc.record({
        overlay: fc.constantFrom(null, 'help', 'explain', 'log'),
        shift: fc.integer({ min: -60, max: 60 }),
        scroll: fc.integer({ min: 0, max: 200 }),
        page: fc.integer({ min: 0, max: 6 }),
        lessons: fc.constantFrom(null, lessons),
        cursor: fc.option(fc.integer({ min: 0, max: 5 })),
        notice: fc.constantFrom(null, 'Copied, and printed above.'),
      });
      const theme = fc.constantFrom(...themes);
      const columns = fc.integer({ min: 20, max: 180 });
      const rows = fc.integer({ min: 4, max: 60 });
      fc.assert(
        fc.property(columns, rows, theme, views, (columns, rows, theme, view) => {
          const page = { theme: theme ?? themeFor({}), columns, rows };
          const lines = panelLines(page, state, { ...firstView, ...(view as Partial<View>) });
          expect(lines.length).toBeLessThan(rows);
          for (const line of lines)
            expect(lineCells(line), lineText(line)).toBeLessThanOrEqual(columns);
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );

  it('says what it needs in a window that is too small, and shows the step again in a larger one', () => {
    expect(text(states['fine'] ?? samples.fresh, 59, 24)).toContain('59 by 24');
    expect(text(states['fine'] ?? samples.fresh, 80, 15)).toContain('waits until it is larger');
    expect(text(states['fine'] ?? samples.fresh, 60, 16)).toContain('The engine answers');
  });

  it('cuts nothing of what is wrong in 80 columns', () => {
    const said = 'Cannot connect to the Docker daemon at unix:///var/run/docker';
    const state = at('machine', {
      findings: [
        finding('machine.binfmt-mounted', 'problem', 'binfmt_misc is not mounted', '/proc', 'x'),
        finding('machine.engine', 'problem', 'The engine does not run', 'docker version', said),
        finding('machine.api', 'skipped', `${'a long title '.repeat(6)}ends here`, '/x', ''),
      ],
    });
    const shown = text(state, 80, 24).replace(/ +$/gm, '');
    expect(shown).toContain(`  ✗ problem  The engine does not run\n             ${said}\n`);
    const all = text(state, 80, 24, { focus: 'machine.engine' });
    expect(all.replace(/\s+/g, ' ')).toContain('a long title ends here');
  });

  it('shows the table, the verdict and every whole command of the emulators step in 80 by 24', () => {
    const shown = text(states['emulators'] ?? samples.fresh, 80, 24);
    expect(shown).toContain('qemu-aarch64   OC');
    expect(shown).toContain('no F: not in containers');
    expect(shown).toContain(
      '$ docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64',
    );
    expect(shown).toContain(
      '$ docker run --rm --privileged tonistiigi/binfmt --install arm64,riscv64',
    );
  });

  it('adds the interpreters where the window is wide', () => {
    expect(text(states['emulators'] ?? samples.fresh, 80, 24)).not.toContain(
      '/usr/bin/qemu-aarch64',
    );
    expect(text(states['emulators'] ?? samples.fresh, 120, 40)).toContain('/usr/bin/qemu-aarch64');
  });

  it('says what a change does, how it is taken back and what it needs before it asks', () => {
    const shown = text(states['consent'] ?? samples.fresh, 80, 24);
    expect(shown).toContain('Run exactly this?');
    expect(shown).toMatch(/changes +Privileged/);
    expect(shown).toMatch(/undo +docker run --rm --privileged tonistiigi\/binfmt --uninstall/);
    expect(shown).toMatch(/needs +your yes/);
    expect(shown).toContain('y yes   n no   e explain');
  });

  it('speaks of the password of sudo only where sudo is typed', () => {
    const asked = (run: readonly string[]) =>
      text(
        at(
          'machine',
          {},
          {
            prompt: {
              kind: 'consent',
              remedy: remedy('Mount it', { needs: 'root', actions: [{ run }] }),
            },
          },
        ),
        80,
        24,
      );
    expect(asked(['sudo', 'mount', 'x'])).toMatch(/needs +your yes, and the password of sudo/);
    expect(asked(['mount', 'x'])).toMatch(/needs +your yes: it runs as root/);
  });

  it.each(['emulators', 'target', 'ready', 'failed', 'manifest'])(
    'tells how the last remedy ended on every step: %s',
    (name) => {
      const outcome = { status: 'ok', text: 'Mend it: done, as a second look shows.', lines: [] };
      const state = { ...(states[name] ?? samples.fresh), outcome } as WizardState;
      for (const [columns, rows] of [
        [80, 24],
        [120, 40],
        [60, 16],
      ] as const) {
        expect(text(state, columns, rows)).toContain('Mend it: done, as a second look shows.');
      }
    },
  );

  it.each([null, 'refused'])(
    'asks for a certificate whole in a small window, with the last way (%s)',
    (said) => {
      const registry = 'registry.lab:5002';
      const { push } = productTexts();
      const path = `/etc/docker/certs.d/${registry}/ca.crt`;
      const prompt = `${push.untrusted(registry)} ${registryTexts().ca.prompt(registry)}`;
      const question = {
        ...{ prompt, initial: path, check: () => null, answer: async () => ({ refused: '' }) },
        otherwise: { told: push.unchecked(registry), remedy: samples.remedy('Unchecked') },
      };
      const remedy = samples.remedy(push.ways.skopeo.title, { question });
      const refused = said === null ? null : push.unsigned(registry);
      const state = at('manifest', { facts: samples.manifestFacts as never });
      const shown = text({ ...state, prompt: { kind: 'question', remedy, refused } }, 60, 16);
      const words = shown.replaceAll(/\s+/g, ' ');
      for (const part of [remedy.title, prompt, path, refused ?? '', push.unchecked(registry)]) {
        expect(words).toContain(part);
      }
      expect(shown).not.toContain('PgUp');
    },
  );

  it.each([
    [{}, 'stays', null],
    [{ stopped: 'exited' }, 'stands', 'start'],
    [{ stopped: 'created' }, 'stands', 'start'],
    [{ stopped: 'paused' }, 'stands', 'unpause'],
    [{ stopped: 'restarting' }, 'stuck', null],
    [{ stopped: 'dead' }, 'stuck', null],
  ] as const)(
    'says whether a registry of one’s own runs on, and what starts it (%o)',
    (more: { stopped?: string }, told, resumed) => {
      const registry = 'localhost:5000';
      const own = { registry, isGone: false, ...more };
      const facts: ManifestFacts = { ...samples.manifestFacts, own };
      const findings = ownRegistryFinding(facts);
      const shown = text(at('manifest', { facts: facts as never, findings }), 120, 60);
      expect(shown.replaceAll(/\s+/g, ' ')).toContain(
        texts().ownRegistry[told](registry, more.stopped ?? ''),
      );
      const [, by = null] = /\$ docker (start|unpause) multiarch-registry/.exec(shown) ?? [];
      expect(by).toBe(resumed);
      expect(shown).toContain('$ docker rm --force multiarch-registry');
    },
  );

  it('names the home folder of a path ~, and breaks no word of it', () => {
    const state = states['build'] ?? samples.fresh;
    const log = 'Full log: ~/.local/state/multiarch-wizard/logs/build-2026-11-24T10-11-12.log';
    expect(text(state, 80, 24, { home: '/home/kofj' })).toContain(log);
    expect(text(state, 80, 24, { home: '/home/ada' })).toContain('Full log: /home/kofj/.local/');
  });

  it('gives the platforms most of a small window, and every chosen one its column', () => {
    const shown = text(states['target'] ?? samples.fresh, 80, 24);
    for (const platform of ['amd64', 'arm64', 'riscv64', 'arm/v7', 's390x']) {
      expect(shown).toMatch(new RegExp(`\\[[x ]\\] linux/${platform}`));
    }
    expect(shown).toContain('preset  common ones: amd64, arm64, arm/v7');
    expect(shown).toMatch(/Base images +amd64 +arm64 +riscv64 *\n/);
  });

  it('says of the platforms in a narrow window how many are out of sight', () => {
    const state = states['target'] ?? samples.fresh;
    expect(text(state, 60, 16)).toMatch(/3 platforms chosen +\d+ more rows/);
    expect(text(state, 80, 24)).toContain(texts().ui.target.choose);
  });

  it('says that an archive needs a path, where there is none', () => {
    const shown = text(
      at(
        'target',
        { facts: samples.targetFacts as never },
        { answers: { ...samples.targetAnswers, output: { kind: 'oci', file: '' } } },
      ),
      80,
      24,
    );
    expect(shown).toContain('a path is needed, such as image.tar');
  });

  it('folds the lanes that have no room, the running ones last', () => {
    const lanes = [
      ...Array.from({ length: 9 }, (_, index) =>
        samples.lane({ platform: `linux/done${index}`, state: 'done' }),
      ),
      samples.lane({ platform: 'linux/riscv64' }),
    ];
    const facts = buildFacts({ snapshot: { ...samples.runningSnapshot, lanes } });
    const shown = text(at('build', { facts: facts as never }), 60, 16);
    expect(shown).toContain('linux/riscv64');
    expect(shown).toMatch(/\d more lanes: 0 running, \d done, 0 waiting/);
  });

  it('puts the log of the lane in focus beside the lanes of a wide window', () => {
    const state = states['build'] ?? samples.fresh;
    const beside =
      text(state, 120, 40)
        .split('\n')
        .find((row) => row.includes('set-up')) ?? '';
    expect(beside).toContain('│ linux/arm64');
    expect(text(state, 120, 40, { lane: 2 })).toContain('│ linux/riscv64');
    expect(
      text(state, 80, 24)
        .split('\n')
        .find((row) => row.includes('set-up')),
    ).not.toContain('│');
  });

  it('begins a failure with the verdict, its place and its price', () => {
    const shown = text(states['failed'] ?? samples.fresh, 80, 24);
    const order = [
      'linux/arm64 failed at step 4 of 6, after 41.0 s',
      'Dockerfile:12   RUN go build',
      'Cancelled because of it: linux/riscv64.',
      'Done before it: linux/amd64.',
      'exec /bin/sh: exec format error',
      'Mend it, then try again',
    ].map((part) => shown.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('names a platform that is missing, in words', () => {
    const shown = text(states['manifest'] ?? samples.fresh, 80, 24);
    expect(shown).toMatch(/linux\/riscv64 +✗ missing: it was asked for and is not there/);
    expect(shown).toContain('each with provenance attached');
    expect(shown).not.toContain('unknown/unknown');
  });

  it('says below the table of an archive why nothing was run, and keeps the digests whole', () => {
    const facts = { ...samples.manifestFacts, source: 'oci', where: 'app.tar' };
    const shown = text(at('manifest', { facts: facts as never }), 80, 24);
    expect(shown).toMatch(/linux\/arm64 +d2102dac6426 .* emulated +not tried\n/);
    expect(shown).toContain('not tried: an archive is not in a registry');
    expect(shown).not.toContain('p run each');
  });

  it('offers below an archive to end here, or to push it; of that nothing stays', () => {
    const facts = { ...samples.manifestFacts, source: 'oci', where: 'app.tar' } as const;
    const remedies = [samples.remedy('Push it with skopeo')];
    const pushed: Finding = {
      ...{ id: 'manifest.pushed', status: 'skipped', title: 'Not yet', evidence: [] },
      ...{ failure: null, remedies },
    };
    const state = at('manifest', { facts: facts as never, findings: [pushed] });
    const shown = text(state, 80, 24);
    expect(shown).toMatch(/❯ Finish\n +Push it with skopeo/);
    expect(shown).toMatch(/↵ finish/);
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const left = lastLines(page, { ...state, exitCode: 0 }, firstView)
      .map(lineText)
      .join('\n');
    expect(left).not.toContain('skopeo');
  });

  it('says that it reads back at the end, and what Ctrl+C does while a command runs', () => {
    const { ui } = texts();
    expect(text(at('manifest', { phase: 'looking' }), 80, 24)).toContain(ui.readingBack);
    const doing = text(states['doing'] ?? samples.fresh, 80, 24);
    expect(doing).toContain(`Ctrl+C ${ui.stop}`);
    expect(text(at('builder', { phase: 'looking' }), 80, 24)).not.toContain('Ctrl+C');
  });

  it('offers what is left of several archives, and to run what is in a registry by now', () => {
    const web = { ...samples.manifestFacts, target: 'web', source: 'oci', where: 'web.tar' };
    const facts = { ...samples.manifestFacts, target: 'app', others: [web] };
    const told = { id: 'manifest.pushed', evidence: [], failure: null } as const;
    const findings: readonly Finding[] = [
      { ...told, status: 'ok', title: 'app: the same', remedies: [] },
      {
        ...{ ...told, status: 'skipped', title: 'Left: web' },
        remedies: [samples.remedy('Push web with skopeo')],
      },
    ];
    const state = at('manifest', { facts: facts as never, findings });
    const shown = text(state, 100, 40);
    expect(shown).toContain('app: the same');
    expect(shown).toMatch(/Left: web\n +❯ Finish\n +Push web with skopeo/);
    expect(shown).toContain('not tried: an archive is not in a registry');
    expect(shown).toMatch(/p run each/);
  });

  it('leaves what was changed and how it is undone in the scrollback, at whatever step', () => {
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const leaving = at('builder', {}, { changes, exitCode: 130 });
    const left = lastLines(page, leaving, firstView).map(lineText).join('\n');
    expect(left).toMatch(/Changed on this machine\n +Two handlers\.\n +undo +docker run tonist/);
    const none = lastLines(page, at('builder', {}, { exitCode: 130 }), firstView);
    expect(none.map(lineText).join('\n')).not.toContain('this machine\n');
  });

  it('leaves the result without keys in the scrollback', () => {
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const lines = lastLines(page, states['left'] ?? samples.fresh, firstView).map(lineText);
    const shown = lines.join('\n');
    expect(shown).toContain('Manifest list');
    expect(shown).not.toContain('quit');
    expect(shown).toMatch(/Two handlers\.\n +undo {2}docker run tonistiigi\/binfmt/);
  });

  it('draws with ASCII alone on a terminal that has no more', () => {
    const page = { theme: themeFor({ LC_ALL: 'C' }), columns: 80, rows: 24 };
    for (const name of ['stopped', 'emulators', 'build', 'failed', 'manifest']) {
      const lines = panelLines(page, states[name] ?? samples.fresh, firstView).map(lineText);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
      expect(lines.filter((line) => !/^[\x00-\x7f]*$/.test(line))).toEqual([]);
    }
  });
});
