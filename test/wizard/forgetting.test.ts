import { describe, expect, test } from 'vitest';
import { publishedBy, runRegistry } from '../../src/docker/own-registry.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { forgetRegistry } from '../../src/wizard/forgetting.ts';
import { rememberAnswers, rememberLastRun } from '../../src/wizard/memory.ts';
import { recallInto } from '../../src/wizard/remembering.ts';
import { stubHost } from './stub-host.ts';

const gone = 'localhost:5002';
const last = { registry: gone, namespace: 'ada', platforms: ['linux/arm64'] };

describe('a registry that is gone', () => {
  test('fills in no run in its own folder, nor in another one', async () => {
    const host = stubHost();
    const tags = [`${gone}/app:1`, 'ghcr.io/ada/app:1'];
    await rememberLastRun(host, last);
    await rememberAnswers(host, '/project', { ...noAnswers, registry: gone, tags });
    await forgetRegistry(host, gone);
    const here = await recallInto(host, {});
    expect(here).toMatchObject({ registry: null, tags: ['ghcr.io/ada/app:1'], pushedTo: null });
    const elsewhere = await recallInto(host, { context: '/other' });
    expect(elsewhere).toMatchObject({ registry: null, pushedTo: null });
    expect(elsewhere.platforms).toEqual(['linux/arm64']);
  });

  test('leaves what is remembered of others as it is', async () => {
    const host = stubHost();
    await rememberLastRun(host, { ...last, registry: 'ghcr.io' });
    await rememberAnswers(host, '/project', { ...noAnswers, registry: 'ghcr.io', tags: [] });
    const before = new Map(host.files);
    await forgetRegistry(host, gone);
    expect(host.files).toEqual(before);
  });

  test('is known by the command that started it', () => {
    expect(publishedBy(runRegistry(5002))).toBe(5002);
    expect(publishedBy(['docker', 'run', '--publish', '127.0.0.1:5002:5000', 'x'])).toBeNull();
  });
});
