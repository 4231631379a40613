import { X509Certificate } from 'node:crypto';

/** What a person recognises a certificate by. */
export type Certificate = {
  /** `O=Acme, CN=Acme root`. */
  readonly subject: string;
  readonly from: Date;
  readonly until: Date;
  /** SHA-256, as `openssl x509 -fingerprint -sha256` prints it: `AB:CD:…`. */
  readonly fingerprint: string;
};

export type CertificateFault =
  /** There is no block `CERTIFICATE` in it. */
  | 'no-certificate'
  /** There is such a block, and no certificate in it. */
  | 'malformed'
  /** It holds a secret, which belongs into no builder. */
  | 'private-key';

/**
 * The certificates in a file of authorities (PEM, RFC 7468), one or several.
 *
 * @returns What is wrong where it will not do; of a private key nothing is read.
 */
export function readCertificates(
  pem: string,
):
  | { readonly certificates: readonly Certificate[]; readonly fault: null }
  | { readonly certificates: readonly []; readonly fault: CertificateFault } {
  const wrong = (fault: CertificateFault) => ({ certificates: [] as const, fault });
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return wrong('private-key');
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) return wrong('no-certificate');
  const certificates = blocks.map(certificateIn);
  const isWhole = certificates.every((one) => one !== null);
  return isWhole ? { certificates, fault: null } : wrong('malformed');
}

function certificateIn(block: string): Certificate | null {
  try {
    const { subject, validFrom, validTo, fingerprint256 } = new X509Certificate(block);
    return {
      subject: subject.split('\n').join(', '),
      from: new Date(validFrom),
      until: new Date(validTo),
      fingerprint: fingerprint256,
    };
  } catch {
    return null;
  }
}

/** Whether it counts at this moment. */
export const isValid = ({ from, until }: Certificate, now: Date): boolean =>
  from <= now && now <= until;
