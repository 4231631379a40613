import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isValid, readCertificates } from '../../src/docker/certificate.ts';

const pem = (name: string) =>
  readFileSync(new URL(`./certificates/${name}.pem`, import.meta.url), 'utf8');

test('a certificate is told by its subject, its time and its fingerprint', () => {
  const { certificates, fault } = readCertificates(pem('ca'));
  expect(fault).toBeNull();
  // As `openssl x509 -subject -dates -fingerprint -sha256` of OpenSSL 3.0 prints them.
  expect(certificates).toEqual([
    {
      subject: 'O=Acme, CN=Acme root',
      from: new Date('2026-01-01T00:00:00Z'),
      until: new Date('2046-01-01T00:00:00Z'),
      fingerprint:
        'A1:43:AE:80:AE:0F:F0:73:60:6C:0A:40:79:F5:80:08:C7:19:69:03:70:24:DF:73:2F:61:5E:C1:5F:FA:48:F6',
    },
  ]);
});

test('a file may hold several, with words between them', () => {
  const { certificates } = readCertificates(`# ours\n${pem('ca')}\n# old\n${pem('expired')}`);
  expect(certificates.map(({ subject }) => subject)).toEqual([
    'O=Acme, CN=Acme root',
    'O=Acme, CN=Acme root of 2020',
  ]);
  const now = new Date('2026-11-24T09:00:00Z');
  expect(certificates.map((one) => isValid(one, now))).toEqual([true, false]);
});

test.each([
  ['no-certificate', ''],
  ['no-certificate', 'hello\n'],
  ['malformed', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['malformed', `${pem('ca')}-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n`],
  ['private-key', `${pem('ca')}-----BEGIN EC PRIVATE KEY-----\nAAAA\n`],
  ['private-key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
] as const)('%s: %j', (fault, text) => {
  expect(readCertificates(text)).toEqual({ certificates: [], fault });
});
