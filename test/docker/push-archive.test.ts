import { describe, expect, test } from 'vitest';
import {
  type Archive,
  orasCopy,
  orasReadsArchives,
  type PushTarget,
  skopeoCopy,
} from '../../src/docker/push-archive.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const archive: Archive = { kind: 'oci', path: 'app.tar', name: null, digest };
const target: PushTarget = {
  ...{ registry: 'ghcr.io', name: 'ghcr.io/me/app', tag: '1', access: null },
};
const local: PushTarget = { ...target, registry: 'localhost:5000', name: 'localhost:5000/app' };

/** As each tells its version: skopeo 1.22.0 and 1.2.2 of Debian; oras 1.2.0, by its documentation. */
const skopeo = 'skopeo version 1.22.0';

const bySkopeo = (...args: Partial<Parameters<typeof skopeoCopy>>) => {
  const [from = archive, to = target, version = skopeo, authFile = null] = args;
  return skopeoCopy(from, to, version, authFile)?.join(' ') ?? null;
};

describe('skopeo', () => {
  test('copies all images, and keeps digests', () => {
    expect(bySkopeo()).toBe(
      'skopeo copy --all --preserve-digests oci-archive:app.tar docker://ghcr.io/me/app:1',
    );
    expect(bySkopeo({ ...archive, kind: 'oci-dir', path: 'layout' })).toContain(' oci:layout ');
  });

  test('is told which entry is meant where there are several', () => {
    expect(bySkopeo({ ...archive, name: '1' })).toContain(' oci-archive:app.tar:1 ');
  });

  test('does not look at certificates on this machine, and where the person said so', () => {
    const open = '--dest-tls-verify=false';
    expect(bySkopeo()).not.toContain(open);
    expect(bySkopeo(archive, local)).toContain(open);
    expect(bySkopeo(archive, { ...target, access: 'http' })).toContain(open);
    expect(bySkopeo(archive, { ...target, access: 'insecure' })).toContain(open);
  });

  test('is named the folder of an authority that Docker keeps for the registry, and no other one', () => {
    const at = (ca: string) => bySkopeo(archive, { ...target, access: { ca } });
    expect(at('/etc/docker/certs.d/ghcr.io/ca.crt')).toContain(
      ' --dest-cert-dir /etc/docker/certs.d/ghcr.io oci-archive:',
    );
    for (const other of ['/srv/ca.crt', '/etc/docker/certs.d/quay.io/ca.crt', '/c/ghcr.io/a.crt']) {
      expect(at(other)).not.toContain('--dest-cert-dir');
    }
    expect(at('/etc/docker/certs.d/ghcr.io/ca.pem')).not.toContain('--dest-cert-dir');
  });

  test('is given the client’s logins where they are in no usual place', () => {
    expect(bySkopeo(archive, target, skopeo, '/c/config.json')).toContain(
      ' --dest-authfile /c/config.json ',
    );
  });

  test('of an age that keeps no digests by request is not asked to', () => {
    expect(bySkopeo(archive, target, 'skopeo version 1.2.2')).not.toContain('preserve');
  });

  test('can’t be told a path with a colon; a tag that is not said is latest', () => {
    expect(bySkopeo({ ...archive, path: 'a:b.tar' })).toBeNull();
    expect(bySkopeo(archive, { ...target, tag: null })).toContain('docker://ghcr.io/me/app:latest');
  });
});

/** Source: oras.land/docs/commands/oras_cp, version 1.3. */
describe('oras', () => {
  const byOras = (to: PushTarget) => orasCopy(archive, to).join(' ');

  test('takes the list by its digest, of an archive as of a folder', () => {
    expect(byOras(target)).toBe(`oras cp --from-oci-layout app.tar@${digest} ghcr.io/me/app:1`);
    expect(orasCopy({ ...archive, path: 'layout', name: 'x' }, target)).toContain(
      `layout@${digest}`,
    );
  });

  test('speaks to a registry as the person said', () => {
    expect(byOras(local)).toContain(' --to-plain-http ');
    expect(byOras({ ...target, access: 'http' })).toContain(' --to-plain-http ');
    expect(byOras({ ...target, access: 'insecure' })).toContain(' --to-insecure ');
    expect(byOras({ ...target, access: { ca: '/srv/ca.pem' } })).toContain(
      ' --to-ca-file /srv/ca.pem ',
    );
  });

  test('reads archives since 1.0', () => {
    expect(orasReadsArchives('Version:        1.2.0\nGo version:     go1.22.3\n')).toBe(true);
    expect(orasReadsArchives('Version:        0.15.1\n')).toBe(false);
  });
});
