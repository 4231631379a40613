import type { Context } from '../../docker/contexts.ts';
import type { BuilderFacts } from './facts.ts';

const switches = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'];
const shown = ['DOCKER_HOST', ...switches, 'DOCKER_CERT_PATH'];

/**
 * The variables by which this shell names an engine that is spoken to over TLS, as `NAME=value`;
 * empty where it names none. buildx makes no builder from them, which would outlive the shell: it
 * wants a context. Sources: docker/buildx v0.13, builder/builder.go, `Create`; docker/cli v26.1,
 * cli/flags/options.go.
 */
export function tlsVariables(
  env: Readonly<Record<string, string | undefined>>,
  contexts: readonly Context[],
): readonly string[] {
  const current = contexts.find(({ isCurrent }) => isCurrent)?.name ?? 'default';
  if (current !== 'default' || !switches.some((name) => env[name])) return [];
  return shown.flatMap((name) => (env[name] ? [`${name}=${env[name]}`] : []));
}

/** The context that a new builder needs, by a name that is free; null where it needs none. */
export function contextToMake({ shellTls, contexts }: BuilderFacts): string | null {
  if (shellTls.length === 0) return null;
  const names = ['wizard-env', ...contexts.map((_, index) => `wizard-env${index + 2}`)];
  return names.find((name) => !contexts.includes(name)) ?? null;
}
