import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { backupOf } from '../../src/receipts/backup.ts';
import { beginReceipt } from '../../src/receipts/begin.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { markUndone } from '../../src/receipts/undone.ts';
import { stateHost, unwritable } from '../wizard/state-host.ts';

const remedy: Remedy = {
  title: 'Install the handlers',
  needs: 'privileged',
  changes: 'Two entries in the kernel, until the next boot.',
  undo: 'Restart the machine.',
  actions: [{ run: ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt'] }],
  reversal: [
    { run: ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt', '--uninstall'] },
  ],
};
const before = [{ source: '/proc/sys/fs/binfmt_misc', line: null, text: 'empty' }];
const finding: Finding = {
  ...{ id: 'emulators.ready', status: 'ok', title: 'Ready', failure: null },
  ...{ evidence: before, remedies: [remedy] },
};

describe('a receipt', () => {
  test('is there before the change, and is completed after the second look', async () => {
    const host = stateHost();
    const when = host.now();
    const receipt = await beginReceipt(host, { remedy, before, when });
    expect(receipt.notKept).toBeNull();
    const [begun] = await listReceipts(host);
    expect(begun).toMatchObject({
      ...{ title: remedy.title, changes: remedy.changes, undo: remedy.undo, before },
      ...{ actions: remedy.actions, reversal: remedy.reversal, completed: null },
      ...{ needs: 'privileged', undone: null },
      when: when.toISOString(),
    });
    if (process.platform === 'linux') {
      const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      expect(begun?.bootId).toBe(bootId);
    }

    expect(await receipt.complete('changed', [finding])).toBeNull();
    const [completed, ...others] = await listReceipts(host);
    expect(others).toEqual([]);
    expect(completed).toEqual({
      ...begun,
      completed: {
        when: expect.stringMatching(/^2026-11-24T/),
        outcome: 'changed',
        findings: [{ id: 'emulators.ready', status: 'ok', title: 'Ready' }],
      },
    });
  });

  test('is for the person alone', async () => {
    const host = stateHost();
    await beginReceipt(host, { remedy, before, when: host.now() });
    const folder = join(host.state, 'receipts');
    const [name = ''] = readdirSync(folder);
    const modes = [host.state, folder, join(folder, name)].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  test('of an edit names the backup, and holds none of the text: there may be secrets in it', async () => {
    const host = stateHost();
    const when = host.now();
    const edit = {
      edit: '/home/me/.docker/config.json',
      diff: '+x',
      before: 'sesame',
      after: 'sesame!',
    };
    await beginReceipt(host, { remedy: { ...remedy, actions: [edit] }, before: [], when });
    const [receipt] = await listReceipts(host);
    expect(receipt?.backups).toEqual([{ path: edit.edit, backup: backupOf(edit.edit, when) }]);
    expect(receipt?.actions).toEqual([
      {
        edit: edit.edit,
        before: expect.stringMatching(/^[\da-f]{64}$/),
        after: expect.any(String),
      },
    ]);
    expect(JSON.stringify(receipt)).not.toContain('sesame');
  });

  test('says how far a change came that failed', async () => {
    const host = stateHost();
    const receipt = await beginReceipt(host, { remedy, before, when: host.now() });
    await receipt.complete('failed', [finding], 1);
    const [kept] = await listReceipts(host);
    expect(kept?.completed).toMatchObject({ outcome: 'failed', ended: 1 });
  });

  test('is marked when nothing of its change is left, and keeps all else', async () => {
    const host = stateHost();
    const receipt = await beginReceipt(host, { remedy, before, when: host.now() });
    await receipt.complete('changed', [finding]);
    const [completed] = await listReceipts(host);
    if (completed === undefined) throw new Error('There is no receipt.');
    expect(await markUndone(host, completed, 'gone')).toBeNull();
    const [marked, ...others] = await listReceipts(host);
    expect(others).toEqual([]);
    expect(marked).toEqual({
      ...completed,
      undone: { when: expect.stringMatching(/^2026-11-24T/), outcome: 'gone' },
    });
  });

  test('of an older version is read, and what it did not say is null', async () => {
    const host = stateHost();
    await beginReceipt(host, { remedy, before, when: host.now() });
    const folder = join(host.state, 'receipts');
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const { needs: _, undone: __, ...older } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(older));
    expect(await listReceipts(host)).toEqual([{ ...older, needs: null, undone: null }]);
  });
});

describe('the list of receipts', () => {
  test('is in the order of the changes, also of those in one millisecond', async () => {
    const host = stateHost();
    const times = [host.now(), host.now(), host.now()];
    for (const when of [...times].reverse()) await beginReceipt(host, { remedy, before, when });
    await beginReceipt(host, { remedy, before, when: new Date(0) });
    await beginReceipt(host, { remedy, before, when: new Date(0) });
    const whens = (await listReceipts(host)).map(({ when }) => when);
    expect(whens).toEqual([...whens].sort());
    expect(whens).toHaveLength(5);
  });

  test('passes over what is no receipt', async () => {
    const host = stateHost();
    await beginReceipt(host, { remedy, before, when: host.now() });
    const broken = ['', '{', 'null', '[]', '7', '{"version":2}', '{"version":1,"id":3}', '\0'];
    for (const [index, text] of broken.entries()) {
      writeFileSync(join(host.state, 'receipts', `${index}.json`), text);
    }
    writeFileSync(join(host.state, 'receipts', 'note.txt'), 'mine');
    expect(await listReceipts(host)).toHaveLength(1);
  });

  test('is empty where nothing was ever changed', async () => {
    expect(await listReceipts(stateHost())).toEqual([]);
  });
});

test('a state folder that can not be written is said, and stops nothing', async () => {
  const host = stateHost(unwritable);
  const receipt = await beginReceipt(host, { remedy, before, when: host.now() });
  expect(receipt.notKept?.path).toContain(unwritable);
  expect(await receipt.complete('failed', [])).not.toBeNull();
});
