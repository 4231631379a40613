import { describe, expect, test } from 'vitest';
import { afterReboot } from '../../../src/checklist/checks/after-reboot.ts';
import { emulators } from '../../../src/checklist/emulators.ts';
import { handlersUnitPath } from '../../../src/docker/handlers-unit.ts';
import { noAnswers } from '../../../src/model/answers.ts';
import type { Remedy } from '../../../src/model/remedy.ts';
import type { Receipt } from '../../../src/receipts/receipt.ts';
import { asShown } from '../../../src/wizard/as-shown.ts';
import { type DockerMachine, dockerMachine } from '../docker-machine.ts';
import type { StubMachine } from '../stub-look.ts';
import { checked, seenBy } from './checked.ts';

const folder = '/home/ada/.local/state/multiarch-wizard/receipts';
const bootFile = '/proc/sys/kernel/random/boot_id';
const run = ['docker', 'run', '--rm', '--privileged'];

/** A receipt of handlers that were registered at noon, two days before the machine's now. */
const registered = (names: readonly string[], more: Partial<Receipt> = {}): Receipt => ({
  ...{ version: 1, id: 'a', when: '2026-11-22T12:00:00.000Z', bootId: 'boot-1' },
  ...{ title: 'tonistiigi/binfmt', changes: '', needs: 'privileged', before: [], undo: null },
  actions: [{ run: [...run, 'tonistiigi/binfmt', '--install', 'arm64,riscv64'] }],
  reversal: [{ run: [...run, 'tonistiigi/binfmt', '--uninstall', names.join(',')] }],
  backups: [],
  completed: { when: '', outcome: 'changed', findings: [] },
  undone: null,
  ...more,
});

const both = ['qemu-aarch64', 'qemu-riscv64'];

type Options = DockerMachine & {
  readonly receipts?: readonly Receipt[];
  readonly boot?: string;
  readonly withSystemd?: boolean;
  readonly apt?: string;
};

/** systemd-binfmt, with a rule of somebody else. */
const flushing: Options = {
  withSystemd: true,
  folders: { '/etc/binfmt.d': ['python.conf'] },
  files: {
    '/usr/lib/systemd/systemd-binfmt': 'a program',
    '/etc/binfmt.d/python.conf': ':python3:M::x:x:/usr/bin/python3:\n',
  },
};

/** What would register handlers at boot, and is not there. */
const unregistered = [
  ...['/run/openrc', '/etc/init.d/binfmt', '/etc/init.d/binfmt-support'],
  ...['/usr/lib/systemd/systemd-binfmt', '/lib/systemd/systemd-binfmt', '/usr/sbin/update-binfmts'],
  ...[
    '/usr/lib/systemd/system/binfmt-support.service',
    '/lib/systemd/system/binfmt-support.service',
  ],
  '/etc/systemd/system/systemd-binfmt.service',
  '/usr/lib/systemd/system/systemd-binfmt.service.d/wsl.conf',
];
const isOfBoot = (path: string): boolean => /binfmt\.d$|binfmts$|\.wants$/.test(path);

const policy = (installed: string, candidate: string) =>
  `qemu-user-static:\n  Installed: ${installed}\n  Candidate: ${candidate}\n  Version table:\n`;

function look(options: Options) {
  const { receipts = [registered(both)], boot = 'boot-2', withSystemd = false } = options;
  const names = receipts.map((_, index) => `${index}.json`);
  const service = withSystemd ? 'a unit' : null;
  const made = dockerMachine({
    ...options,
    files: {
      ...Object.fromEntries(unregistered.map((path) => [path, null])),
      [bootFile]: `${boot}\n`,
      '/etc/os-release': 'ID=debian\n',
      '/run/systemd/system': withSystemd ? { kind: 'folder' } : null,
      '/etc/systemd/system/docker.service': null,
      '/usr/lib/systemd/system/docker.service': service,
      '/lib/systemd/system/docker.service': service,
      [handlersUnitPath]: null,
      '/usr/bin/docker': { kind: 'file', mode: 0o755, text: 'a program' },
      ...Object.fromEntries(
        receipts.map((receipt, index) => [`${folder}/${index}.json`, JSON.stringify(receipt)]),
      ),
      ...options.files,
    },
    commands: {
      'apt-cache policy qemu-user-static': options.apt ?? policy('(none)', '1:7.2'),
      ...options.commands,
    },
  });
  const env = { PATH: '/usr/bin' };
  const list = made.list;
  return Object.assign(made, {
    env,
    list: async (path: string) =>
      path === folder ? names : isOfBoot(path) ? (options.folders?.[path] ?? null) : list(path),
  });
}

const titles = (remedies: readonly Remedy[]) => remedies.map(({ title }) => title);
const commands = ({ actions }: Remedy) =>
  actions.map((action) => ('run' in action ? action.run.join(' ') : ''));

