import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkList } from '../../src/doctor/check-list.ts';
import { fromText, seenHere } from '../../src/doctor/diagnosed.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { diagnoseJson, diagnoseLines } from '../../src/report/diagnose.ts';
import { nothingKnownLines } from '../../src/report/nothing-known.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { match } from '../../src/troubleshooting/match.ts';
import { cells } from '../../src/ui/line.ts';
import { printed } from '../../src/ui/printed.ts';
import { themeFor } from '../../src/ui/theme.ts';

const schema = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../assets/schemas/${name}`, import.meta.url), 'utf8'));
const isReport = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  .addSchema(schema('finding.schema.json'), 'finding.schema.json')
  .compile(schema('diagnose.schema.json'));

const rights = { uid: 1000, hasSudo: true };
const page = (columns = 80) => ({
  theme: themeFor({ LC_ALL: 'C.UTF-8', TERM: 'dumb' }),
  columns,
  rows: 24,
});

const log = [
  '#6 0.234 exec /bin/sh: exec format error',
  '\u001b[31mERROR: no builder "mine" found\u001b[0m',
  '#7 write: no space left on device',
];
const byText = () => fromText(match(log), rights);
const text = (columns = 80) => printed(diagnoseLines(page(columns), byText()), page());

const finding = (told: Partial<Finding>): Finding => ({
  id: 'emulators.handlers',
  status: 'problem',
  title: 'No handler for linux/arm64',
  evidence: [{ source: '/proc/sys/fs/binfmt_misc', line: null, text: 'register status' }],
  failure: 'exec-format-error-run',
  remedies: [],
  ...told,
});

type Report = {
  readonly failures: readonly {
    readonly id: string;
    readonly confirmed: boolean;
    readonly cause: string;
    readonly evidence: readonly { readonly source: string | null; readonly line: number | null }[];
  }[];
};

function reportOf(failures: Parameters<typeof diagnoseJson>[0], source: string | null): Report {
  const report: Report = JSON.parse(diagnoseJson(failures, source));
  isReport(report);
  expect(isReport.errors).toBeNull();
  return report;
}

describe('causes that come after the first one', () => {
  test('have their source and their id', () => {
    const said = printed(diagnoseLines(page(200), byText()), page(200));
    for (const one of byText()) expect(said).toContain(`explain ${one.match.failure.id}\n`);
  });

  test('bring no command where this machine shows nothing of them', () => {
    const fine = finding({ id: 'emulators.enabled', status: 'ok', failure: null });
    const said = printed(diagnoseLines(page(), seenHere(match(log), [fine], rights)), page());
    expect(said).toContain('This machine shows nothing of it:');
    expect(said).not.toContain('binfmt_misc/status');
  });
});

describe('where a failure was told', () => {
  const instruction = `RUN ${'apk add curl && '.repeat(9)}true`;
  const build = [
    ' > [linux/arm64 2/3] RUN apk add curl:',
    'exec /bin/sh: exec format error',
    'Dockerfile:7',
    '-'.repeat(20),
    '   7 | >>> RUN apk add curl',
  ];
  const said = (lines: readonly string[]) => {
    const told = fromText(match(lines), rights);
    return printed(diagnoseLines(page(), told), page());
  };

  test('is below its name: platform, instruction, line of the Dockerfile', () => {
    expect(said(build)).toContain('  linux/arm64 - RUN apk add curl - Dockerfile:7\n');
    // What shares the line is at the same place.
    expect(said(build).match(/Dockerfile:7/g)).toHaveLength(1);
  });

  test('takes one row, however long the instruction is', () => {
    const lines = build.map((row) => row.replace('RUN apk add curl', instruction));
    const row =
      said(lines)
        .split('\n')
        .find((one) => one.includes('Dockerfile:7')) ?? '';
    expect(row).toMatch(/^ {2}linux\/arm64 - RUN apk add .*\.\.\. - Dockerfile:7$/);
    expect(cells(row)).toBeLessThanOrEqual(80);
  });

  test('is evidence of the report for programs', () => {
    const { failures } = reportOf(fromText(match(build), rights), 'build.log');
    expect(failures[0]?.evidence).toContainEqual({
      source: 'Dockerfile',
      line: 7,
      text: 'linux/arm64 RUN apk add curl',
    });
  });
});

describe('how this machine is asked', () => {
  const askedOf = (id: string) => {
    const failure = catalogue.find((one) => one.id === id);
    if (failure === undefined) throw new Error(id);
    const matches = [
      { failure, lines: [{ line: 1, text: 'x' }], count: 1, values: {}, places: [] },
    ];
    return printed(diagnoseLines(page(), fromText(matches, rights)), page());
  };

  test('is by a check that the doctor has', () => {
    const ids = checkList().map(({ id }) => id);
    for (const { id, check } of catalogue.filter((one) => one.check !== null)) {
      const [, asked] = /multiarch-wizard doctor --check (\S+)/.exec(askedOf(id)) ?? [];
      if (asked !== undefined) expect(ids, id).toContain(asked);
      else expect(askedOf(id), `${id} ${check}`).toContain('multiarch-wizard diagnose --here LOG');
    }
  });

  test('is by its text where no check looks for it', () => {
    expect(askedOf('driver-not-found')).toContain('Its text alone tells it.');
    expect(askedOf('driver-not-found')).not.toContain('Only a build');
  });
});

describe('diagnose --json', () => {
  test('has the shape of its schema, and says where each line is', () => {
    const { failures } = reportOf(byText(), 'build.log');
    expect(failures[0]?.evidence).toEqual([
      { source: 'build.log', line: 2, text: 'ERROR: no builder "mine" found' },
    ]);
    expect(failures.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(reportOf(byText(), null).failures[0]?.evidence[0]?.source).toBeNull();
  });

  test('has that shape for every failure that a text can tell', () => {
    const matches = catalogue.map((failure) => ({
      failure,
      lines: [{ line: 1, text: 'x' }],
      count: 1,
      values: {},
      places: [],
    }));
    const { failures } = reportOf(fromText(matches, rights), null);
    expect(failures).toHaveLength(catalogue.length);
    for (const { isCauseKnown, id } of catalogue) {
      const said = failures.find((one) => one.id === id)?.cause ?? '';
      expect(said.includes('No source confirms'), id).toBe(!isCauseKnown);
    }
  });

  test('is an empty list where nothing is known', () => {
    expect(reportOf([], null)).toEqual({ failures: [] });
  });
});

describe('what a machine says of a log', () => {
  const order = (findings: readonly Finding[]) =>
    seenHere(match(log), findings, rights).map(({ match: { failure }, seen }) => [
      failure.id,
      seen,
    ]);

  test('puts what it shows first, and what it does not last', () => {
    const findings = [finding({}), finding({ id: 'builder.chosen', status: 'ok', failure: null })];
    const told = order(findings);
    expect(told[0]).toEqual(['exec-format-error-run', 'confirmed']);
    expect(told.at(-1)).toEqual(['builder-not-found', 'refuted']);
    expect(told.map(([, seen]) => seen)).toContain(null);
  });

  test('has what only a person can do before a command that it has no need of', () => {
    const fine = finding({ status: 'ok', failure: null });
    const [seen] = seenHere(match([log[0] ?? '']), [fine], rights).filter(
      ({ match: one }) => one.failure.id === 'exec-format-error-run',
    );
    expect(seen?.seen).toBe('refuted');
    expect(seen?.remedies.map(({ actions }) => actions.some((one) => 'run' in one))).toEqual([
      ...[false, true],
    ]);
  });

  test('is nothing where the check could not look', () => {
    const [first] = order([finding({ id: 'builder.chosen', status: 'skipped', failure: null })]);
    expect(first).toEqual(['builder-not-found', 'unknown']);
  });

  test('confirms nothing by a problem that has no name', () => {
    const nameless = finding({ id: 'builder.reach', title: 'Nothing listens', failure: null });
    const x509 =
      'ERROR: failed to solve: failed to push r.test/x:1: failed to do request: Head "https://r.test/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const told = seenHere(match([x509]), [nameless], rights);
    expect(told.map(({ match: { failure }, seen }) => [failure.id, seen])).toContainEqual([
      'push-x509',
      'other',
    ]);
  });

  test('does not rule out what a check can miss', () => {
    const fine = ['emulators.proof', 'emulators.flags'].map((id) =>
      finding({ id: id as Finding['id'], status: 'ok', failure: null }),
    );
    const texts = [
      'qemu: uncaught target signal 11 (Segmentation fault) - core dumped',
      '#6 0.1 exec /bin/sh: no such file or directory',
    ];
    const told = seenHere(match(texts), fine, rights);
    const seenOf = (id: string) => told.find(({ match: one }) => one.failure.id === id)?.seen;
    expect(seenOf('qemu-segfault')).toBe('unknown');
    expect(seenOf('exec-bin-sh-not-found')).toBe('unknown');
    expect(seenOf('qemu-flag-F-missing')).toBe('refuted');
  });

  test('has a broken plugin before its symptom', () => {
    const text = ['unknown flag: --no-cache', "See 'docker --help'."];
    const broken = finding({ id: 'client.buildx', failure: 'buildx-plugin-broken' });
    const [first, ...others] = seenHere(match(text), [broken], rights);
    expect(first?.match.failure.id).toBe('buildx-plugin-broken');
    expect(others.map(({ seen }) => seen)).not.toContain('confirmed');
  });

  test.each([
    'runtime execution on platform linux/arm64 not supported',
    'exec /register: exec format error',
    'cannot open /proc/sys/fs/binfmt_misc/qemu-arm: x',
  ])('is that a handler is lost, where this needs one: %s', (text) => {
    const lost = finding({ failure: 'qemu-lost-after-reboot' });
    const told = seenHere(match([text]), [lost], rights);
    expect(told.map(({ seen }) => seen)).toContain('confirmed');
  });

  test('puts a failure back where its check sees another one', () => {
    const told = order([finding({ failure: 'qemu-flag-F-missing' })]);
    const place = told.findIndex(([id]) => id === 'exec-format-error-run');
    expect(told[place]).toEqual(['exec-format-error-run', 'other']);
    expect(told.slice(place).every(([, seen]) => seen === 'other')).toBe(true);
  });

  test('is that a symptom is so, where its check names the state behind it', () => {
    const text = ['unknown flag: --platform', "See 'docker --help'."];
    const seen = [finding({ id: 'client.buildx', failure: 'buildx-missing' })];
    expect(seenHere(match(text), seen, rights)[0]).toMatchObject({
      match: { failure: { id: 'buildx-missing-flag-symptom' } },
      seen: 'confirmed',
    });
  });

  test('brings its own evidence and remedies, before those of the catalogue', () => {
    const remedy: Remedy = {
      ...{ title: 'Register arm64', needs: 'privileged', changes: 'One entry.', undo: null },
      actions: [{ run: ['docker', 'run', '--rm', '--privileged', 'x'] }],
    };
    const seen = seenHere(match(log), [finding({ remedies: [remedy] })], rights);
    expect(seen[0]?.remedies[0]).toEqual(remedy);
    const { failures } = reportOf(seen, null);
    expect(failures[0]).toMatchObject({ confirmed: true });
    expect(failures[0]?.evidence.at(-1)?.source).toBe('/proc/sys/fs/binfmt_misc');
    expect(printed(diagnoseLines(page(), seen), page())).toContain(
      'This machine shows it: No handler for linux/arm64',
    );
  });
});

describe('diagnose', () => {
  test('says verdict, line, cause, source and the check, the first failure whole', () => {
    const lines = text().split('\n');
    expect(lines[0]).toMatch(/^\[x\] +\S/);
    expect(text()).toContain('line 2  ERROR: no builder "mine" found');
    expect(text()).toMatch(/Source: \S/);
    expect(text()).toContain('multiarch-wizard doctor --check builder.chosen');
    const [first = '', others] = text().split('What else it can be, or the log holds');
    expect(first).not.toContain('line 1  ');
    expect(others).toContain('line 1  ');
  });

  test.each([80, 60, 40])('fits %d columns, and cuts no command', (columns) => {
    const rows = text(columns).split('\n');
    const commands = rows.filter((row) => /^\s+\$ |^\s{6,}\S.*\\$/.test(row));
    for (const row of rows)
      if (!commands.includes(row)) expect(cells(row)).toBeLessThanOrEqual(columns);
    expect(text(columns).replaceAll(/ \\\n\s+/g, ' ')).toContain(
      '$ multiarch-wizard doctor --check builder.chosen',
    );
  });

  test('says how many lines it held against how many failures where it knows none, and the last ones', () => {
    const lines = nothingKnownLines(page(), { lines: 1234, last: ['one', 'two'] });
    const said = printed(lines, page());
    expect(said).toContain(`1234 lines, held against ${catalogue.length} known failures`);
    expect(said).toContain('| one\n    | two\n');
    expect(said).toContain('$ multiarch-wizard --version');
  });

  test('names causes of one line together, and says so', () => {
    const both = seenHere(match(["docker: 'buildx' is not a docker command."]), [], rights);
    expect(both.length).toBeGreaterThan(1);
    expect(printed(diagnoseLines(page(), both), page())).toContain(
      'The same line can mean this, too.',
    );
  });
});
