/** The registry that a reference without one means. */
export const dockerHub = 'docker.io';

const legacyHub = 'index.docker.io';

/**
 * Where a reference is cut in registry and rest. `docker` is what Docker takes for the registry: a
 * first part with a dot or colon, or `localhost`.
 */
export function splitRegistry(text: string): {
  /** As typed; null where the text names none. */
  readonly registry: string | null;
  /** Index at which the rest begins. */
  readonly restAt: number;
} {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isRegistry = first === 'localhost' || /[.:]/.test(first);
  return isRegistry ? { registry: first, restAt: slash + 1 } : { registry: null, restAt: 0 };
}

/** The registry's canonical name: null and Hub's older name mean `docker.io`. */
export function canonicalRegistry(registry: string | null): string {
  return registry === null || registry === legacyHub ? dockerHub : registry;
}

/** The registry that a reference means, valid or not: `docker.io` where it names none. */
export function registryOf(reference: string): string {
  return canonicalRegistry(splitRegistry(reference).registry);
}

/** A registry of one's own: it has a port, is an address, or is no name of the Internet. */
export const isOnesOwn = (registry: string): boolean =>
  registry !== '' &&
  (/:\d+$/.test(registry) || /^[\d.]+$/.test(registry) || !registry.includes('.'));

/**
 * Whether a registry is the builder's own machine, which BuildKit speaks plain http to.
 *
 * Source: containerd v2.1, core/remotes/docker/registry.go, `MatchLocalhost`.
 *
 * @param registry Host and maybe port: `localhost:5000`, `127.0.0.1`, `[::1]:5000`.
 */
export function isLocalRegistry(registry: string): boolean {
  const host = /^(.*?)(?::\d+)?$/s.exec(registry)?.[1] ?? '';
  if (host === 'localhost' || host === '[::1]' || registry === '::1') return true;
  const numbers = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1) ?? [];
  return numbers.length === 3 && numbers.every((number) => Number(number) <= 255);
}
