import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseContainerStates } from '../../src/docker/container-states.ts';

/** As Docker 28.5.2 printed it in the lab. */
const running =
  '{"name":"/buildx_buildkit_multi0","state":{"Status":"running","Running":true,"Paused":false,"Restarting":false,"OOMKilled":false,"Dead":false,"Pid":1047,"ExitCode":0,"Error":"","StartedAt":"2026-11-25T22:21:42.72019149Z","FinishedAt":"0001-01-01T00:00:00Z"}}';

describe('what became of containers', () => {
  test('is a line each; of one that is not there only standard error tells', () => {
    expect(parseContainerStates(`${running}\n\n`)).toEqual([
      {
        name: 'buildx_buildkit_multi0',
        startedAt: '2026-11-25T22:21:42.72019149Z',
        wasKilledForMemory: false,
      },
    ]);
  });

  test('may be that it was never started, or ended for want of memory', () => {
    const created = '{"name":"/a","state":{"Running":false,"StartedAt":"0001-01-01T00:00:00Z"}}';
    const killed = '{"name":"/b","state":{"Running":false,"OOMKilled":true,"ExitCode":137}}';
    expect(parseContainerStates(`${created}\n${killed}`)).toMatchObject([
      { name: 'a', startedAt: null },
      { name: 'b', startedAt: null, wasKilledForMemory: true },
    ]);
  });

  test('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const { name } of parseContainerStates(text)) expect(name).not.toBe('');
      }),
    );
  });
});
