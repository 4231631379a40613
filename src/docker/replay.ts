import { type BuildOutcome, type BuildSnapshot, createBuild, type Lane } from './lanes.ts';
import type { ProgressEvent } from './progress/progress-event.ts';

/** What `replay --json` prints: the shape of `assets/schemas/replay.schema.json`. */
export type ReplayReport = {
  readonly outcome: BuildOutcome;
  readonly lanes: readonly Lane[];
  readonly culprit: {
    readonly platform: string | null;
    readonly instruction: string;
    readonly exitCode: number | null;
    readonly message: string;
  } | null;
  readonly warnings: readonly string[];
  /** SolveStatus values read. */
  readonly messages: number;
};

export type Replay = {
  readonly take: (event: ProgressEvent) => void;
  /** The report of everything taken; null where that holds no recording at all. Ends the build. */
  readonly report: () => ReplayReport | null;
};

/** Takes a whole recording event by event, in constant memory. */
export function createReplay(): Replay {
  const build = createBuild();
  let isRecording = false;
  return {
    take: (event) => {
      build.take(event);
      // `{}` alone could be any file.
      isRecording ||= event.type === 'status' && Object.keys(event.status).length > 0;
    },
    report: () => {
      build.finish({ exitCode: null });
      return isRecording ? replayReport(build.snapshot()) : null;
    },
  };
}

function replayReport(snapshot: BuildSnapshot): ReplayReport {
  const { culprit, messages } = snapshot;
  return {
    // A build that was finished always has an outcome.
    outcome: snapshot.outcome ?? 'cancelled',
    lanes: snapshot.lanes.map(lane),
    culprit: culprit && {
      platform: culprit.platform,
      instruction: culprit.instruction,
      exitCode: culprit.exitCode,
      message: culprit.message,
    },
    warnings: snapshot.warnings.map((warning) => warning.text),
    messages,
  };
}

/** The engine's times are exact to the microsecond; a report needs milliseconds. */
const lane = ({ target, platform, state, kind, steps, seconds }: Lane): Lane => ({
  target,
  platform,
  state,
  kind,
  steps,
  seconds: Math.round(seconds * 1000) / 1000,
});
