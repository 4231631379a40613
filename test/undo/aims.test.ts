import { describe, expect, test } from 'vitest';
import { ownWays } from '../../src/checklist/builder/own-remedies.ts';
import { installRemedies } from '../../src/checklist/emulators/install-remedies.ts';
import { lostRemedies } from '../../src/checklist/emulators/lost-remedies.ts';
import {
  disableRemedy,
  enableRemedy as enableEntries,
} from '../../src/checklist/emulators/switch-remedies.ts';
import {
  enableRemedy,
  modprobeRemedy,
  mountForAllRemedy,
  mountRemedy,
} from '../../src/checklist/machine/binfmt-remedies.ts';
import type { MachineFacts } from '../../src/checklist/machine/facts.ts';
import { startProduct } from '../../src/checklist/machine/product-remedies.ts';
import { groupRemedy, startRemedies } from '../../src/checklist/machine/service-remedies.ts';
import { runRemedy } from '../../src/checklist/manifest/run-remedy.ts';
import { loginRemedy } from '../../src/checklist/target/login-remedy.ts';
import { lookAt } from '../../src/host/look.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import type { Receipt } from '../../src/receipts/receipt.ts';
import { nothingPresumed } from '../../src/undo/aim.ts';
import { aimOf } from '../../src/undo/aims.ts';
import { asShown } from '../../src/wizard/as-shown.ts';
import { type Machine, type MachineOptions, machine } from './machine.ts';

const receipt = (actions: Receipt['actions'] = []): Receipt => ({
  ...{ version: 1, id: 'x', when: '2026-11-24T08:00:00.000Z', bootId: null, needs: 'consent' },
  ...{ title: '', changes: '', actions, before: [], undo: null, reversal: [], backups: [] },
  ...{ completed: null, undone: null },
});

const words = (line: string) => line.split(' ');

function reached(line: string, host: Machine, input?: string): Promise<boolean | null> | undefined {
  const command = { run: words(line), ...(input !== undefined && { input }) };
  return aimOf(command, receipt(), nothingPresumed())?.isReached(lookAt(host));
}

const binfmt = '/proc/sys/fs/binfmt_misc';
const withFiles = (files: Readonly<Record<string, string>>) => machine({ files });
const answering = (commands: MachineOptions['commands']) =>
  machine({ ...(commands && { commands }) });
const no = { exitCode: 1 } as const;

