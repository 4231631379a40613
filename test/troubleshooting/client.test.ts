import { expect, it } from 'vitest';
import { client } from '../../src/troubleshooting/catalogue/client.ts';
import { client as printed } from './printed/client.ts';
import { told } from './told.ts';

it('knows every failure of the client and its plugin', () => {
  expect(client.map(({ id }) => id)).toEqual([
    'cli-experimental-required',
    'cli-experimental-bad-value',
    'buildx-missing',
    'buildx-missing-flag-symptom',
    'buildx-plugin-broken',
    'buildx-missing-buildkit-forced',
    'docker-build-platform-experimental-daemon',
    'buildx-sudo-split',
    'buildx-version-unparsable',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it.each([
  '#7 2.0 see docs/experimental.md for features of the Docker cli',
  "unknown flag: --platform\nSee 'docker compose build --help'.",
  "unknown flag: --name\nSee 'docker build --help'.",
  "unknown shorthand flag: 'f' in -f\nSee 'docker --help'.",
  '#7 2.0 unknown flag: --load\n#7 2.0 Usage: mytool [flags]',
  'WARNING: Plugin "/root/.docker/cli-plugins/docker-compose" is not valid: failed to fetch metadata: exit status 1',
  'failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-scout: permission denied',
  '#7 2.0 E: failed to fetch metadata for the repository',
  '#7 2.0 mkdir /home/u/.docker/scan: permission denied',
  'DEPRECATED: The legacy builder is deprecated and will be removed in a future release.',
])('takes %s for ordinary', (text) => {
  expect(told(text)).toEqual([]);
});

it('names the plugin that is missing before the one that is broken, and the switch only for an old client', () => {
  expect(told("docker: 'buildx' is not a docker command.")).toEqual([
    'buildx-missing',
    'buildx-plugin-broken',
  ]);
});
