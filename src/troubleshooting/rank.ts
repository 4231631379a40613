import type { Failure } from './failure.ts';

/**
 * The order in which matches are told: what hides behind later texts comes first, the most generic
 * text last. Of failures that share a text, the likeliest one comes first.
 */
const order: readonly string[] = [
  // Another program answers to the name of docker, or the engine does not answer.
  'wsl-docker-not-integrated',
  'docker-cli-is-podman',
  'docker-sock-permission-denied',
  'docker-api-client-too-old',
  'docker-api-client-too-new',
  'docker-context-mismatch',
  'windows-containers-mode',
  'docker-snap-confined',
  'docker-daemon-down',
  // The client and its plugin.
  'cli-experimental-bad-value',
  'cli-experimental-required',
  'docker-build-platform-experimental-daemon',
  'buildx-missing',
  'buildx-missing-flag-symptom',
  'buildx-plugin-broken',
  'buildx-missing-buildkit-forced',
  'buildx-version-unparsable',
  'buildx-sudo-split',
  // The builder, and what it was asked for.
  'builder-tls-env',
  'builder-exists',
  'builder-name-invalid',
  'driver-not-found',
  'builder-not-found',
  'docker-driver-multi-platform',
  'attestation-docker-driver',
  'load-multi-platform',
  'docker-driver-auto-push',
  'tag-missing-or-invalid',
  'context-missing',
  'platform-unknown-accepted',
  // Registering handlers.
  'rootless-or-nested-cannot-register',
  'binfmt-module-missing',
  'binfmt-not-mounted',
  'kernel-too-old-for-F',
  'qemu-entry-exists',
  'qemu-register-aborts-rest',
  'userns-remap-privileged',
  'qemu-image-no-manifest-for-host',
  'qemu-supported-missing-though-emulator-listed',
  // The build.
  'builder-image-pull-rate-limit',
  'hub-rate-limit-build',
  'disk-full',
  'runtime-execution-unsupported',
  'amd64-variant-unsupported',
  'selinux-xattr',
  'qemu-riscv64-cpu-max',
  'qemu-segfault',
  'qemu-sigill',
  'emulated-loader-missing',
  'base-image-no-platform',
  'wrong-arch-in-manifest',
  // The registry.
  'push-http-registry',
  'push-x509',
  'push-localhost-refused',
  'imagetools-local-registry',
  'credential-helper-missing',
  'push-ghcr-403',
  'push-denied',
  'push-401',
  'push-413',
  'push-400-manifest-invalid',
  'push-blob-unstable',
  'docker-manifest-create-is-list',
  'docker-manifest-amend-refused',
  'docker-manifest-other-registry',
  'docker-manifest-platform-refused',
  'docker-manifest-no-local-list',
  'docker-manifest-inspect-fails',
  'manifest-not-found-yet',
  'manifest-missing-platform',
  // What a network or a crash leaves behind.
  'builder-dns',
  'builder-proxy',
  'builder-hosts-file',
  'builder-died-eof',
  'builder-boot-race',
  'builder-boot-failed',
  'builder-inactive',
  'builder-platforms-missing-arch',
  'qemu-hang',
  'emulation-slow',
  // The kernel could not start a program.
  'qemu-image-wrong-host-arch',
  'exec-format-error-run',
  'binfmt-disabled',
  'qemu-lost-after-reboot',
  'qemu-flushed-by-systemd-binfmt',
  'wsl-binfmt',
  'qemu-riscv64-unsupported-by-image',
  'qemu-flag-F-missing',
  'qemu-dynamic-with-F',
  'exec-bin-sh-not-found',
  // What ends no build.
  'platform-duplicate-after-normalise',
  'no-output',
  'manifest-unknown-unknown',
];

/** Compares by rank; a failure without one comes after those that have it. */
export function byRank(one: Failure, other: Failure): number {
  return rankOf(one) - rankOf(other);
}

function rankOf({ id }: Failure): number {
  const rank = order.indexOf(id);
  return rank === -1 ? order.length : rank;
}
