import { expect, test } from 'vitest';
import { secretFaults } from '../../src/checklist/target/secret-places.ts';
import { stubLook } from './stub-look.ts';

const secret = (path: string) => ({ id: path, from: { kind: 'file', path } }) as const;

test('whether a secret is there is found out without reading it: what is read may be recorded', async () => {
  const look = stubLook({
    files: {
      '/project/npmrc': 'hunter2',
      '/project/forbidden': { error: 'forbidden' },
      '/project/folder': { kind: 'folder', text: '' },
      '/project/none': null,
    },
  });
  const read: string[] = [];
  const watched = {
    ...look,
    readText: (path: string) => {
      read.push(path);
      return look.readText(path);
    },
  };
  const secrets = ['npmrc', 'forbidden', 'folder', 'none'].map(secret);
  expect(await secretFaults(watched, secrets)).toEqual([
    { id: 'forbidden', place: 'forbidden', why: 'forbidden' },
    { id: 'folder', place: 'folder', why: 'forbidden' },
    { id: 'none', place: 'none', why: 'missing' },
  ]);
  expect(read).toEqual([]);
});
