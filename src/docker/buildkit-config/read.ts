/** What a configuration of BuildKit says of one registry. */
export type RegistrySettings = {
  readonly registry: string;
  /** Null where nothing but trusted TLS will do. */
  readonly access: 'http' | 'insecure' | null;
  /** Hosts that are asked first for what is pulled. */
  readonly mirrors: readonly string[];
  /** Files of certificates that it trusts besides. */
  readonly ca: readonly string[];
};

/**
 * What a configuration says of registries.
 *
 * Source: moby/buildkit v0.32.2, docs/buildkitd.toml.md.
 *
 * @param config As it was written, or as buildx writes it anew (`File#buildkitd.toml` of `inspect`).
 */
export function registrySettings(config: string): readonly RegistrySettings[] {
  const found = new Map<string, RegistrySettings>();
  let registry: string | null = null;
  for (const line of withListsOnOneLine(config)) {
    const table = tableIn(line);
    if (table !== null) registry = registryOfTable(table);
    if (registry === null) continue;
    const before = found.get(registry) ?? { registry, access: null, mirrors: [], ca: [] };
    found.set(registry, { ...before, ...settingIn(line, before) });
  }
  return [...found.values()];
}

/** A list may go over several lines, and end with a comma. */
export const withListsOnOneLine = (config: string): readonly string[] =>
  config
    .replace(/^(\s*(?:mirrors|ca)\s*=\s*\[)([^\]]*)\]/gm, (_, start: string, items: string) => {
      const words = items.split(/\r?\n/).map((line) => line.replace(/#.*$/, ''));
      return `${start}${words.join(' ')}]`;
    })
    .split(/\r?\n/);

/** What stands between the brackets of a line that begins a table; null where it begins none. */
export const tableIn = (line: string): string | null =>
  /^\s*\[(.*)\]\s*(?:#.*)?$/.exec(line)?.[1]?.trim() ?? null;

export function registryOfTable(table: string): string | null {
  const [, , quoted, bare] = /^registry\.(?:(["'])(.+)\1|([\w-]+))$/.exec(table) ?? [];
  return quoted ?? bare ?? null;
}

function settingIn(line: string, before: RegistrySettings): Partial<RegistrySettings> {
  const access = /^\s*(http|insecure)\s*=\s*true\b/.exec(line)?.[1];
  // Plain http has no certificate to look at.
  if (access !== undefined) {
    return { access: access === 'http' || before.access === 'http' ? 'http' : 'insecure' };
  }
  const [, key, items = ''] = /^\s*(mirrors|ca)\s*=\s*\[(.*)\]/.exec(line) ?? [];
  if (key === undefined) return {};
  const values = [...items.matchAll(/(["'])(.*?)\1/g)].map(([, , value = '']) => value);
  return { [key]: values };
}
