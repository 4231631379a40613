/** The place in the Dockerfile that buildx prints below a failed build. */
export type SourceExcerpt = {
  readonly file: string;
  /** 1-based: the first line of the failed instruction. */
  readonly line: number;
  readonly lines: readonly {
    readonly number: number;
    readonly text: string;
    /** Part of the failed instruction. */
    readonly isMarked: boolean;
  }[];
};

/** What buildx writes last when a build fails. */
export type ToolError = {
  /** What follows the last `ERROR: ` at the start of a line; null where there is none. */
  readonly message: string | null;
  /** Null where it prints no place. */
  readonly source: SourceExcerpt | null;
};

const place = /^(\S.*):(\d{1,9})$/;
const rule = '--------------------';
const excerpted = /^ *(\d{1,9}) \| (>>>| {3})(?: (.*))?$/;
const prefix = 'ERROR: ';

/**
 * Reads the end of a failed build from the lines that buildx wrote itself:
 *
 *     Dockerfile:3
 *     --------------------
 *        2 |     ARG TARGETARCH
 *        3 | >>> RUN make
 *     --------------------
 *     ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not ...
 *
 * Source: moby/buildkit, solver/errdefs/source.go, v0.32.2. Of several places the first one counts.
 */
export function toolError(lines: readonly string[]): ToolError {
  const message = lines.findLast((line) => line.startsWith(prefix))?.slice(prefix.length);
  return { message: message ?? null, source: sourceExcerpt(lines) };
}

function sourceExcerpt(lines: readonly string[]): SourceExcerpt | null {
  const top = lines.findIndex((line, index) => place.test(line) && lines[index + 1] === rule);
  const [, file, line] = place.exec(lines[top] ?? '') ?? [];
  if (file === undefined) return null;
  const below = lines.slice(top + 2).map(excerptLine);
  const end = below.indexOf(null);
  const excerpt = (end < 0 ? below : below.slice(0, end)).filter((item) => item !== null);
  return { file, line: Number(line), lines: excerpt };
}

function excerptLine(line: string): SourceExcerpt['lines'][number] | null {
  const match = excerpted.exec(line);
  if (!match) return null;
  return { number: Number(match[1]), text: match[3] ?? '', isMarked: match[2] === '>>>' };
}
