import { type ClientConfig, credentialFor } from '../../docker/client-config.ts';
import { parseReference } from '../../docker/reference.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';
import { credentialsOf } from '../registry-login.ts';
import type { Keeping, TargetFacts } from './facts.ts';

/**
 * The registries that a client has a login for. Those that matter now are asked for: a helper may have
 * one that the config does not name, and may have lost one that it does. The others are told from the
 * config alone, for a helper may ask the person to unlock what it keeps.
 */
export async function credentialsSeen(
  look: Look,
  config: ClientConfig,
  wanted: readonly string[],
): Promise<TargetFacts['credentials']> {
  const named = [...config.logins, ...config.helpers].map(({ registry }) => registry);
  const registries = [...new Set([...named, ...wanted])];
  const found = await Promise.all(
    registries.map(async (registry) => {
      const kind = credentialFor(config, registry);
      const program = helperFor(config, registry);
      if (program === null || !wanted.includes(registry)) return [registry, kind] as const;
      const isThere =
        (await onPath(look, program)) !== null && (await credentialsOf(look, registry)) !== null;
      return [registry, isThere ? 'helper' : 'none'] as const;
    }),
  );
  return Object.fromEntries(
    found.flatMap(([registry, kind]) => (kind === 'none' ? [] : [[registry, kind]])),
  );
}

/** The program that docker asks; null where it asks none, or where the name can't be a file's. */
function helperFor({ store, helpers }: ClientConfig, registry: string): string | null {
  const name = helpers.find((entry) => entry.registry === registry)?.helper ?? store;
  return name !== null && /^[\w.-]+$/.test(name) ? `docker-credential-${name}` : null;
}

/** Where the client would keep a login. */
export const keepingOf = (file: string, config: ClientConfig | null): Keeping => ({
  file,
  store: config?.store ?? null,
  helpers: Object.fromEntries(
    (config?.helpers ?? []).map(({ registry, helper }) => [registry, helper]),
  ),
});

/** Where the client would take the login for a tag's registry from. */
export function credentialsFor(
  { credentials }: TargetFacts,
  tag: string | undefined,
): 'stored' | 'helper' | 'none' {
  const parsed = parseReference(tag ?? '');
  const known = parsed.ok && Object.hasOwn(credentials, parsed.registry);
  return known ? (credentials[parsed.registry] ?? 'none') : 'none';
}
