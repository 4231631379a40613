import type { ImagePlatform } from './image-platform.ts';

/** What people call architectures in tags; `armhf` and `armel` are other variants with every distribution. */
const names: Readonly<Record<string, string>> = {
  amd64: 'amd64',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  x64: 'amd64',
  '386': '386',
  i386: '386',
  i686: '386',
  arm64: 'arm64',
  arm64v8: 'arm64',
  'arm64-v8': 'arm64',
  armv8: 'arm64',
  aarch64: 'arm64',
  arm: 'arm',
  arm32: 'arm',
  armhf: 'arm',
  armel: 'arm',
  riscv64: 'riscv64',
  rv64: 'riscv64',
  ppc64le: 'ppc64le',
  ppc64el: 'ppc64le',
  s390x: 's390x',
  mips64le: 'mips64le',
  mips64el: 'mips64le',
  mips64: 'mips64',
  loong64: 'loong64',
  loongarch64: 'loong64',
};

const systems = ['linux', 'windows', 'darwin', 'freebsd'];

/**
 * The platform that a word of a tag means: `amd64`, `arm64v8`, `arm-v7`, `armv6`, `linux-riscv64`.
 * A system that is not named is Linux. Null for any other word.
 */
export function platformOfWord(word: string): ImagePlatform | null {
  const lower = word.toLowerCase();
  const [, system = 'linux', name = ''] =
    new RegExp(`^(?:(${systems.join('|')})[-_.])?(.+)$`).exec(lower) ?? [];
  const arm = /^arm(?:32)?[-_.]?v([567])l?$/.exec(name)?.[1];
  if (arm !== undefined) return { os: system, architecture: 'arm', variant: `v${arm}` };
  const architecture = Object.hasOwn(names, name) ? names[name] : undefined;
  return architecture === undefined ? null : { os: system, architecture, variant: null };
}

/** The platform that a tag names at its end or its beginning: `arm64`, `1.2-riscv64`, `armv7-1.2`; null for none. */
export function platformOfTag(tag: string): ImagePlatform | null {
  const words = tag.split(/(?=[-_.])/);
  const candidates = [
    ...words.map((_, index) =>
      words
        .slice(index)
        .join('')
        .replace(/^[-_.]/, ''),
    ),
    ...words.map((_, index) => words.slice(0, words.length - index).join('')),
  ];
  // The longest comes first: `linux-arm-v7` is more than `arm-v7`.
  for (const candidate of candidates) {
    const platform = platformOfWord(candidate);
    if (platform !== null) return platform;
  }
  return null;
}
