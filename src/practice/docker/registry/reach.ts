import { registrySettings } from '../../../docker/buildkit-config.ts';
import { isObject, parseJson, textsIn } from '../../../docker/json.ts';
import { dockerHub, isLocalRegistry } from '../../../docker/reference.ts';
import type { MachineRegistry } from '../../machine.ts';
import type { Call } from '../../tool.ts';
import type { Builder } from '../../world.ts';
import { isInHostNetwork } from '../buildx/builders.ts';
import { isLoggedIn, textOf } from '../client-files.ts';
import { registriesNow } from '../own-containers.ts';
import { engineSince } from '../versions.ts';

/** Who asks a registry: from which network, and what it was told of it. */
export type Asker = {
  readonly isInMachinesNetwork: boolean;
  /** Speaks plain http to it, or does not look at its certificate. */
  readonly access: 'http' | 'insecure' | null;
  readonly trustsCa: boolean;
  readonly isLoggedIn: boolean;
};

/** What stands in the way. */
export type Trouble = {
  readonly kind: 'dns' | 'refused' | 'http' | 'x509' | 'auth';
  readonly scheme: 'http' | 'https';
  /** What Go says of it; empty for a missing login. */
  readonly text: string;
};

/** Registries that everybody reaches, and pushes to with a login. */
const publicOnes = [
  ...[dockerHub, 'ghcr.io', 'quay.io', 'gcr.io', 'public.ecr.aws', 'registry.gitlab.com'],
];

/** Whether a registry gives tokens to who is logged in, where others want name and password each time. */
export const asksForTokens = (registry: string): boolean => publicOnes.includes(registry);

/** A builder asks as its container does: its own network, its own configuration. */
export function askerOfBuilder(call: Call, builder: Builder, registry: string): Asker {
  const isEngines = builder.driver === 'docker';
  const settings = registrySettings(builder.config ?? '').find((one) => one.registry === registry);
  return {
    isInMachinesNetwork: isInHostNetwork(builder),
    access: isEngines ? engineAccess(call, registry) : (settings?.access ?? null),
    trustsCa: isEngines ? hasCa(call, registry) : (settings?.ca.length ?? 0) > 0,
    isLoggedIn: isLoggedIn(call, registry),
  };
}

/** The engine goes by `insecure-registries` of /etc/docker/daemon.json. */
export const askerOfEngine = (call: Call, registry: string): Asker => ({
  isInMachinesNetwork: true,
  access: engineAccess(call, registry),
  trustsCa: hasCa(call, registry),
  isLoggedIn: isLoggedIn(call, registry),
});

function engineAccess(call: Call, registry: string): Asker['access'] {
  const settings = parseJson(textOf(call, '/etc/docker/daemon.json') ?? '');
  const insecure = isObject(settings) ? textsIn(settings['insecure-registries']) : [];
  return insecure.includes(registry) ? 'http' : null;
}

const hasCa = ({ world }: Call, registry: string): boolean =>
  world.files.has(`/etc/docker/certs.d/${registry}/ca.crt`);

/** What somebody meets who asks a registry; null where it answers. */
export function meet(call: Call, asker: Asker, registry: string, isPush: boolean): Trouble | null {
  const known = registriesNow(call.world).find(({ host }) => host === registry);
  const isLocal = isLocalRegistry(registry);
  const scheme = isLocal || asker.access === 'http' ? 'http' : 'https';
  const isThere = known !== undefined || publicOnes.includes(registry);
  const isOutside = !asker.isInMachinesNetwork && (isLocal || known?.onLoopback === true);
  if (isLocal && (!isThere || isOutside)) {
    return refused(call, registry, isOutside ? 'https' : scheme, isOutside);
  }
  if (!isThere) return { kind: 'dns', scheme, text: lookup(registry) };
  if (isOutside) return refused(call, registry, scheme, isOutside);
  const wrongTls = known === undefined ? null : tlsTrouble(known, asker, isLocal, scheme);
  if (wrongTls !== null) return wrongTls;
  const asksLogin = known?.auth === true || (isPush && publicOnes.includes(registry));
  return asksLogin && !asker.isLoggedIn ? { kind: 'auth', scheme, text: '' } : null;
}

/** A container has no IPv6 of its own up to 20.10: recorded, `registry-localhost-without-host-network.txt`. */
function refused(
  { world }: Call,
  registry: string,
  scheme: Trouble['scheme'],
  isOutside: boolean,
): Trouble {
  const [host = '', port = scheme === 'http' ? '80' : '443'] = registry.split(':');
  const local = isOutside && !engineSince(world, 23) ? '127.0.0.1' : '[::1]';
  const address = host === 'localhost' ? local : host;
  return {
    kind: 'refused',
    scheme,
    text: `dial tcp ${address}:${port}: connect: connection refused`,
  };
}

const lookup = (registry: string): string =>
  `dial tcp: lookup ${registry.replace(/:\d+$/, '')} on 127.0.0.53:53: no such host`;

function tlsTrouble(
  { tls = 'trusted' }: MachineRegistry,
  { access, trustsCa }: Asker,
  isLocal: boolean,
  scheme: Trouble['scheme'],
): Trouble | null {
  if (tls === 'none') {
    const text = 'http: server gave HTTP response to HTTPS client';
    return isLocal || access !== null ? null : { kind: 'http', scheme, text };
  }
  if (tls !== 'private-ca' || trustsCa || access !== null) return null;
  const text = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
  return { kind: 'x509', scheme, text };
}

/** The host that a registry's API has: Docker Hub's is another one. */
export const apiHost = (registry: string): string =>
  registry === dockerHub ? 'registry-1.docker.io' : registry;
