import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../src/wizard/logs.ts';
import { stateHost, unwritable } from './state-host.ts';

test('the log of a build is in a file of its own, and its name sorts by time', async () => {
  const host = stateHost();
  const paths: string[] = [];
  for (const line of ['first', 'second']) {
    const { log } = await openLog(host);
    log?.append(line);
    await log?.close();
    if (log !== null) paths.push(log.path);
  }
  expect(paths).toEqual([...paths].sort());
  expect(paths[0]).toMatch(/logs\/build-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.log$/);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['first', 'second']);
});

test('two logs of one second are two files, in their order', async () => {
  const host = { ...stateHost(), now: () => new Date('2026-11-24T08:00:00.000Z') };
  const paths: string[] = [];
  for (let build = 0; build < 12; build++) {
    const { log } = await openLog(host);
    await log?.close();
    if (log !== null) paths.push(log.path);
  }
  expect(new Set(paths).size).toBe(12);
  expect(paths).toEqual([...paths].sort());
});

test('the last twenty are kept, and what is no log of ours', async () => {
  const host = stateHost();
  const folder = join(host.state, 'logs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a-note.log'), '');
  const paths: string[] = [];
  for (let build = 0; build < 25; build++) {
    const { log } = await openLog(host);
    await log?.close();
    if (log !== null) paths.push(log.path);
  }
  const left = readdirSync(folder).map((name) => join(folder, name));
  expect(left.sort()).toEqual([join(folder, 'a-note.log'), ...paths.slice(-20)].sort());
});

test('without a place to write there is a reason and no log', async () => {
  const { log, notKept } = await openLog(stateHost(unwritable));
  expect(log).toBeNull();
  expect(notKept?.path).toContain(unwritable);
});
