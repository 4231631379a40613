import { describe, expect, test } from 'vitest';
import { answersIn } from '../../src/doctor/answers-in.ts';
import { diagnoseHere } from '../../src/doctor/here.ts';
import { createMatcher, type Log } from '../../src/troubleshooting/matcher.ts';
import { type DockerMachine, execFormatLog, proofAnswers } from '../checklist/docker-machine.ts';
import { doctorHost, prepared } from './doctor-host.ts';

function logOf(...lines: readonly string[]): Log {
  const matcher = createMatcher();
  matcher.push(Buffer.from(lines.join('\n')));
  return matcher.end();
}

/** A machine whose engine does not run these platforms' programs. */
const without = (
  handlers: NonNullable<DockerMachine['handlers']>,
  ...platforms: readonly string[]
) => ({
  ...prepared,
  handlers,
  commands: {
    ...prepared.commands,
    ...proofAnswers('default', Object.fromEntries(platforms.map((one) => [one, execFormatLog]))),
  },
});

const rights = { uid: 1000, hasSudo: true };
const format = '#6 0.234 exec /bin/sh: exec format error';

/** `id: what this machine says` for each failure of a log, in the order in which they are told. */
async function told(log: Log, machine = prepared, isQuick = false) {
  const host = doctorHost(machine);
  const failures = await diagnoseHere({ host, log, rights, isQuick });
  return {
    host,
    failures,
    told: failures.map(({ match, seen }) => `${match.failure.id}: ${seen}`),
  };
}

