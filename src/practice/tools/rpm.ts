import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `rpm -q NAME`, `rpm --query --file --queryformat FORMAT FILE…`: rpm 4.11. */
export const rpm: Tool = ({ argv, world, out }) => {
  const words = argv.slice(1);
  if (words[0] === '-q' && words.length === 2) {
    const [, name = ''] = words;
    const version = world.packages.get(name);
    out(version === undefined ? `package ${name} is not installed\n` : `${name}-${version}\n`);
    return version === undefined ? 1 : 0;
  }
  const [query, file, format, , ...paths] = words;
  const isKnown = query === '--query' && file === '--file' && format === '--queryformat';
  if (!isKnown) throw new UnknownCommand(argv);
  for (const path of paths) out(`file ${path} is not owned by any package\n`);
  return paths.length;
};