describe('what a command is for', () => {
  test.each([
    ['rm -f /plugin', withFiles({}), withFiles({ '/plugin': 'x' })],
    [
      'mv /kept /plugin',
      withFiles({ '/plugin': 'x' }),
      withFiles({ '/plugin': 'x', '/kept': 'y' }),
    ],
    [
      'docker manifest rm localhost:5000/app:1',
      withFiles({}),
      withFiles({
        '/home/ada/.docker/manifests/localhost-5000_app-1/localhost-5000_app-arm64': '{}',
      }),
    ],
    [
      'docker buildx imagetools create --tag me/app:1 me/app@sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
      answering({ 'docker buildx imagetools inspect --raw me/app:1': 'x' }),
      answering({ 'docker buildx imagetools inspect --raw me/app:1': 'y' }),
    ],
    [
      'env SSL_CERT_FILE=/ca.crt docker buildx imagetools create --tag me/app:1 me/app@sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
      answering({ 'docker buildx imagetools inspect --raw me/app:1': 'x' }),
      answering({ 'docker buildx imagetools inspect --raw me/app:1': 'y' }),
    ],
    ['sudo chmod 0644 /plugin', withFiles({ '/plugin': 'x' }), null],
    [
      `umount ${binfmt}`,
      withFiles({ '/proc/mounts': 'proc /proc proc rw 0 0\n' }),
      withFiles({ '/proc/mounts': `binfmt_misc ${binfmt} binfmt_misc rw 0 0\n` }),
    ],
    [
      `sudo nsenter --target 1 --mount umount ${binfmt}`,
      withFiles({ '/proc/1/mounts': 'proc /proc proc rw 0 0\n' }),
      withFiles({ '/proc/1/mounts': `binfmt_misc ${binfmt} binfmt_misc rw 0 0\n` }),
    ],
    [
      'sudo modprobe -r binfmt_misc',
      withFiles({ '/proc/filesystems': 'nodev\tproc\n' }),
      withFiles({ '/proc/filesystems': 'nodev\tbinfmt_misc\n' }),
    ],
    [
      'sudo systemctl stop docker',
      answering({ 'systemctl is-active docker': 'inactive\n' }),
      answering({ 'systemctl is-active docker': 'active\n' }),
    ],
    [
      'systemctl --user stop docker',
      answering({ 'systemctl --user is-active docker': { stdout: 'failed\n', ...no } }),
      answering({ 'systemctl --user is-active docker': 'active\n' }),
    ],
    [
      'systemctl disable --now docker',
      answering({
        'systemctl is-active docker': 'inactive\n',
        'systemctl is-enabled docker': 'disabled\n',
      }),
      answering({
        'systemctl is-active docker': 'inactive\n',
        'systemctl is-enabled docker': 'enabled\n',
      }),
    ],
    [
      'service docker stop',
      answering({ 'service docker status': { exitCode: 3 } }),
      answering({ 'service docker status': '' }),
    ],
    [
      'sudo apt-get remove --yes docker.io',
      answering({
        'dpkg-query --status docker.io': 'Package: docker.io\nStatus: deinstall ok config-files\n',
      }),
      answering({
        'dpkg-query --status docker.io': 'Package: docker.io\nStatus: install ok installed\n',
      }),
    ],
    [
      'apk del docker',
      answering({ 'apk info --installed docker': no }),
      answering({ 'apk info --installed docker': 'docker\n' }),
    ],
    [
      'dnf remove -y docker-buildx',
      answering({ 'rpm -q docker-buildx': no }),
      answering({ 'rpm -q docker-buildx': 'docker-buildx-1\n' }),
    ],
    [
      'sudo gpasswd -d ada docker',
      withFiles({ '/etc/group': 'docker:x:998:bob\n' }),
      withFiles({ '/etc/group': 'docker:x:998:bob,ada\n' }),
    ],
    [
      'docker context use default',
      machine(),
      answering({ "docker context ls --format '{{json .}}'": '{"Current":true,"Name":"other"}\n' }),
    ],
    [
      'docker context rm --force rootless',
      machine(),
      answering({ "docker context ls --format '{{json .}}'": '{"Name":"rootless"}\n' }),
    ],
    [
      'docker image rm app@sha256:1',
      answering({
        "docker image inspect --format '{{.Id}}' app@sha256:1": {
          ...no,
          stderr: 'Error: No such image: app@sha256:1\n',
        },
      }),
      answering({ "docker image inspect --format '{{.Id}}' app@sha256:1": 'sha256:2\n' }),
    ],
    [
      'docker logout ghcr.io',
      withFiles({ '/home/ada/.docker/config.json': '{"auths":{"quay.io":{"auth":"eDp5"}}}' }),
      withFiles({ '/home/ada/.docker/config.json': '{"auths":{"ghcr.io":{"auth":"eDp5"}}}' }),
    ],
    [
      'docker logout',
      withFiles({}),
      withFiles({
        '/home/ada/.docker/config.json': '{"auths":{"https://index.docker.io/v1/":{}}}',
      }),
    ],
    ['docker buildx stop default', null, machine()],
    ['docker buildx inspect --bootstrap default', machine(), null],
  ])('is seen, and seen to be missing: %s', async (line, done, undone) => {
    if (done !== null) expect(await reached(line, done)).toBe(true);
    if (undone !== null) expect(await reached(line, undone)).toBe(false);
    expect(done ?? undone).not.toBeNull();
  });

  test('is not known where nothing answers', async () => {
    const silent = { failed: 'missing' } as const;
    const host = answering({
      "docker image inspect --format '{{.Id}}' app": { ...no, stderr: 'Cannot connect' },
      "docker context ls --format '{{json .}}'": silent,
      'dpkg-query --status docker.io': silent,
      'docker buildx ls --format json': silent,
      'docker buildx inspect': silent,
    });
    expect(await reached('docker image rm app', host)).toBeNull();
    expect(await reached('docker context use default', host)).toBeNull();
    expect(await reached('apt-get remove --yes docker.io', host)).toBeNull();
    expect(await reached('docker buildx rm mybuilder', host)).toBeNull();
    expect(await reached('gpasswd -d ada docker', host)).toBeNull();
  });

  test('is a switch of entries, and of all of them', async () => {
    const entry = `${binfmt}/qemu-arm`;
    const host = withFiles({ [entry]: 'enabled\ninterpreter /q\nflags: F\n' });
    expect(await reached(`sudo tee ${entry}`, host, '0\n')).toBe(false);
    expect(await reached(`sudo tee ${entry}`, host, '1\n')).toBe(true);
    expect(await reached(`sudo tee ${binfmt}/status`, host, '0\n')).toBe(false);
    expect(
      aimOf({ run: ['tee', '/etc/x'], input: '0\n' }, receipt(), nothingPresumed()),
    ).toBeNull();
  });

  test('is nobody else’s: what is not known has none', () => {
    for (const line of ['rmdir /x', 'docker rm x', 'systemctl daemon-reload', 'modprobe -r x']) {
      expect(aimOf({ run: words(line) }, receipt(), nothingPresumed())).toBeNull();
    }
  });
});

