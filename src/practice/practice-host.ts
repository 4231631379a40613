import { installedPrograms } from '../host/assets.ts';
import type { Host, Ran, RunOptions } from '../host/host.ts';
import { type Clock, createClock } from './clock.ts';
import { createWorld } from './create-world.ts';
import { answerOf } from './docker/registry/api.ts';
import type { Machine } from './machine.ts';
import { expanded } from './machine-files.ts';
import { startPractice } from './process.ts';
import { isSnap, snapFolder } from './products.ts';
import type { UnknownCommand } from './unknown-command.ts';
import { virtualFiles } from './virtual-files.ts';
import type { World } from './world.ts';

/** A host that is not there. */
export type PracticeHost = Host & {
  readonly world: World;
  readonly clock: Clock;
  /** Commands that nobody simulates, and that were run all the same: a person reads it on standard error, a test fails. */
  readonly unknown: readonly UnknownCommand[];
};

export type PracticeOptions = {
  /** What the host calls itself: `PRACTICE: centos7`. */
  readonly label: string;
  readonly clock?: Clock;
};

/** A machine that exists in memory only: its commands are functions of ours, its files values. */
export function createPracticeHost(machine: Machine, options: PracticeOptions): PracticeHost {
  const { label, clock = createClock(Date.now()) } = options;
  const world = createWorld(machine);
  const { uid, home, groups, name } = world.person;
  const cwd = expanded(machine.folder ?? '~/hello', home);
  const PATH = `/usr/local/bin:/usr/bin:/bin${isSnap(machine) ? `:${snapFolder}` : ''}`;
  const env = { HOME: home, USER: name, LANG: 'C.UTF-8', PATH };
  const unknown: UnknownCommand[] = [];
  const onUnknown = (error: UnknownCommand) => void unknown.push(error);
  const around = { world, clock, cwd, env, onUnknown };
  const run = async (argv: readonly string[], runOptions?: RunOptions): Promise<Ran> => {
    const running = startPractice(around, argv, runOptions);
    const written = { stdout: '', stderr: '' };
    running.onOutput((stream, chunk) => {
      written[stream] += Buffer.from(chunk).toString('utf8');
    });
    const ran = await running.ended;
    return { ...ran, stdout: written.stdout, stderr: ran.stderr + written.stderr };
  };
  return {
    ...{ label, uid, home, cwd, env, run, world, clock, unknown, gid: uid, groups },
    programs: installedPrograms,
    platform: machine.system.platform ?? 'linux',
    release: machine.system.kernel,
    now: () => new Date(clock.now()),
    start: (argv, runOptions) => startPractice(around, argv, runOptions),
    // What it writes would stand in the person's own terminal: there is nobody to read it there.
    runInTerminal: async (argv, runOptions) => ({ ...(await run(argv, runOptions)), stdout: '' }),
    request: async (asked) => {
      await clock.wait(90, asked.signal).catch(() => {});
      if (asked.signal?.aborted) return { error: 'cancelled', detail: 'ABORT_ERR' };
      return answerOf(world, asked);
    },
    ...virtualFiles(world),
  };
}
