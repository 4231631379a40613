import { expect, it } from 'vitest';
import { target } from '../../src/troubleshooting/catalogue/target.ts';
import { target as printed } from './printed/target.ts';
import { told } from './told.ts';

it('knows every failure of platforms and tag', () => {
  expect(target.map(({ id }) => id)).toEqual([
    'platform-unknown-accepted',
    'platform-duplicate-after-normalise',
    'tag-missing-or-invalid',
    'docker-driver-multi-platform',
    'docker-driver-auto-push',
    'load-multi-platform',
    'no-output',
    'amd64-variant-unsupported',
    'attestation-docker-driver',
  ]);
});

it.each(printed)('tells %s, and nothing else, by what was printed', (id, text) => {
  expect(told(text)).toEqual([id]);
});

it.each([
  'fatal: tag v1.2 not found',
  'error: invalid tag name v1..2',
  'the reference format of citations is described in the appendix',
  '#9 3.1 No output file specified with -o',
  'Attestation stored at https://rekor.example.com/api/v1/log',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});
