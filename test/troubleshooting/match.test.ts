import { describe, expect, it } from 'vitest';
import { cause } from '../../src/texts/failures.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { match } from '../../src/troubleshooting/match.ts';
import { withoutSharers } from './told.ts';

const ids = (...lines: readonly string[]) => match(lines).map(({ failure }) => failure.id);

describe('known failures in the output of a build', () => {
  it.each([
    ['exec /bin/sh: exec format error', 'exec-format-error-run'],
    [
      'standard_init_linux.go:228: exec user process caused: exec format error',
      'exec-format-error-run',
    ],
    ['exec /bin/sh: no such file or directory', 'qemu-flag-F-missing'],
    [
      'ERROR: Multi-platform build is not supported for the docker driver.',
      'docker-driver-multi-platform',
    ],
    [
      'error: auto-push is currently not implemented for docker driver, please create',
      'docker-driver-auto-push',
    ],
    [
      'failed to do request: Head "http://localhost:5000/v2/x/manifests/1": dial tcp [::1]:5000: connect: connection refused',
      'push-localhost-refused',
    ],
    ['http: server gave HTTP response to HTTPS client', 'push-http-registry'],
    [
      'unexpected status from HEAD request to http://localhost:5001/v2/x: 401 Unauthorized',
      'push-401',
    ],
    ['no match for platform in manifest: not found', 'base-image-no-platform'],
  ])('tells %s', (line, id) => {
    expect(withoutSharers(ids(line))).toEqual([id]);
  });

  it('names the cause before its consequence, with the lines that tell it', () => {
    const found = match([
      'exec /bin/sh: exec format error',
      'write: no space left on device',
      './tool: exec format error',
    ]);
    expect(found.map(({ failure }) => failure.id).slice(0, 2)).toEqual([
      'disk-full',
      'exec-format-error-run',
    ]);
    expect(found[1]?.lines).toEqual([
      { line: 1, text: 'exec /bin/sh: exec format error' },
      { line: 3, text: './tool: exec format error' },
    ]);
  });

  it('stays silent about ordinary output', () => {
    expect(
      ids('Step 1/4 : FROM alpine', 'go: downloading golang.org/x/text v0.3.0', 'exit code: 1'),
    ).toEqual([]);
  });

  it('has a cause in words for every entry', () => {
    for (const { id } of catalogue) expect(cause(id), id).not.toBe('');
  });
});
