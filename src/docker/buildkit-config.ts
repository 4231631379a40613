import { parseReference } from './reference.ts';

/** How BuildKit is to speak to a registry. */
export type RegistryAccess =
  /** Plain http. */
  | 'http'
  /** TLS whose certificate is not checked. */
  | 'insecure';

/**
 * The configuration of BuildKit that a registry needs which does not speak trusted TLS. A builder
 * takes it when it is made, and never again (`--buildkitd-config`, before buildx 0.13 `--config`).
 *
 * Source: moby/buildkit v0.32.2, docs/buildkitd.toml.md.
 *
 * @param registry Host and maybe port: `192.168.1.5:5000`.
 * @returns Null for what is no registry: nothing else gets into the file.
 */
export function buildkitConfig(registry: string, access: RegistryAccess): string | null {
  return isRegistry(registry) ? `[registry."${registry}"]\n  ${access} = true\n` : null;
}

function isRegistry(text: string): boolean {
  const reference = parseReference(`${text}/a`);
  return reference.ok && reference.registry === text;
}

/** What a configuration says of one registry. */
export type RegistrySettings = {
  readonly registry: string;
  /** Null where nothing but trusted TLS will do. */
  readonly access: RegistryAccess | null;
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
    const table = /^\s*\[(.*)\]\s*(?:#.*)?$/.exec(line)?.[1];
    if (table !== undefined) registry = registryOfTable(table.trim());
    if (registry === null) continue;
    const before = found.get(registry) ?? { registry, access: null, mirrors: [], ca: [] };
    found.set(registry, { ...before, ...settingIn(line, before) });
  }
  return [...found.values()];
}

/** The registries that a configuration opens, and how. */
export function registriesIn(config: string): ReadonlyMap<string, RegistryAccess> {
  const opened = registrySettings(config).flatMap(({ registry, access }) =>
    access === null ? [] : [[registry, access] as const],
  );
  return new Map(opened);
}

/** A list may go over several lines, and end with a comma. */
const withListsOnOneLine = (config: string): readonly string[] =>
  config
    .replace(/^(\s*(?:mirrors|ca)\s*=\s*\[)([^\]]*)\]/gm, (_, start: string, items: string) => {
      const words = items.split(/\r?\n/).map((line) => line.replace(/#.*$/, ''));
      return `${start}${words.join(' ')}]`;
    })
    .split(/\r?\n/);

function registryOfTable(table: string): string | null {
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
