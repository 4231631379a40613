import { procText } from '../proc.ts';
import type { Tool } from '../tool.ts';
import { absolute, operands, refuse } from './files.ts';

/** `cat FILE…`: GNU coreutils 9.4. */
export const cat: Tool = (call) => {
  const codes = operands(call, []).map((word) => {
    const path = absolute(call, word);
    const told = procText(call.world, path);
    const text = told === undefined ? call.world.files.get(path)?.text : told;
    if (text == null) return refuse(call, word, 'ENOENT');
    call.out(Buffer.from(text).toString('utf8'));
    return 0;
  });
  return Math.max(0, ...codes);
};
