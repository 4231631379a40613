import type { Printed } from './printed.ts';

export const machine: readonly Printed[] = [
  [
    'docker-daemon-down',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  [
    'docker-daemon-down',
    'Cannot load builder default: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  [
    'docker-daemon-down',
    'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
  ],
  [
    'docker-daemon-down',
    'error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/version": open //./pipe/docker_engine: The system cannot find the file specified.',
  ],
  [
    'docker-sock-permission-denied',
    'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get http://%2Fvar%2Frun%2Fdocker.sock/v1.40/version: dial unix /var/run/docker.sock: connect: permission denied',
  ],
  [
    'docker-sock-permission-denied',
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.50/version": dial unix /var/run/docker.sock: connect: permission denied',
  ],
  [
    'docker-sock-permission-denied',
    'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
  ],
  [
    'docker-context-mismatch',
    'ERROR: context "gone": context not found: open /root/.docker/contexts/meta/283bb9d/meta.json: no such file or directory',
  ],
  [
    'docker-context-mismatch',
    'ERROR: use `docker --context=default buildx` to switch to context "default"',
  ],
  [
    'docker-context-mismatch',
    'ERROR: run `docker context use desktop-linux` to switch to context desktop-linux',
  ],
  [
    'docker-context-mismatch',
    'ERROR: run `docker context use default` to switch to default context',
  ],
  [
    'docker-context-mismatch',
    'Failed to initialize: unable to resolve docker endpoint: context "nosuch": context not found: open /root/.docker/contexts/meta/3c9b/meta.json: no such file or directory',
  ],
  [
    'docker-context-mismatch',
    'ERROR: context "nosuch": context not found: open /root/.docker/contexts/meta/9e62f93eb7d24999/meta.json: no such file or directory',
  ],
  [
    'docker-context-mismatch',
    'Current context "nosuch" is not found on the file system, please check your config file at /root/.docker/config.json',
  ],
  [
    'docker-api-client-too-old',
    'Error response from daemon: {"message":"client version 1.10 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version"}',
  ],
  [
    'docker-api-client-too-old',
    'Error response from daemon: client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
  ],
  [
    'docker-api-client-too-old',
    'ERROR: Error response from daemon: client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version: driver not connecting',
  ],
  [
    'docker-api-client-too-new',
    'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41: driver not connecting',
  ],
  ['docker-cli-is-podman', "Error: unknown flag: --name\nSee 'podman buildx --help'"],
  // podman 5.4.2, in the lab.
  [
    'docker-cli-is-podman',
    "Error: unrecognized command `podman buildx ls`\nTry 'podman buildx --help' for more information",
  ],
  ['docker-cli-is-podman', "Error: unknown flag: --driver\nSee 'podman buildx create --help'"],
  [
    'docker-cli-is-podman',
    'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.',
  ],
  [
    'wsl-docker-not-integrated',
    "The command 'docker' could not be found in this WSL 2 distro.\nWe recommend to activate the WSL integration in Docker Desktop settings.",
  ],
  [
    'wsl-docker-not-integrated',
    "The command 'docker' could not be found in this WSL 1 distro.\nWe recommend to convert this distro to WSL 2 and activate\nthe WSL integration in Docker Desktop settings.",
  ],
  [
    'docker-snap-confined',
    'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /var/lib/snapd/void/Dockerfile: no such file or directory',
  ],
  [
    'windows-containers-mode',
    'no matching manifest for windows/amd64 10.0.18362 in the manifest list entries',
  ],
  [
    'kernel-too-old-for-F',
    'installing: arm64 cannot register "/usr/bin/qemu-aarch64" to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument',
  ],
  [
    'kernel-too-old-for-F',
    'installing: arm64 cannot write to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument',
  ],
  [
    'kernel-too-old-for-F',
    'Cannot write to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument',
  ],
  ['kernel-too-old-for-F', 'sh: write error: Invalid argument'],
  [
    'binfmt-module-missing',
    'error: no such device\ncannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc\nmain.run',
  ],
  [
    'binfmt-module-missing',
    'Cannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc: no such device',
  ],
  [
    'binfmt-module-missing',
    "No binfmt support in the kernel.\n  Try: '/sbin/modprobe binfmt_misc' from the host",
  ],
  [
    'binfmt-module-missing',
    'modprobe: FATAL: Module binfmt_misc not found in directory /lib/modules/5.10.113-yocto-standard',
  ],
  ['binfmt-not-mounted', 'ENOENT opening /proc/sys/fs/binfmt_misc/register is it mounted?'],
  ['binfmt-not-mounted', 'EPERM opening /proc/sys/fs/binfmt_misc/register check permissions?'],
  ['binfmt-disabled', 'exec /bin/sh: exec format error'],
  [
    'rootless-or-nested-cannot-register',
    'error: operation not permitted\ncannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc\nmain.run',
  ],
  [
    'rootless-or-nested-cannot-register',
    'mount: permission denied (are you root?)\nmount: permission denied (are you root?)',
  ],
  [
    'rootless-or-nested-cannot-register',
    'EPERM opening /proc/sys/fs/binfmt_misc/register check permissions?',
  ],
  [
    'userns-remap-privileged',
    'docker: Error response from daemon: privileged mode is incompatible with user namespaces.  You must run the container in the host namespace when running privileged mode.',
  ],
];
