import type { Tool } from '../tool.ts';
import { absolute, canWrite, makeFolders, operands, refuse } from './files.ts';

/** `mkdir -p PATH…`: GNU coreutils 9.4. */
export const mkdir: Tool = (call) => {
  const codes = operands(call, ['-p']).map((word) => {
    const path = absolute(call, word);
    if (!canWrite(call, path)) return refuse(call, `cannot create directory '${word}'`, 'EACCES');
    makeFolders(call, path);
    return 0;
  });
  return Math.max(0, ...codes);
};
