import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { disk } from '../virtual-files.ts';

/** `df [-k|-P] [PATH…]`: GNU coreutils 9.4; all that there is is one disk. */
export const df: Tool = (call) => {
  const flags = call.argv.slice(1).filter((word) => word.startsWith('-'));
  if (flags.some((flag) => !['-k', '-P', '-Pk'].includes(flag)))
    throw new UnknownCommand(call.argv);
  const size = Math.round(disk.size / 1024);
  const free = Math.round(disk.free / 1024);
  const used = size - free;
  call.out('Filesystem     1024-blocks      Used Available Capacity Mounted on\n');
  call.out(`/dev/nvme0n1p2  ${size} ${used} ${free}      ${Math.ceil((used / size) * 100)}% /\n`);
  return 0;
};
