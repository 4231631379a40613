import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import type { Action } from '../../src/model/action.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { createClock } from '../../src/practice/clock.ts';
import type { Machine } from '../../src/practice/machine.ts';
import { createPracticeHost, type PracticeHost } from '../../src/practice/practice-host.ts';
import { rightsOn } from '../../src/wizard/rights.ts';
import { knowingAll } from './known-commands.ts';
import { plainMachine } from './world.ts';

/** A machine as it begins, its clock as fast as it goes. */
function opened(machine: Machine): PracticeHost {
  const clock = createClock(Date.now());
  // Whatever is waited for is over as soon as nothing else goes on.
  clock.pause();
  const timer = setInterval(clock.step, 1);
  onTestFinished(() => clearInterval(timer));
  return knowingAll(createPracticeHost(machine, { label: machine.name, clock }));
}

const answers = { ...noAnswers, platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'] };

async function carryOut(host: PracticeHost, actions: readonly Action[]): Promise<void> {
  for (const action of actions) {
    if ('run' in action) await host.run(action.run, { input: action.input ?? '' });
  }
}

/** Looks at everything, then does what would mend it, each on a machine as it was, and takes it back. */
async function mendAll(machine: Machine): Promise<number> {
  const host = opened(machine);
  const findings = await examine({ host, answers, rights: rightsOn(host) });
  const remedies = findings.flatMap((finding) => finding.remedies);
  for (const { actions, reversal = [] } of remedies) {
    const own = opened(machine);
    await carryOut(own, actions);
    await carryOut(own, reversal);
  }
  return remedies.length;
}

const shipped = readdirSync('assets/machines').map(
  (file): Machine => JSON.parse(readFileSync(`assets/machines/${file}`, 'utf8')),
);

const { system, client } = plainMachine;
const fedora = { id: 'fedora', version: '42', name: 'Fedora Linux 42' };
const centos = { id: 'centos', version: '9', name: 'CentOS Stream 9' };
const withoutBuildx = { ...client, buildx: null };
const stopped = { version: '28.5.2', running: false };

const products = [
  ...(['desktop', 'colima', 'orbstack', 'rancher-desktop', 'podman'] as const),
  ...(['rootless', 'snap', 'wsl', 'remote'] as const),
];

/** What a teacher may think of. */
const others: readonly (readonly [string, Partial<Machine>])[] = [
  ['as an ordinary person without sudo', { system: { ...system, groups: [], sudo: false } }],
  ['as an ordinary person with sudo', { system: { ...system, groups: ['sudo'] } }],
  ['as root', { system: { ...system, uid: 0 } }],
  ['without an engine', { engine: null, client: { version: null, buildx: null } }],
  ['with a client alone', { engine: null }],
  ['with an engine that is stopped', { engine: stopped }],
  ['without systemd', { engine: stopped, system: { ...system, systemd: false } }],
  ['without a table', { binfmt: { mounted: false } }],
  ['with a table that is off', { binfmt: { enabled: false } }],
  ['without buildx', { client: withoutBuildx }],
  ['of Fedora', { system: { ...system, os: fedora }, client: withoutBuildx }],
  [
    'of CentOS',
    {
      system: { ...system, os: centos },
      client: withoutBuildx,
      files: { ...plainMachine.files, '/etc/yum.repos.d/docker-ce.repo': '[docker-ce]' },
    },
  ],
  [
    'with a handler that is off, and one without F',
    {
      binfmt: {
        handlers: [
          {
            name: 'qemu-aarch64',
            interpreter: '/usr/bin/qemu-aarch64',
            flags: 'F',
            enabled: false,
          },
          { name: 'qemu-riscv64', interpreter: '/usr/bin/qemu-riscv64', flags: 'OC' },
        ],
      },
    },
  ],
  [
    'with a builder that is stopped',
    {
      builders: {
        selected: 'mine',
        list: [{ name: 'mine', driver: 'docker-container', running: false }],
      },
    },
  ],
  [
    'with a config that is no JSON',
    { files: { ...plainMachine.files, '~/.docker/config.json': '{' } },
  ],
  ...products.map(
    (product) => [`of ${product}, stopped`, { engine: { ...stopped, product } }] as const,
  ),
  ...products.map(
    (product) => [`of ${product}`, { engine: { ...stopped, running: true, product } }] as const,
  ),
];

describe('all that the checks and the remedies run is simulated', () => {
  test.each(shipped)('on $name', async (machine) => {
    await mendAll(machine);
  });

  test.each(others)('on a machine %s', async (_, change) => {
    expect(await mendAll({ ...plainMachine, ...change })).toBeGreaterThan(0);
  });
});

describe('a machine without Docker', () => {
  const withoutDocker: Machine = {
    ...plainMachine,
    engine: null,
    client: { version: null, buildx: null },
  };

  test('has it after the package of its distribution, and has none again after that', async () => {
    const host = opened(withoutDocker);
    expect((await host.run(['docker', 'version'])).failed).toBe('missing');
    await host.run(['sudo', 'apt-get', 'install', '--yes', 'docker.io']);
    const { stdout } = await host.run(['docker', 'version', '--format', '{{json .}}']);
    expect(JSON.parse(stdout)).toMatchObject({ Server: { Version: '28.2.2' } });
    await host.run(['sudo', 'apt-get', 'remove', '--yes', 'docker.io']);
    expect((await host.run(['docker', 'version'])).failed).toBe('missing');
  });
});