describe('handlers that were registered here', () => {
  test('and are gone since the machine rebooted, are told with the day', async () => {
    const finding = await checked(afterReboot, look({}));
    expect(finding).toMatchObject({
      status: 'problem',
      title: 'Registered here, and gone since the machine rebooted: qemu-aarch64, qemu-riscv64',
      failure: 'qemu-lost-after-reboot',
    });
    expect(seenBy(finding)).toEqual(
      both.map(
        (name) =>
          `/proc/sys/fs/binfmt_misc/${name}: this wizard registered it on Sunday, the machine rebooted since`,
      ),
    );
  });

  test('and are gone without a reboot, were taken out: nobody claims to know by whom', async () => {
    const finding = await checked(afterReboot, look({ boot: 'boot-1', withSystemd: true }));
    expect(finding).toMatchObject({ status: 'problem', failure: null });
    expect(seenBy(finding)[0]).toContain('registered it on Sunday, and it was taken out since');
  });

  test('and are gone, where no reboot can be told from another, are not said to be flushed', async () => {
    const finding = await checked(afterReboot, look({ boot: '' }));
    expect(finding).toMatchObject({ status: 'problem', failure: null });
    expect(finding.title).not.toContain('reboot');
  });

  test('and are gone without a reboot beside systemd-binfmt, were taken out as that does', async () => {
    const finding = await checked(afterReboot, look({ boot: 'boot-1', ...flushing }));
    expect(finding).toMatchObject({
      status: 'problem',
      title: 'Registered here, and not there any more: qemu-aarch64, qemu-riscv64',
      failure: 'qemu-flushed-by-systemd-binfmt',
    });
    // A unit that ran at boot would not have helped.
    expect(titles(finding.remedies)).toEqual([
      'Register them again',
      "Install the distribution's package qemu-user-static",
    ]);
  });

  test('of a platform that nobody wants are a warning', async () => {
    const receipts = [registered(['qemu-s390x'])];
    const finding = await checked(afterReboot, look({ receipts }));
    expect(finding).toMatchObject({ status: 'warning' });
    const wanted = { platforms: ['linux/s390x'] };
    expect(await checked(afterReboot, look({ receipts }), wanted)).toMatchObject({
      status: 'problem',
    });
  });

  test('and are there, are fine', async () => {
    const handlers = { 'qemu-aarch64': {}, 'qemu-riscv64': {} };
    expect(await checked(afterReboot, look({ handlers }))).toMatchObject({
      status: 'ok',
      title: 'What was registered here is there: qemu-aarch64, qemu-riscv64',
    });
  });

  test('are only those that are gone', async () => {
    const finding = await checked(afterReboot, look({ handlers: { 'qemu-aarch64': {} } }));
    expect(finding.title).toMatch(/: qemu-riscv64$/);
  });

  test.each([
    ['was taken back', registered(both, { undone: { when: '', outcome: 'undone' } })],
    [
      'failed',
      registered(both, { completed: { when: '', outcome: 'failed', ended: 0, findings: [] } }),
    ],
    [
      'was something else',
      registered([], { reversal: [{ run: ['docker', 'buildx', 'rm', 'x'] }] }),
    ],
  ])('are none in a receipt of what %s', async (_, receipt) => {
    expect(await checked(afterReboot, look({ receipts: [receipt] }))).toMatchObject({
      status: 'skipped',
    });
  });

  test('of an engine with a kernel of its own can not be seen', async () => {
    const info = { KernelVersion: '6.6.1-linuxkit' };
    expect(await checked(afterReboot, look({ info }))).toMatchObject({ status: 'skipped' });
  });

  test('count as they were registered last', async () => {
    const again = registered(['qemu-aarch64'], { when: '2026-11-24T07:00:00.000Z' });
    const finding = await checked(afterReboot, look({ receipts: [registered(both), again] }));
    expect(seenBy(finding)[0]).toContain('registered it today');
    expect(seenBy(finding)[1]).toContain('registered it on Sunday');
  });
});

describe('the emulators step', () => {
  const handlersIn = async (options: Options) => {
    const facts = await emulators.inspect(look(options), noAnswers, {});
    const findings = emulators.judge(facts, noAnswers);
    return findings.find(({ id }) => id === 'emulators.handlers');
  };

  test('tells of a missing handler that a reboot took it away', async () => {
    expect(await handlersIn({})).toMatchObject({
      status: 'problem',
      failure: 'qemu-lost-after-reboot',
      evidence: [
        {
          text: 'holds no qemu-aarch64; this wizard registered it on Sunday, the machine rebooted since',
        },
      ],
    });
  });

  test('tells of one that something took out', async () => {
    const finding = await handlersIn({ boot: 'boot-1', ...flushing });
    expect(finding?.failure).toBe('qemu-flushed-by-systemd-binfmt');
    expect(finding?.evidence[0]?.text).toContain('something took it out since');
  });

  test('says nothing of the kind of one that was never registered', async () => {
    const finding = await handlersIn({ receipts: [registered(['qemu-s390x'])] });
    expect(finding).toMatchObject({
      failure: 'exec-format-error-run',
      evidence: [{ text: 'holds no qemu-aarch64' }],
    });
  });
});

