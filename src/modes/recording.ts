import { basename } from 'node:path';
import { plainWords } from '../docker/terminal-text.ts';
import { UsageError } from '../model/usage.ts';
import { isRecording } from '../practice/recording/read-lines.ts';
import { createRecordedHost } from '../practice/recording/recorded-host.ts';
import { type Recording, readRecording } from '../practice/recording/recording.ts';
import { recordTexts } from '../texts/record.ts';
import type { Chosen } from './chosen.ts';
import { readWhole } from './input.ts';

/** The machine of a recording. @throws UsageError where the file holds none that can be played */
export async function chooseRecording(path: string, speed: number): Promise<Chosen> {
  const text = await readWhole(path, 'replay');
  if (!isRecording(text)) throw unplayable(recordTexts().fault.notPlain(path));
  const recording = recordingIn(path, text);
  const label = recordTexts().label(plainWords(basename(path)));
  const host = createRecordedHost(recording, label, speed);
  return {
    ...{ label, open: async () => host, answers: async () => recording.answers },
    ...{ crashFolder: null, isRecording: true },
  };
}

/** The recording in a text; where it breaks off is said. @throws UsageError where it can't be played */
export function recordingIn(path: string, text: string): Recording {
  const { recording, fault } = readRecording(text);
  const words = recordTexts().fault;
  if (recording !== null) {
    const { cutAt } = recording;
    if (cutAt !== null) process.stderr.write(`${plainWords(words.cut(path, cutAt))}\n`);
    return recording;
  }
  throw unplayable(sentenceOf(path, fault));
}

const unplayable = (sentence: string) => new UsageError({ kind: 'recording', sentence });

function sentenceOf(path: string, fault: Exclude<ReturnType<typeof readRecording>['fault'], null>) {
  const words = recordTexts().fault;
  if ('line' in fault) return words[fault.kind](path, fault.line);
  return fault.kind === 'later' ? words.later(path, fault.form) : words[fault.kind](path);
}
