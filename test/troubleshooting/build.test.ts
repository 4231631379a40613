import { expect, it } from 'vitest';
import { build } from '../../src/troubleshooting/catalogue/build.ts';
import { build as printed } from './printed/build.ts';
import { told } from './told.ts';

it('knows every failure of what the Dockerfile and the command ask for', () => {
  expect(build.map(({ id }) => id)).toEqual([
    'base-image-no-platform',
    'emulated-loader-missing',
    'context-missing',
    'wrong-arch-in-manifest',
  ]);
});

it.each(printed)('tells %s, and nothing else, by what was printed', (id, text) => {
  expect(told(text)).toEqual([id]);
});

it('names the base image beside the image of an installer, which say the same', () => {
  const said = 'no matching manifest for linux/arm/v6 in the manifest list entries';
  expect(told(`docker: ${said}.`)).toContain('base-image-no-platform');
  expect(told(`Error response from daemon: ${said}`)).toContain('base-image-no-platform');
});

it.each([
  "qemu-system-x86_64: Could not open 'disk.qcow2': No such file or directory",
  'open /app/Dockerfile.template: no such file or directory',
  'rule from-platform-flag-const-disallowed is off',
  'lint rules: FromPlatformFlagConstDisallowed, WorkdirRelativePath',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});
