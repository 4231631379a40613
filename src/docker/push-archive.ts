import { caOf, type RegistryAccess } from './buildkit-config.ts';
import { isLocalRegistry, type Reference } from './reference.ts';
import { atLeast, parseVersion } from './version.ts';

/** An OCI layout as a build leaves it, packed or not. */
export type Archive = {
  readonly kind: 'oci' | 'oci-dir';
  /** Its file or folder, as it is typed. */
  readonly path: string;
  /** The name of one of the entries of its index; null where the only one goes without. */
  readonly name: string | null;
  /** The digest of the list that the entries name. */
  readonly digest: string;
};

/** Where it goes, and how its registry is spoken to; null for TLS that is verified. */
export type PushTarget = Pick<Reference, 'registry' | 'tag'> & {
  /** Registry and repository in full: `docker.io/library/app`. */
  readonly name: string;
  readonly access: RegistryAccess | null;
};

const fullName = ({ name, tag }: PushTarget): string => `${name}:${tag ?? 'latest'}`;

/** skopeo tries https and then plain http where certificates are not verified. */
const isOpen = ({ registry, access }: PushTarget): boolean =>
  access === 'http' || access === 'insecure' || (access === null && isLocalRegistry(registry));

/**
 * The folder that skopeo is named for an authority of one's own: it takes no file, and each key beside
 * the certificate for a client's. Null for a file elsewhere than where Docker keeps a registry's own.
 *
 * Source: containers/image v5.36, pkg/tlsclientconfig/tlsclientconfig.go (`SetupCertificates`).
 */
export function certFolder({ registry, access }: PushTarget): string | null {
  const [, folder] = /^(.*)\/[^/]+\.crt$/s.exec(caOf(access) ?? '') ?? [];
  return folder?.endsWith(`/certs.d/${registry}`) ? folder : null;
}

/**
 * Copies every image of an archive to a registry, and the list as it is.
 *
 * Sources: containers/skopeo docs/skopeo-copy.1.md; containers-transports(5): a path ends at its
 * first colon; containers-auth.json(5): Docker's logins are read from `~/.docker/config.json`, after
 * those of its own, and another file has to be named. An authority that is in no `certFolder` has to
 * be in the environment.
 *
 * @param version Of skopeo, as it tells it. Older ones can't be told to keep digests.
 * @param authFile The client's configuration where it is not in its usual place, else null.
 * @returns Null for a path that skopeo can't be told.
 */
export function skopeoCopy(
  archive: Archive,
  target: PushTarget,
  version: string,
  authFile: string | null,
): readonly string[] | null {
  if (archive.path.includes(':')) return null;
  const transport = archive.kind === 'oci' ? 'oci-archive' : 'oci';
  const name = archive.name === null ? '' : `:${archive.name}`;
  const folder = certFolder(target);
  const keeps = atLeast(parseVersion(version) ?? [0], [1, 6]);
  return [
    ...['skopeo', 'copy', '--all'],
    ...(keeps ? ['--preserve-digests'] : []),
    ...(isOpen(target) ? ['--dest-tls-verify=false'] : []),
    ...(folder === null ? [] : ['--dest-cert-dir', folder]),
    ...(authFile === null ? [] : ['--dest-authfile', authFile]),
    `${transport}:${archive.path}${name}`,
    `docker://${fullName(target)}`,
  ];
}

/**
 * The same with oras, which takes the digest for a name, and Docker's logins from where they are.
 *
 * Sources: oras.land/docs/commands/oras_cp (1.3); oras-project/oras cmd/oras/internal/option/target.go.
 */
export function orasCopy(archive: Archive, target: PushTarget): readonly string[] {
  const { registry, access } = target;
  const ca = caOf(access);
  const isPlain = access === 'http' || (access === null && isLocalRegistry(registry));
  return [
    ...['oras', 'cp', '--from-oci-layout'],
    ...(isPlain ? ['--to-plain-http'] : access === 'insecure' ? ['--to-insecure'] : []),
    ...(ca === null ? [] : ['--to-ca-file', ca]),
    `${archive.path}@${archive.digest}`,
    fullName(target),
  ];
}

/** Whether this oras reads archives: 1.0 and later do. Its version as it tells it. */
export const orasReadsArchives = (version: string): boolean =>
  atLeast(parseVersion(version) ?? [0], [1, 0]);
