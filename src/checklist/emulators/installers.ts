/** An image that registers handlers when it is run. */
export type Installer = {
  readonly image: string;
  /** Architectures of the engines it runs on. */
  readonly hosts: readonly string[];
  /** Architectures it registers, by the names that `tonistiigi/binfmt` has for them. */
  readonly architectures: readonly string[];
  /** The year of its last change; null for the one that is kept up to date. */
  readonly lastChanged: number | null;
  /** What it does to entries that are there: leaves them, writes over them, or clears all of QEMU's first. */
  readonly existing: 'kept' | 'rewritten' | 'reset';
  /** Its arguments, to register these. */
  readonly args: (architectures: readonly string[]) => readonly string[];
};

/** tonistiigi/binfmt deploy/v10.2.3, cmd/binfmt/config.go: the names that `--install` takes. */
export const maintained: Installer = {
  image: 'tonistiigi/binfmt',
  hosts: ['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64'],
  architectures: [
    ...['amd64', '386', 'arm64', 'arm', 'riscv64'],
    ...['ppc64le', 's390x', 'mips64le', 'mips64', 'loong64'],
  ],
  lastChanged: null,
  existing: 'kept',
  args: (architectures) => ['--install', architectures.join(',')],
};

/** multiarch/qemu-user-static, QEMU 7.2: `-p yes` is what sets F, `--reset` clears qemu-* first. */
const multiarch: Installer = {
  image: 'multiarch/qemu-user-static',
  hosts: ['amd64'],
  architectures: ['arm64', 'arm', 'riscv64', 'ppc64le', 's390x', 'mips64le', 'mips64'],
  lastChanged: 2023,
  existing: 'reset',
  args: () => ['--reset', '-p', 'yes'],
};

/** The tag of the article: QEMU 4.1, August 2019. A later tag knew RISC-V, this one does not. */
export const article: Installer = {
  image: 'docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d',
  hosts: ['amd64'],
  architectures: ['arm64', 'arm', 'ppc64le', 's390x'],
  lastChanged: 2019,
  existing: 'rewritten',
  args: () => [],
};

export const installers: readonly Installer[] = [maintained, multiarch, article];
