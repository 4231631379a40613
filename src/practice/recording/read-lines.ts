import { isObject, type JsonObject, parseJson } from '../../docker/json.ts';
import { solveStatus } from '../../docker/progress/solve-status.ts';

/** A line of a recording: an event of ours, or a value of the build that goes on. */
export type RecordedLine =
  | { readonly kind: 'event'; readonly event: JsonObject }
  | { readonly kind: 'value'; readonly json: string };

/** Why a text is no recording that can be played. Lines are 1-based. */
export type RecordingFault =
  | { readonly kind: 'noJson' | 'noEvent'; readonly line: number }
  | { readonly kind: 'later'; readonly form: number }
  | { readonly kind: 'noHost' | 'nothing' };

export type ReadLines =
  | {
      readonly lines: readonly RecordedLine[];
      /** The line in which it breaks off, null where it does not. */
      readonly cutAt: number | null;
      readonly fault: null;
    }
  | { readonly lines: null; readonly fault: RecordingFault };

/** The form that this version makes and plays. */
const form = 1;

/** Whether a text is a recording, of whatever version: its first line says so. */
export function isRecording(text: string): boolean {
  return typeof formOf(text) === 'number';
}

/** Whether a line is a value of a build: then the file is the recording of a build alone. */
export function isBuildLine(line: string): boolean {
  const status = solveStatus(parseJson(line));
  return status !== null && Object.keys(status).length > 0;
}

function formOf(text: string): unknown {
  const value = parseJson(text.slice(0, text.indexOf('\n') >>> 0).trim());
  return isObject(value) && isObject(value['event']) ? value['event']['recording'] : null;
}

/** The lines of a recording; its end may be missing, and then nothing of its last line is told. */
export function readLines(text: string): ReadLines {
  const found = formOf(text);
  if (typeof found === 'number' && found !== form) {
    return { lines: null, fault: { kind: 'later', form: found } };
  }
  const rows = text.split('\n');
  const isWhole = rows.at(-1) === '';
  if (isWhole) rows.pop();
  const lines: RecordedLine[] = [];
  for (const [index, row] of rows.entries()) {
    const line = lineOf(row);
    const at = index + 1;
    if (line !== null) lines.push(line);
    else if (at === rows.length && !isWhole) return { lines, cutAt: at, fault: null };
    else return { lines: null, fault: { kind: isJson(row) ? 'noEvent' : 'noJson', line: at } };
  }
  return { lines, cutAt: null, fault: null };
}

function lineOf(json: string): RecordedLine | null {
  const value = parseJson(json);
  if (!isObject(value)) return null;
  const { event } = value;
  if (isObject(event)) return { kind: 'event', event };
  return solveStatus(value) === null ? null : { kind: 'value', json };
}

const isJson = (json: string): boolean => parseJson(json) !== null;
