import { describe, expect, test } from 'vitest';
import { match } from '../../src/troubleshooting/match.ts';
import { hosts, linesOf, recordingsOf } from '../docker/hosts/recorded-host.ts';
import { withoutSharers } from './told.ts';

const noOutput = /No output specified/;

describe.each(hosts)('what went wrong on %s', (host) => {
  const ids = (file: string) => match(linesOf(host, file)).map(({ failure }) => failure.id);

  test.each([
    ['docker-version-as-ordinary-user.txt', 'docker-sock-permission-denied'],
    ['docker-info-as-ordinary-user.txt', 'docker-sock-permission-denied'],
    ['engine-stopped-docker-ps.txt', 'docker-daemon-down'],
    ['buildx-missing-version.txt', 'buildx-missing'],
    ['buildx-broken-version.txt', 'buildx-missing'],
    ['buildx-missing-build.txt', 'buildx-missing-flag-symptom'],
    ['buildx-create-taken.txt', 'builder-exists'],
    ['buildx-create-bad-name.txt', 'builder-name-invalid'],
    ['tonistiigi-install-again.stderr', 'qemu-entry-exists'],
    ['buildx-inspect-no-such.txt', 'builder-not-found'],
    ['docker-driver-many-platforms.txt', 'docker-driver-multi-platform'],
    ['docker-driver-oci.txt', 'docker-driver-multi-platform'],
    ['build-no-handler.plain', 'exec-format-error-run'],
    ['build-handler-without-F.plain', 'qemu-flag-F-missing'],
    ['build-platform-not-in-base.plain', 'base-image-no-platform'],
    ['build-platform-not-in-base.rawjson', 'base-image-no-platform'],
    ['registry-localhost-without-host-network.txt', 'push-localhost-refused'],
    ['registry-push-without-host-network.txt', 'push-localhost-refused'],
    ['imagetools-inspect-refused.txt', 'push-localhost-refused'],
    ['registry-plain-http-for-https.txt', 'push-http-registry'],
    ['build-no-dockerfile.txt', 'context-missing'],
    ['registry-push-wrong-reference.txt', 'tag-missing-or-invalid'],
    ['imagetools-inspect-missing.txt', 'manifest-not-found-yet'],
    ['imagetools-inspect-missing-repository.txt', 'manifest-not-found-yet'],
    ['imagetools-inspect.txt', 'manifest-unknown-unknown'],
    ['build-bad-platform.txt', 'no-output'],
    ['registry-401.txt', 'push-401'],
    ['registry-push-401.txt', 'push-401'],
    ['imagetools-inspect-401.txt', 'push-401'],
  ])('%s is known, and is nothing else', (file, id) => {
    expect(withoutSharers(ids(file))).toEqual([id]);
  });

  test.each([
    // A step that fails by itself has no cause but its own.
    'build-failing-arm64.plain',
    'build-interrupted.plain',
    'registry-not-there-host-network.txt',
    // The name server on localhost refuses; the registry is elsewhere.
    'imagetools-inspect-no-such-host.txt',
  ])('%s is none of the known ones', (file) => {
    expect(ids(file)).toEqual([]);
  });

  test('no build that went well looks like a failure', () => {
    const well = recordingsOf(host).filter(
      ({ file, exitCode }) => file.startsWith('build-') && exitCode === 0,
    );
    expect(well.length).toBeGreaterThan(5);
    const unseen = well.filter(({ file }) =>
      linesOf(host, file).some((line) => noOutput.test(line)),
    );
    expect(unseen.length).toBeLessThan(well.length / 2);
    for (const { file } of well) {
      expect(ids(file), file).toEqual(unseen.some((one) => one.file === file) ? ['no-output'] : []);
    }
  });
});
