import type { Failure } from './failure.ts';

/**
 * The order in which matches are told: what hides behind later texts comes first, the most generic
 * text last.
 */
const order: readonly string[] = [
  'docker-sock-permission-denied',
  'docker-daemon-down',
  'buildx-missing',
  'builder-not-found',
  'docker-driver-multi-platform',
  'docker-driver-auto-push',
  'disk-full',
  'runtime-execution-unsupported',
  'qemu-segfault',
  'base-image-no-platform',
  'push-http-registry',
  'push-x509',
  'push-localhost-refused',
  'push-denied',
  'push-401',
  'exec-format-error-run',
  'qemu-flag-F-missing',
];

/** Compares by rank; a failure without one comes after those that have it. */
export function byRank(one: Failure, other: Failure): number {
  return rankOf(one) - rankOf(other);
}

function rankOf({ id }: Failure): number {
  const rank = order.indexOf(id);
  return rank === -1 ? order.length : rank;
}
