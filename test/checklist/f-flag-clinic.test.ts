import { describe, expect, test } from 'vitest';
import { type EmulatorsFacts, emulators, stateOf } from '../../src/checklist/emulators.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import {
  type DockerMachine,
  dockerMachine,
  dynamicProgram,
  execFormatLog,
  headersOf,
  hereAnswers,
  hereCommand,
  ownBuilder,
  passedLog,
  proofAnswers,
  proofCommand,
  withoutFLog,
  withoutPLog,
} from './docker-machine.ts';
import { namespacesCommand } from './hosts.ts';

/** What a build for riscv64 prints, and what its program ends with outside of any container. */
type Seen = {
  readonly machine?: DockerMachine;
  readonly build?: string;
  readonly here?: Parameters<typeof hereAnswers>[0][string];
  readonly platforms?: readonly string[];
};

const runsHere = 'proof riscv64 3 [/opt/wizard/assets/proof/linux-riscv64] [a] [b]\n';
const refusedHere = (errno: number, name: string) => ({
  ...{ exitCode: 126, stderr: `execve errno ${errno} ${name}\n` },
});

async function clinic({ machine = {}, build = execFormatLog, here, platforms }: Seen) {
  const answers: Answers = { ...noAnswers, platforms: platforms ?? ['linux/riscv64'] };
  const commands = {
    ...proofAnswers('default', {
      'linux/amd64': passedLog('amd64'),
      'linux/386': passedLog('386'),
      'linux/arm64': passedLog('arm64'),
      'linux/s390x': passedLog('s390x'),
      'linux/ppc64le': build,
      'linux/loong64': build,
      'linux/riscv64': build,
    }),
    ...(here === undefined ? {} : hereAnswers({ 'linux/riscv64': here })),
    ...machine.commands,
  };
  const look = dockerMachine({ ...machine, commands });
  const first = await emulators.inspect(look, answers, {});
  const { signal } = new AbortController();
  const facts = await emulators.lookCloser?.(look, first, answers, () => {}, signal);
  return told(facts ?? first, answers);
}

function told(facts: EmulatorsFacts, answers: Answers) {
  const findings = emulators.judge(facts, answers);
  const finding = (name: string): Finding => {
    const own = findings.filter(({ id }) => id === `emulators.${name}`);
    expect(own, name).toHaveLength(1);
    return own[0] as Finding;
  };
  const states = Object.fromEntries(facts.rows.map((row) => [row.platform, stateOf(row, facts)]));
  const bad = findings
    .filter(({ status }) => status === 'problem' || status === 'warning')
    .map(({ id, status }) => `${id} ${status}`);
  return { facts, findings, finding, states, bad, state: states['linux/riscv64'] };
}

const commandsOf = (remedy: Remedy | undefined) =>
  remedy?.actions.map((action) => ('run' in action ? action.run.join(' ') : action));
const entry = '/proc/sys/fs/binfmt_misc/qemu-riscv64';
const interpreter = '/usr/libexec/qemu-binfmt/riscv64-binfmt-P';
const anew = [
  'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-riscv64',
  'docker run --rm --privileged tonistiigi/binfmt --install riscv64',
];

describe('every check has its finding, whatever the machine is like', () => {
  const names = ['flags', 'interpreter', 'enabled', 'arguments', 'magic', 'handlers', 'others'];
  const ids = [...names, 'proof'].map((name) => `emulators.${name}`);

  test.each<[string, Seen]>([
    ['nothing registered', {}],
    ['a handler', { machine: { handlers: { 'qemu-riscv64': {} } }, build: passedLog('riscv64') }],
    ['everything native', { platforms: ['linux/amd64'] }],
    ['a kernel elsewhere', { machine: { info: { KernelVersion: '6.6.0-linuxkit' } } }],
    ['nothing mounted', { machine: { mounted: { own: null, init: null } } }],
    ['no buildx', { machine: { docker: '20.10.24', builders: null } }],
  ])('%s', async (_, seen) => {
    const { findings } = await clinic(seen);
    expect(findings.map(({ id }) => id)).toEqual(ids);
    for (const { status, evidence, title } of findings) {
      expect(title).toMatch(/\S/);
      if (status === 'ok')
        expect([title, evidence.length > 0 || /all|native|else/i.test(title)]).toEqual([
          title,
          true,
        ]);
    }
  });
});

