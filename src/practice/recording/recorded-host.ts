import { installedPrograms } from '../../host/assets.ts';
import type { Captions, Host } from '../../host/host.ts';
import { createClock } from '../clock.ts';
import { answersInOrder } from './answers-in-order.ts';
import { recordedCommands } from './commands.ts';
import { recordedFiles } from './files.ts';
import type { Recording } from './recording.ts';
import { recordedRequests } from './requests.ts';

/**
 * A machine that is not there, and answers as one answered that was recorded. Its clock shows the
 * time of the recording, its builds play on it, and our own programs are where every recording has them.
 *
 * @param speed How many of its seconds go by in one of ours.
 */
export function createRecordedHost(recording: Recording, label: string, speed: number): Host {
  const clock = createClock(recording.when);
  clock.setSpeed(speed);
  const captions = answersInOrder<Captions>();
  for (const said of recording.captions) captions.add('', said);
  return {
    ...recording.host,
    programs: installedPrograms,
    ...{ label, clock, now: () => new Date(clock.now()) },
    ...recordedCommands(recording.commands, clock),
    ...recordedFiles(recording.files),
    request: recordedRequests(recording.requests),
    captions: () => captions.next('') ?? {},
  };
}
