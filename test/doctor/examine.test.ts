import { describe, expect, test } from 'vitest';
import { checkList } from '../../src/doctor/check-list.ts';
import { type ExamineOptions, examine } from '../../src/doctor/examine.ts';
import { unsaidOf } from '../../src/doctor/unsaid.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { CheckId, Finding } from '../../src/model/finding.ts';
import { texts } from '../../src/texts/index.ts';
import { type DockerMachine, execFormatLog, proofAnswers } from '../checklist/docker-machine.ts';
import { unreachable } from '../checklist/hosts.ts';
import { until } from '../wizard/stub-host.ts';
import { type DoctorHost, doctorHost, prepared } from './doctor-host.ts';

type Asked = Pick<ExamineOptions, 'only' | 'signal' | 'patience'>;

function examination(host: DoctorHost, answers: Partial<Answers> = {}, asked: Asked = {}) {
  const told: Finding[] = [];
  const all = examine({
    ...{ host, answers: { ...noAnswers, ...answers }, ...asked },
    rights: { uid: host.uid, hasSudo: true },
    tell: (finding) => told.push(finding),
  });
  return { told, all };
}

const statuses = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ id, status }) => [id, status]));
const found = (findings: readonly Finding[], id: string) =>
  findings.find((finding) => finding.id === id);
const proofsRun = ({ ran }: DoctorHost) =>
  ran.filter((command) => command.includes('--platform')).map((command) => command.split(' ')[6]);

describe('an examination', () => {
  test('of a prepared machine finds nothing wrong', async () => {
    const findings = await examination(doctorHost()).all;
    expect(findings.filter(({ status }) => status === 'problem' || status === 'warning')).toEqual(
      [],
    );
    expect(found(findings, 'builder.proof')?.title).toBe(
      'Proven in multi: linux/amd64, linux/arm64',
    );
  });

  test.each<[string, DockerMachine]>([
    ['prepared', prepared],
    ['fresh', {}],
    ['without buildx', { builders: null }],
    [
      'without an engine',
      unreachable(
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ) as DockerMachine,
    ],
    [
      'of an engine with a kernel of its own',
      { ...prepared, info: { KernelVersion: '5.0.0', OperatingSystem: 'Docker Desktop' } },
    ],
    ['of an engine that maps users', { ...prepared, info: { SecurityOptions: ['name=userns'] } }],
    ['of a rootless engine', { ...prepared, info: { SecurityOptions: ['name=rootless'] } }],
    ['with a handler without F', { ...prepared, handlers: { 'qemu-aarch64': { flags: 'POC' } } }],
    [
      'with a handler that is switched off',
      { ...prepared, handlers: { 'qemu-aarch64': { state: 'disabled' } } },
    ],
    [
      'with a builder that does not run',
      { ...prepared, builders: [{ name: 'multi', status: 'stopped' }] },
    ],
  ])('of a machine that is %s tells every check, in the fixed order', async (_, machine) => {
    const { told, all } = examination(doctorHost(machine));
    const findings = await all;
    const ids = [...new Set(findings.map(({ id }) => id))];
    expect(ids).toEqual(checkList().map(({ id }) => id));
    expect(findings).toEqual(told);
    for (const { id, title } of findings) {
      expect(title).toMatch(/\S/);
      expect(title).not.toContain(id);
    }
  });

  test('has words for each check, whether or not its step says anything of it', () => {
    const ids = checkList().map(({ id }) => id);
    expect(Object.keys(texts().doctor.about).sort()).toEqual([...ids].sort());
    const said = ids.map((id) => unsaidOf(id, {}, noAnswers).title);
    expect(said.filter((title) => /undefined|\w\.\w/.test(title) || title === '')).toEqual([]);
  });

  test('asks each command once, however many checks want to know', async () => {
    const host = doctorHost();
    await examination(host).all;
    expect(new Set(host.ran).size).toBe(host.ran.length);
  });

  test('offers what needs root as this person would type it', async () => {
    const handlers = { 'qemu-aarch64': { state: 'disabled' } } as const;
    const failing = proofAnswers('default', { 'linux/arm64': execFormatLog });
    const commands = { ...prepared.commands, ...failing };
    const findings = await examination(doctorHost({ ...prepared, handlers, commands })).all;
    expect(found(findings, 'emulators.enabled')?.remedies[0]?.actions).toEqual([
      { run: ['sudo', 'tee', '/proc/sys/fs/binfmt_misc/qemu-aarch64'], input: '1\n' },
    ]);
  });

  test('ends its commands when it is called off', async () => {
    const host = doctorHost();
    host.hold(/--platform/);
    const calling = new AbortController();
    const { all, told } = examination(host, {}, { signal: calling.signal });
    await until(() => host.ran.some((command) => command.includes('--platform')));
    calling.abort();
    await expect(all).rejects.toThrow('aborted');
    expect(told.map(({ id }) => id)).not.toContain('emulators.proof');
  });
});

