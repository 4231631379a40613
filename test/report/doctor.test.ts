import { describe, expect, test } from 'vitest';
import { checkList } from '../../src/doctor/check-list.ts';
import { examine } from '../../src/doctor/examine.ts';
import { noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { checkListLines } from '../../src/report/check-list.ts';
import { endLines, findingLines } from '../../src/report/doctor.ts';
import { checkListJson, doctorJson } from '../../src/report/doctor-json.ts';
import { pageFor, printed } from '../../src/ui/printed.ts';
import type { DockerMachine } from '../checklist/docker-machine.ts';
import { unreachable } from '../checklist/hosts.ts';
import { doctorHost, prepared } from '../doctor/doctor-host.ts';
import { expectJsonOf } from './schemas.ts';

const env = { LC_ALL: 'C.UTF-8' };
const page = pageFor({}, env);

const examined = (machine: DockerMachine) =>
  examine({
    host: doctorHost(machine),
    answers: noAnswers,
    rights: { uid: 1000, hasSudo: true },
  });
const shown = (finding: Finding, isVerbose = false, on = page) =>
  printed(findingLines(on, finding, isVerbose), on);

const missing: Finding = {
  id: 'emulators.handlers',
  status: 'problem',
  title: 'Nothing runs linux/arm64 programs',
  evidence: [
    { source: '/proc/sys/fs/binfmt_misc', line: null, text: 'holds no qemu-aarch64' },
    { source: '/proc/sys/fs/binfmt_misc', line: null, text: 'holds no qemu-arm' },
    { source: '/etc/x', line: 3, text: 'first\nsecond' },
  ],
  failure: 'exec-format-error-run',
  remedies: [
    {
      title: 'The other image',
      needs: 'person',
      changes: '',
      undo: null,
      actions: [{ do: 'Carry it here.' }],
    },
    {
      title: 'The image',
      needs: 'privileged',
      changes: 'Adds arm64, until it reboots.',
      undo: 'docker run --rm --privileged image --uninstall arm64',
      actions: [
        {
          run: [
            'docker',
            'run',
            '--rm',
            '--privileged',
            'image',
            '--install',
            'arm64',
            '--and-more-that-is-long',
          ],
        },
        { run: ['sudo', 'tee', 'F'], input: '1\n' },
      ],
      recommended: 'It is kept up.',
      sets: { builder: 'x' },
    },
  ],
};
const fine: Finding = {
  ...missing,
  id: 'emulators.flags',
  status: 'ok',
  title: 'Every handler has the flag F',
  remedies: [],
};

describe('a finding is printed', () => {
  test('with why it matters, and the whole command of the way that is recommended', () => {
    expect(shown(missing)).toBe(`  ✗ problem  Nothing runs linux/arm64 programs
             Without a handler the kernel cannot start a foreign program: each
             RUN for that platform ends in "exec format error".
             $ docker run --rm --privileged image --install arm64 \\
                 --and-more-that-is-long
             $ echo 1 | sudo tee F
               Adds arm64, until it reboots.
`);
  });

  test('in one row where nothing is wrong', () => {
    expect(shown(fine)).toBe('  ✓ ok       Every handler has the flag F\n');
    expect(shown({ ...fine, status: 'skipped' })).toBe(
      '  – skipped  Every handler has the flag F\n',
    );
  });

  test('in ASCII where the terminal has nothing else', () => {
    const ascii = pageFor({}, { LC_ALL: 'C' });
    expect(shown(fine, false, ascii)).toBe('  [ok] ok       Every handler has the flag F\n');
    expect(shown({ ...missing, remedies: [] }, true, ascii)).toMatch(/^[\x20-\x7e\n]+$/);
  });

  test('with its check, all that was seen and all ways, on demand', () => {
    expect(shown(missing, true)).toBe(`  ✗ problem  Nothing runs linux/arm64 programs
             check emulators.handlers, known as exec-format-error-run
             Without a handler the kernel cannot start a foreign program: each
             RUN for that platform ends in "exec format error".
             /proc/sys/fs/binfmt_misc
             │ holds no qemu-aarch64
             │ holds no qemu-arm
             /etc/x, line 3
             │ first
             │ second
             $ docker run --rm --privileged image --install arm64 \\
                 --and-more-that-is-long
             $ echo 1 | sudo tee F
               Adds arm64, until it reboots.
               undo: docker run --rm --privileged image --uninstall arm64
             Another way: The other image
             Carry it here.
`);
  });

  test('with the sentence of what only a person can do', () => {
    const [other] = missing.remedies;
    expect(shown({ ...missing, remedies: other ? [other] : [] })).toContain(
      '\n             Carry it here.\n',
    );
  });

  test('with the rows that an edit of a file changes', () => {
    const edit = {
      ...{ edit: '/home/ada/.docker/config.json', before: '{}', after: '' },
      diff: '--- a\n+++ b\n@@ -1 +1 @@\n-{}\n+{"experimental": "enabled"}\n',
    };
    const remedy = {
      title: 'Edit it',
      needs: 'consent',
      changes: '',
      undo: null,
      actions: [edit],
    } as const;
    expect(shown({ ...missing, remedies: [remedy] })).toContain(
      `
             Edit /home/ada/.docker/config.json:
               -{}
               +{"experimental": "enabled"}
`,
    );
  });

  test('with what it asks for once only, where its command is not known yet', () => {
    const download: Remedy = {
      ...{ title: 'Download it', needs: 'consent', undo: null, actions: [] },
      changes: 'Downloads https://example.com/buildx.',
    };
    const said = shown({ ...missing, remedies: [download] }, true);
    expect(said.split('https://example.com/buildx')).toHaveLength(2);
    expect(said).toContain('             Download it. Downloads https://example.com/buildx.\n');
  });

  test('no wider than the terminal', () => {
    const narrow = pageFor({ columns: 44 }, env);
    const rows = shown({ ...missing, title: 'word '.repeat(30).trim() }, true, narrow).split('\n');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(44);
  });
});

describe('a problem whose first way out asks a question', () => {
  const asking = (byHand: Remedy['byHand']): Finding => ({
    ...missing,
    remedies: [
      { title: 'From a file', needs: 'consent', changes: 'Copies it.', undo: null, actions: [] },
      {
        ...{ title: 'Download', needs: 'consent', changes: 'Fetches it.', undo: null, actions: [] },
        ...(byHand && { byHand }),
      },
    ],
  });

  test('has the commands that a person can type', () => {
    const text = shown(asking([{ run: ['curl', '--output', '/x', 'https://y'] }]));
    expect(text).toContain('Download:\n');
    expect(text).toContain('$ curl --output /x https://y\n');
    expect(text).toContain('--fix fetches it');
  });

  test('is told in words where there are none', () => {
    expect(shown(asking(undefined))).toContain('From a file. Copies it.');
  });
});

describe('the end', () => {
  const ending = { flags: '', isVerbose: false, isPart: false };
  const end = (findings: readonly Finding[], more: Partial<typeof ending> = {}) =>
    printed(endLines(page, findings, { ...ending, ...more }), page);

  test('counts, and says what to run next', () => {
    const skipped: Finding = { ...fine, status: 'skipped' };
    const warning: Finding = { ...missing, status: 'warning' };
    expect(end([fine, missing, skipped, missing, warning, fine])).toBe(`
2 problems, 1 warning, 2 ok, 1 skipped
  multiarch-wizard doctor --fix       mends one by one, after a yes
  multiarch-wizard doctor --verbose   shows what each check saw
`);
  });

  test('repeats the flags of this run', () => {
    expect(end([missing], { flags: '--platform linux/riscv64', isVerbose: true })).toBe(`
1 problem
  multiarch-wizard doctor --platform linux/riscv64 --fix
    mends one by one, after a yes
`);
  });

  test('offers no mending of what only a person can mend', () => {
    const [other] = missing.remedies;
    expect(end([{ ...missing, remedies: other ? [other] : [] }])).not.toContain('--fix');
  });

  test('names the wizard where nothing is wrong, unless only a part was looked at', () => {
    expect(end([fine])).toBe('\n1 ok\n  multiarch-wizard   builds, from the Dockerfile here\n');
    expect(end([fine], { isPart: true })).toBe('\n1 ok\n');
  });
});

describe('doctor --json', () => {
  test.each<[string, DockerMachine]>([
    ['prepared', prepared],
    ['fresh', {}],
    ['without buildx', { builders: null }],
    ['without an engine', unreachable('Cannot connect to the Docker daemon') as DockerMachine],
    [
      'with a handler that is switched off',
      { ...prepared, handlers: { 'qemu-aarch64': { state: 'disabled' } } },
    ],
  ])('prints one object of its schema: a machine that is %s', async (_, machine) => {
    const findings = await examined(machine);
    const report = expectJsonOf<{ findings: Finding[]; summary: Record<string, number> }>(
      'doctor.schema.json',
      doctorJson(findings),
    );
    expect(report.findings.map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
    const counts = Object.values(report.summary);
    expect(counts.reduce((sum, count) => sum + count)).toBe(findings.length);
  });

  test('keeps to itself what only the wizard knows what to do with', () => {
    const edit = { edit: '/f', diff: '+x', before: 'password', after: 'password x' };
    const [, recommended] = missing.remedies;
    const finding = {
      ...missing,
      remedies: recommended ? [{ ...recommended, actions: [edit] }] : [],
    };
    expectJsonOf('doctor.schema.json', doctorJson([finding]));
    expect(doctorJson([finding])).not.toContain('password');
  });
});

describe('doctor --list', () => {
  test('names every check once, and why it matters', () => {
    const { checks } = expectJsonOf<{ checks: { id: string }[] }>(
      'doctor-list.schema.json',
      checkListJson(checkList()),
    );
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    const text = printed(checkListLines(page, checkList()), page);
    for (const { id } of checks) expect(text).toContain(`${id} `);
    for (const row of text.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
  });
});
