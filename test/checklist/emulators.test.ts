import { describe, expect, test } from 'vitest';
import { type EmulatorsFacts, emulators } from '../../src/checklist/emulators.ts';
import type { Look } from '../../src/host/look.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import {
  type DockerMachine,
  dockerMachine,
  execFormatLog,
  ownBuilder,
  passedLog,
  proofAnswers,
  proofCommand,
  withoutPLog,
} from './docker-machine.ts';

const old = 'docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d';
const ready = { 'qemu-aarch64': {}, 'qemu-riscv64': {} };
const passing = proofAnswers('default', {
  'linux/arm/v7': execFormatLog,
  'linux/amd64': passedLog('amd64'),
  'linux/386': passedLog('386'),
  'linux/arm64': passedLog('arm64'),
  'linux/riscv64': passedLog('riscv64'),
});

const wanting = (...platforms: string[]): Answers => ({ ...noAnswers, platforms });

async function look(machine: DockerMachine, answers: Answers = noAnswers) {
  const facts = await emulators.inspect(dockerMachine(machine), answers, {});
  return { facts, findings: emulators.judge(facts, answers) };
}

async function lookCloser(machine: DockerMachine, answers: Answers = noAnswers) {
  const stub: Look = dockerMachine({ ...machine, commands: { ...passing, ...machine.commands } });
  const told: EmulatorsFacts[] = [];
  const first = await emulators.inspect(stub, answers, {});
  const tell = (facts: EmulatorsFacts) => told.push(facts);
  const signal = new AbortController().signal;
  const facts = (await emulators.lookCloser?.(stub, first, answers, tell, signal)) ?? first;
  return { facts, told, findings: emulators.judge(facts, answers) };
}

const verdicts = ({ rows }: EmulatorsFacts) =>
  Object.fromEntries(rows.map(({ platform, verdict }) => [platform, verdict]));
const found = (findings: readonly Finding[], name: string) =>
  findings.find(({ id }) => id === `emulators.${name}`);
const commandsOf = (remedy: Remedy | undefined) =>
  remedy?.actions.map((action) => ('run' in action ? action.run.join(' ') : action));
const remedyOf = (finding: Finding | undefined, title: string) =>
  finding?.remedies.find((remedy) => remedy.title === title);

