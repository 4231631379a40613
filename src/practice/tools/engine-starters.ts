import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** What each leaves an engine as. */
const runsAfter: Readonly<Record<string, boolean>> = {
  ...{ start: true, restart: true, refresh: true, revert: true },
  ...{ stop: false, shutdown: false },
};

/**
 * `colima`, `orb`, `rdctl`, `podman machine` and `snap`, as far as they start and stop an engine; what
 * else they print there is left out. Sources: as in src/checklist/machine/product-starters.ts.
 */
export const engineStarter: Tool = async (call) => {
  const [program, ...words] = call.argv;
  const verb = words.find((word) => word in runsAfter);
  if (verb === undefined) throw new UnknownCommand(call.argv);
  if (program === 'snap' && !call.isRoot) {
    call.err('error: access denied (try with sudo)\n');
    return 1;
  }
  await call.wait(1_200);
  call.world.engine.isRunning = runsAfter[verb] === true;
  return 0;
};
