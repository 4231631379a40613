import { setMaxListeners } from 'node:events';
import { dockerVersion } from '../docker/commands.ts';
import type { Host, Ran } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import { engineAddress, lookTimeout, timeoutAt } from '../host/patience.ts';
import type { Answers } from '../model/answers.ts';
import { childrenEnv } from '../wizard/children-env.ts';

type Round = {
  readonly host: Host;
  readonly answers: Answers;
  readonly signal: AbortSignal;
  /** How long a hung engine may hold it up; that of one command if left out. Milliseconds. */
  readonly patience?: number | undefined;
};

/**
 * A round of looking that a hung engine holds up once: has the client waited for it in vain, counted
 * from the beginning of the round, then whatever else waits for it is ended, and nothing more is
 * asked. Every command ends with `signal`.
 */
export function startRound({ host, answers, signal, patience = lookTimeout }: Round): Look {
  const hung = new AbortController();
  // A round runs as many commands at once as there is to ask; each listens while it runs.
  setMaxListeners(0, signal, hung.signal);
  let isAnswered = false;
  // An engine on another machine has its longer time from the beginning, too.
  const giveUp = () => isAnswered || hung.abort();
  const clock = setTimeout(async () => {
    const longer = timeoutAt(await engineAddress(host)) - lookTimeout;
    longer > 0 ? setTimeout(giveUp, longer).unref() : giveUp();
  }, patience);
  clock.unref();
  const run: Host['run'] = async (argv, options = {}) => {
    const asksEngine = argv[0] === 'docker';
    const isOver = () => asksEngine && hung.signal.aborted && !signal.aborted;
    if (isOver()) return outOfTime(argv);
    const ends = [signal, options.signal, asksEngine ? hung.signal : undefined];
    const ran = await untilOneOf(ends, (ending) => host.run(argv, { ...options, signal: ending }));
    if (isVersion(argv)) {
      isAnswered = true;
      clearTimeout(clock);
    }
    if (isVersion(argv) && ran.failed === 'timeout') hung.abort();
    return ran.failed === 'cancelled' && isOver() ? { ...ran, failed: 'timeout' } : ran;
  };
  return lookAt({ ...host, run }, childrenEnv(answers));
}

const isVersion = (argv: readonly string[]): boolean => argv.join(' ') === dockerVersion.join(' ');

const outOfTime = (argv: readonly string[]): Ran => ({
  ...{ argv, exitCode: null, stdout: '', stderr: '', failed: 'timeout', ms: 0 },
});

/** What `AbortSignal.any` does, which Node 20.0 has not; nothing is left on the signals afterwards. */
async function untilOneOf<Value>(
  signals: readonly (AbortSignal | undefined)[],
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const first = new AbortController();
  const end = () => first.abort();
  if (signals.some((signal) => signal?.aborted)) end();
  for (const signal of signals) signal?.addEventListener('abort', end);
  try {
    return await run(first.signal);
  } finally {
    for (const signal of signals) signal?.removeEventListener('abort', end);
  }
}