describe('none registered', () => {
  test('is ENOEXEC, in a build and outside of it', async () => {
    const { state, finding, bad } = await clinic({ here: refusedHere(8, 'ENOEXEC') });
    expect(state).toBe('missing');
    expect(bad).toEqual(['emulators.handlers problem']);
    expect(finding('handlers')).toMatchObject({
      failure: 'exec-format-error-run',
      evidence: [
        { source: '/proc/sys/fs/binfmt_misc', text: 'holds no qemu-riscv64' },
        {
          source: proofCommand('default', 'linux/riscv64'),
          text: 'in a build: exec /proof: exec format error',
        },
        {
          source: hereCommand('linux/riscv64'),
          text: 'outside of a container: ENOEXEC, exec format error',
        },
      ],
      picture: { state: 'missing', entry: null, ended: { errno: 'ENOEXEC' } },
    });
    expect(commandsOf(finding('handlers').remedies[0])).toEqual([anew[1]]);
  });

  test('is no lack where the builder has an emulator of its own', async () => {
    const { state, finding, bad, facts } = await clinic({
      build: passedLog('riscv64'),
      here: refusedHere(8, 'ENOEXEC'),
    });
    expect(state).toBe('builder');
    expect(bad).toEqual([]);
    expect(finding('handlers').title).toBe(
      'No handler for linux/riscv64: the builder runs them with an emulator of its own',
    );
    expect(emulators.summary(facts, noAnswers)).toContain('riscv64 emulated');
  });

  test('is something else where the program runs outside of a container, too', async () => {
    const { state, finding, bad } = await clinic({ build: passedLog('riscv64'), here: runsHere });
    expect(state).toBe('unseen');
    expect(bad).toEqual([]);
    expect(finding('handlers').evidence[0]?.text).toMatch(/though the table here has no handler/);
  });

  test('on WSL with its own entry alone is a failure of its own', async () => {
    const magic = { like: 'python3.12', magic: '4d5a' };
    const { finding } = await clinic({ machine: { handlers: { WSLInterop: magic } } });
    expect(finding('handlers')).toMatchObject({
      failure: 'wsl-binfmt',
      evidence: [{ text: 'holds WSLInterop, and no emulator' }, {}],
    });
  });
});

describe('disabled', () => {
  test('is the entry, which one write switches on', async () => {
    const machine = { handlers: { 'qemu-riscv64': { state: 'disabled' } } } as const;
    const { state, finding, bad } = await clinic({ machine });
    expect(state).toBe('disabled');
    expect(bad).toEqual(['emulators.enabled problem']);
    expect(finding('enabled')).toMatchObject({
      failure: 'binfmt-disabled',
      evidence: [{ source: entry, text: 'disabled' }, { text: /exec format error/ }],
      remedies: [{ actions: [{ run: ['tee', entry], input: '1\n' }] }],
    });
  });

  test('is all of binfmt_misc', async () => {
    const machine = { handlers: { 'qemu-riscv64': {} }, table: 'disabled' } as const;
    const { state, finding, bad } = await clinic({ machine });
    expect(state).toBe('off');
    expect(bad).toEqual(['emulators.enabled problem']);
    expect(finding('enabled').evidence[0]).toMatchObject({
      source: '/proc/sys/fs/binfmt_misc/status',
      text: 'disabled',
    });
  });
});

describe('without F', () => {
  const machine = { handlers: { 'qemu-riscv64': { flags: 'OC' } } };

  test('runs outside of a container, and is ENOENT in one', async () => {
    const { state, finding, bad } = await clinic({ machine, build: withoutFLog, here: runsHere });
    expect(state).toBe('no-F');
    expect(bad).toEqual(['emulators.flags problem']);
    expect(finding('flags')).toMatchObject({
      failure: 'qemu-flag-F-missing',
      evidence: [
        { source: entry, text: 'flags: OC' },
        {
          source: proofCommand('default', 'linux/riscv64'),
          text: 'in a build: exec /proof: no such file or directory',
        },
        { text: 'outside of a container: proof riscv64 3 [/proof] [a] [b]' },
      ],
      picture: { state: 'no-F', entry: { flags: 'OC' }, ended: { errno: 'ENOENT' } },
    });
    expect(commandsOf(finding('flags').remedies[0])).toEqual(anew);
  });

  test('and its emulator gone is ENOENT everywhere', async () => {
    const { state, finding, bad } = await clinic({
      machine: { ...machine, files: { [interpreter]: null } },
      build: withoutFLog,
      here: refusedHere(2, 'ENOENT'),
    });
    expect(state).toBe('gone');
    expect(bad).toEqual(['emulators.interpreter problem']);
    expect(finding('interpreter')).toMatchObject({
      failure: 'qemu-flag-F-missing',
      evidence: [
        { source: entry, text: `${interpreter} is not there` },
        {},
        { text: 'outside of a container: ENOENT, no such file or directory' },
      ],
    });
  });

  test('on a kernel before 4.8 nothing can be registered that would work', async () => {
    const info = { KernelVersion: '4.4.0-210-generic' };
    const old = await look44({ ...machine, info });
    expect(old.state).toBe('old-kernel');
    expect(old.finding('flags')).toMatchObject({
      status: 'problem',
      failure: 'kernel-too-old-for-F',
      title: "The engine's kernel 4.4.0-210-generic knows no F: no handler works in a container",
    });
    expect(new Set(old.finding('flags').remedies.map(({ needs }) => needs))).toEqual(
      new Set(['person']),
    );
  });

  test('an entry that has F says that the kernel knows it, whatever the engine says', async () => {
    const info = { KernelVersion: '4.4.0-210-generic' };
    const handlers = { 'qemu-riscv64': { flags: 'OC' }, 'qemu-s390x': {} };
    const { finding } = await look44({ handlers, info });
    expect(finding('flags').failure).toBe('qemu-flag-F-missing');
  });

  /** A machine whose kernel is of that age, too. */
  async function look44(given: DockerMachine) {
    const answers = { ...noAnswers, platforms: ['linux/riscv64'] };
    const stub = { ...dockerMachine(given), release: '4.4.0-210-generic' };
    return told(await emulators.inspect(stub, answers, {}), answers);
  }
});

