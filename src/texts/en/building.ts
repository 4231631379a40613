import { count } from './count.ts';

/** What stands around a build: its lanes, its log, stopping it. */
export const build = {
  setup: 'set-up',
  exporting: 'export, push',
  onePlatform: 'this build',
  ready: 'Ready to build. Enter starts it.',
  cached: (n: number) => `${n} cached`,
  kinds: { native: 'native', emulated: 'emulated', cross: 'cross' },
  waiting: 'waiting',
  cancelled: 'cancelled',
  failed: 'failed',
  folded: (n: number) => `${count(n, 'more lane', 'more lanes')}`,
  foldedStates: (running: number, done: number, waiting: number) =>
    `${running} running, ${done} done, ${waiting} waiting`,
  starting: 'Starting docker buildx.',
  stopTitle: 'Stop the build?',
  stopLead: 'What is built so far stays in the build cache, so that the next try is shorter.',
  stopping: 'Stopping the build.',
  succeeded: (duration: string) => `Done in ${duration}.`,
  warnings: (n: number) => count(n, 'warning', 'warnings'),
  logFile: (path: string) => `Full log: ${path}`,
  log: 'Log',
  following: 'follows the build',
  position: (line: number, total: number) => `line ${line} of ${total}`,
  search: 'Search',
  hit: (nth: number, of: number) => `hit ${nth} of ${of}`,
  noHit: (query: string) => `${query} is not in the log.`,
  emptyLog: 'Nothing was written yet.',
};

/** What is said of a build that failed. */
export const failed = {
  laneAt: (lane: string, k: number, n: number, duration: string) =>
    `${lane} failed at step ${k} of ${n}, after ${duration}`,
  lane: (lane: string, duration: string) => `${lane} failed after ${duration}`,
  build: (duration: string) => `The build failed after ${duration}`,
  buildAtOnce: 'The build failed',
  cancelled: (duration: string) => `The build was cancelled after ${duration}`,
  exitCode: (code: number) => `exit code ${code}`,
  because: (cancelled: string) => `Cancelled because of it: ${cancelled}.`,
  done: (done: string) => `Done before it: ${done}.`,
  seen: 'seen',
  mend: 'mend',
  mendAndTry: 'Mend it, then try again',
  tryAgain: 'Try again as it is',
  readLog: 'Read the log',
  backTo: (step: string) => `Back to ${step}`,
};
