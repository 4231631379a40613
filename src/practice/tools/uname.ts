import { architectureOf } from '../../docker/architecture.ts';
import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `uname`, `uname -r`, `uname -m`: GNU coreutils 9.4. */
export const uname: Tool = ({ argv, world, out }) => {
  const { system } = world.machine;
  const answers: Readonly<Record<string, string>> = {
    '': system.platform === 'darwin' ? 'Darwin' : 'Linux',
    '-r': system.kernel,
    '-m': architectureOf(`linux/${system.architecture}`)?.machines[0] ?? system.architecture,
  };
  const answer = answers[argv.slice(1).join(' ')];
  if (answer === undefined) throw new UnknownCommand(argv);
  out(`${answer}\n`);
  return 0;
};
