/** A host as a reference has it: a name or an IPv6 address in brackets, and perhaps a port. */
const host = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The configuration of a BuildKit that may speak plain HTTP with one registry. A builder takes it
 * when it is made, and never again.
 *
 * Format: TOML; moby/buildkit v0.32.2, docs/buildkitd.toml.md.
 *
 * @param registry Host and port, as in a reference: `192.168.1.5:5000`.
 * @returns Null for what is no host: nothing else may get into the file.
 */
export function plainHttpConfig(registry: string): string | null {
  return host.test(registry) ? `[registry."${registry}"]\n  http = true\n` : null;
}

/**
 * Whether a configuration lets BuildKit speak plain HTTP with a registry.
 *
 * @param toml As it was written, or as buildx writes it anew (`File#buildkitd.toml` of `inspect`).
 */
export function allowsPlainHttp(toml: string, registry: string): boolean {
  const lines = toml.split('\n').map((line) => line.trim());
  const start = lines.indexOf(`[registry."${registry}"]`);
  if (start === -1) return false;
  const end = lines.findIndex((line, index) => index > start && line.startsWith('['));
  const table = lines.slice(start + 1, end === -1 ? undefined : end);
  return table.some((line) => /^http\s*=\s*true\b/.test(line));
}
