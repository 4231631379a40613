import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { match } from '../../src/troubleshooting/match.ts';
import { hosts, linesOf, recordingsOf } from '../docker/hosts/recorded-host.ts';

const folder = new URL('./ordinary/', import.meta.url);
const logs = readdirSync(folder);

/** What each line was taken for. */
const alarms = (lines: readonly string[]): readonly string[] =>
  match(lines).flatMap(({ failure, lines: told }) =>
    told.map((line) => `${failure.id}: ${line.text}`),
  );

describe('texts in which nothing of ours went wrong', () => {
  it('are many, and of a length that people paste', () => {
    expect(logs.length).toBeGreaterThanOrEqual(30);
    for (const name of logs) {
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').length - 1;
      expect(lines, name).toBeGreaterThanOrEqual(20);
      expect(lines, name).toBeLessThanOrEqual(200);
    }
  });

  it.each(logs)('%s raises no alarm', (name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
    expect(alarms(lines)).toEqual([]);
  });
});

it.each(hosts)('takes nothing for a failure that went well on %s', (host) => {
  const well = recordingsOf(host).filter(
    ({ file, exitCode, stream, user }) =>
      exitCode === 0 && user === 'root' && stream !== 'stderr' && !spoken.has(file),
  );
  expect(well.length).toBeGreaterThan(40);
  for (const { file } of well) expect(alarms(linesOf(host, file)), file).toEqual([]);
});

/** Commands that went well and tell something: no engine, a broken plugin, no output, attestations. */
const spoken: ReadonlySet<string> = new Set([
  'engine-stopped-docker-info.json',
  'buildx-broken-plugins.json',
  'engine-stopped-buildx-ls.txt',
  'build-bad-platform.txt',
  'build-emulated-by-the-builder.plain',
  'imagetools-inspect.txt',
]);
