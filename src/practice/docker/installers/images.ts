import type { Call } from '../../tool.ts';
import { dockerBinfmt } from './docker-binfmt.ts';
import { multiarch } from './multiarch.ts';
import { tonistiigi } from './tonistiigi.ts';

/** An image that registers handlers: what it is built for, and what its program does. */
export type InstallerImage = {
  readonly platforms: readonly string[];
  readonly run: (call: Call, args: readonly string[]) => number;
};

/** By registry and repository. */
export const installerImages: Readonly<Record<string, InstallerImage>> = {
  'docker.io/tonistiigi/binfmt': {
    platforms: [
      ...['linux/amd64', 'linux/arm64', 'linux/arm/v6', 'linux/arm/v7', 'linux/386'],
      ...['linux/ppc64le', 'linux/s390x', 'linux/riscv64'],
    ],
    run: tonistiigi,
  },
  'docker.io/docker/binfmt': { platforms: ['linux/amd64', 'linux/arm64'], run: dockerBinfmt },
  'docker.io/multiarch/qemu-user-static': { platforms: ['linux/amd64'], run: multiarch },
};
