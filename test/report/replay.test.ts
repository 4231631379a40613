import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { replayJson } from '../../src/report/replay.ts';
import { recorded } from '../docker/recorded.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../../assets/schemas/replay.schema.json', import.meta.url), 'utf8'),
);
const isReport = new Ajv2020({ allErrors: true }).compile(schema);

describe('replay --json', () => {
  test.each(['base', 'fail', 'int', 'bake'])(
    '%s: prints one object of its schema',
    async (name) => {
      const bytes = recorded(`buildx-0.36.1-${name}.jsonl`);
      const printed = await replayJson(
        Readable.from([bytes.subarray(0, 999), bytes.subarray(999)]),
      );
      expect(printed?.text.endsWith('}\n')).toBe(true);
      const report: unknown = JSON.parse(printed?.text ?? '');
      isReport(report);
      expect(isReport.errors).toBeNull();
    },
  );

  test('has nothing to print for a file that is no recording', async () => {
    expect(await replayJson(Readable.from([Buffer.from('FROM alpine\n')]))).toBeNull();
    expect(await replayJson(Readable.from([]))).toBeNull();
  });
});
