import type { Printed } from './printed.ts';

const limit =
  'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit';

export const builder: readonly Printed[] = [
  [
    'builder-exists',
    'existing instance for mybuilder but no append mode, specify --node to make changes for existing instances',
  ],
  [
    'builder-exists',
    'error: existing instance for "mybuilder" but no append mode, specify --node to make changes for existing instances',
  ],
  [
    'builder-exists',
    'ERROR: existing instance for "r1" but no append mode, specify the node name to make changes for existing instances',
  ],
  [
    'builder-exists',
    'ERROR: existing instance for "r1" but has mismatched driver "docker-container"',
  ],
  [
    'builder-name-invalid',
    'ERROR: default is a reserved name and cannot be used to identify builder instance',
  ],
  [
    'builder-name-invalid',
    'ERROR: invalid name 1bad name, name needs to start with a letter and may not contain symbols, except ._-',
  ],
  ['builder-name-invalid', 'ERROR: instance name "colima" already exists as context builder'],
  ['builder-name-invalid', 'ERROR: append requires a builder name'],
  ['builder-name-invalid', 'ERROR: failed to find instance "zz" for append'],
  ['builder-not-found', 'ERROR: no builder "nope" found'],
  [
    'builder-not-found',
    'ERROR: failed to find instance "nope": open /root/.docker/buildx/instances/nope: no such file or directory',
  ],
  [
    'builder-not-found',
    'failed to remove nope: no builder "nope" found\nERROR: failed to remove one or more builders',
  ],
  ['driver-not-found', 'ERROR: failed to find driver "foo"'],
  ['driver-not-found', 'ERROR: additional instances of driver "docker" cannot be created'],
  [
    'driver-not-found',
    'ERROR: failed to initialize builder b2 (b20): invalid driver option nope for docker-container driver',
  ],
  ['driver-not-found', 'ERROR: docker-container driver requires docker API access'],
  [
    'builder-tls-env',
    'ERROR: could not create a builder instance with TLS data loaded from environment. Please use `docker context create <context-name>` to create a context for current environment and then create a builder instance with context set to <context-name>',
  ],
  [
    'builder-tls-env',
    'could not create a builder instance with TLS data loaded from environment. Please use `docker context create <context-name>` to create a context for current environment and then create a builder instance with `docker buildx create <context-name>`',
  ],
  [
    'builder-boot-failed',
    '#1 [internal] booting buildkit\n#1 pulling image moby/buildkit:buildx-stable-1\n#1 creating container buildx_buildkit_mybuilder0\n#1 ERROR: exit code 1',
  ],
  [
    'builder-boot-failed',
    '#1 [internal] booting buildkit\n#1 starting container buildx_buildkit_mybuilder0\n#1 ERROR: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "buildkitd": executable file not found in $PATH: unknown',
  ],
  [
    'builder-boot-failed',
    'Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: unable to apply cgroup configuration: error setting cgroup config for procHooks process: unknown',
  ],
  [
    'builder-boot-failed',
    'runc run failed: unable to start container process: error during container init: error mounting "cgroup" to rootfs at "/sys/fs/cgroup": operation not permitted',
  ],
  [
    'builder-boot-failed',
    ' > [internal] booting buildkit:\n20.09 OCI runtime exec failed: exec failed: cannot exec in a stopped container: unknown\n------\nERROR: exit code 126',
  ],
  [
    'builder-boot-failed',
    ' > [internal] booting buildkit:\n18.04\n------\nERROR: unable to upgrade to tcp, received 409',
  ],
  [
    'builder-boot-failed',
    'ERROR: failed to build: Error response from daemon: Container c3f9c23501e9ac5eacb0eeb3947649d361f126038241d4e85da5b906823d7020 is restarting, wait until the container is running',
  ],
  ['builder-boot-failed', "umount: can't unmount /sys/fs/cgroup: Operation not permitted"],
  ['builder-boot-failed', 'ERROR: failed to bootstrap *driver.DriverHandle driver in attempts'],
  [
    'builder-boot-race',
    'error: dial unix /run/buildkit/buildkitd.sock: connect: no such file or directory',
  ],
  [
    'builder-boot-race',
    'ERROR: failed to build: listing workers for Build: failed to list workers: Unavailable: connection error: desc = "error reading server preface: EOF"',
  ],
  [
    'builder-inactive',
    'ERROR: Error response from daemon: container 5f1d8a1b7c61a2f5 is not running',
  ],
  [
    'builder-inactive',
    'ERROR: Error response from daemon: No such container: buildx_buildkit_gone0',
  ],
  [
    'builder-image-pull-rate-limit',
    `#1 [internal] booting buildkit\n#1 pulling image moby/buildkit:buildx-stable-1\n#1 ERROR: Error response from daemon: ${limit}`,
  ],
  [
    'builder-platforms-missing-arch',
    '$ docker buildx inspect --bootstrap mybuilder\nPlatforms: linux/amd64, linux/386\n$ docker buildx build --platform linux/arm64 .',
  ],
];
