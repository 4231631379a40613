import { type RegistrySettings, registrySettings } from './buildkit-config/read.ts';
import { dockerHub, parseReference } from './reference.ts';

export { mergedConfig, rehomed } from './buildkit-config/merge.ts';
export { type RegistrySettings, registrySettings } from './buildkit-config/read.ts';

/** How a registry is spoken to for which TLS that everybody trusts will not do. */
export type RegistryAccess =
  /** Plain http. */
  | 'http'
  /** TLS whose certificate is not checked. */
  | 'insecure'
  /** TLS whose certificate is signed by the authority in this file: an absolute path, PEM. */
  | { readonly ca: string };

/** The same, without the file: what texts are told by. */
export type AccessKind = 'http' | 'insecure' | 'ca';

/** The file with the certificates of the authority that signs for a registry; null where none was named. */
export const caOf = (access: RegistryAccess | null): string | null =>
  access === null || typeof access === 'string' ? null : access.ca;

export const kindOf = (access: RegistryAccess): AccessKind =>
  typeof access === 'string' ? access : 'ca';

/** A registry that is asked before Docker Hub for what Docker Hub has. */
export type Mirror = {
  /** Host and maybe port: `mirror.gcr.io`. */
  readonly host: string;
  /** Null for TLS that everybody trusts. */
  readonly access: RegistryAccess | null;
};

/** What a builder is told of registries when it is made. */
export type Wanted = {
  /** Where the image goes; null for none. */
  readonly registry: string | null;
  readonly access: RegistryAccess | null;
  readonly mirrors: readonly Mirror[];
};

/** What a configuration has to say for it, a registry once. */
export function settingsFor({ registry, access, mirrors }: Wanted): readonly RegistrySettings[] {
  const hosts = mirrors.map(({ host }) => host);
  const tables = new Map<string, RegistrySettings>();
  for (const one of [
    { ...nothing, registry: dockerHub, mirrors: hosts },
    ...mirrors.map((mirror) => settingsOf(mirror.host, mirror.access)),
    ...(registry === null ? [] : [settingsOf(registry, access)]),
  ]) {
    if (isEmpty(one)) continue;
    const before = tables.get(one.registry) ?? one;
    tables.set(one.registry, { ...one, mirrors: before.mirrors });
  }
  return [...tables.values()];
}

const nothing = { access: null, mirrors: [], ca: [] } as const;

function settingsOf(registry: string, access: RegistryAccess | null): RegistrySettings {
  if (access === null || typeof access === 'string') return { ...nothing, registry, access };
  return { ...nothing, registry, ca: [access.ca] };
}

const isEmpty = ({ access, mirrors, ca }: RegistrySettings): boolean =>
  access === null && mirrors.length === 0 && ca.length === 0;

/**
 * The configuration of BuildKit that says so. A builder takes it when it is made, and never again
 * (`--buildkitd-config`, before buildx 0.13 `--config`).
 *
 * Source: moby/buildkit v0.32.2, docs/buildkitd.toml.md.
 *
 * @returns Null where there is nothing to say, and for what is no registry or no path: nothing else gets into the file.
 */
export function buildkitConfig(settings: readonly RegistrySettings[]): string | null {
  const tables = settings.map(tableOf).filter((table) => table !== null);
  return tables.length === settings.length && tables.length > 0 ? tables.join('\n') : null;
}

/** One table of it. */
export function tableOf({ registry, access, mirrors, ca }: RegistrySettings): string | null {
  const isSayable =
    isRegistry(registry) && mirrors.every(isRegistry) && ca.every((path) => quoted(path) !== null);
  if (!isSayable) return null;
  const list = (values: readonly string[]) => `[${values.map(quoted).join(', ')}]`;
  const lines = [
    `[registry."${registry}"]`,
    ...(mirrors.length === 0 ? [] : [`  mirrors = ${list(mirrors)}`]),
    ...(access === null ? [] : [`  ${access} = true`]),
    ...(ca.length === 0 ? [] : [`  ca = ${list(ca)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A string of TOML 1.0: one with a backslash (Windows) is a literal one. Null where neither can hold it. */
function quoted(text: string): string | null {
  if (/\p{Cc}/u.test(text)) return null;
  const isBasic = !/["\\]/.test(text);
  if (isBasic) return JSON.stringify(text);
  return /'/.test(text) ? null : ["'", text, "'"].join('');
}

/** A host and maybe a port, as references name it. */
export function isRegistry(text: string): boolean {
  const reference = parseReference(`${text}/a`);
  return reference.ok && reference.registry === text;
}

/** Whether a configuration says all that is asked of it; `ca` may be any file. */
export function hasSettings(config: string, wanted: readonly RegistrySettings[]): boolean {
  const told = registrySettings(config);
  return wanted.every(({ registry, access, mirrors, ca }) => {
    const one = told.find((candidate) => candidate.registry === registry);
    if (one === undefined) return false;
    const isTrusted = ca.length === 0 || one.ca.length > 0;
    const isOpen = access === null || one.access === access;
    return isOpen && isTrusted && mirrors.every((mirror) => one.mirrors.includes(mirror));
  });
}
