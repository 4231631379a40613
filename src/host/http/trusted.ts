import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { list } from '../files.ts';
import type { HttpRequest } from '../host.ts';

/** Where distributions keep the certificates that they trust. Source: Go 1.24, crypto/x509/root_linux.go. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The engine's folder, that of a rootless one, and the client's. */
const folders = (): readonly string[] => [
  '/etc/docker/certs.d',
  join(homedir(), '.config', 'docker', 'certs.d'),
  join(process.env['DOCKER_CONFIG'] || join(homedir(), '.docker'), 'certs.d'),
];

/**
 * All certificates that Docker's client trusts for a registry: Node's, the system's, and those in
 * Docker's folder for this host. Source: docker/docs "Verify repository client with certificates".
 *
 * @param registry Host and maybe port, as it is named in references.
 * @param asked A file with more of them, and whether those of Docker's folder are left out.
 */
export async function trusted(
  registry: string,
  { ca, withoutDockers }: Pick<HttpRequest, 'ca' | 'withoutDockers'>,
): Promise<readonly string[]> {
  const { rootCertificates } = await import('node:tls');
  const own = await Promise.all(
    (withoutDockers === true ? [] : folders()).map(async (folder) => {
      const names = (await list(join(folder, registry))) ?? [];
      return names
        .filter((name) => name.endsWith('.crt'))
        .map((name) => join(folder, registry, name));
    }),
  );
  const named = [process.env['SSL_CERT_FILE'], process.env['NODE_EXTRA_CA_CERTS'], ca];
  const files = [...named.flatMap((file) => (file ? [file] : [])), ...bundles, ...own.flat()];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return [...rootCertificates, ...texts.filter((text) => text.includes('-----BEGIN'))];
}
