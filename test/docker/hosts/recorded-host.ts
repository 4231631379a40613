import { readFileSync } from 'node:fs';
import type { Printed } from '../../../src/docker/engine.ts';
import { createPlainReader } from '../../../src/docker/progress/plain-reader.ts';
import { createProgressReader, type ProgressEvent } from '../../../src/docker/progress.ts';
import { eventsOf } from '../recorded.ts';

/** The hosts of the lab whose tools were recorded, one folder each: see test/recordings/README.md. */
export const hosts = [
  'bookworm-docker-20.10',
  'trixie-docker-26.1-buildx-0.13',
  'sid-docker-28.5-buildx-0.29',
] as const;

export type Host = (typeof hosts)[number];

/** The hosts whose engine can keep its images in containerd's store. */
export const hostsWithContainerdStore = hosts.filter((host) => !host.startsWith('bookworm'));

export const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];

const path = (host: Host, file: string): URL =>
  new URL(`../../recordings/${host}/${file}`, import.meta.url);

export const bytesOf = (host: Host, file: string): Buffer => readFileSync(path(host, file));

export const textOf = (host: Host, file: string): string => bytesOf(host, file).toString('utf8');

export const linesOf = (host: Host, file: string): readonly string[] =>
  textOf(host, file).trimEnd().split('\n');

/** A recording of both streams of a command that prints JSON: that line, and the others. */
export function printedIn(host: Host, file: string): Printed {
  const lines = linesOf(host, file);
  const isJson = (line: string): boolean => line.startsWith('{');
  return {
    stdout: lines.filter(isJson).join('\n'),
    stderr: lines.filter((line) => !isJson(line)).join('\n'),
  };
}

export type Recording = {
  readonly file: string;
  readonly command: string;
  readonly stream: 'stdout' | 'stderr' | 'both';
  readonly exitCode: number;
  readonly user: string;
};

export const recordingsOf = (host: Host): readonly Recording[] =>
  JSON.parse(textOf(host, 'commands.json'));

export function exitCodeOf(host: Host, file: string): number {
  const recording = recordingsOf(host).find((one) => one.file === file);
  if (recording === undefined) throw new Error(`${host} has no recording ${file}`);
  return recording.exitCode;
}

/** What the reader of its form makes of the recorded stream of a build. */
export const buildEvents = (host: Host, file: string): readonly ProgressEvent[] =>
  eventsOf(
    [bytesOf(host, file)],
    file.endsWith('.plain') ? createPlainReader(() => 1_000_000) : createProgressReader(),
  );