describe('findings are told', () => {
  test('while a slow proof of a later step still runs', async () => {
    const host = doctorHost();
    const proof = host.hold(/--platform/);
    const { told, all } = examination(host);
    await until(() => told.some(({ id }) => id === 'client.buildx'));
    expect(told.some(({ id }) => id.startsWith('emulators.'))).toBe(false);
    proof.letGo();
    await all;
    expect(statuses(told)).toMatchObject({ 'emulators.proof': 'ok', 'builder.proof': 'ok' });
  });

  test('in their order, though later ones are there first', async () => {
    const host = doctorHost();
    const engine = host.hold(/^docker version/);
    const { told, all } = examination(host);
    await until(() => host.ran.includes('docker buildx inspect'));
    expect(told).toEqual([]);
    engine.letGo();
    await all;
    expect(told[0]?.id).toBe('machine.docker');
  });
});

describe('proofs', () => {
  test('are run of the platforms that must work, and no others', async () => {
    const host = doctorHost({ ...prepared, handlers: { 'qemu-aarch64': {}, 'qemu-riscv64': {} } });
    await examination(host).all;
    expect(proofsRun(host).sort()).toEqual([
      'linux/amd64',
      'linux/amd64',
      'linux/arm64',
      'linux/arm64',
    ]);
  });

  test('are run of those that were asked for', async () => {
    const host = doctorHost({ ...prepared, handlers: { 'qemu-aarch64': {}, 'qemu-riscv64': {} } });
    await examination(host, { platforms: ['linux/riscv64'] }).all;
    expect(proofsRun(host)).toEqual(['linux/riscv64', 'linux/riscv64']);
  });

  test('are not run where the engine does not answer', async () => {
    const host = doctorHost(unreachable('Cannot connect to the Docker daemon') as DockerMachine);
    const findings = await examination(host).all;
    expect(proofsRun(host)).toEqual([]);
    expect(found(findings, 'emulators.proof')).toMatchObject({
      status: 'skipped',
      title: 'The proof in the default builder: not looked at, no engine answers',
    });
  });

  test('tell how a program fails that has no handler, and that a builder may have an emulator of its own', async () => {
    const failing = proofAnswers('default', { 'linux/arm64': execFormatLog });
    const commands = { ...prepared.commands, ...failing };
    const findings = await examination(doctorHost({ ...prepared, handlers: {}, commands })).all;
    expect(statuses(findings)).toMatchObject({
      'emulators.handlers': 'problem',
      'emulators.proof': 'ok',
      'builder.proof': 'ok',
    });
    expect(found(findings, 'emulators.handlers')?.evidence.at(-1)?.text).toBe(
      'in a build: exec /proof: exec format error',
    );
  });

  test('that fail are problems', async () => {
    const failing = proofAnswers('multi', { 'linux/arm64': execFormatLog });
    const host = doctorHost({ ...prepared, commands: { ...prepared.commands, ...failing } });
    const findings = await examination(host).all;
    expect(found(findings, 'builder.proof')).toMatchObject({
      status: 'problem',
      title: 'multi does not run linux/arm64 programs',
    });
  });
});

describe('the registry', () => {
  const reach =
    'docker buildx build --builder multi --no-cache --progress plain --output type=cacheonly -';

  test('that nobody named is neither asked nor a problem', async () => {
    const host = doctorHost({ builders: prepared.builders ?? [], handlers: {} });
    const findings = await examination(host).all;
    expect(statuses(findings)).toMatchObject({
      'builder.registry': 'skipped',
      'builder.reach': 'skipped',
    });
    expect(host.ran).not.toContain(reach);
  });

  test('that nobody named is no reason to leave out how a builder is made', async () => {
    const findings = await examination(doctorHost({})).all;
    expect(found(findings, 'builder.chosen')).toMatchObject({ status: 'problem' });
    expect(found(findings, 'builder.chosen')?.remedies[0]?.actions[0]).toMatchObject({
      run: ['docker', 'buildx', 'create', '--use', '--name', 'mybuilder'],
    });
  });

  test('is asked for from the builder', async () => {
    const host = doctorHost({
      ...prepared,
      commands: {
        ...prepared.commands,
        [reach]: {
          exitCode: 1,
          stderr:
            'ERROR: failed to do request: dial tcp 10.0.0.9:443: connect: connection refused\n',
        },
      },
    });
    const findings = await examination(host, { registry: '10.0.0.9' }).all;
    expect(found(findings, 'builder.reach')).toMatchObject({
      status: 'problem',
      title: 'Nothing answers the builder at 10.0.0.9',
    });
  });
});

