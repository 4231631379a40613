import { readFileSync } from 'node:fs';
import {
  type Build,
  type BuildOptions,
  type BuildSnapshot,
  createBuild,
} from '../../src/docker/lanes.ts';
import {
  createProgressReader,
  type ProgressEvent,
  type ProgressReader,
  type SolveStatus,
} from '../../src/docker/progress.ts';

/** A recording of this folder, as buildx wrote it. */
export const recorded = (name: string): Buffer =>
  readFileSync(new URL(`recordings/${name}`, import.meta.url));

/** Everything a reader makes of a stream that arrives in these chunks. */
export const eventsOf = (
  chunks: readonly (Uint8Array | string)[],
  reader: ProgressReader = createProgressReader(),
): readonly ProgressEvent[] => [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];

export const statusesOf = (events: readonly ProgressEvent[]): readonly SolveStatus[] =>
  events.flatMap((event) => (event.type === 'status' ? event.status : []));

export const textOf = (events: readonly ProgressEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'text' ? event.line : []));

/** A build that took these values, and still goes on. */
export function buildOf(statuses: readonly SolveStatus[], options: BuildOptions = {}): Build {
  const build = createBuild(options);
  for (const status of statuses) build.take({ type: 'status', status });
  return build;
}

/** A whole recording, ended. */
export function endOf(
  events: readonly ProgressEvent[],
  options: BuildOptions = {},
  exitCode: number | null = null,
): BuildSnapshot {
  const build = createBuild(options);
  for (const event of events) build.take(event);
  build.finish({ exitCode });
  return build.snapshot();
}

/** Second `seconds` of a made-up build. */
export const time = (seconds: number): string =>
  new Date(Date.UTC(2026, 10, 24) + seconds * 1000).toISOString();

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
