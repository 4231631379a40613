/** How many groups a row has room for. */
const room = 4;

/**
 * As the table of buildx 0.18 and later cuts platforms short: `linux/amd64 (+4), linux/arm64, (2 more)`.
 *
 * Source: docker/buildx v0.29.1, commands/ls.go, `truncPlatforms`; recorded.
 */
export function inGroups(platforms: readonly string[]): string {
  const groups = new Map<string, number>();
  for (const platform of platforms) {
    const base = platform.split('/').slice(0, 2).join('/');
    groups.set(base, (groups.get(base) ?? 0) + 1);
  }
  const names = [...new Set([...preferred, ...groups.keys()])].filter((name) => groups.has(name));
  const shown = names.slice(0, room);
  const sizeOf = (name: string) => groups.get(name) ?? 0;
  const words = shown.map((name) => (sizeOf(name) > 1 ? `${name} (+${sizeOf(name)})` : name));
  const left = platforms.length - shown.reduce((sum, name) => sum + sizeOf(name), 0);
  return [...words, ...(left > 0 ? [`(${left} more)`] : [])].join(', ');
}

const preferred = [
  ...['linux/amd64', 'linux/arm64', 'linux/arm', 'linux/ppc64le', 'linux/s390x'],
  ...['linux/riscv64', 'linux/mips64'],
];