describe('F', () => {
  const handlers = { 'qemu-riscv64': { flags: 'F' } };

  test('with an emulator that needs a loader is ENOENT in a container only', async () => {
    const loader = '/lib64/ld-linux-x86-64.so.2';
    const commands = { [headersOf(interpreter)]: dynamicProgram(loader) };
    const { state, finding, bad } = await clinic({
      machine: { handlers, commands },
      build: withoutFLog,
      here: runsHere,
    });
    expect(state).toBe('dynamic');
    expect(bad).toEqual(['emulators.interpreter problem']);
    expect(finding('interpreter')).toMatchObject({
      failure: 'qemu-dynamic-with-F',
      evidence: [
        { source: entry, text: `${interpreter} is dynamic: it needs ${loader}` },
        { text: 'in a build: exec /proof: no such file or directory' },
        { text: /^outside of a container: proof riscv64 3/ },
      ],
      picture: { state: 'dynamic', loader },
    });
    expect(commandsOf(finding('interpreter').remedies[0])).toEqual(anew);
  });

  test('is told by the proof: the file that lies there now may be another one', async () => {
    const commands = { [headersOf(interpreter)]: dynamicProgram('/lib/ld.so') };
    const machine = { handlers, commands };
    const works = await clinic({ machine, build: passedLog('riscv64'), here: runsHere });
    expect([works.state, works.bad]).toEqual(['ready', []]);
    const unproven = await clinic({ machine: { ...machine, docker: '20.10.24', builders: null } });
    expect([unproven.state, unproven.bad]).toEqual(['ready', ['emulators.interpreter warning']]);
    expect(unproven.finding('interpreter').remedies).toEqual([]);
  });

  test('whose file is gone works: the kernel holds it open', async () => {
    const { state, finding, bad } = await clinic({
      machine: { handlers, files: { [interpreter]: null } },
      build: passedLog('riscv64'),
      here: runsHere,
    });
    expect([state, bad]).toEqual(['held', []]);
    expect(finding('interpreter').evidence).toMatchObject([
      { source: entry, text: `${interpreter} is not there: the kernel holds it open` },
    ]);
  });

  test('with P that does not suit its QEMU starts programs, and hands them wrong arguments', async () => {
    const { state, finding, bad } = await clinic({
      machine: { handlers },
      build: withoutPLog,
      here: 'proof riscv64 2 [a] [b]\n',
    });
    expect(state).toBe('wrong-arguments');
    expect(bad).toEqual(['emulators.arguments problem']);
    expect(finding('arguments').evidence).toMatchObject([
      { source: entry, text: 'flags: F' },
      { text: 'in a build: proof riscv64 2 [a] [b]' },
      { text: 'outside of a container: proof riscv64 2 [a] [b]' },
    ]);
    expect(commandsOf(finding('arguments').remedies[0])).toEqual(anew);
  });

  test('and an emulator that fails by itself is no lack of a handler', async () => {
    const { state, finding, bad } = await clinic({
      machine: { handlers },
      build: '#6 0.31 qemu: uncaught target signal 11 (Segmentation fault) - core dumped\n',
      here: { exitCode: null, failed: 'killed', stderr: 'qemu: uncaught target signal 11\n' },
    });
    expect([state, bad]).toEqual(['failing', ['emulators.proof problem']]);
    expect(finding('proof')).toMatchObject({
      failure: 'qemu-segfault',
      evidence: [
        {
          text: 'the emulator itself failed\nqemu: uncaught target signal 11 (Segmentation fault) - core dumped',
        },
        {},
      ],
    });
  });

  test('and an emulator that fails outside of a container, too, is told where no build can be run', async () => {
    const { state, bad } = await clinic({
      machine: { handlers, docker: '20.10.24', builders: null },
      here: { exitCode: 1, stderr: 'qemu-riscv64: Unable to reserve 0x100000000 bytes\n' },
    });
    expect([state, bad]).toEqual(['failing', ['emulators.proof problem']]);
  });
});

