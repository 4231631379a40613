import { normalisePlatform } from '../platform.ts';
import { plainText } from '../terminal-text.ts';
import type { StepCount } from './snapshot.ts';

/** What the name of a vertex tells, each part fit for a terminal: `[TARGET linux/amd64->arm64 STAGE 3/12] RUN make`. */
export type VertexName = {
  /** The bake target; null where the bracket holds none of the known ones. */
  readonly target: string | null;
  /** The platform it runs on, normalised; null where the bracket names none. */
  readonly platform: string | null;
  /** The platform it runs for, where that is another one (`->`). */
  readonly to: string | null;
  readonly stage: string | null;
  readonly step: StepCount | null;
  /** What follows the bracket; the whole name where there is none. */
  readonly command: string;
};

const bracketed = /^\[([^\]]*)\] ?(.*)$/s;
const counted = /^(\d{1,9})\/(\d{1,9})$/;
/** `linux/arm/v7`, `windows(10.0.17763)/amd64`, each maybe with `->arm64` or `->windows/amd64`. */
const platformWord = /^([a-z][\w.]*(?:\([^)]*\))?(?:\/[\w.()+-]+?)+)(?:->(.+))?$/i;
const variantWord = /^v\d+(?:\.\d+)?$/;
const marks: ReadonlySet<string> = new Set(['internal', 'auth', 'context']);

/**
 * Reads the name that BuildKit gives a vertex.
 *
 * Source: moby/buildkit, frontend/dockerfile/dockerfile2llb/convert.go (`prefixCommand`), v0.32.2;
 * the target is put in front by docker/buildx, util/progress (`WithPrefix`).
 *
 * @param targets The bake targets of this build: a word of the bracket alone can't be told from a stage.
 */
export function parseVertexName(name: string, targets: ReadonlySet<string>): VertexName {
  const clean = plainText(name);
  const [, bracket, command] = bracketed.exec(clean) ?? [];
  if (bracket === undefined || command === undefined) return unbracketed(clean);
  const words = wordsOf(bracket);
  const target = targets.has(words[0] ?? '') ? (words.shift() ?? null) : null;
  const step = stepCount(words.at(-1));
  if (step) words.pop();
  const platforms = platformPair(words[0]);
  if (platforms) words.shift();
  const stage = step ? (words[0] ?? null) : null;
  return { target, ...(platforms ?? { platform: null, to: null }), stage, step, command };
}

/**
 * The bake target that a name gives away: the word before a platform, before `internal`, `auth` or
 * `context`. Null where it gives none away.
 */
export function revealedTarget(name: string): string | null {
  const words = wordsOf(bracketed.exec(plainText(name))?.[1] ?? '');
  const [first = '', second = ''] = words;
  if (first === '' || marks.has(first) || platformPair(first)) return null;
  return marks.has(second) || platformPair(second) ? first : null;
}

const unbracketed = (name: string): VertexName => ({
  target: null,
  platform: null,
  to: null,
  stage: null,
  step: null,
  command: name,
});

const wordsOf = (bracket: string): string[] => bracket.split(/[ \n]/).filter((word) => word !== '');

function stepCount(word: string | undefined): StepCount | null {
  const match = counted.exec(word ?? '');
  return match ? { index: Number(match[1]), count: Number(match[2]) } : null;
}

function platformPair(word: string | undefined): Pick<VertexName, 'platform' | 'to'> | null {
  const [, from, to] = platformWord.exec(word ?? '') ?? [];
  if (from === undefined) return null;
  return {
    platform: normalisePlatform(from),
    to: to === undefined ? null : normalisePlatform(wholePlatform(to, from)),
  };
}

/** The right side of `->` leaves the system out where it is the left one's. */
function wholePlatform(to: string, from: string): string {
  const [first, second, ...more] = to.split('/');
  const hasSystem = more.length > 0 || (second !== undefined && !variantWord.test(second));
  return hasSystem ? to : [from.split('/')[0], first, second].filter(Boolean).join('/');
}
