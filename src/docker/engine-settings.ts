import { itemsIn, objectIn, parseJson, textIn, textsIn } from './json.ts';
import type { Proxies } from './proxies.ts';

/** How an engine is set up, as far as a build meets it. */
export type EngineSettings = {
  /** Bytes of memory where it runs; null where it does not tell. */
  readonly memory: number | null;
  /** `DockerRootDir`, on the engine's own machine: `/var/lib/docker`. */
  readonly root: string | null;
  /** As the engine tells them: a password in an address is `xxxxx`. */
  readonly proxies: Proxies;
  /** Registries by name that it speaks plain http to, or whose certificate it does not check. */
  readonly insecureRegistries: readonly string[];
  /** Networks of which the same is true: `127.0.0.0/8`. */
  readonly insecureNetworks: readonly string[];
  /** Mirrors of Docker Hub. */
  readonly mirrors: readonly string[];
};

/**
 * Reads the settings in `docker info --format '{{json .}}'`; whatever is missing is null or empty.
 *
 * Source: moby/moby v28.5, api/types/system/info.go and api/types/registry/registry.go.
 */
export function parseEngineSettings(info: string): EngineSettings {
  const facts = objectIn(parseJson(info));
  const registries = objectIn(facts['RegistryConfig']);
  const memory = facts['MemTotal'];
  const indexes = Object.entries(objectIn(registries['IndexConfigs']));
  return {
    memory: typeof memory === 'number' && memory > 0 ? memory : null,
    root: textIn(facts['DockerRootDir']),
    proxies: {
      http: textIn(facts['HttpProxy']),
      https: textIn(facts['HttpsProxy']),
      none: textIn(facts['NoProxy']),
    },
    insecureRegistries: indexes
      .filter(([, index]) => objectIn(index)['Secure'] === false)
      .map(([name]) => name),
    insecureNetworks: textsIn(registries['InsecureRegistryCIDRs']),
    mirrors: itemsIn(registries['Mirrors']).flatMap((mirror) => textIn(mirror) ?? []),
  };
}
