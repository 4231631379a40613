import { assetPath } from '../host/assets.ts';
import { readText } from '../host/files.ts';
import type { Outcome } from './step.ts';

/** What a real kernel answered to every scene. */
export type Recording = {
  /** `6.18.44` */
  readonly kernel: string;
  /** The day, as `2026-11-25`. */
  readonly on: string;
  /** The platform it was made on. */
  readonly native: string;
  /** By the scene's id. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
};

export const recordingFile = 'clinic/recording.json';

/** The recording that ships with the program. */
export async function readRecording(): Promise<Recording> {
  const path = assetPath(recordingFile);
  const { text } = await readText(path);
  if (text === null) throw new Error(`no recording at ${path}`);
  return JSON.parse(text) as Recording;
}

/** The recording as a file, a scene a line. */
export function recordingText({ outcomes, ...about }: Recording): string {
  const scenes = Object.entries(outcomes).map(
    ([id, outcome]) => `    ${JSON.stringify(id)}: ${JSON.stringify(outcome)}`,
  );
  const head = Object.entries(about).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
  return `{\n${head.join(',\n')},\n  "outcomes": {\n${scenes.join(',\n')}\n  }\n}\n`;
}
