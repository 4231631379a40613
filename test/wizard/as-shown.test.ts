import { expect, test } from 'vitest';
import type { Remedy } from '../../src/model/remedy.ts';
import { asShown } from '../../src/wizard/as-shown.ts';

const remedy: Remedy = {
  title: 'Mount binfmt_misc',
  needs: 'root',
  changes: 'Mounts a file system until the next boot.',
  undo: 'umount /proc/sys/fs/binfmt_misc',
  actions: [{ run: ['mount', '-t', 'binfmt_misc', 'none', '/proc/sys/fs/binfmt_misc'] }],
  reversal: [{ run: ['sudo', 'tee', 'F'], input: '0\n' }],
};

const commandsOf = ({ actions, reversal = [] }: Remedy) =>
  [...actions, ...reversal].map((action) => ('run' in action ? action.run.join(' ') : null));

test('a person with sudo sees it in front of every command, once', () => {
  const shown = asShown(remedy, { uid: 1000, hasSudo: true });
  expect(shown.needs).toBe('root');
  expect(commandsOf(shown)).toEqual([
    'sudo mount -t binfmt_misc none /proc/sys/fs/binfmt_misc',
    'sudo tee F',
  ]);
  expect(shown.reversal).toEqual([{ run: ['sudo', 'tee', 'F'], input: '0\n' }]);
  expect(asShown(shown, { uid: 1000, hasSudo: true })).toEqual(shown);
});

test('root sees no sudo', () => {
  const shown = asShown(remedy, { uid: 0, hasSudo: true });
  expect(shown.needs).toBe('root');
  expect(commandsOf(shown)).toEqual([
    'mount -t binfmt_misc none /proc/sys/fs/binfmt_misc',
    'tee F',
  ]);
});

test('without sudo it is for somebody else to do', () => {
  const shown = asShown(remedy, { uid: 1000, hasSudo: false });
  expect(shown.needs).toBe('person');
  expect(commandsOf(shown)[0]).toMatch(/^mount /);
});

test('docker never runs through sudo: what does not need root stays as it is', () => {
  const privileged: Remedy = { ...remedy, needs: 'privileged' };
  expect(asShown(privileged, { uid: 1000, hasSudo: true })).toBe(privileged);
});
