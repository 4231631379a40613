import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { AssemblyState } from '../../src/assembly/assembly.ts';
import * as lessons from '../../src/lessons/index.ts';
import { routeTexts } from '../../src/texts/route.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { formOf } from '../../src/ui/assembly/form.ts';
import { lastRouteLines, routeLines } from '../../src/ui/assembly/panel.ts';
import { sourceTable } from '../../src/ui/assembly/source-table.ts';
import { type AssemblyView, firstAssemblyView } from '../../src/ui/assembly/view.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { themeFor } from '../../src/ui/theme.ts';
import {
  begun,
  create,
  image,
  made,
  offers,
  plan,
  read,
  row,
  rows,
  unread,
  wanted,
} from './assembly-samples.ts';
import { finding, remedy } from './samples.ts';

afterEach(() => speak(null));

const stale = finding('manifest.local-digests', 'problem', 'A tag was pushed anew', 'docker', 'x', [
  remedy('Remove the local copy', { actions: [{ run: ['docker', 'manifest', 'rm', 'x'] }] }),
]);
const missing = { ...read, plan: null, rows: [...rows, unread('1.0-riscv64', 'missing')] };
const many = Array.from({ length: 30 }, (_, index) =>
  row(`很长的标签-${index}`.repeat(4), [image('linux/arm64')]),
);

const from = ['docker', 'manifest'];
const [, arm64 = '', armv7 = ''] = wanted.sources;
const local = finding(
  'manifest.local-list',
  'warning',
  `The local copy of ${wanted.list} holds a digest that its tag does not name any more`,
  '/home/ada/.docker/manifests/registry.lab-5000_team_app-1.0',
  `${arm64}: sha256:${'a'.repeat(64)} here, sha256:${'b'.repeat(64)} in the registry`,
  [remedy('Remove the local copy', { actions: [{ run: [...from, 'rm', wanted.list] }] })],
);
/** Four commands, two findings, and three ways on. */
const crowded: AssemblyState = {
  ...read,
  way: 'manifest',
  findings: [
    local,
    finding(
      'manifest.way',
      'ok',
      'Made by docker manifest',
      '',
      'The push removes the local copy (--purge): what stays behind gets old, and would be pushed as it was.',
    ),
  ],
  ways: [
    { way: 'manifest', cannot: null, recommended: 'only it can say that' },
    { way: 'imagetools', cannot: 'it cannot say that', recommended: null },
  ],
  plan: {
    ...plan,
    actions: [
      { run: [...from, 'rm', wanted.list] },
      { run: [...from, 'create', wanted.list, ...wanted.sources] },
      {
        run: [
          ...from,
          'annotate',
          '--os',
          'linux',
          '--arch',
          'arm',
          '--variant',
          'v7',
          wanted.list,
          armv7,
        ],
      },
      { run: [...from, 'push', '--purge', wanted.list] },
    ],
  },
};

const states: Readonly<Record<string, AssemblyState>> = {
  begun,
  crowded,
  filled: { ...begun, wanted },
  pattern: {
    ...begun,
    wanted: { ...wanted, sources: ['app:1-{arch}'], architectures: ['amd64', 'arm64'] },
  },
  asking: { ...begun, phase: 'reading', wanted },
  reading: {
    ...begun,
    phase: 'reading',
    wanted,
    rows: [rows[0] ?? unread('x', 'reading'), unread('1.0-arm64', 'reading')],
  },
  read,
  missing: { ...missing, findings: [stale] },
  many: {
    ...read,
    rows: many,
    findings: Array.from({ length: 20 }, () => stale),
    label: 'PRACTICE: x',
  },
  consent: { ...read, prompt: { kind: 'consent', remedy: plan } },
  leave: { ...read, prompt: { kind: 'quit' } },
  making: {
    ...read,
    phase: 'making',
    doing: {
      argv: (plan.actions[0] as { run: readonly string[] }).run,
      lines: Array.from({ length: 40 }, () => '推送 '.repeat(40)),
    },
  },
  comparing: { ...read, phase: 'comparing' },
  checking: { ...read, phase: 'checking' },
  made: { ...made, saved: { script: '/home/ada/make-manifest.sh' } },
  stopped: {
    ...read,
    phase: 'failed',
    outcome: { status: 'problem', text: 'It ended with 1.', lines: ['denied'] },
  },
  stale: { ...read, phase: 'failed', findings: [stale] },
  wrong: { ...made, phase: 'failed', findings: [stale] },
  left: { ...made, exitCode: 0 },
};