describe('a magic or a mask', () => {
  test('that misses its own programs is ENOEXEC, though an entry of that name is there', async () => {
    const machine = {
      handlers: { 'qemu-riscv64': { magic: '7f454c460201010000000000000000000200f400' } },
    };
    const { state, finding, bad } = await clinic({ machine });
    expect([state, bad]).toEqual(['misses', ['emulators.magic problem']]);
    expect(finding('magic')).toMatchObject({
      title: 'Registered, but its magic matches no program of its own: qemu-riscv64',
      failure: 'exec-format-error-run',
      evidence: [{ source: entry, text: /^takes no program[\s\S]*magic 7f454c/ }, {}],
    });
    expect(commandsOf(finding('magic').remedies[0])).toEqual(anew);
  });

  test('that takes the programs of others is computed from the bytes of the entry', async () => {
    // Every byte of e_machine let through: all 64-bit little-endian programs with ET_EXEC's magic.
    const wide = { like: 'qemu-s390x', magic: '7f454c460201', mask: null, flags: 'F' };
    const { states, finding, bad } = await clinic({
      machine: { handlers: { 'qemu-ppc64le': wide } },
      platforms: ['linux/riscv64', 'linux/amd64'],
      build: 'ERROR: failed to solve: process "/proof a b" did not complete: exit code: 255\n',
    });
    expect(states).toMatchObject({ 'linux/riscv64': 'caught', 'linux/amd64': 'caught' });
    expect(bad).toContain('emulators.magic problem');
    expect(finding('magic').title).toBe(
      'qemu-ppc64le takes programs that it is not for: linux/amd64, linux/riscv64',
    );
    expect(finding('magic').evidence[0]?.text).toBe(
      'takes linux/amd64, linux/arm64, linux/riscv64, linux/ppc64le, linux/mips64le, linux/loong64\nmagic 7f454c460201',
    );
  });

  test('that takes one other architecture is switched off, and its own registered anew', async () => {
    const handlers = {
      'qemu-loongarch64': { like: 'qemu-riscv64' },
      'qemu-riscv64': {},
    };
    const { states, finding } = await clinic({
      machine: { handlers },
      build: 'ERROR: failed to solve: process "/proof a b" did not complete: exit code: 255\n',
    });
    expect(states).toMatchObject({ 'linux/riscv64': 'caught', 'linux/loong64': 'misses' });
    const { remedies, evidence } = finding('magic');
    expect(evidence).toContainEqual({
      source: '/proc/sys/fs/binfmt_misc/qemu-loongarch64',
      line: null,
      text: 'qemu-riscv64 is asked after it, that is never',
    });
    expect(remedies[0]).toMatchObject({
      title: 'Disable qemu-loongarch64',
      recommended: expect.any(String),
      undo: 'echo 1 | sudo tee /proc/sys/fs/binfmt_misc/qemu-loongarch64',
    });
    expect(remedies.slice(1).every(({ recommended }) => recommended === undefined)).toBe(true);
    expect(commandsOf(remedies[1])).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-loongarch64',
      'docker run --rm --privileged tonistiigi/binfmt --install riscv64,loong64',
    ]);
  });

  test('that takes what the processor runs itself leaves a way without any program', async () => {
    const handlers = { all: { like: 'qemu-s390x', magic: '7f454c46', mask: null, flags: 'F' } };
    const { states, finding } = await clinic({ machine: { handlers }, platforms: ['linux/amd64'] });
    expect(states['linux/amd64']).toBe('caught');
    const { remedies, status } = finding('magic');
    // Its proof has passed: it is only odd.
    expect(status).toBe('warning');
    expect(remedies.map(({ title, needs }) => `${title} ${needs}`)).toEqual([
      'Disable all root',
      'Take it out by hand person',
    ]);
    expect(remedies[1]?.actions).toEqual([
      { do: expect.stringContaining('echo -1 > /proc/sys/fs/binfmt_misc/all') },
    ]);
  });
});

