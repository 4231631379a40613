import { expect, it } from 'vitest';
import { machine } from '../../src/troubleshooting/catalogue/machine.ts';
import { machine as printed } from './printed/machine.ts';
import { told } from './told.ts';

it('knows every failure of the kernel and of the engine', () => {
  expect(machine.map(({ id }) => id)).toEqual([
    'docker-daemon-down',
    'docker-sock-permission-denied',
    'docker-context-mismatch',
    'docker-api-client-too-old',
    'docker-api-client-too-new',
    'docker-cli-is-podman',
    'wsl-docker-not-integrated',
    'docker-snap-confined',
    'windows-containers-mode',
    'kernel-too-old-for-F',
    'binfmt-module-missing',
    'binfmt-not-mounted',
    'binfmt-disabled',
    'rootless-or-nested-cannot-register',
    'userns-remap-privileged',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it.each([
  'go: downloading github.com/docker/docker v28.5.2+incompatible',
  '#7 1.2 Checking whether the docker daemon is running',
  '#7 1.2 warning: the API version of this client is too new to be tested',
  '#7 1.2 warning: package version 1.43 is too old, using 1.44',
  'docker context use default',
  '#7 1.2 error: React context not found',
  '#7 4.1 install podman to get podman buildx, see podman --help',
  '#7 4.1 chmod: /var/lib/snapd: No such file or directory',
  '#7 4.1 open /dev/video0: no such device',
  '#7 0.4 modprobe: module loop not found in modules.dep',
  '#7 0.4 cat: write error: Broken pipe',
  '#7 0.4 tee: write error: Invalid argument',
  '#7 0.4 none on /proc/sys/fs/binfmt_misc type binfmt_misc (rw,relatime)',
  '#7 0.4 chown: /etc/shadow: Operation not permitted',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});

it('tells a module that is missing from a right that is missing', () => {
  const where = 'cannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc';
  expect(told(`error: no such device\n${where}`)).toEqual(['binfmt-module-missing']);
  expect(told(`error: operation not permitted\n${where}`)).toEqual([
    'rootless-or-nested-cannot-register',
  ]);
});
