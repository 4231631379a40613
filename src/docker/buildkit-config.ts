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

/**
 * The registries that a configuration opens, and how.
 *
 * @param config As it was written, or as buildx writes it anew (`File#buildkitd.toml` of `inspect`).
 */
export function registriesIn(config: string): ReadonlyMap<string, RegistryAccess> {
  const found = new Map<string, RegistryAccess>();
  let registry: string | null = null;
  for (const line of config.split(/\r?\n/)) {
    const table = /^\s*\[(.*)\]\s*(?:#.*)?$/.exec(line)?.[1];
    if (table !== undefined) registry = /^registry\.(["'])(.+)\1$/.exec(table.trim())?.[2] ?? null;
    const access = /^\s*(http|insecure)\s*=\s*true\b/.exec(line)?.[1];
    // Plain http has no certificate to look at.
    if (registry !== null && access !== undefined && found.get(registry) !== 'http')
      found.set(registry, access === 'http' ? 'http' : 'insecure');
  }
  return found;
}