describe('the ways to have them back', () => {
  test('are the same command, the package, and a unit where systemd runs', async () => {
    const { remedies } = await checked(afterReboot, look({ withSystemd: true }));
    expect(titles(remedies)).toEqual([
      'Register them again',
      "Install the distribution's package qemu-user-static",
      'A systemd unit that registers them',
    ]);
    expect(remedies.map(({ needs }) => needs)).toEqual(['privileged', 'root', 'root']);
    const [again, bundle] = remedies;
    expect(again && commands(again)).toEqual([
      'docker run --rm --privileged tonistiigi/binfmt --install arm64,riscv64',
    ]);
    expect(again?.recommended).toBeDefined();
    expect(bundle && commands(bundle)).toEqual(['apt-get install --yes qemu-user-static']);
  });

  test('use the image that did it before', async () => {
    const multiarch = registered(['qemu-*'], {
      actions: [{ run: [...run, 'multiarch/qemu-user-static', '--reset', '-p', 'yes'] }],
    });
    const { title, remedies } = await checked(afterReboot, look({ receipts: [multiarch] }));
    expect(title).toContain('qemu-aarch64, qemu-arm, qemu-riscv64');
    expect(remedies[0] && commands(remedies[0])).toEqual([
      'docker run --rm --privileged multiarch/qemu-user-static --reset -p yes',
    ]);
  });

  test('include a unit that is shown whole, and taken back with all it did', async () => {
    const { remedies } = await checked(afterReboot, look({ withSystemd: true }));
    const unit = remedies.at(-1);
    if (unit === undefined) throw new Error('There is no unit.');
    const shown = asShown(unit, { uid: 1000, hasSudo: true });
    expect(commands(shown)).toEqual([
      'sudo tee /etc/systemd/system/multiarch-wizard-handlers.service',
      'sudo systemctl daemon-reload',
      'sudo systemctl enable --now multiarch-wizard-handlers.service',
    ]);
    expect(shown.actions[0]).toMatchObject({
      input: `[Unit]
Description=Handlers for programs of other architectures (multiarch-wizard)
Requires=docker.service
After=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/bin/docker run --rm --privileged tonistiigi/binfmt --install arm64,riscv64

[Install]
WantedBy=multi-user.target
`,
    });
    expect(shown.changes).toContain('privileged container');
    expect(shown.reversal?.map((action) => ('run' in action ? action.run.join(' ') : ''))).toEqual([
      'sudo systemctl disable --now multiarch-wizard-handlers.service',
      'sudo rm /etc/systemd/system/multiarch-wizard-handlers.service',
      'sudo systemctl daemon-reload',
      'docker run --rm --privileged tonistiigi/binfmt --uninstall qemu-aarch64,qemu-riscv64',
    ]);
    expect(shown.undo).toContain('&& docker run');
  });

  const units: readonly [string, StubMachine['files'], DockerMachine['commands']][] = [
    ['that is there already', { [handlersUnitPath]: 'a unit' }, {}],
    ['for a docker of an odd place', { '/usr/bin/docker': null }, {}],
    [
      'for an engine of the person alone',
      {},
      {
        "docker context ls --format '{{json .}}'":
          '{"Current":true,"Name":"rootless","DockerEndpoint":"unix:///run/user/1000/docker.sock"}\n',
      },
    ],
  ];
  test.each(units)('are without a unit %s', async (_, files = {}, more = {}) => {
    const machine = look({ withSystemd: true, files, commands: more });
    expect(titles((await checked(afterReboot, machine)).remedies)).not.toContain(
      'A systemd unit that registers them',
    );
  });

  test.each([
    ['installed already', policy('1:7.2', '1:7.2')],
    ['not to be had', policy('(none)', '(none)')],
    ['unknown', ''],
  ])('are without a package that is %s', async (_, apt) => {
    const { remedies } = await checked(afterReboot, look({ apt }));
    expect(titles(remedies)).toEqual(['Register them again']);
  });

  test.each([
    ['ID=fedora\n', 'dnf install -y qemu-user-static'],
    ['ID=arch\n', 'pacman -S --noconfirm qemu-user-static qemu-user-static-binfmt'],
  ])('are those of the distribution: %j', async (release, line) => {
    const { remedies } = await checked(
      afterReboot,
      look({ files: { '/etc/os-release': release } }),
    );
    expect(remedies[1] && commands(remedies[1])).toEqual([line]);
  });

  test.each([['ID=alpine\n'], ['ID=rhel\nID_LIKE=fedora\n'], ['']])(
    'are no package where none is known: %j',
    async (release) => {
      const machine = look({ files: { '/etc/os-release': release } });
      expect((await checked(afterReboot, machine)).remedies).toHaveLength(1);
    },
  );
});
