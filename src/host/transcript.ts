import type { Host, Ran, Running, RunOptions } from './host.ts';
import { transcribedCaptions } from './transcript/captions.ts';
import { argvOf, inputOf, saidOf } from './transcript/command.ts';
import { transcribedFiles } from './transcript/files.ts';
import type { Keeper } from './transcript/keeper.ts';
import { transcribedRequest } from './transcript/request.ts';
import { transcribeRunning } from './transcript/running.ts';

/**
 * Any host, all of whose answers are kept: what its commands said and how they ended, what its files
 * hold. Nothing else about it differs.
 */
export function transcribe(host: Host, keeper: Keeper): Host {
  let started = 0;
  const keep = (ran: Ran, { input }: RunOptions, more: object = {}) =>
    keeper.event({
      ran: argvOf(ran.argv, keeper.masking),
      ...inputOf(ran.argv, input, keeper.masking),
      ...{ exitCode: ran.exitCode, failed: ran.failed },
      ...{ stdout: saidOf(ran, keeper.masking), stderr: ran.stderr, ms: Math.round(ran.ms) },
      ...more,
    });
  const kept =
    (run: Host['run'], more?: object): Host['run'] =>
    async (argv, options = {}) => {
      const ran = await run(argv, options);
      keep(ran, options, more);
      return ran;
    };
  return {
    ...host,
    ...transcribedFiles(host, keeper),
    ...transcribedCaptions(host, keeper),
    request: transcribedRequest(host, keeper),
    run: kept(host.run),
    runInTerminal: kept(host.runInTerminal, { inTerminal: true }),
    start: (argv, options = {}): Running => {
      started += 1;
      return transcribeRunning(host, keeper, { argv, options, number: started });
    },
  };
}
