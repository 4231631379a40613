import type { Host } from '../host/host.ts';
import { inTurn } from '../host/in-turn.ts';

/** As many as a repository has images would start so many programs together. */
const atOnce = 6;

/** A host whose commands and questions end with a signal, and few of which go on side by side. */
export function fewAtOnce(host: Host, signal: AbortSignal): Host {
  const turn = inTurn(atOnce);
  return {
    ...host,
    run: (argv, options) => turn(() => host.run(argv, { ...options, signal })),
    request: (asked) => turn(() => host.request({ ...asked, signal })),
  };
}
