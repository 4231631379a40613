/** What everyone calls one processor architecture. */
export type Architecture = {
  /** Platforms that its programs have, the usual one first. */
  readonly platforms: readonly [string, ...string[]];
  /** QEMU's name: the kernel's handler is `qemu-NAME`. */
  readonly qemu: string;
  /** What `uname -m` prints there, the usual form first; under QEMU too. */
  readonly machines: readonly [string, ...string[]];
  /** What `tonistiigi/binfmt --install` calls it. */
  readonly binfmt: string;
  /** The first bytes of its ELF programs: class (1: 32 bit, 2: 64 bit), byte order, `e_machine`. */
  readonly elf: {
    readonly class: 1 | 2;
    readonly order: 'little' | 'big';
    readonly machine: number;
  };
};

const little = (bits: 1 | 2, machine: number) =>
  ({ class: bits, order: 'little', machine }) as const;
const big = (bits: 1 | 2, machine: number) => ({ class: bits, order: 'big', machine }) as const;

/**
 * Architectures that QEMU can emulate in a build, the most wanted ones first.
 *
 * Sources: tonistiigi/binfmt, cmd/binfmt/config.go (July 2026); moby/buildkit v0.32.2,
 * solver/llbsolver/ops/exec_binfmt.go; `e_machine` from elf.h (glibc 2.41).
 */
export const architectures: readonly Architecture[] = [
  row(['linux/amd64'], 'x86_64', ['x86_64'], 'amd64', little(2, 62)),
  row(['linux/arm64'], 'aarch64', ['aarch64'], 'arm64', little(2, 183)),
  row(
    ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    'arm',
    ['armv7l', 'armv6l', 'armv5tel', 'armv8l'],
    'arm',
    little(1, 40),
  ),
  row(['linux/riscv64'], 'riscv64', ['riscv64'], 'riscv64', little(2, 243)),
  row(['linux/ppc64le'], 'ppc64le', ['ppc64le'], 'ppc64le', little(2, 21)),
  row(['linux/s390x'], 's390x', ['s390x'], 's390x', big(2, 22)),
  row(['linux/386'], 'i386', ['i686', 'i586', 'i386'], '386', little(1, 3)),
  row(['linux/mips64le'], 'mips64el', ['mips64', 'mips64el'], 'mips64le', little(2, 8)),
  row(['linux/mips64'], 'mips64', ['mips64'], 'mips64', big(2, 8)),
  row(['linux/loong64'], 'loongarch64', ['loongarch64'], 'loong64', little(2, 258)),
];

function row(
  platforms: Architecture['platforms'],
  qemu: string,
  machines: Architecture['machines'],
  binfmt: string,
  elf: Architecture['elf'],
): Architecture {
  return { platforms, qemu, machines, binfmt, elf };
}

/** The architecture of a normalised platform (`linux/amd64/v3` has that of `linux/amd64`), null where QEMU has none. */
export function architectureOf(platform: string): Architecture | null {
  const base = platform.split('/').slice(0, 2).join('/');
  return (
    architectures.find(({ platforms }) => platforms.some((own) => own === base)) ??
    architectures.find(({ platforms }) => platforms.some((own) => own.startsWith(`${base}/`))) ??
    null
  );
}

/** The kernel's name for a platform's handler when it is registered the usual way: `qemu-aarch64`. */
export function handlerName(platform: string): string | null {
  const architecture = architectureOf(platform);
  return architecture && `qemu-${architecture.qemu}`;
}

/** The emulator that a BuildKit image carries for a platform: `buildkit-qemu-aarch64`. */
export function emulatorName(platform: string): string | null {
  const architecture = architectureOf(platform);
  return architecture && `buildkit-qemu-${architecture.qemu}`;
}

/** What `tonistiigi/binfmt --install` takes for platforms: `arm64,riscv64`; those it has no name for are left out. */
export function binfmtNames(platforms: readonly string[]): readonly string[] {
  return [...new Set(platforms.flatMap((platform) => architectureOf(platform)?.binfmt ?? []))];
}