describe('a second entry', () => {
  const second = { like: 'qemu-riscv64', flags: 'OC' };

  test('that is newer and of no use is asked first: it is switched off', async () => {
    const handlers = { 'my-riscv64': second, 'qemu-riscv64': {} };
    const { state, finding, bad } = await clinic({ machine: { handlers }, build: withoutFLog });
    expect([state, bad]).toEqual(['blocked', ['emulators.magic problem']]);
    const magic = finding('magic');
    expect(magic).toMatchObject({
      title: 'my-riscv64 is asked first for linux/riscv64, and is of no use in containers',
      failure: 'qemu-flag-F-missing',
      picture: { state: 'blocked', entry: { name: 'my-riscv64' }, behind: 'qemu-riscv64' },
    });
    expect(magic.evidence.map(({ text }) => text)).toContain('flags: OC');
    expect(magic.remedies[0]).toMatchObject({
      title: 'Disable my-riscv64',
      hint: 'then qemu-riscv64 is asked',
      needs: 'root',
      reversal: [{ run: ['tee', '/proc/sys/fs/binfmt_misc/my-riscv64'], input: '1\n' }],
    });
  });

  test('that is older is never asked, and harms nothing', async () => {
    const handlers = { 'qemu-riscv64': {}, 'my-riscv64': second };
    const { state, bad } = await clinic({ machine: { handlers }, build: passedLog('riscv64') });
    expect([state, bad]).toEqual(['ready', []]);
  });

  test('that works is as good, whatever it is called', async () => {
    const handlers = { rosetta: { ...second, flags: 'OCF' }, 'qemu-riscv64': { flags: 'OC' } };
    const { state, bad } = await clinic({ machine: { handlers }, build: passedLog('riscv64') });
    expect([state, bad]).toEqual(['ready', []]);
  });
});

describe('a table that is not to be seen', () => {
  test('is that of another namespace: what is registered here counts for nothing', async () => {
    const { state, finding, facts } = await clinic({
      machine: {
        mounted: { own: '0:61', init: '0:56' },
        handlers: { 'qemu-riscv64': {} },
        commands: { [namespacesCommand]: '4026532177\n4026531837\n' },
      },
    });
    expect(facts.unread).toBe('namespace');
    expect(facts.here).toEqual({});
    expect(state).toBe('missing');
    expect(finding('handlers')).toMatchObject({
      status: 'problem',
      evidence: [{ source: 'docker buildx ls' }, { text: /exec format error/ }],
    });
    expect(finding('handlers').picture).toBeUndefined();
    expect(finding('flags')).toMatchObject({
      status: 'skipped',
      title:
        "The flag F: not to be seen, the table here is not the engine's: this shell has its own",
    });
  });

  test('is not mounted: that comes first', async () => {
    const machine = { mounted: { own: null, init: null } };
    const { state, finding } = await clinic({ machine });
    expect(state).toBe('not-mounted');
    expect(finding('handlers')).toMatchObject({
      status: 'problem',
      failure: 'binfmt-not-mounted',
      picture: { state: 'not-mounted' },
    });
    expect(commandsOf(finding('handlers').remedies[0])).toEqual([
      'mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc',
    ]);
  });

  test('is not mounted here, and works: then it is where the engine is, or the builder does it', async () => {
    const machine = { mounted: { own: null, init: null } };
    const build = passedLog('riscv64');
    const there = await clinic({ machine, build, here: runsHere });
    expect([there.state, there.bad]).toEqual(['unseen', []]);
    const builder = await clinic({ machine, build, here: refusedHere(8, 'ENOEXEC') });
    expect([builder.state, builder.bad]).toEqual(['builder', []]);
  });

  test("is an engine's with a kernel of its own, of which only the builder tells", async () => {
    const own = { ...ownBuilder, platforms: ['linux/amd64', 'linux/riscv64'] };
    const machine = { info: { KernelVersion: '6.6.0-linuxkit' }, builders: [own] };
    const { state, facts, finding } = await clinic({ machine, build: withoutFLog });
    expect(facts.unread).toBe('kernel');
    expect(state).toBe('failing');
    expect(finding('proof')).toMatchObject({ status: 'problem', failure: 'qemu-flag-F-missing' });
  });
});

test('a folder from which no program may be started says nothing of handlers', async () => {
  const { facts } = await clinic({ here: refusedHere(13, 'EACCES') });
  expect(facts.here).toEqual({});
});