describe('on a machine where nothing is registered', () => {
  test('arm64 is missed, for it is what everyone builds; the others are only not there', async () => {
    const { facts, findings } = await look({});
    expect(verdicts(facts)).toEqual({
      'linux/amd64': 'native',
      'linux/386': 'native',
      'linux/arm64': 'missing',
      'linux/riscv64': 'missing',
    });
    expect(found(findings, 'handlers')).toMatchObject({
      status: 'problem',
      title: 'Nothing runs linux/arm64 programs',
      failure: 'exec-format-error-run',
      evidence: [{ source: '/proc/sys/fs/binfmt_misc', text: 'holds no qemu-aarch64' }],
    });
    expect(found(findings, 'others')?.status).toBe('skipped');
  });

  test('what is asked for by now is registered, and nothing else that an older look missed', async () => {
    const { facts } = await look({});
    const findings = emulators.judge(facts, wanting('linux/amd64', 'linux/arm64'));
    const [remedy] = found(findings, 'handlers')?.remedies ?? [];
    expect(commandsOf(remedy)).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --install arm64',
    ]);
    expect(remedy?.changes).not.toContain('article');
  });

  test('three installers are offered, one with its reason, and all that one knows', async () => {
    const { findings } = await look({});
    const remedies = found(findings, 'handlers')?.remedies ?? [];
    expect(remedies.map(commandsOf)).toEqual([
      ['docker run --rm --privileged tonistiigi/binfmt --install arm64,riscv64'],
      ['docker run --rm --privileged tonistiigi/binfmt --install all'],
      ['docker run --rm --privileged multiarch/qemu-user-static --reset -p yes'],
      ['docker run --rm --privileged docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d'],
    ]);
    expect(remedies[0]?.changes).toContain('these are common ones');
    expect(remedies.map(({ needs }) => needs)).toEqual(Array(4).fill('privileged'));
    expect(remedies.map(({ recommended }) => recommended !== undefined)).toEqual([
      ...[true, false, false, false],
    ]);
    expect(remedies.map(({ hint }) => hint)).toEqual([
      'kept up to date, covers all',
      'kept up to date',
      'last changed 2023, covers all',
      'last changed 2019, no riscv64',
    ]);
  });

  test('what a person asked for is all that is offered', async () => {
    const { findings } = await look({}, wanting('linux/amd64', 'linux/riscv64'));
    const handlers = found(findings, 'handlers');
    expect(handlers?.title).toBe('Nothing runs linux/riscv64 programs');
    expect(commandsOf(remedyOf(handlers, 'tonistiigi/binfmt'))).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --install riscv64',
    ]);
    expect(remedyOf(handlers, old)).toMatchObject({
      needs: 'person',
      actions: [{ do: `${old} does not know riscv64.` }],
    });
  });

  test('an image that takes no arguments is taken back with all that it registers', async () => {
    const { findings } = await look({ handlers: { 'qemu-s390x': {} } }, wanting('linux/arm64'));
    const article = remedyOf(found(findings, 'handlers'), old);
    expect(article?.reversal?.map((action) => 'run' in action && action.run.join(' '))).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64,qemu-arm,qemu-ppc64le',
    ]);
  });

  test.each([
    ['amd64', ['linux/amd64', 'linux/386'], /qemu-(?:x86_64|i386)\b/, /qemu-arm\b/],
    ['amd64', ['linux/amd64'], /qemu-(?:x86_64|i386)\b/, /qemu-arm\b/],
    ['arm64', ['linux/arm64', 'linux/arm/v7'], /qemu-(?:aarch64|arm)\b/, /qemu-x86_64\b/],
    ['arm64 without its 32-bit half', ['linux/arm64'], /qemu-aarch64\b/, /qemu-arm\b/],
  ])('all that one knows is without what runs already: %s', async (name, platforms, not, has) => {
    const info = name === 'amd64' ? {} : { Architecture: 'aarch64' };
    const machine = { info, builders: [{ ...ownBuilder, platforms }] };
    const { findings } = await look(machine, wanting('linux/s390x'));
    const all = remedyOf(found(findings, 'handlers'), 'tonistiigi/binfmt, everything it knows');
    expect(all?.undo).not.toMatch(not);
    expect(all?.undo).toMatch(has);
  });

  test('an engine that maps users is left to do so by the installer', async () => {
    const info = { SecurityOptions: ['name=seccomp,profile=builtin', 'name=userns'] };
    const { findings } = await look({ info }, wanting('linux/arm64'));
    expect(commandsOf(found(findings, 'handlers')?.remedies[0])).toEqual([
      'docker run --rm --privileged --userns=host tonistiigi/binfmt --install arm64',
    ]);
  });

  test('the 32-bit half of amd64 is native, whether BuildKit lists it or not', async () => {
    const builders = [{ ...ownBuilder, platforms: ['linux/amd64'] }];
    const { facts } = await look({ builders }, wanting('linux/386'));
    expect(verdicts(facts)).toMatchObject({ 'linux/386': 'native' });
  });

  test('what is native needs nothing', async () => {
    const { facts, findings } = await look({}, wanting('linux/amd64'));
    expect(found(findings, 'handlers')?.status).toBe('ok');
    expect(emulators.summary(facts, noAnswers)).toBe('amd64, 386 native, nothing emulated');
  });
});

test('an arm64 engine rules out the two that run on amd64 only', async () => {
  const own = { ...ownBuilder, platforms: ['linux/arm64', 'linux/arm/v7'] };
  const machine = { info: { Architecture: 'aarch64' }, builders: [own] };
  const { facts, findings } = await look(machine, wanting('linux/amd64'));
  expect(verdicts(facts)).toMatchObject({ 'linux/arm64': 'native', 'linux/arm/v7': 'native' });
  const remedies = found(findings, 'handlers')?.remedies ?? [];
  expect(remedies.map(({ title, needs }) => `${title} ${needs}`)).toEqual([
    'tonistiigi/binfmt privileged',
    'tonistiigi/binfmt, everything it knows privileged',
    'multiarch/qemu-user-static person',
    'docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d person',
  ]);
});

