import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { createReplay } from '../../../src/docker/replay.ts';
import { statusesOf } from '../recorded.ts';
import { buildEvents, hosts, platforms } from './recorded-host.ts';

describe.each(hosts)('the replay of a recording of %s', (host) => {
  const isReport = new Ajv2020({ allowUnionTypes: true }).compile(
    JSON.parse(
      readFileSync(new URL('../../../assets/schemas/replay.schema.json', import.meta.url), 'utf8'),
    ),
  );

  const report = (file: string) => {
    const replay = createReplay();
    for (const event of buildEvents(host, file)) replay.take(event);
    return replay.report();
  };

  test.each([
    ['build-three-platforms.rawjson', 'succeeded', platforms],
    ['build-three-platforms-cached.rawjson', 'succeeded', platforms],
    ['build-cross.rawjson', 'succeeded', platforms],
    ['build-one-platform.rawjson', 'succeeded', [null]],
    ['build-failing-arm64.rawjson', 'failed', platforms],
    ['build-platform-not-in-base.rawjson', 'failed', platforms],
    ['build-interrupted.rawjson', 'cancelled', platforms],
  ])('%s has the shape of the schema', (file, outcome, lanes) => {
    const made = report(file);
    isReport(made);
    expect(isReport.errors).toBeNull();
    expect(made?.outcome).toBe(outcome);
    expect(made?.lanes.map(({ platform }) => platform)).toEqual(lanes);
    expect(made?.messages).toBe(statusesOf(buildEvents(host, file)).length);
    expect(made?.warnings).toEqual([]);
  });

  test('which lane is native is known only where a step crosses to another platform', () => {
    const kinds = (file: string) => report(file)?.lanes.map(({ kind }) => kind);
    expect(kinds('build-cross.rawjson')).toEqual(['native', 'emulated', 'emulated']);
    expect(kinds('build-three-platforms.rawjson')).toEqual([null, null, null]);
  });

  test('the culprit is told where there is one', () => {
    expect(report('build-failing-arm64.rawjson')?.culprit).toMatchObject({
      platform: 'linux/arm64',
      exitCode: 3,
    });
    expect(report('build-interrupted.rawjson')?.culprit).toBeNull();
  });
});
