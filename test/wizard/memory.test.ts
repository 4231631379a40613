import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateFolder } from '../../src/host/state-folder.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import {
  recallAnswers,
  recallLastRun,
  rememberAnswers,
  rememberLastRun,
} from '../../src/wizard/memory.ts';
import { stateHost, unwritable } from './state-host.ts';

const answers: Answers = {
  ...noAnswers,
  builder: 'mybuilder',
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: ['localhost:5000/demo:1'],
  output: { kind: 'oci', file: 'demo.tar' },
};

/** The one file in the folder of answers. */
function answersFile(host: { readonly state: string }): string {
  const folder = join(host.state, 'answers');
  return join(folder, readdirSync(folder)[0] ?? '');
}

describe('the answers of a folder', () => {
  test('are there on the next run, in that folder alone', async () => {
    const host = stateHost();
    expect(await recallAnswers(host, '/srv/demo')).toEqual({});
    expect(await rememberAnswers(host, '/srv/demo', answers)).toBeNull();
    expect(await recallAnswers(host, '/srv/demo')).toEqual(answers);
    expect(await recallAnswers(host, '/srv/other')).toEqual({});
    expect(statSync(answersFile(host)).mode & 0o777).toBe(0o600);
  });

  test('hold every option of the build, and no value of what is called as a secret is', async () => {
    const host = stateHost();
    const options: Partial<Answers> = {
      target: 'app',
      buildArgs: ['VERSION=1', 'NPM_TOKEN'],
      secrets: [{ id: 'npm', from: { kind: 'env', name: 'NPM' } }],
      annotations: ['index:a=b'],
      provenance: 'off',
      sbom: true,
      cacheFrom: ['me/app:cache'],
      cacheTo: [{ reference: 'me/app:cache', mode: 'max' }],
    };
    const buildArgs = ['VERSION=1', 'DB_PASSWORD=hunter2', 'NPM_TOKEN'];
    await rememberAnswers(host, '/srv/demo', { ...answers, ...options, buildArgs });
    expect(readFileSync(answersFile(host), 'utf8')).not.toContain('hunter2');
    expect(await recallAnswers(host, '/srv/demo')).toEqual({ ...answers, ...options });
  });

  test('hold what is built from a bake file, and no such thing that is none', async () => {
    const host = stateHost();
    const bake = {
      ...{ files: [], targets: ['app'], tags: { docs: 'me/docs:1' }, allowed: ['fs.read=../lib'] },
      follows: ['linux/amd64'],
    };
    await rememberAnswers(host, '/srv/demo', { ...answers, bake });
    expect((await recallAnswers(host, '/srv/demo')).bake).toEqual(bake);
    const wrong = { ...bake, tags: { docs: 1 } } as unknown as typeof bake;
    await rememberAnswers(host, '/srv/demo', { ...answers, bake: wrong });
    expect(await recallAnswers(host, '/srv/demo')).not.toHaveProperty('bake');
  });

  test('are not written again when nothing changed', async () => {
    const host = stateHost();
    await rememberAnswers(host, '/srv/demo', answers);
    const file = answersFile(host);
    utimesSync(file, 1, 1);
    await rememberAnswers(host, '/srv/demo', answers);
    expect(statSync(file).mtimeMs).toBe(1000);
    await rememberAnswers(host, '/srv/demo', { ...answers, builder: null });
    expect(statSync(file).mtimeMs).not.toBe(1000);
    expect(readdirSync(join(host.state, 'answers'))).toHaveLength(1);
  });

  test('leave the place of the last push to the machine: another folder does not make them others', async () => {
    const host = stateHost();
    await rememberAnswers(host, '/srv/demo', answers);
    const kept = readFileSync(answersFile(host), 'utf8');
    await rememberAnswers(host, '/srv/demo', { ...answers, pushedTo: 'localhost:5000' });
    expect(readFileSync(answersFile(host), 'utf8')).toBe(kept);
  });

  test('of a file that somebody else wrote are only those that are answers', async () => {
    const host = stateHost();
    await rememberAnswers(host, '/srv/demo', answers);
    const text = JSON.stringify({
      version: 1,
      folder: '/srv/demo',
      answers: {
        ...{ builder: 7, platforms: ['linux/amd64', null], tags: 'x', probe: ['uname', '-m'] },
        ...{ output: { kind: 'elsewhere' }, context: './app', unheard: true },
        ...{ secrets: [{ id: 'x', from: { kind: 'value', value: 'y' } }], provenance: 'much' },
        ...{ annotations: ['x'], cacheTo: ['me/app'], target: '-x', buildArgs: [1] },
      },
    });
    writeFileSync(answersFile(host), text);
    expect(await recallAnswers(host, '/srv/demo')).toEqual({
      context: './app',
      probe: ['uname', '-m'],
    });
  });

  test.each(['', '{', 'null', '[]', '{"version":2,"folder":"/srv/demo","answers":{}}', '\0\xff'])(
    'of a broken or newer file are none: %j',
    async (text) => {
      const host = stateHost();
      await rememberAnswers(host, '/srv/demo', answers);
      writeFileSync(answersFile(host), text);
      expect(await recallAnswers(host, '/srv/demo')).toEqual({});
    },
  );

  test('never throw, whatever the file holds', async () => {
    const host = stateHost();
    await rememberAnswers(host, '/srv/demo', answers);
    const file = answersFile(host);
    const value = fc.record({
      version: fc.constant(1),
      folder: fc.constant('/srv/demo'),
      answers: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...Object.keys(answers), '__proto__'), fc.jsonValue()),
      ),
    });
    await fc.assert(
      fc.asyncProperty(value, async (kept) => {
        writeFileSync(file, JSON.stringify(kept));
        const recalled = { ...noAnswers, ...(await recallAnswers(host, '/srv/demo')) };
        expect(recalled.platforms.every((platform) => typeof platform === 'string')).toBe(true);
        expect(typeof recalled.context).toBe('string');
      }),
      { numRuns: 50 },
    );
  });
});

describe('the last run', () => {
  const run = { registry: 'ghcr.io', namespace: 'me', platforms: ['linux/arm64'] };

  test('is there on the next one', async () => {
    const host = stateHost();
    expect(await recallLastRun(host)).toBeNull();
    expect(await rememberLastRun(host, run)).toBeNull();
    expect(await recallLastRun(host)).toEqual(run);
  });

  test('is nothing where the file is broken', async () => {
    const host = stateHost();
    mkdirSync(host.state, { recursive: true });
    writeFileSync(join(host.state, 'last-run.json'), '{"version":1,"registry":5}');
    expect(await recallLastRun(host)).toBeNull();
  });
});

describe('the state folder', () => {
  test('is under XDG_STATE_HOME, which must be absolute', () => {
    const home = '/home/me';
    const ours = '/home/me/.local/state/multiarch-wizard';
    expect(stateFolder({ env: { XDG_STATE_HOME: '/state' }, home })).toBe(
      '/state/multiarch-wizard',
    );
    expect(stateFolder({ env: { XDG_STATE_HOME: 'state' }, home })).toBe(ours);
    expect(stateFolder({ env: { XDG_STATE_HOME: '' }, home })).toBe(ours);
    expect(stateFolder({ env: {}, home })).toBe(ours);
  });

  test('that can not be written is said, and stops nothing', async () => {
    const host = stateHost(unwritable);
    expect(await recallAnswers(host, '/srv/demo')).toEqual({});
    expect(await rememberAnswers(host, '/srv/demo', answers)).toMatchObject({ code: 'missing' });
  });
});
