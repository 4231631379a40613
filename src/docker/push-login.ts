import { caOf } from './buildkit-config.ts';
import { dockerLogin } from './login.ts';
import { certFolder, type PushTarget } from './push-archive.ts';
import { isLocalRegistry } from './reference.ts';

/**
 * Docker's own login is one that the engine tries, and it knows nothing of how a copy is told to speak
 * to a registry: it is for what everybody trusts, and for this machine. Any copy reads it.
 */
const isForDocker = ({ registry, access }: PushTarget): boolean =>
  access === null || (isLocalRegistry(registry) && caOf(access) === null);

/**
 * The login that `skopeoCopy` reads, made as that speaks to the registry.
 *
 * Source: containers/skopeo docs/skopeo-login.1.md. A file of Docker's keeps what else is in it with
 * `--compat-auth-file` alone, which came with 1.14.
 *
 * @param authFile The client's configuration where it is not in its usual place, else null.
 */
export function skopeoLogin(target: PushTarget, authFile: string | null): readonly string[] {
  const { registry, access } = target;
  if (isForDocker(target)) return dockerLogin(registry);
  const folder = certFolder(target);
  return [
    ...['skopeo', 'login'],
    ...(caOf(access) === null ? ['--tls-verify=false'] : []),
    ...(folder === null ? [] : ['--cert-dir', folder]),
    ...(authFile === null ? [] : ['--compat-auth-file', authFile]),
    registry,
  ];
}

/**
 * The same for `orasCopy`: oras keeps its logins where Docker does.
 *
 * Source: oras.land/docs/commands/oras_login (1.3).
 */
export function orasLogin(target: PushTarget): readonly string[] {
  const { registry, access } = target;
  if (isForDocker(target)) return dockerLogin(registry);
  const ca = caOf(access);
  const open = access === 'http' ? ['--plain-http'] : ['--insecure'];
  return ['oras', 'login', ...(ca === null ? open : ['--ca-file', ca]), registry];
}
