import { basename } from 'node:path';
import type { ReadStream } from 'node:tty';
import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { showWizard, type Terminal } from './show.tsx';

/** Where keys come from, and who is told how to take the screen down. */
export type Screen = {
  readonly input: ReadStream;
  readonly onLeave: (leave: () => void) => void;
};

const terminalOf = ({ input, onLeave }: Screen): Terminal => ({
  stdin: input,
  stdout: process.stdout,
  env: process.env,
  onLeave,
});

export type StartOptions = Screen & {
  readonly host: Host;
  readonly answers: Partial<Answers>;
  /** The step to begin at; the first one if left out. */
  readonly at?: StepId;
};

/** Walks a person through the checklist, on standard output; the exit code. */
export async function startWizard({ host, answers, at, ...screen }: StartOptions): Promise<number> {
  return showWizard(async (suspend) => {
    const { createWizard } = await import('../wizard/engine.ts');
    return createWizard({ host, answers, suspend, ...(at !== undefined && { at }) });
  }, terminalOf(screen));
}

export type ReplayOptions = Screen & {
  /** Path of the recording, `-` for standard input. */
  readonly file: string;
  readonly recording: readonly Uint8Array[];
  /** How many times as fast as it was recorded. */
  readonly speed: number;
};

/** Plays a recorded build on the screen of a build; the exit code. */
export async function startReplay(options: ReplayOptions): Promise<number> {
  const { file, recording, speed, ...screen } = options;
  const { replay } = texts().ui;
  const banner = {
    title: replay.title,
    label: file === '-' ? replay.standardInput : basename(file),
    place: replay.speed(speed),
  };
  const play = async () => {
    const { createPlayer } = await import('../wizard/player.ts');
    return createPlayer(recording, speed);
  };
  return showWizard(play, terminalOf(screen), banner);
}
