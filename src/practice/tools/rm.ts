import type { Tool } from '../tool.ts';
import { factsOf } from '../virtual-files.ts';
import { absolute, canWrite, filesAt, operands, refuse } from './files.ts';

/** `rm [-f] [-r] PATH…`: GNU coreutils 9.4. */
export const rm: Tool = (call) => {
  const { world, argv } = call;
  const codes = operands(call, ['-f', '-r', '-rf']).map((word) => {
    const path = absolute(call, word);
    const facts = factsOf(world, path);
    if (facts === null) {
      return argv.includes('-f') ? 0 : refuse(call, `cannot remove '${word}'`, 'ENOENT');
    }
    const isDeep = argv.includes('-r') || argv.includes('-rf');
    if (facts.kind === 'folder' && !isDeep) {
      return refuse(call, `cannot remove '${word}'`, 'EISDIR');
    }
    const files = filesAt(call, path);
    if (!files.every((file) => canWrite(call, file))) {
      return refuse(call, `cannot remove '${word}'`, 'EACCES');
    }
    for (const file of files) world.files.delete(file);
    for (const folder of [...world.folders]) {
      if (folder === path || folder.startsWith(`${path}/`)) world.folders.delete(folder);
    }
    return 0;
  });
  return Math.max(0, ...codes);
};
