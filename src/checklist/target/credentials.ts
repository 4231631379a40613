import { type ClientConfig, credentialFor } from '../../docker/client-config.ts';
import { parseReference } from '../../docker/reference.ts';
import type { TargetFacts } from './facts.ts';

/** The registries that a client's config names, and where their logins are. */
export function credentialsIn(config: ClientConfig): TargetFacts['credentials'] {
  const registries = [...config.logins, ...config.helpers].map(({ registry }) => registry);
  const found = registries.map((registry) => [registry, credentialFor(config, registry)] as const);
  return Object.fromEntries(
    found.flatMap(([registry, kind]) => (kind === 'none' ? [] : [[registry, kind]])),
  );
}

/** Where the client would take the login for a tag's registry from. */
export function credentialsFor(
  { credentials }: TargetFacts,
  tag: string | undefined,
): 'stored' | 'helper' | 'none' {
  const parsed = parseReference(tag ?? '');
  const known = parsed.ok && Object.hasOwn(credentials, parsed.registry);
  return known ? (credentials[parsed.registry] ?? 'none') : 'none';
}
