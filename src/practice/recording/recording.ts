import {
  isObject,
  itemsIn,
  type JsonObject,
  objectIn,
  textIn,
  textsIn,
} from '../../docker/json.ts';
import { statusTime } from '../../docker/progress/engine-time.ts';
import { solveStatus } from '../../docker/progress/solve-status.ts';
import type { Captions, Host, Ran } from '../../host/host.ts';
import type { Answers } from '../../model/answers.ts';
import { captionsOf } from './captions.ts';
import { type RecordedLine, type RecordingFault, readLines } from './read-lines.ts';

/** A piece of what a command wrote, and when: milliseconds after it was started. */
export type Piece = {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly at: number;
};

export type RecordedCommand = {
  readonly argv: readonly string[];
  readonly input: string | null;
  readonly pieces: readonly Piece[];
  readonly ended: Pick<Ran, 'exitCode' | 'failed' | 'ms'>;
};

/** A build alone: what it wrote, and how it told its progress. */
export type RecordedBuild = {
  readonly progress: 'rawjson' | 'plain';
  /** Milliseconds since the epoch. */
  readonly begun: number;
  readonly pieces: readonly Piece[];
};

/** What a host said of itself. */
export type RecordedHost = Pick<
  Host,
  'platform' | 'release' | 'uid' | 'gid' | 'groups' | 'home' | 'cwd'
> & { readonly env: Readonly<Record<string, string>> };

/** Questions about a file, by the name of the event that holds the answer. */
export const questions = [
  'read',
  'list',
  'stat',
  'space',
  'canRead',
  'canWrite',
  'sha256',
  'wrote',
  'removed',
];

export type Recording = {
  /** When it was made, milliseconds since the epoch. */
  readonly when: number;
  readonly host: RecordedHost;
  /** What a practice machine had to say, each time it was asked; else, what was chosen at each step. */
  readonly captions: readonly Captions[];
  /** What was asked of servers, with the answers, in order. */
  readonly requests: readonly JsonObject[];
  /** What was answered when the walk began. */
  readonly answers: Partial<Answers>;
  readonly commands: readonly RecordedCommand[];
  /** What was asked about files, with the answers, in order. */
  readonly files: readonly JsonObject[];
  /** The last one; null where there is none. */
  readonly build: RecordedBuild | null;
  /** The line in which it breaks off, null where it does not. */
  readonly cutAt: number | null;
};

export type ReadRecording =
  | { readonly recording: Recording; readonly fault: null }
  | { readonly recording: null; readonly fault: RecordingFault };

/** Reads a recording: it may have been changed by anyone. */
export function readRecording(text: string): ReadRecording {
  const read = readLines(text);
  if (read.fault !== null) return { recording: null, fault: read.fault };
  const { lines, cutAt } = read;
  const events = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
  const header = objectIn(events[0]);
  const host = hostIn(objectIn(header['host']));
  if (host === null) return { recording: null, fault: { kind: 'noHost' } };
  const started = startedIn(lines);
  const commands = [...events.flatMap(ranIn), ...started.map(({ command }) => command)];
  const files = events.filter((event) => questions.some((name) => name in event));
  if (commands.length === 0 && files.length === 0) {
    return { recording: null, fault: { kind: 'nothing' } };
  }
  const when = Date.parse(textIn(header['when']) ?? '') || 0;
  const answers = events.find((event) => isObject(event['answers']))?.['answers'];
  const build = started.findLast(({ progress }) => progress !== null);
  return {
    recording: {
      ...{ when, host, commands, files, cutAt, captions: captionsIn(events) },
      requests: events.filter((event) => isObject(event['asked'])),
      answers: objectIn(answers) as Partial<Answers>,
      build:
        build?.progress == null
          ? null
          : { progress: build.progress, begun: build.begun, pieces: build.command.pieces },
    },
    fault: null,
  };
}

