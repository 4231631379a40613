import { expect, test } from 'vitest';
import { splitShellWords } from '../../src/docker/shell-words.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import {
  type DockerMachine,
  execFormatLog,
  hereAnswers,
  proofAnswers,
} from '../checklist/docker-machine.ts';
import { unreachable } from '../checklist/hosts.ts';
import { doctorHost, prepared, proofs } from './doctor-host.ts';

type Machine = DockerMachine & { readonly env?: Readonly<Record<string, string>> };

const failing = {
  ...proofAnswers('default', { 'linux/arm64': execFormatLog }),
  ...proofAnswers('multi', { 'linux/arm64': execFormatLog }),
};
const killed =
  '{"name":"/buildx_buildkit_multi0","state":{"OOMKilled":true,"StartedAt":"2026-11-25T22:21:42Z"}}\n';
const entry = '/proc/sys/fs/binfmt_misc/qemu-riscv64';
const inspected = `docker inspect --type container --format '{"name":{{json .Name}},"state":{{json .State}}}' buildx_buildkit_multi0`;

const machines: Readonly<Record<string, Machine>> = {
  prepared,
  fresh: {},
  'without buildx': { builders: null },
  'without an engine': unreachable(
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
  ) as DockerMachine,
  'of Windows': { ...prepared, info: { OSType: 'windows' } },
  'of an engine elsewhere': { ...prepared, info: { KernelVersion: '5.0.0' } },
  'whose programs do not start': {
    ...prepared,
    handlers: {},
    commands: {
      ...prepared.commands,
      ...failing,
      ...hereAnswers({ 'linux/arm64': { exitCode: 126, stderr: 'execve errno 8 ENOEXEC\n' } }),
    },
  },
  'whose builder has emulators of its own': {
    ...prepared,
    handlers: {},
    commands: { ...proofs('default'), ...proofs('multi') },
  },
  'whose entry is without F': { ...prepared, handlers: { 'qemu-aarch64': { flags: 'POC' } } },
  'whose builder ran out of memory': {
    ...prepared,
    handlers: { 'qemu-aarch64': {}, 'qemu-riscv64': {} },
    commands: {
      ...prepared.commands,
      [inspected]: killed,
      [`stat -c '%n %Y' ${entry}`]: `${entry} 1795645304\n`,
    },
  },
  'of a shell with many variables': {
    ...prepared,
    env: {
      PATH: '/snap/bin:/usr/bin',
      http_proxy: 'http://proxy.corp:3128',
      DOCKER_API_VERSION: '1.40',
      DOCKER_CLI_EXPERIMENTAL: 'enabled',
    },
    files: {
      ...prepared.files,
      '/snap/bin/docker': { mode: 0o755 },
      '/home/ada/.docker/config.json': '{"credsStore": "desktop"}',
    },
  },
  'of an older docker': {
    ...prepared,
    docker: '20.10.24',
    env: { DOCKER_CLI_EXPERIMENTAL: 'disabled' },
  },
};

const asked: Partial<Answers> = { platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'] };

/** The kernel's release is asked of the system itself: `uname -r` is how a person asks. */
const ofSystem = ['uname'];

test.each(Object.entries(machines))(
  'a machine %s: evidence names a command or a file, or nothing',
  async (_, { env = {}, ...machine }) => {
    const host = { ...doctorHost(machine), env };
    const findings = await examine({
      ...{ host, answers: { ...noAnswers, ...asked } },
      rights: { uid: host.uid, hasSudo: true },
    });
    const programs = [...host.ran.map(programOf), ...ofSystem];
    const isReal = ({ source }: Evidence) =>
      source === null || isFile(source) || programs.includes(programOf(source));
    const seen = findings.flatMap(({ id, evidence }) => evidence.map((one) => ({ id, ...one })));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter((one) => !isReal(one))).toEqual([]);
    // What stands by itself says what it is about.
    expect(seen.filter(({ source, text }) => source === null && text.trim() === '')).toEqual([]);
  },
);

const programOf = (command: string): string => splitShellWords(command)?.[0] ?? '';

const isFile = (source: string): boolean => /^[~/]/.test(source) && !/\s/.test(source);