describe('the builder', () => {
  const noEngine = unreachable('Cannot connect to the Docker daemon') as DockerMachine;

  test('that serves and is not selected is to be selected, and not only for one build', async () => {
    const findings = await examination(doctorHost({ ...prepared, selected: 'default' })).all;
    expect(found(findings, 'builder.chosen')).toMatchObject({
      status: 'problem',
      title: 'default cannot do this build: the classic image store holds one platform at a time',
    });
    expect(found(findings, 'builder.chosen')?.remedies[0]).toMatchObject({
      title: 'Use multi',
      needs: 'consent',
      actions: [{ run: ['docker', 'buildx', 'use', 'multi'] }],
      undo: 'docker buildx use default',
      reversal: [{ run: ['docker', 'buildx', 'use', 'default'] }],
    });
  });

  test('that is asked for is looked at, whichever is selected', async () => {
    const host = doctorHost({ ...prepared, selected: 'default' });
    const findings = await examination(host, { builder: 'multi' }).all;
    expect(found(findings, 'builder.proof')?.title).toMatch('Proven in multi');
  });

  test('of an engine that does not answer is no problem of its own', async () => {
    const host = doctorHost({
      ...noEngine,
      builders: prepared.builders ?? [],
      selected: 'default',
    });
    const findings = await examination(host).all;
    expect(findings.filter(({ status }) => status === 'problem').map(({ id }) => id)).toEqual([
      'machine.engine',
    ]);
    expect(found(findings, 'builder.chosen')?.title).toBe(
      'The builder: not looked at, no engine answers',
    );
  });

  test('that is elsewhere is looked at without an engine here', async () => {
    const far = { name: 'far', driver: 'remote', status: 'stopped' };
    const host = doctorHost({ ...noEngine, builders: [far], selected: 'far' });
    expect(statuses(await examination(host).all)).toMatchObject({ 'builder.state': 'problem' });
  });
});

describe('one check', () => {
  test.each<[CheckId, boolean]>([
    ['emulators.flags', true],
    ['emulators.handlers', true],
    ['emulators.proof', true],
    ['builder.chosen', false],
    ['machine.kernel', false],
  ])('%s runs a proof: %s', async (id, runsProof) => {
    const host = doctorHost();
    const findings = await examination(host, {}, { only: [id] }).all;
    expect(findings.map((finding) => finding.id)).toEqual([id]);
    expect(proofsRun(host).length > 0).toBe(runsProof);
  });

  test('looks at its own step only', async () => {
    const host = doctorHost();
    await examination(host, {}, { only: ['machine.kernel'] }).all;
    expect(host.ran).not.toContain('docker buildx ls --format json');
  });

  test.each(checkList())('$id always answers', async ({ id }) => {
    const findings = await examination(doctorHost({}), {}, { only: [id] }).all;
    expect(new Set(findings.map((finding) => finding.id))).toEqual(new Set([id]));
  });
});

describe('a hung engine', () => {
  test('is waited for no longer than was said', async () => {
    const host = doctorHost();
    host.hold(/^docker (?:version|info|buildx)/);
    const findings = await examination(host, {}, { patience: 20 }).all;
    expect(found(findings, 'machine.engine')?.title).toBe('The engine does not answer within 5 s');
    expect(proofsRun(host)).toEqual([]);
  });

  test('on another machine is waited for longer: ssh has to log in there first', async () => {
    const host: DoctorHost = {
      ...doctorHost(),
      env: { DOCKER_HOST: 'ssh://ada@build.example' },
    };
    const engine = host.hold(/^docker version/);
    const { all } = examination(host, {}, { patience: 1, only: ['machine.engine'] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    engine.letGo();
    expect(found(await all, 'machine.engine')?.status).toBe('ok');
  });

  test('is waited for once: what else waits for it is ended, and nothing more is begun', async () => {
    const host = doctorHost();
    const engine = host.hold(/^docker version/);
    host.hold(/^docker (?:info|buildx)/);
    const { all } = examination(host);
    await until(() => host.ran.includes('docker buildx inspect'));
    engine.letGo({ exitCode: null, failed: 'timeout' });
    const findings = await all;
    expect(found(findings, 'machine.engine')).toMatchObject({
      status: 'problem',
      title: 'The engine does not answer within 5 s',
    });
    expect(found(findings, 'builder.list')?.status).toBe('skipped');
    expect(proofsRun(host)).toEqual([]);
  });
});
