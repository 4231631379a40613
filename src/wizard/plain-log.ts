import { isCancellation } from '../docker/lanes/cancellation.ts';
import { createWarningList } from '../docker/lanes/warnings.ts';
import type { BuildWarning, OutputLine } from '../docker/lanes.ts';
import type { ProgressEvent } from '../docker/progress.ts';
import { plainWords } from '../docker/terminal-text.ts';

/** Turns the events of a build into the lines of its log, in the manner of `--progress plain`. */
export type PlainLog = {
  /** Before the build takes the event: the vertices that begin with it. */
  readonly before: (event: ProgressEvent) => void;
  /** A line of a vertex's own output. */
  readonly line: (line: OutputLine) => void;
  /** After the build took the event: its warnings, and the vertices that end with it. */
  readonly after: (event: ProgressEvent) => void;
};

export function createPlainLog(write: (line: string) => void): PlainLog {
  const numbers = new Map<string, number>();
  const ended = new Set<string>();
  const warnings = createWarningList();
  let told = 0;
  const numberOf = (digest: string) => {
    const number = numbers.get(digest) ?? numbers.size + 1;
    numbers.set(digest, number);
    return number;
  };
  return {
    before: (event) => {
      if (event.type === 'text') write(event.line);
      if (event.type !== 'status') return;
      for (const { digest, name, started } of event.status.vertexes ?? []) {
        if (started === undefined || numbers.has(digest)) continue;
        write(`#${numberOf(digest)} ${plainWords(name)}`);
      }
    },
    line: ({ vertex, text }) => write(`#${numberOf(vertex)} ${text}`),
    after: (event) => {
      if (event.type !== 'status') return;
      for (const warning of event.status.warnings ?? []) warnings.add(warning);
      const known = warnings.list();
      for (const warning of known.slice(told)) warningLines(warning).forEach(write);
      told = known.length;
      for (const vertex of event.status.vertexes ?? []) {
        if (vertex.completed === undefined || ended.has(vertex.digest)) continue;
        ended.add(vertex.digest);
        write(`#${numberOf(vertex.digest)} ${verdictOf(vertex)}`);
      }
    },
  };
}

/** What it says and where, then what more there is to read about it. */
function warningLines({ text, detail, url, file, line }: BuildWarning): readonly string[] {
  const place = file === null ? '' : ` (${line === null ? file : `${file}:${line}`})`;
  const more = [...detail, ...(url === null ? [] : [url])].flatMap((part) => part.split('\n'));
  return [`WARN: ${plainWords(text)}${place}`, ...more.map((row) => `  ${row}`)];
}

function verdictOf(vertex: { readonly cached?: boolean; readonly error?: string }): string {
  if (vertex.error !== undefined && vertex.error !== '') {
    return isCancellation(vertex.error) ? 'CANCELED' : `ERROR: ${plainWords(vertex.error)}`;
  }
  return vertex.cached === true ? 'CACHED' : 'DONE';
}
