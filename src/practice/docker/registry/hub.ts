import type { MachineImage } from '../../machine.ts';

const all = [
  ...['linux/amd64', 'linux/386', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64'],
  ...['linux/ppc64le', 'linux/riscv64', 'linux/s390x'],
];
const glibc = [
  ...['linux/amd64', 'linux/386', 'linux/arm/v5', 'linux/arm/v7', 'linux/arm64'],
  ...['linux/ppc64le', 'linux/riscv64', 'linux/s390x'],
];
const four = ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'linux/s390x'];

/**
 * Images of Docker Hub that a Dockerfile is likely to begin with, whatever the tag: they are there
 * also where a machine's file says nothing of Docker Hub.
 *
 * Source: docker-library/official-images, library/, May 2026.
 */
const images: Readonly<Record<string, readonly string[]>> = {
  'library/alpine': all,
  'library/busybox': glibc,
  'library/debian': glibc,
  'library/ubuntu': [...four, 'linux/arm/v7', 'linux/riscv64'],
  'library/golang': all,
  'library/python': all,
  'library/nginx': all,
  'library/gcc': glibc,
  'library/rust': [...four, 'linux/arm/v7', 'linux/riscv64'],
  'library/registry': [...four, 'linux/arm/v6', 'linux/arm/v7', 'linux/riscv64'],
  'library/node': [...four, 'linux/arm/v7'],
  'library/hello-world': [...glibc, 'linux/arm/v6', 'linux/mips64le'],
  'tonistiigi/xx': [...all, 'linux/loong64', 'linux/mips64', 'linux/mips64le'],
};

/** An image of Docker Hub by its repository; null where this list does not have it. */
export function hubImage(repository: string): MachineImage | null {
  const platforms = images[repository];
  return platforms === undefined ? null : { platforms };
}
