import { expect, test } from 'vitest';
import { onPath } from '../../src/host/on-path.ts';
import { type StubFile, stubLook } from '../checklist/stub-look.ts';

const look = (PATH: string, files: Readonly<Record<string, StubFile>>, platform = 'linux') =>
  stubLook({ env: { PATH }, files, platform });

const program = { mode: 0o755 };

test('a program is found in the first folder that has it', async () => {
  const files = { '/a/docker': null, '/b/docker': program, '/c/docker': program };
  expect(await onPath(look('/a:/b:/c', files), 'docker')).toBe('/b/docker');
});

test('a folder of that name, and a file that nobody may run, are passed over', async () => {
  const files = {
    '/a/docker': { kind: 'folder', mode: 0o755 },
    '/b/docker': { mode: 0o644 },
  } as const;
  expect(await onPath(look('/a:/b', files), 'docker')).toBeNull();
});

test('folders that are relative or empty are not looked into', async () => {
  expect(await onPath(look(':.:bin', {}), 'docker')).toBeNull();
  expect(await onPath(stubLook({}), 'docker')).toBeNull();
});