describe('an entry without F', () => {
  const machine = { handlers: { 'qemu-aarch64': { flags: 'OC' }, 'qemu-riscv64': {} } };

  test('is a problem, with the line that says so', async () => {
    const { findings } = await look(machine);
    expect(found(findings, 'flags')).toMatchObject({
      status: 'problem',
      failure: 'qemu-flag-F-missing',
      evidence: [{ source: '/proc/sys/fs/binfmt_misc/qemu-aarch64', text: 'flags: OC' }],
    });
  });

  test('is taken out before it is registered again, unless the image does that itself', async () => {
    const { findings } = await look(machine);
    const flags = found(findings, 'flags');
    expect(commandsOf(remedyOf(flags, 'tonistiigi/binfmt'))).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64',
      'docker run --rm --privileged tonistiigi/binfmt --install arm64',
    ]);
    expect(commandsOf(remedyOf(flags, 'multiarch/qemu-user-static'))).toHaveLength(1);
  });

  test('is only a warning for a platform that nothing asks for', async () => {
    const handlers = { ...ready, 'qemu-s390x': { flags: 'OC' } };
    const { findings } = await look({ handlers });
    expect(found(findings, 'flags')?.status).toBe('warning');
  });

  test('may name an emulator that is not there at all', async () => {
    const files = { '/usr/libexec/qemu-binfmt/aarch64-binfmt-P': null };
    const { findings } = await look({ ...machine, files });
    expect(found(findings, 'flags')?.status).toBe('ok');
    expect(found(findings, 'interpreter')).toMatchObject({
      status: 'problem',
      evidence: [{ text: '/usr/libexec/qemu-binfmt/aarch64-binfmt-P is not there' }],
    });
  });
});

describe('a disabled handler', () => {
  test('is switched on again by one write, as root, and off by another', async () => {
    const handlers = { 'qemu-aarch64': { state: 'disabled' } } as const;
    const { findings } = await look({ handlers });
    const enabled = found(findings, 'enabled');
    expect(enabled).toMatchObject({ status: 'problem', failure: 'binfmt-disabled' });
    const entry = '/proc/sys/fs/binfmt_misc/qemu-aarch64';
    expect(enabled?.remedies).toMatchObject([
      {
        needs: 'root',
        actions: [{ run: ['tee', entry], input: '1\n' }],
        reversal: [{ run: ['tee', entry], input: '0\n' }],
        undo: `echo 0 | sudo tee ${entry}`,
      },
    ]);
  });

  test('is all of them where the kernel asks none', async () => {
    const { findings } = await look({ handlers: ready, table: 'disabled' });
    const status = '/proc/sys/fs/binfmt_misc/status';
    expect(found(findings, 'enabled')?.evidence).toMatchObject([{ source: status }]);
    expect(found(findings, 'enabled')?.remedies[0]?.actions).toMatchObject([
      { run: ['tee', status] },
    ]);
  });
});

