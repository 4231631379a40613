import { basename } from 'node:path';
import type { ReadStream } from 'node:tty';
import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { Route, WantedList } from '../model/route.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import type { Wizard } from '../wizard/intentions.ts';
import type { Pace } from './autoplay/reading.ts';
import type { Terminal } from './draw.ts';
import { type Stage, type Suspend, showWizard } from './show.tsx';

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
  /** What the machine calls itself, where it is no real one. */
  readonly label: string | null;
  readonly open: () => Promise<Host>;
  readonly answers: () => Promise<Partial<Answers>>;
  /** The list that is filled in already on the other route. */
  readonly wanted?: (() => Promise<WantedList>) | undefined;
  /** The step to begin at; the first one if left out. */
  readonly at?: StepId;
  /** The way under the cursor of the first screen, where that asks what the person wants. */
  readonly choice?: Route | null;
  /** It asked already: the walk begins behind it, and it can be gone back to. */
  readonly isChosen?: boolean;
  /** Walks by itself, at this pace. */
  readonly autoplay?: Pace | null;
  /** Where a person who leaves to practise does so; its exit code is that of the wizard then. */
  readonly practise?: () => Promise<number>;
  /** What stands between the person and the wizard; nothing if left out. */
  readonly around?: (wizard: Wizard) => Wizard;
};

/** Walks a person through the checklist, on standard output; the exit code. */
export async function startWizard(options: StartOptions): Promise<number> {
  const { label, open, at, choice = null, isChosen = false, ...rest } = options;
  const { autoplay = null, around = itself, ...screen } = rest;
  let made: Wizard | null = null;
  const create = async (suspend: Suspend) => {
    const [{ createWizard }, host, answers] = await Promise.all([
      import('../wizard/engine.ts'),
      open(),
      options.answers(),
    ]);
    made = around(createWizard({ host, answers, suspend, ...(at !== undefined && { at }) }));
    return made;
  };
  const driver = autoplay === null ? undefined : await driverAt(autoplay, await options.answers());
  const other = choice === null ? undefined : otherRoute(open, options.wanted);
  const company = { driver, other };
  const exitCode = await showWizard(
    create,
    terminalOf(screen),
    { label, choice, isChosen },
    company,
  );
  return leadsToPractice(made) ? (options.practise?.() ?? exitCode) : exitCode;
}

const leadsToPractice = (wizard: Wizard | null): boolean =>
  wizard?.store.getState().leadsTo === 'practice';

/** Loads the other route when it is wanted, once: whoever comes back finds it as it was. */
function otherRoute(
  open: () => Promise<Host>,
  wanted: StartOptions['wanted'] = async () => ({}),
): (stage: Stage) => void {
  let route: Promise<(stage: Stage) => void> | null = null;
  return (stage) => {
    route ??= Promise.all([import('./assembly/open.tsx'), open(), wanted()]).then(
      ([{ createRoute }, host, list]) =>
        createRoute({ host, wanted: list, suspend: stage.suspend }),
    );
    void route.then((show) => show(stage));
  };
}

const itself = (wizard: Wizard): Wizard => wizard;

async function driverAt(pace: Pace, { platforms }: Partial<Answers>) {
  const { createDriver } = await import('./autoplay/drive.ts');
  return createDriver({ pace, platforms });
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
  return showWizard(play, terminalOf(screen), { banner });
}
