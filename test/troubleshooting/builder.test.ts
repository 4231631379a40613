import { expect, it } from 'vitest';
import { builder } from '../../src/troubleshooting/catalogue/builder.ts';
import { match } from '../../src/troubleshooting/match.ts';
import { builder as printed } from './printed/builder.ts';
import { told } from './told.ts';

it('knows every failure of builders', () => {
  expect(builder.map(({ id }) => id)).toEqual([
    'builder-exists',
    'builder-name-invalid',
    'builder-not-found',
    'driver-not-found',
    'builder-tls-env',
    'builder-boot-failed',
    'builder-boot-race',
    'builder-inactive',
    'builder-image-pull-rate-limit',
    'builder-platforms-missing-arch',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it.each([
  'Platforms: linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/386',
  '#7 1.0 there is no builder pattern found in this class',
  '#7 1.0 an existing instance for r1 was found',
  '#7 1.0 failed to find driver for the printer',
  '#7 1.0 ERROR: exit code 1',
  'docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown.',
  'Error response from daemon: Container 5f1d8a1b7c61a2f5 is not running',
  'Error response from daemon: No such container: web',
  'Error response from daemon: Container 5f1d8a1b7c61a2f5 is restarting, wait until the container is running',
  '#7 1.0 The service is not running',
  '#1 [internal] booting buildkit\n#1 starting container buildx_buildkit_mybuilder0\n#1 DONE 2.1s',
])('takes %s for ordinary', (text) => {
  expect(told(text)).toEqual([]);
});

it('names the builder that did not start, and the one whose container is gone', () => {
  const booting = [
    '#1 [internal] booting buildkit',
    '#1 starting container buildx_buildkit_multi20 0.8s done',
    '#1 ERROR: exit code 1',
  ];
  expect(match(booting)[0]?.values).toEqual({ builder: 'multi2' });
  expect(
    match(['ERROR: Error response from daemon: No such container: buildx_buildkit_gone0'])[0]
      ?.values,
  ).toEqual({ builder: 'gone' });
});