describe('the proof', () => {
  test('runs for each platform that looks ready, and is told as it goes', async () => {
    const { facts, told, findings } = await lookCloser({ handlers: ready });
    expect(facts.proofs).toEqual({
      'linux/amd64': 'passed',
      'linux/386': 'passed',
      'linux/arm64': 'passed',
      'linux/riscv64': 'passed',
    });
    const running = told.map(({ proofs }) =>
      Object.values(proofs).filter((it) => it === 'running'),
    );
    expect(Math.max(...running.map(({ length }) => length))).toBe(3);
    expect(found(findings, 'proof')).toMatchObject({ status: 'ok', failure: null });
    expect(emulators.summary(facts, noAnswers)).toBe(
      'arm64, riscv64 emulated; proven in the default builder',
    );
  });

  test('catches a handler whose P does not suit its QEMU, and takes it out first', async () => {
    const commands = proofAnswers('default', { 'linux/riscv64': withoutPLog });
    const machine = { handlers: { 'qemu-riscv64': { flags: 'F' } }, commands };
    const { facts, findings } = await lookCloser(machine, wanting('linux/riscv64'));
    expect(facts.proofs['linux/riscv64']).toBe('failed');
    const seen = found(findings, 'arguments');
    expect(seen).toMatchObject({
      status: 'problem',
      title: 'Programs start, and see wrong arguments: linux/riscv64',
      evidence: [
        { source: '/proc/sys/fs/binfmt_misc/qemu-riscv64', text: 'flags: F' },
        {
          source: proofCommand('default', 'linux/riscv64'),
          text: 'in a build: proof riscv64 2 [a] [b]',
        },
      ],
    });
    expect(commandsOf(remedyOf(seen, 'tonistiigi/binfmt'))).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-riscv64',
      'docker run --rm --privileged tonistiigi/binfmt --install riscv64',
    ]);
  });

  test('does not blame the emulator for a build that never came so far', async () => {
    const log = 'ERROR: failed to solve: write /var/lib/docker: no space left on device\n';
    const commands = proofAnswers('default', { 'linux/arm64': log });
    const { findings } = await lookCloser({ handlers: ready, commands });
    expect(found(findings, 'proof')).toMatchObject({ status: 'warning', remedies: [] });
  });

  test('is left out, and said to be, where buildx is missing', async () => {
    const { facts, findings } = await lookCloser({ docker: '20.10.24', builders: null });
    expect(facts.proofs).toEqual({});
    expect(found(findings, 'proof')).toMatchObject({
      status: 'skipped',
      title: 'The proof in the default builder: none, it is a build, and buildx does not answer',
    });
  });

  test('that is cut off says nothing', async () => {
    const cut = new AbortController();
    const stub = dockerMachine({ handlers: ready, commands: passing });
    const first = await emulators.inspect(stub, noAnswers, {});
    cut.abort();
    const facts = await emulators.lookCloser?.(stub, first, noAnswers, () => {}, cut.signal);
    expect(Object.values(facts?.proofs ?? {})).not.toContain('passed');
  });
});

describe('an engine with a kernel of its own', () => {
  const elsewhere = { KernelVersion: '6.6.0-linuxkit' };

  test('is seen through its builder: what that lists, and what is not proven yet', async () => {
    const own = { ...ownBuilder, platforms: ['linux/amd64', 'linux/arm64', 'linux/386'] };
    const machine = { info: elsewhere, builders: [own], handlers: { 'qemu-riscv64': {} } };
    const { facts, findings } = await look(machine);
    expect(facts.unread).toBe('kernel');
    expect(verdicts(facts)).toMatchObject({
      'linux/amd64': 'native',
      'linux/arm64': 'ready',
      'linux/riscv64': 'missing',
    });
    expect(facts.rows.every(({ entry }) => entry === null)).toBe(true);
    expect(findings.some(({ status }) => status === 'problem')).toBe(false);
  });

  test('misses a platform once its proof has failed', async () => {
    const commands = proofAnswers('default', { 'linux/arm64': execFormatLog });
    const { findings } = await lookCloser({ info: elsewhere, commands }, wanting('linux/arm64'));
    expect(found(findings, 'handlers')).toMatchObject({
      status: 'problem',
      evidence: [
        { source: 'docker buildx ls', text: 'does not list linux/arm64' },
        {
          source: proofCommand('default', 'linux/arm64'),
          text: 'in a build: exec /proof: exec format error',
        },
      ],
    });
  });
});

test('an engine that does not answer leaves nothing to say here', async () => {
  const commands = {
    "docker version --format '{{json .}}'": { exitCode: 1, stdout: '{"Client":{}}' },
    "docker info --format '{{json .}}'": { exitCode: 1, stdout: '{}' },
  };
  const { facts, findings } = await look({ commands });
  expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(['skipped']));
  for (const { title } of findings) expect(title).toMatch(/: not looked at, the engine does not/);
  expect(emulators.summary(facts, noAnswers)).toBe('not looked at');
});
