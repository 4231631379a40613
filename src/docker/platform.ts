import { architectureOf, architectures } from './architecture.ts';

/** A platform as Docker writes it: `linux/arm64`, `linux/arm/v7`. */
export type Platform = string;

// containerd/platforms v1.0.0-rc.1, database.go.
const knownSystems: ReadonlySet<string> = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 ' +
    'solaris windows zos'
  ).split(' '),
);
const knownArchitectures: ReadonlySet<string> = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 ' +
    'mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);
const knownVariants: Readonly<Record<string, RegExp>> = {
  amd64: /^v[234]$/,
  arm: /^v[5678]$/,
  arm64: /^v[89](\.\d)?$/,
};

/**
 * The one way to write a platform: `Linux/ARM` and `armhf` are `linux/arm/v7`, `aarch64` is
 * `linux/arm64`. A lone architecture is taken for Linux. What is unknown comes back in lower case.
 *
 * Source: containerd/platforms v1.0.0-rc.1, `normalizeOS` and `normalizeArch`.
 */
export function normalisePlatform(text: string): Platform {
  const parts = text.trim().toLowerCase().split('/');
  const [first = '', second, variant = ''] = parts;
  if (parts.length > 3) return parts.join('/');
  if (second === undefined) {
    const [architecture] = normaliseArchitecture(first, '');
    const isAlone = architecture !== undefined && knownArchitectures.has(architecture);
    return isAlone ? join('linux', first, '') : normaliseSystem(first);
  }
  return join(normaliseSystem(first), second, variant);
}

function join(system: string, architecture: string, variant: string): Platform {
  return [system, ...normaliseArchitecture(architecture, variant)].join('/');
}

const normaliseSystem = (system: string): string => (system === 'macos' ? 'darwin' : system);

/** An architecture and, where it says more, its variant. */
function normaliseArchitecture(architecture: string, variant: string): readonly string[] {
  switch (architecture) {
    case 'i386':
      return ['386'];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return named('amd64', variant === 'v1' ? '' : variant);
    case 'aarch64':
    case 'arm64':
      return named('arm64', arm64Variant(variant));
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      return ['arm', variant === '' ? 'v7' : variant.replace(/^[5678]$/, 'v$&')];
    default:
      return named(architecture, variant);
  }
}

function arm64Variant(variant: string): string {
  if (['8', 'v8', 'v8.0'].includes(variant)) return '';
  return ['9', '9.0', 'v9.0'].includes(variant) ? 'v9' : variant;
}

const named = (architecture: string, variant: string): readonly string[] =>
  variant === '' ? [architecture] : [architecture, variant];

/** Whether a platform exists, in any way of writing it. That it can be built here is another question. */
export function isKnownPlatform(text: string): boolean {
  const [system = '', architecture = '', variant] = normalisePlatform(text).split('/');
  if (!knownSystems.has(system.replace(/\(.*\)$/, ''))) return false;
  if (!knownArchitectures.has(architecture)) return false;
  return variant === undefined || (knownVariants[architecture]?.test(variant) ?? false);
}

/** The platforms of a `--platform` value, normalised, each once; `unknown` are the words that name none. */
export function parsePlatforms(text: string): {
  readonly platforms: readonly Platform[];
  readonly unknown: readonly string[];
} {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const known = words.filter(isKnownPlatform).map(normalisePlatform);
  const unknown = words.filter((word) => !isKnownPlatform(word));
  return { platforms: [...new Set(known)], unknown: [...new Set(unknown)] };
}

/** Names that people know from elsewhere: the kernel, Debian, Node, compilers. */
const otherNames: Readonly<Record<string, Platform>> = {
  x64: 'linux/amd64',
  x86: 'linux/386',
  i686: 'linux/386',
  arm32: 'linux/arm/v7',
  armv5: 'linux/arm/v5',
  armv6: 'linux/arm/v6',
  armv6l: 'linux/arm/v6',
  armv7: 'linux/arm/v7',
  armv7l: 'linux/arm/v7',
  armv8: 'linux/arm64',
  ppc64el: 'linux/ppc64le',
  mips64el: 'linux/mips64le',
  loongarch64: 'linux/loong64',
  rv64: 'linux/riscv64',
};

/**
 * The platform that an unknown one was most likely meant to be; null where none is near.
 *
 * @param nearest Picks the candidate that a misspelt word is nearest to.
 */
