import type { Failure } from '../../failure.ts';
import { execFormatError } from '../exec-errors.ts';
import { byPerson, installer } from '../ways.ts';

const folder = '/proc/sys/fs/binfmt_misc';
const modules = '/etc/modules-load.d/binfmt_misc.conf';

const write = (file: string, text: string) => ({
  run: ['tee', `${folder}/${file}`],
  input: `${text}\n`,
});

/** A kernel that can't be given handlers, or that asks none. */
export const kernel: readonly Failure[] = [
  {
    id: 'kernel-too-old-for-F',
    step: 'machine',
    check: 'machine.kernel',
    isCauseKnown: true,
    patterns: [
      {
        part: 'binfmt_misc/register: write',
        line: /binfmt_misc\/register: write \S+: invalid argument/i,
      },
      { part: 'write error: invalid argument', line: /\bsh: write error: invalid argument$/i },
    ],
    ways: [byPerson, byPerson, byPerson, byPerson],
    source:
      'multiarch/qemu-user-static#100, #38; tonistiigi/binfmt#92, #53, #162; moby/buildkit#2957; docker/buildx#493; docker/docs:content/manuals/build/building/multi-platform.md; torvalds/linux:fs/binfmt_misc.c; docker/binfmt:binfmt/main.go',
  },
  {
    id: 'binfmt-module-missing',
    step: 'machine',
    check: 'machine.binfmt-known',
    isCauseKnown: true,
    patterns: [
      {
        part: 'cannot mount binfmt_misc filesystem at',
        near: /error: no such device|binfmt_misc: no such device/i,
      },
      { part: 'no binfmt support in the kernel' },
      { part: 'module binfmt_misc not found in directory' },
    ],
    ways: [
      {
        needs: 'root',
        run: [{ run: ['modprobe', 'binfmt_misc'] }],
        reversal: [{ run: ['modprobe', '-r', 'binfmt_misc'] }],
      },
      {
        needs: 'root',
        run: [{ run: ['tee', modules], input: 'binfmt_misc\n' }],
        reversal: [{ run: ['rm', modules] }],
      },
      byPerson,
      byPerson,
    ],
    source:
      'tonistiigi/binfmt#162; docker/binfmt:binfmt/main.go; multiarch/qemu-user-static:containers/latest/register.sh; revyos/thead-kernel#18; khadas/fenix#106; RPi-Distro/pi-gen#264, #372; mkaczanowski/packer-plugin-builder-arm#109',
  },
  {
    id: 'binfmt-not-mounted',
    step: 'machine',
    check: 'machine.binfmt-mounted',
    isCauseKnown: true,
    patterns: [
      { part: 'enoent opening', line: /ENOENT opening \S*binfmt_misc\S* is it mounted\?/i },
      { part: 'eperm opening', line: /EPERM opening \S*binfmt_misc\S* check permissions\?/i },
    ],
    ways: [
      {
        needs: 'root',
        run: [{ run: ['mount', '-t', 'binfmt_misc', 'binfmt_misc', folder] }],
        reversal: [{ run: ['umount', folder] }],
      },
      {
        needs: 'root',
        run: [{ run: ['systemctl', 'start', 'proc-sys-fs-binfmt_misc.mount'] }],
        reversal: [{ run: ['systemctl', 'stop', 'proc-sys-fs-binfmt_misc.mount'] }],
      },
    ],
    source:
      'tonistiigi/binfmt#288, cmd/binfmt/main.go; amazonlinux/amazon-linux-2023#479; Dewalt-arch/pimpmykali#45; torvalds/linux:Documentation/admin-guide/binfmt-misc.rst',
  },
  {
    id: 'binfmt-disabled',
    step: 'machine',
    check: 'emulators.enabled',
    isCauseKnown: true,
    patterns: execFormatError(),
    ways: [
      { needs: 'root', run: [write('status', '1')], reversal: [write('status', '0')] },
      { needs: 'root', run: [write('{handler}', '1')], reversal: [write('{handler}', '0')] },
    ],
    source:
      'torvalds/linux:Documentation/admin-guide/binfmt-misc.rst; Fishwaldo/sophgo-sg200x-debian#48',
  },
  {
    id: 'rootless-or-nested-cannot-register',
    step: 'machine',
    check: 'machine.rootless',
    isCauseKnown: true,
    patterns: [
      {
        part: 'cannot mount binfmt_misc filesystem at',
        near: /error: operation not permitted|binfmt_misc: operation not permitted/i,
      },
      {
        part: 'mount: permission denied (are you root?)',
        line: /^mount: permission denied \(are you root\?\)$/i,
      },
      { part: 'eperm opening', line: /EPERM opening \S*binfmt_misc\S* check permissions\?/i },
    ],
    ways: [
      byPerson,
      {
        needs: 'privileged',
        run: [onRootfulEngine('--install', 'all')],
        reversal: [onRootfulEngine('--uninstall', 'qemu-*')],
      },
      byPerson,
      byPerson,
    ],
    source:
      'nestybox/sysbox#823; catthehacker/docker_images#112; dbhi/qus#18; multiarch/qemu-user-static#196; tonistiigi/binfmt#76; RPi-Distro/pi-gen#679',
  },
  {
    id: 'userns-remap-privileged',
    step: 'machine',
    check: 'machine.user-namespaces',
    mends: 'emulators',
    isCauseKnown: true,
    patterns: [{ part: 'privileged mode is incompatible with user namespaces' }],
    ways: [
      {
        needs: 'privileged',
        run: [inHostNamespace('--install', 'all')],
        reversal: [inHostNamespace('--uninstall', 'qemu-*')],
      },
    ],
    source: 'moby/moby:daemon/daemon_unix.go; docker/buildx:driver/docker-container/driver.go',
  },
];

/** The installer in the engine that runs as root, beside one that does not. */
function onRootfulEngine(...args: readonly string[]) {
  const [docker = '', ...rest] = installer(...args).run;
  return { run: [docker, '--context', 'default', ...rest] };
}

/** The installer outside of the mapping of users. */
function inHostNamespace(...args: readonly string[]) {
  const options = ['docker', 'run', '--rm', '--privileged'];
  return { run: [...options, '--userns=host', ...installer(...args).run.slice(options.length)] };
}
