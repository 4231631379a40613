import { expectedProofLine, proofProgram, provablePlatforms } from '../../docker/proof.ts';
import { runProgram } from '../kernel.ts';
import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** Our own program that calls `execve` (assets/execve) with our own proof (assets/proof), here and in no container. */
export const execve: Tool = ({ argv, world, out, err }) => {
  const [, root, program = '', ...args] = argv;
  const name = program.slice(program.lastIndexOf('/') + 1);
  const platform = provablePlatforms.find((one) => proofProgram(one) === name);
  if (root !== '/' || platform === undefined || args.join() !== 'a,b')
    throw new UnknownCommand(argv);
  const end = runProgram(world, platform, { inContainer: false });
  if (end === 'ENOEXEC' || end === 'ENOENT') {
    err(`execve errno ${end === 'ENOEXEC' ? 8 : 2} ${end}\n`);
    return 127;
  }
  const line = (expectedProofLine(platform) ?? '').replace('[/proof]', `[${program}]`);
  out(`${end === 'ok' ? line : line.replace(` 3 [${program}]`, ' 2')}\n`);
  return 0;
};
