import type { Failure, Pattern } from '../../src/troubleshooting/failure.ts';
import { createMatcher } from '../../src/troubleshooting/matcher.ts';
import type { Match } from '../../src/troubleshooting/tally.ts';

/** A failure that is told by these patterns. */
export const failure = (id: string, ...patterns: readonly Pattern[]): Failure => ({
  id,
  step: 'build',
  check: null,
  isCauseKnown: true,
  patterns,
  ways: [],
  source: '',
});

export const exec = failure('exec', { part: 'exec format error' });
export const builder = failure('builder', {
  part: 'no builder ',
  line: /no builder "(?<builder>[^"]+)" found/,
});
export const mount = failure('mount', {
  part: 'cannot mount binfmt_misc',
  near: /no such device/,
});
export const few = [builder, mount, exec];

const asBytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text) : text;

/** What a matcher makes of a text that comes in these chunks. */
export function matchChunks(
  chunks: readonly (string | Uint8Array)[],
  failures: readonly Failure[] = few,
): readonly Match[] {
  const matcher = createMatcher(failures);
  for (const chunk of chunks) matcher.push(asBytes(chunk));
  return matcher.end().matches;
}

/** `id@line` of every line that is kept, in the order in which they are told. */
export const told = (matches: readonly Match[]): readonly string[] =>
  matches.flatMap(({ failure: { id }, lines }) => lines.map(({ line }) => `${id}@${line}`));

/** Cuts bytes where `cuts` say, each a share of what is left. */
export function cutUp(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let rest = bytes;
  for (const cut of cuts) {
    const at = Math.floor(cut * rest.length);
    chunks.push(rest.subarray(0, at));
    rest = rest.subarray(at);
  }
  return [...chunks, rest];
}
