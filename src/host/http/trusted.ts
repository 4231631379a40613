import { readFile } from 'node:fs/promises';
import { list } from '../files.ts';

/** Where distributions keep the certificates that they trust. Source: Go 1.24, crypto/x509/root_linux.go. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * All certificates that Docker's client trusts for a registry: Node's, the system's, and those in
 * Docker's folder for this host. Source: docker/docs "Verify repository client with certificates".
 *
 * @param registry Host and maybe port, as it is named in references.
 */
export async function trusted(registry: string): Promise<readonly string[]> {
  const { rootCertificates } = await import('node:tls');
  const folder = `/etc/docker/certs.d/${registry}`;
  const own = ((await list(folder)) ?? []).filter((name) => name.endsWith('.crt'));
  const named = [process.env['SSL_CERT_FILE'], process.env['NODE_EXTRA_CA_CERTS']];
  const files = [
    ...named.flatMap((file) => (file ? [file] : [])),
    ...bundles,
    ...own.map((name) => `${folder}/${name}`),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return [...rootCertificates, ...texts.filter((text) => text.includes('-----BEGIN'))];
}
