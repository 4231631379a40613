import { describe, expect, onTestFinished, test } from 'vitest';
import { runRegistry } from '../../src/docker/own-registry.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { createClock } from '../../src/practice/clock.ts';
import { createPracticeHost, type PracticeHost } from '../../src/practice/practice-host.ts';
import { beginReceipt } from '../../src/receipts/begin.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { undo } from '../../src/undo/undo.ts';
import { scriptedTalk } from '../asking/scripted-talk.ts';
import { knowingAll } from '../practice/known-commands.ts';
import { plainMachine } from '../practice/world.ts';

const reversal = [
  { run: ['docker', 'rm', '--force', 'multiarch-registry'] },
  { run: ['docker', 'volume', 'rm', 'multiarch-registry'] },
];

/** A practice machine on which a registry was started, with its receipt. */
async function started(ended?: number): Promise<PracticeHost> {
  const clock = createClock(Date.now());
  clock.pause();
  const timer = setInterval(clock.step, 1);
  onTestFinished(() => clearInterval(timer));
  const host = knowingAll(createPracticeHost(plainMachine, { label: 'x', clock }));
  const actions = [{ run: runRegistry(5002) }];
  const remedy: Remedy = {
    ...{
      title: 'Start a registry here',
      needs: 'consent' as const,
      changes: 'It starts.',
      undo: null,
    },
    ...{ actions, reversal },
  };
  const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
  await host.run(runRegistry(5002));
  await receipt.complete(ended === undefined ? 'changed' : 'failed', [], ended);
  return host;
}

async function undoing(host: PracticeHost, typed: readonly string[]) {
  const talk = scriptedTalk(typed);
  const rights = { uid: host.uid, hasSudo: true };
  const end = await undo({ host, talk, rights, accepted: [], isDryRun: false });
  expect(talk.unused()).toEqual([]);
  const marks = (await listReceipts(host)).map(({ undone }) => undone?.outcome ?? null);
  return { end, text: talk.text(), marks };
}

const said = async (host: PracticeHost, line: string) => (await host.run(line.split(' '))).stdout;

describe('a registry that was started here', () => {
  test('is taken back with its images, and both are looked for afterwards', async () => {
    const host = await started();
    expect(await said(host, 'docker volume ls --quiet')).toBe('multiarch-registry\n');
    const { end, text, marks } = await undoing(host, ['y']);
    expect(text).toContain('docker rm --force multiarch-registry');
    expect(text).toContain('docker volume rm multiarch-registry');
    expect({ end, marks }).toEqual({ end: 'done', marks: ['undone'] });
    expect(await said(host, 'docker volume ls --quiet')).toBe('');
    expect(host.world.docker.containers.size).toBe(0);
  });

  test('and removed since is gone already', async () => {
    const host = await started();
    for (const { run } of reversal) await host.run(run);
    expect(await undoing(host, [])).toMatchObject({ end: 'done', marks: ['gone'] });
  });

  test('is taken back where it was made and could not start', async () => {
    const host = await started(0);
    expect(await undoing(host, ['y'])).toMatchObject({ marks: ['undone'] });
    expect(host.world.docker.containers.size).toBe(0);
  });

  test('is left alone where its name is somebody else’s by now', async () => {
    const host = await started();
    await host.run(reversal[0]?.run ?? []);
    const theirs = runRegistry(5009).map((word) => word.replace('multiarch-wizard=', 'theirs='));
    await host.run(theirs);
    expect(await undoing(host, [])).toMatchObject({ marks: ['gone'] });
    expect(host.world.docker.containers.size).toBe(1);
  });
});