export function suggestPlatform(
  unknown: string,
  nearest: (word: string, candidates: readonly string[]) => string | null,
): Platform | null {
  const name = unknown
    .trim()
    .toLowerCase()
    .replace(/^linux[/_-]/, '')
    .replace(/^arm\/?v?([5678])$/, 'armv$1');
  if (Object.hasOwn(otherNames, name)) return otherNames[name] ?? null;
  const candidates = architectures.flatMap(({ platforms }) =>
    platforms.map((platform) => platform.replace('linux/', '')),
  );
  // Swapped letters are likelier than wrong ones: `amr64` is as near to `amd64` as to `arm64`.
  const swapped = candidates.find((candidate) => letters(candidate) === letters(name));
  const meant = swapped ?? nearest(name, candidates);
  return meant === null ? null : `linux/${meant}`;
}

const letters = (word: string): string => [...word].sort().join('');

/**
 * The platform that an engine runs itself.
 *
 * @param architecture `Architecture` of `docker info` (`x86_64`), or `Arch` of `docker version` (`amd64`).
 * @returns Null for a machine that has no platform's name.
 */
export function nativePlatform(architecture: string, system = 'linux'): Platform | null {
  const machine = architecture.trim().toLowerCase();
  const arm = /^armv([5678])/.exec(machine)?.[1];
  if (arm !== undefined) return `${system}/arm/v${Math.min(Number(arm), 7)}`;
  const kernel = architectures.find(
    ({ machines }) => machines.includes(machine) && machine !== 'mips64',
  );
  const platform = kernel
    ? `${system}/${kernel.platforms[0].slice('linux/'.length)}`
    : normalisePlatform(`${system}/${machine}`);
  return isKnownPlatform(platform) ? platform : null;
}

/**
 * What a machine runs without a handler. BuildKit tries the `maybe` ones with a program, for not
 * every processor and kernel has the 32-bit half.
 *
 * Source: moby/buildkit v0.32.2, util/archutil/detect.go.
 */
export function platformsRunBy(native: Platform): {
  readonly surely: readonly Platform[];
  readonly maybe: readonly Platform[];
} {
  switch (native) {
    case 'linux/amd64':
      return { surely: [native], maybe: ['linux/386'] };
    case 'linux/arm64':
      return { surely: [native], maybe: ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'] };
    case 'linux/arm/v7':
      return { surely: [native, 'linux/arm/v6', 'linux/arm/v5'], maybe: [] };
    case 'linux/arm/v6':
      return { surely: [native, 'linux/arm/v5'], maybe: [] };
    default:
      return { surely: [native], maybe: [] };
  }
}

/**
 * The platforms of a base image that BuildKit takes for a wanted one, the nearest first: itself,
 * older variants, and the 32-bit half of the family.
 *
 * Source: containerd/platforms v1.0.0-rc.1, compare.go (`Only`); v8.N and v9.N of ARM are left out.
 */
export function platformsAcceptedFor(wanted: Platform): readonly Platform[] {
  const [system = '', architecture = '', variant = ''] = wanted.split('/');
  const own = (names: readonly string[]) => names.map((name) => `${system}/${name}`);
  const version = Number(/^v(\d)$/.exec(variant)?.[1] ?? 0);
  const arms = ['arm/v8', 'arm/v7', 'arm/v6', 'arm/v5'];
  switch (architecture) {
    case 'amd64':
      return [
        wanted,
        ...own(['amd64/v3', 'amd64/v2', 'amd64'].slice(4 - Math.max(version, 1))),
        ...own(['386']),
      ];
    case 'arm64':
      return [wanted, ...own(version === 9 ? ['arm64', ...arms] : arms)];
    case 'arm':
      return [wanted, ...own(arms.slice(9 - version))];
    default:
      return [wanted];
  }
}

/** Sorts normalised platforms for people: Linux first, the most wanted architectures first, newer ARM before older. */
export function comparePlatforms(a: Platform, b: Platform): number {
  return systemRank(a) - systemRank(b) || rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

const systemRank = (platform: Platform): number => (platform.startsWith('linux/') ? 0 : 1);

function rank(platform: Platform): number {
  const architecture = architectureOf(platform);
  if (architecture === null) return architectures.length;
  const variant = architecture.platforms.indexOf(platform);
  return architectures.indexOf(architecture) + Math.max(variant, 0) / 10;
}
