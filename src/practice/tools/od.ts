import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { absolute, refuse } from './files.ts';

/** `od -A n [-v] -t x1 -N COUNT FILE`: GNU coreutils 9.4. */
export const od: Tool = (call) => {
  const words = call.argv.slice(1).filter((word) => word !== '-v');
  const [, count, path = ''] = /^-A n -t x1 -N (\d+) (.+)$/.exec(words.join(' ')) ?? [];
  if (count === undefined) throw new UnknownCommand(call.argv);
  const file = call.world.files.get(absolute(call, path));
  if (file === undefined) return refuse(call, path, 'ENOENT');
  const bytes = Buffer.from(file.text).subarray(0, Number(count));
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0'));
    call.out(` ${row.join(' ')}\n`);
  }
  return 0;
};