function captionsIn(events: readonly JsonObject[]): readonly Captions[] {
  const said: Captions[] = [];
  for (const event of events) {
    if (!('captions' in event)) continue;
    const before = said.at(-1) ?? {};
    said.push(isObject(event['captions']) ? (event['captions'] as Captions) : before);
  }
  return said.length > 0 ? said : [captionsOf(events)];
}

function hostIn(host: JsonObject): RecordedHost | null {
  const [home, cwd, release] = [host['home'], host['cwd'], host['release']].map(textIn);
  const platform = textIn(host['platform']);
  if (home == null || cwd == null || release == null || platform === null) return null;
  return {
    ...{ home, cwd, release, platform, uid: numberIn(host['uid']), gid: numberIn(host['gid']) },
    groups: itemsIn(host['groups']).flatMap((group) => numberIn(group) ?? []),
    env: Object.fromEntries(
      Object.entries(objectIn(host['env'])).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const endIn = (event: JsonObject): RecordedCommand['ended'] => ({
  exitCode: numberIn(event['exitCode']),
  failed: textIn(event['failed']) as Ran['failed'],
  ms: numberIn(event['ms']) ?? 0,
});

const piece = (stream: unknown, text: unknown, at: number): readonly Piece[] =>
  textIn(text) === null
    ? []
    : [{ stream: stream === 'stdout' ? 'stdout' : 'stderr', text: String(text), at }];

function ranIn(event: JsonObject): readonly RecordedCommand[] {
  if (!Array.isArray(event['ran'])) return [];
  const ended = endIn(event);
  return [
    {
      ...{ argv: textsIn(event['ran']), input: inputIn(event), ended },
      pieces: [
        ...piece('stdout', event['stdout'], ended.ms),
        ...piece('stderr', event['stderr'], ended.ms),
      ],
    },
  ];
}

const inputIn = ({ input }: JsonObject): string | null =>
  typeof input === 'string' ? input : null;

type Started = {
  readonly number: number;
  readonly progress: RecordedBuild['progress'] | null;
  readonly begun: number;
  readonly command: RecordedCommand & { readonly pieces: Piece[] };
};

/** Commands that went on for a while; the values of builds are those of the one that began last. */
function startedIn(lines: readonly RecordedLine[]): readonly Started[] {
  const all: Started[] = [];
  const numbered = (number: unknown) => all.find((one) => one.number === number);
  let firstTime: number | null = null;
  for (const line of lines) {
    if (line.kind === 'value') {
      const build = all.findLast(({ progress }) => progress === 'rawjson');
      if (build === undefined) continue;
      const time = statusTime(solveStatus(JSON.parse(line.json)) ?? {});
      firstTime ??= time;
      const { pieces } = build.command;
      const before = pieces.at(-1)?.at ?? 0;
      const at = Math.max(before, time === null || firstTime === null ? 0 : time - firstTime);
      pieces.push({ stream: 'stderr', text: `${line.json}\n`, at });
      continue;
    }
    const { event } = line;
    if ('started' in event) {
      firstTime = null;
      all.push(startIn(event));
    }
    if ('output' in event) {
      numbered(event['output'])?.command.pieces.push(
        ...piece(event['stream'], event['text'], numberIn(event['ms']) ?? 0),
      );
    }
    const ended = 'ended' in event ? numbered(event['ended']) : undefined;
    if (ended !== undefined) {
      Object.assign(ended.command, { ended: endIn(event) });
      ended.command.pieces.push(...piece('stderr', event['stderr'], endIn(event).ms));
    }
  }
  return all;
}

function startIn(event: JsonObject): Started {
  const progress = event['progress'];
  return {
    number: numberIn(event['started']) ?? 0,
    progress: progress === 'rawjson' || progress === 'plain' ? progress : null,
    begun: Date.parse(textIn(event['when']) ?? '') || 0,
    command: {
      ...{ argv: textsIn(event['argv']), input: inputIn(event), pieces: [] },
      // The recording may break off in it.
      ended: { exitCode: null, failed: 'killed', ms: 0 },
    },
  };
}