describe('every command that takes a remedy back', () => {
  const registration = {
    ...{ engine: 'amd64', architectures: ['arm64'], native: ['amd64'], broken: [], present: [] },
    ...{ remapsUsers: true, isRootless: false, product: 'engine' as const },
  };
  const facts = {
    ...{ engine: 'linux/amd64', rows: [], entries: [], remapsUsers: false, isRoot: false },
  };
  const lost = [
    {
      name: 'qemu-aarch64',
      when: '',
      bootId: null,
      installer: null,
      hasRebooted: true,
      isFlushed: false,
    },
  ];
  const bundle = (tool: string) => ({
    ...{ name: 'x', install: [tool, 'install', 'x'] },
    remove: [tool, 'remove', 'x'],
  });
  const products = [
    ['desktop', 'unix:///Users/ada/.docker/run/docker.sock', 'open'],
    ['colima', 'unix:///Users/ada/.colima/other/docker.sock', 'colima'],
    ['orbstack', 'unix:///Users/ada/.orbstack/run/docker.sock', 'orb'],
    ['rancher-desktop', 'unix:///Users/ada/.rd/docker.sock', 'rdctl'],
    ['podman', 'unix:///Users/ada/.local/share/containers/podman/machine/podman.sock', 'podman'],
    ['snap', 'unix:///var/run/docker.sock', 'snap'],
  ] as const;
  const stoppedAt = (endpoint: string, program: string) =>
    ({
      ...{ platform: 'darwin', release: '24.6.0', endpoint, isRoot: false },
      surroundings: { starters: [program] },
    }) as unknown as MachineFacts;
  const noRegistry = {
    ...{ container: null, answer: null, log: '', hasVolume: false, taken: [], isMac: false },
  };
  const registry = {
    ...{ image: 'registry:3', status: 'exited', exitCode: 0, port: 5000, isOurs: true },
  };
  const remedies: readonly Remedy[] = [
    ...[modprobeRemedy(false), mountRemedy(false), mountForAllRemedy(false), enableRemedy(false)],
    enableEntries(['qemu-arm', 'qemu-s390x'], false),
    disableRemedy(['qemu-arm'], ['linux/arm/v7'], false),
    ...products.map(([product, endpoint, program]) =>
      startProduct(product, stoppedAt(endpoint, program)),
    ),
    ...startRemedies('systemd', false),
    ...startRemedies('systemd-user', false),
    ...startRemedies('init-script', false),
    groupRemedy('ada', 'docker', false),
    loginRemedy('ghcr.io', { file: 'config.json', store: null, helpers: {} }),
    ...installRemedies(registration),
    runRemedy(
      {
        source: 'registry',
        rows: [{ platform: 'linux/amd64', digest: 'sha256:1' }],
        where: 'app',
      } as never,
      ['true'],
    ),
    ...[null, registry].flatMap((container) => ownWays({ ...noRegistry, container })),
    ...lostRemedies({
      lost,
      emulators: {
        ...{ ...facts, lost },
        lasting: { package: bundle('dnf'), docker: '/usr/bin/docker' },
      } as never,
    }),
  ];

  /** What has no aim of its own: the commands around it do. */
  const helping = ['systemctl daemon-reload'];

  test.each(remedies.map((remedy) => [remedy.title, remedy] as const))('%s', (_, remedy) => {
    const shown = asShown(remedy, { uid: 1000, hasSudo: true });
    const commands = (shown.reversal ?? []).flatMap((action) => ('run' in action ? [action] : []));
    if (remedy.needs !== 'person') expect(commands).not.toEqual([]);
    for (const command of commands) {
      const line = command.run.filter((word) => word !== 'sudo').join(' ');
      const aim = aimOf(command, receipt(), nothingPresumed());
      expect([line, helping.includes(line) || aim !== null]).toEqual([line, true]);
      // docker never runs through sudo.
      expect(command.run.slice(0, 2)).not.toEqual(['sudo', 'docker']);
    }
  });
});
