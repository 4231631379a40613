import { isCancellation } from '../docker/lanes/cancellation.ts';
import { parseVertexName } from '../docker/lanes/vertex-name.ts';
import { normalisePlatform } from '../docker/platform.ts';
import { plainText } from '../docker/terminal-text.ts';

/** Where in a build something was said. */
export type Place = {
  /** What it is built for, normalised; null where the log names none. */
  readonly platform: string | null;
  readonly instruction: string | null;
  readonly source: { readonly file: string; readonly line: number } | null;
};

/** Whose line it is: the name of its step, null for one of none, undefined where it does not say. */
export type Whose = { readonly name: string | null | undefined; readonly number: number };

/** What the lines hold that name a step or a place in a Dockerfile. */
export const placingParts: readonly string[] = [
  ...['from', 'run', 'copy', 'add', 'workdir'].map((keyword) => `] ${keyword} `),
  ...['internal] load ', 'error: ', '| >>> ', '--platform'],
];

type Mention = { readonly name: string | null; readonly number: number; excerpt: Excerpt | null };
type Excerpt = {
  readonly file: string;
  readonly line: number;
  /** The first line of the instruction. */
  readonly text: string;
};

const mostSteps = 4096;
const mostMentions = 256;
const longestLine = 4000;
/** BuildKit repeats up to ten lines of a failed step. */
const nearby = 20;

const heading = /(?:^|\s)#(\d{1,6}) (\[[^\]]{1,200}\] \S.*)$/;
const failed = /(?:^|\s)#(\d{1,6}) ERROR: (.*)$/;
const repeated = /(?:^|\s)> (\[[^\]]{1,200}\] \S.*):$/;
const owned = /(?:^|\s)#(\d{1,6}) (?:\d+\.\d{1,3} |ERROR: )/;
const marked = /(?:^|\s)(\d{1,6}) \| >>> (\S.*)$/;
const keyword = /^[A-Z]+(?= )/;
/** The steps of a build for one platform do not name it: its command does. */
const asked = /\bbuildx? .*--platform(?:=|\s+)"?([\w/.-]+)"?(?=\s|$)/;

/**
 * Follows the steps of builds, line by line: the names of steps, those that failed, and the lines of
 * the Dockerfile beside an error.
 *
 * Source: moby/buildkit, util/progress/progressui/printer.go and solver/errdefs/source.go, v0.32.2.
 */
export function createPlaces() {
  const steps = createSteps();
  const mentions = createMentions();
  const platforms = new Set<string>();
  let excerpts = 0;
  return {
    /** @param around gives the lines within 20 of it, and itself */
    read: (line: string, number: number, around: () => string): void => {
      const text = plainText(line.slice(0, longestLine)).trimEnd();
      const [, step, name] = heading.exec(text) ?? [];
      const [, error, message = ''] = failed.exec(text) ?? [];
      const again = repeated.exec(text)?.[1];
      if (step !== undefined && name !== undefined) steps.begin(step, name);
      else if (error !== undefined) {
        if (!isCancellation(message)) mentions.add(steps.nameOf(error), number);
      } else if (again !== undefined) mentions.add(again, number);
      else {
        const platform = asked.exec(text)?.[1];
        if (platform !== undefined) platforms.add(normalisePlatform(platform));
        if (marked.test(text) && ++excerpts <= mostMentions) {
          mentions.quote(excerptOf(text, around));
        }
      }
    },
    whose: (line: string, number: number): Whose => {
      const step = owned.exec(plainText(line.slice(0, longestLine)))?.[1];
      return { name: step === undefined ? undefined : steps.nameOf(step), number };
    },
    /** Where a line was said; null where the log does not tell. */
    placeOf: (whose: Whose): Place | null => {
      const mention = mentions.of(whose);
      const place = placed(mention?.name ?? whose.name ?? null, mention?.excerpt ?? null);
      const [only = null] = platforms.size === 1 ? platforms : [];
      return place && { ...place, platform: place.platform ?? only };
    },
  };
}

/** The names of the steps by their numbers. */
function createSteps() {
  const names = new Map<string, string>();
  return {
    begin: (step: string, name: string): void => {
      // With the first step another build begins.
      if (step === '1' || names.size >= mostSteps) names.clear();
      names.set(step, name);
    },
    nameOf: (step: string): string | null => names.get(step) ?? null,
  };
}

/** Where steps that failed are named. */
function createMentions() {
  const mentions: Mention[] = [];
  return {
    add: (name: string | null, number: number): void => {
      if (mentions.length < mostMentions) mentions.push({ name, number, excerpt: null });
    },
    quote: (excerpt: Excerpt | null): void => {
      if (excerpt === null) return;
      for (const one of mentions)
        if (one.excerpt === null && isOf(excerpt, one)) one.excerpt = excerpt;
    },
    /** The one that a line belongs to: that of its own step, else the nearest one. */
    of: ({ name, number }: Whose): Mention | undefined => {
      if (name === null) return undefined;
      const among = mentions.filter((one) => name === undefined || one.name === name);
      const before = among.findLast((one) => one.number <= number);
      const isNear = before !== undefined && number - before.number <= nearby;
      const after = among.find((one) => one.number >= number);
      return (isNear ? before : undefined) ?? after ?? before;
    },
  };
}

function placed(name: string | null, excerpt: Excerpt | null): Place | null {
  if (name === null) return null;
  const { platform, to, command } = parseVertexName(name, new Set());
  const instruction = keyword.test(command) ? command : (excerpt?.text ?? null);
  if (platform === null && instruction === null) return null;
  return {
    platform: to ?? platform,
    instruction: instruction?.replace(/\s+/g, ' ') ?? null,
    source: excerpt && { file: excerpt.file, line: excerpt.line },
  };
}

/** `Dockerfile:7` and a rule stand above the lines of the Dockerfile, of which those at fault are marked. */
function excerptOf(text: string, around: () => string): Excerpt | null {
  const [, number = '', said] = marked.exec(text) ?? [];
  if (said === undefined) return null;
  const lines = around()
    .split('\n')
    .map((one) => plainText(one).trimEnd());
  const place = new RegExp(`(?:^|\\s)(\\S+):${number}$`);
  const at = lines.findIndex(
    (one, index) => place.test(one) && /(?:^|\s)-{20}$/.test(lines[index + 1] ?? ''),
  );
  const file = place.exec(lines[at] ?? '')?.[1];
  return file === undefined ? null : { file, line: Number(number), text: said };
}

/** Whether the step is the one of the instruction: its name may hold more, or what a variable stood for. */
function isOf({ text }: Excerpt, { name }: Mention): boolean {
  if (name === null) return false;
  const { command } = parseVertexName(name, new Set());
  if (!keyword.test(command)) return /^(?:FROM|COPY|ADD|RUN) /.test(text);
  const stem =
    text
      .split(/[$\\]|<</, 1)[0]
      ?.replace(/\s+/g, ' ')
      .trim() ?? '';
  return command.replace(/\s+/g, ' ').toUpperCase().startsWith(stem.toUpperCase());
}
