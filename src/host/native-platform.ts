import { endianness } from 'node:os';

const platforms: Readonly<Record<string, string>> = {
  x64: 'linux/amd64',
  ia32: 'linux/386',
  arm64: 'linux/arm64',
  // Programs of the oldest run on all of them.
  arm: 'linux/arm/v5',
  riscv64: 'linux/riscv64',
  ppc64: 'linux/ppc64le',
  s390x: 'linux/s390x',
  mips64el: 'linux/mips64le',
  loong64: 'linux/loong64',
};

/**
 * The platform of the Linux programs that this processor runs by itself, in Docker's words; null
 * on another system, and where no program of ours was made for it.
 */
export function nativePlatform(
  system: string = process.platform,
  architecture: string = process.arch,
): string | null {
  if (system !== 'linux' || (architecture === 'ppc64' && endianness() === 'BE')) return null;
  return platforms[architecture] ?? null;
}