const themes = [themeFor({ LC_ALL: 'C.UTF-8' }), themeFor({ LC_ALL: 'C' })];

function shown(
  state: AssemblyState,
  {
    columns = 80,
    rows: height = 24,
    view = {},
  }: { columns?: number; rows?: number; view?: Partial<AssemblyView> } = {},
): string {
  const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows: height };
  const lines = routeLines(page, state, { ...firstAssemblyView(state), ...view }, true);
  return lines.map(lineText).join('\n');
}

const sizes = [
  { columns: 60, height: 16 },
  { columns: 80, height: 24 },
  { columns: 120, height: 40 },
];

describe('the route on the screen', () => {
  it.each(Object.keys(states))(
    'fits into every window, in both languages: %s',
    (name) => {
      const state = states[name] ?? begun;
      const views = fc.record({
        overlay: fc.constantFrom(null, 'help', 'explain'),
        shift: fc.integer({ min: -60, max: 60 }),
        scroll: fc.integer({ min: 0, max: 200 }),
        page: fc.integer({ min: 0, max: 8 }),
        lessons: fc.constantFrom(null, lessons),
        cursor: fc.option(fc.integer({ min: 0, max: 5 })),
        notice: fc.constantFrom(null, 'Copied, and printed above.'),
      });
      fc.assert(
        fc.property(
          fc.integer({ min: 20, max: 180 }),
          fc.integer({ min: 4, max: 60 }),
          fc.constantFrom(...themes),
          fc.boolean(),
          views,
          (columns, height, theme = themeFor({}), isChinese = false, view) => {
            speak(isChinese ? zh : null);
            const page = { theme, columns, rows: height };
            const seen = { ...firstAssemblyView(state), ...(view as Partial<AssemblyView>) };
            const lines = routeLines(page, state, seen, true);
            expect(lines.length).toBeLessThan(height);
            for (const line of lines) {
              expect(lineCells(line), lineText(line)).toBeLessThanOrEqual(columns);
            }
          },
        ),
        { numRuns: 100 },
      );
    },
    60_000,
  );

  it.each(sizes)('shows what is to be filled in at $columns by $height', ({ columns, height }) => {
    const screen = shown(states['filled'] ?? begun, { columns, rows: height });
    expect(screen).toMatch(/● Images and list +step 1 of 4/);
    expect(screen).toContain('(x) one by one');
    // The smallest window has it in a row of its own.
    expect(screen).toMatch(/\( \) from the tags there are *$/m);
    expect(screen).toMatch(/^ {2}Image 1 +registry.lab:5000\/team\/app:1.0-amd64$/m);
    expect(screen).toMatch(/● Images {2}○ Check {2}○ Make {2}○ List$/m);
    expect(screen.split('\n').at(-1)).toMatch(/^↵ next .*\? keys .*q quit/);
  });

  it('says where it is, and that it is practice, in a narrow window, too', () => {
    const practice = { ...read, label: 'PRACTICE: manifest-by-hand' };
    const [title = ''] = shown(practice, { columns: 60, rows: 16 }).split('\n');
    expect(title).toMatch(/^● What is in the registry {3}PRACTICE: manif\S*… step 2 of 4$/);
    expect(shown(practice)).toContain('PRACTICE: manifest-by-hand');
  });

  it.each(sizes)('shows the images and the ways at $columns by $height', ({ columns, height }) => {
    const screen = shown(read, { columns, rows: height });
    const all = [
      ['1.0-amd64', 'linux/amd64'],
      ['1.0-arm64', 'linux/arm64'],
      ['1.0-arm-v7', 'linux/arm/v7'],
    ];
    // The smallest window leaves rows to the commands and the reason, and says how many of the images it shows.
    const isLow = height < 20;
    expect(screen).toMatch(isLow ? /digest +verdict 1\/3 rows$/m : /digest .*verdict$/m);
    expect(screen).toContain('takes lists too, and leaves no copy here');
    for (const [tag, platform] of isLow ? all.slice(0, 1) : all) {
      expect(screen).toMatch(new RegExp(`^ {2}${tag} +${platform} +[0-9a-f]+.*✓ image$`, 'm'));
    }
    expect(screen).toContain('❯ docker buildx imagetools create');
    expect(screen.replace(/\s+/g, ' ')).toContain(`$ ${create.join(' ')} ${wanted.sources[0]}`);
    expect(screen.split('\n').at(-1)).toMatch(/^↵ run these/);
  });

  it('keeps what was seen, and why this way, on a screen that is full of commands', () => {
    const screen = shown(crowded);
    const words = screen.replace(/[\s│]+/g, ' ');
    expect(words).toContain('holds a digest that its tag does not name any more');
    expect(words).toContain('app:1.0-arm64: aaaaaaaaaaaa here, bbbbbbbbbbbb in the registry');
    expect(screen).toContain('only it can say that');
    expect(screen).toContain('--purge');
    expect(screen).toMatch(/verdict \d\/3 rows$/m);
    expect(screen.split('\n').at(-1)).toContain('PgDn all of it');
    const kept = shown(crowded, { view: { focus: 'manifest.way' } });
    expect(kept.replace(/[\s│]+/g, ' ')).toContain('The push removes the local copy (--purge)');
  });

  it('leaves no row empty that something could stand in', () => {
    const full = shown(crowded, { rows: 26 }).split('\n');
    // Above the rail is the row of notices.
    expect(full.at(-4)).not.toBe('');
    expect(full.length).toBeGreaterThanOrEqual(24);
  });

  it('recommends one way on, whatever the finding in focus recommends', () => {
    const annotated = remedy('Name it linux/arm/v6', { recommended: 'Right for a v6 program.' });
    const other = remedy('Name it linux/arm/v7', { recommended: 'Right for a v7 program.' });
    const noVariant = finding(
      'manifest.source-platforms',
      'warning',
      'It says no variant',
      '',
      '',
      [annotated, other],
    );
    const warned = { ...read, findings: [noVariant] };
    expect(shown(warned).match(/recommended/g)).toHaveLength(1);
    const blocked = { ...warned, plan: null };
    expect(shown(blocked).match(/recommended/g)).toHaveLength(1);
  });

  it('says that the digests are compared, and what comes after that', () => {
    const screen = shown({ ...read, phase: 'comparing', way: 'manifest' });
    expect(screen).toMatch(/● Making the list +step 3 of 4/);
    expect(screen).toContain("Each local digest is held against the registry's.");
    expect(screen.replace(/\s+/g, ' ')).toContain(`$ ${create.join(' ')}`);
  });

  it('says the same in Chinese', () => {
    speak(zh);
    expect(shown(begun)).toMatch(/● 镜像与列表 +第 1 步，共 4 步/);
    const screen = shown(read);
    expect(screen).toContain('✓ 镜像');
    expect(screen).toContain('生成列表的办法');
    expect(shown(made)).toContain('清单列表');
  });

  it('says of each image what is most to be said', () => {
    const named = (text: string) => ({ os: 'linux', architecture: text, variant: null });
    const told = [
      row('a', [image('linux/arm64')], { named: named('riscv64') }),
      row('b', [image(null)]),
      row('c', [image('linux/arm')]),
      row('d', [image('linux/amd64')], { before: 'sha256:0' }),
      row('e', [image('linux/amd64', { isAttested: true })]),
      row('f', [image('linux/s390x', { isAttested: true })]),
      row('g', [image('linux/ppc64le'), image('linux/mips64')]),
      unread('h', 'missing'),
      unread('i', 'unreadable'),
      unread('j', 'reading'),
    ];
    const screen = shown({ ...read, rows: told, plan: null }, { columns: 120, rows: 40 });
    for (const [tag, verdict] of [
      ['a', '✗ its tag says linux/riscv64'],
      ['b', '✗ says no platform'],
      ['c', '! says no variant'],
      ['d', '✓ another than last time'],
      ['e', '✗ same platform again'],
      ['f', '✓ image, attested'],
      ['g', '✓ list: 2 platforms'],
      ['h', '✗ not there'],
      ['i', "✗ can't be read"],
      ['j', '… is read'],
    ]) {
      expect(screen).toMatch(new RegExp(`^ {2}${tag} .*${verdict}$`, 'm'));
    }
    expect(screen).toMatch(/linux\/mips64 .*✓ of that list/);
  });

  it('keeps what is wrong among the rows where there is no room for all', () => {
    const crowd = Array.from({ length: 30 }, (_, index) =>
      row(`t${index}`, [image(`linux/p${index}`)]),
    );
    const state = { ...missing, rows: [...crowd, unread('gone', 'missing')], findings: [stale] };
    const screen = shown(state);
    expect(screen).toMatch(/gone +✗ not there/);
    expect(screen).toMatch(/size +verdict \d+\/31 rows$/m);
  });

  it('offers a way that cannot be gone with the reason, and shows no command of it', () => {
    const [first = { way: 'imagetools', cannot: null, recommended: 'x' } as const] = offers;
    const ways = [
      first,
      { way: 'manifest', cannot: 'it takes no lists', recommended: null } as const,
    ];
    const screen = shown({ ...read, ways }, { view: { cursor: 1 } });
    expect(screen).toMatch(/❯ docker manifest +it takes no lists/);
    expect(screen).not.toContain('$ docker');
  });

  it('ends on the table that a build ends on, and says what was saved', () => {
    const screen = shown(states['made'] ?? made, { rows: 40 });
    expect(screen).toMatch(/● Manifest list +step 4 of 4/);
    expect(screen).toMatch(/linux\/arm64 +d2102dac6426 .*✓ aarch64/);
    expect(screen).toContain('Saved: /home/ada/make-manifest.sh');
    expect(screen).toMatch(/^✓ Images {2}✓ Check {2}✓ Make {2}● List$/m);
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const left = lastRouteLines(page, made, firstAssemblyView(made)).map(lineText).join('\n');
    expect(left).toContain('linux/arm64');
    expect(left).not.toContain('finish');
  });

  it('says why it failed, and what the commands are that run', () => {
    expect(shown(states['stopped'] ?? read)).toMatch(/✗ It ended with 1\.\n +denied/);
    const screen = shown(states['making'] ?? read);
    expect(screen).toMatch(/● Making the list +step 3 of 4/);
    expect(screen).toContain('This runs now.');
    expect(screen).toContain('│ 推送');
  });

  it('reads a form anew from what is wanted', () => {
    const one = { ...wanted, sources: ['app:1-{arch}'] };
    expect(formOf({ ...one, architectures: ['amd64'] }).kind).toBe('pattern');
    expect(formOf(one).kind).toBe('tags');
    expect(formOf(wanted).images).toEqual(wanted.sources);
  });
});

describe('images of two registries', () => {
  it.each([
    [80, 24],
    [60, 16],
  ])('are told apart by the ends of their names in %i columns', (columns, rows) => {
    const references = ['ghcr.io/ada/hello', 'registry.example.org:5000/team/hello'].flatMap(
      (repository) => [`${repository}:1.0-amd64`, `${repository}:1.0-arm64`],
    );
    const named = references.map((reference) => ({
      ...row('x', [image('linux/amd64')]),
      reference,
    }));
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns, rows };
    const told = sourceTable(page, { rows: named, wanted }, 9).map(lineText).slice(1);
    const names = told.map((text) => text.trim().split(' ')[0] ?? '');
    expect(new Set(names).size).toBe(4);
    for (const [index, name] of names.entries())
      expect(name).toMatch(index % 2 === 0 ? /amd64$/ : /arm64$/);
  });
});

describe('what is compared, and what is read back', () => {
  it.each(['comparing', 'checking'] as const)('is said once: %s', (phase) => {
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const lines = routeLines(page, { ...read, phase }, firstAssemblyView(read), true);
    const text = lines.map(lineText).join('\n');
    expect(text.split(routeTexts().make[phase])).toHaveLength(2);
  });
});