describe('a log, beside the machine that it may be of', () => {
  test('has first what the machine shows, with what was seen and what mends it there', async () => {
    const log = logOf('#5 [linux/arm64 2/2] RUN x', format);
    const { told: said, failures } = await told(log, without({}, 'linux/arm64'));
    expect(said[0]).toBe('exec-format-error-run: confirmed');
    const [first] = failures;
    expect(first?.finding?.evidence).not.toEqual([]);
    expect(first?.remedies[0]?.actions[0]).toHaveProperty('run');
  });

  test('has first the one of several causes of a line that the machine shows', async () => {
    const disabled = without({ 'qemu-aarch64': { state: 'disabled' } }, 'linux/arm64');
    const log = logOf('#5 [linux/arm64 2/2] RUN x', format);
    const { told: said } = await told(log, disabled);
    expect(said[0]).toBe('binfmt-disabled: confirmed');
  });

  test('has last what the machine rules out', async () => {
    const log = logOf('#5 [linux/arm64 2/2] RUN x', format);
    const { told: said } = await told(log);
    expect(said.every((one) => !one.endsWith('confirmed'))).toBe(true);
    expect(said.at(-1)).toMatch(/refuted$/);
  });

  test('is looked at for the platforms that it names', async () => {
    const machine = without({ 'qemu-aarch64': {} }, 'linux/riscv64');
    const arm = logOf('#5 [linux/arm64 2/2] RUN x', format);
    expect((await told(arm, machine)).told).toContain('exec-format-error-run: refuted');
    const riscv = logOf('#5 [linux/riscv64 2/2] RUN x', format);
    expect((await told(riscv, machine)).told[0]).toBe('exec-format-error-run: confirmed');
  });

  test('is confirmed by no handler that is missing for a platform that nobody named', async () => {
    const machine = without({ 'qemu-aarch64': {} }, 'linux/riscv64');
    const { told: said } = await told(logOf(format), machine);
    expect(said[0]).toBe('exec-format-error-run: unknown');
    expect(said.filter((one) => one.endsWith(': confirmed'))).toEqual([]);
  });

  test('has first a disabled handler, though nobody named a platform', async () => {
    const disabled = without({ 'qemu-aarch64': { state: 'disabled' } }, 'linux/arm64');
    const { told: said } = await told(logOf(format), disabled);
    expect(said.filter((one) => one.endsWith(': confirmed'))).toEqual([
      'binfmt-disabled: confirmed',
    ]);
    expect(said[0]).toBe('binfmt-disabled: confirmed');
  });

  test('rules nothing out where nothing was registered here', async () => {
    const log = logOf('#5 [linux/arm64 2/2] RUN x', format);
    const { told: said } = await told(log);
    expect(said).toContain('qemu-lost-after-reboot: unknown');
  });

  test('builds nothing in a quick look', async () => {
    const log = logOf(
      'ERROR: failed to push registry.test:5000/x:1: failed to do request: Head "https://registry.test:5000/v2/x/blobs/sha256:1": http: server gave HTTP response to HTTPS client',
    );
    const quick = await told(log, prepared, true);
    expect(quick.told).toEqual(['push-http-registry: unknown']);
    const builds = (ran: readonly string[]) => ran.filter((one) => /buildx build/.test(one));
    expect(builds(quick.host.ran)).toEqual([]);
    expect(builds((await told(log)).host.ran)).not.toEqual([]);
  });

  test('of a name that is taken is confirmed by the builder that has it', async () => {
    const taken = (name: string) =>
      logOf(
        `ERROR: existing instance for "${name}" but no append mode, specify the node name to make changes for existing instances`,
      );
    const there = await told(taken('multi'));
    expect(there.told).toEqual(['builder-exists: confirmed']);
    expect(there.failures[0]?.finding?.title).toContain('multi builds');
    expect(there.failures[0]?.remedies[0]?.actions).toEqual([
      { run: ['docker', 'buildx', 'use', 'multi'] },
    ]);
    expect((await told(taken('gone'))).told).toEqual(['builder-exists: other']);
  });

  test('of variables that no builder is made from is confirmed by them', async () => {
    const log = logOf(
      'ERROR: could not create a builder instance with TLS data loaded from environment. Please use `docker context create <context-name>` to create a context for current environment and then create a builder instance with context set to <context-name>',
    );
    const env = { DOCKER_HOST: 'tcp://docker:2376', DOCKER_TLS_VERIFY: '1' };
    const host = { ...doctorHost({}), env };
    const [first] = await diagnoseHere({ host, log, rights, isQuick: true });
    expect([first?.match.failure.id, first?.seen]).toEqual(['builder-tls-env', 'confirmed']);
  });

  test('is looked at once, however many checks and steps want to know', async () => {
    const log = logOf(
      '#5 [linux/arm64 2/2] RUN x',
      format,
      'ERROR: failed to solve: failed to push ghcr.io/me/app:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    );
    const { host, told: said } = await told(log);
    expect(said).toContain('push-denied: confirmed');
    expect(host.ran).toContain('docker buildx ls --format json');
    expect(new Set(host.ran).size).toBe(host.ran.length);
  });

  test('has an image looked at without the machine that built it', async () => {
    const log = logOf('ERROR: ghcr.io/me/app:1: not found');
    const { host, failures } = await told(log);
    expect(failures[0]?.match.failure.check).toMatch(/^manifest\./);
    expect(host.ran.filter((one) => /buildx ls|docker info|docker version/.test(one))).toEqual([]);
  });

  test('is confirmed by another check that sees the same', async () => {
    const log = logOf(
      'ERROR: failed to push localhost:5000/x:1: failed to do request: Head "http://localhost:5000/v2/x/blobs/sha256:1": dial tcp 127.0.0.1:5000: connect: connection refused',
    );
    const { failures } = await told(log, prepared, true);
    expect(failures[0]).toMatchObject({ seen: 'confirmed', finding: { id: 'builder.chosen' } });
  });

  test('is looked at for the login of the registry that refused the push', async () => {
    const log = logOf(
      'ERROR: failed to solve: failed to push ghcr.io/me/app:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    );
    expect((await told(log)).told).toEqual(['push-denied: confirmed']);
  });

  test('asks nothing where nothing known is in it', async () => {
    const { host, failures } = await told(logOf('fine'));
    expect(failures).toEqual([]);
    expect(host.ran).toEqual([]);
  });
});

describe('what a log names of its build', () => {
  test.each([
    ['#5 [linux/arm64 2/2] RUN x', ['linux/arm64']],
    ['#5 [web linux/amd64->arm64 build 1/2] RUN x', ['linux/amd64', 'linux/arm64']],
    [' => [linux/arm/v7 2/2] RUN x   0.3s', ['linux/arm/v7']],
    ['+ docker buildx build --platform linux/s390x,arm64 .', ['linux/s390x', 'linux/arm64']],
    ['Run docker build --platform=linux/riscv64 .', ['linux/riscv64']],
    ['#5 [linux/nosuch 2/2] RUN x', undefined],
  ])('%s', (line, platforms) => {
    expect(answersIn(logOf(line)).platforms).toEqual(platforms);
  });

  test('its builder, and the registry that was asked', () => {
    const log = logOf(
      '#0 building with "mine" instance using docker-container driver',
      'failed to do request: Head "http://localhost:5000/v2/x/manifests/1": dial tcp [::1]:5000: connect: connection refused',
    );
    expect(answersIn(log)).toMatchObject({ builder: 'mine', registry: 'localhost:5000' });
  });

  test('no builder that none can be', () => {
    expect(answersIn(logOf('ERROR: no builder "--all" found')).builder).toBeUndefined();
  });
});
