import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { factsOf } from '../virtual-files.ts';
import { absolute, refuse } from './files.ts';

/** The one user namespace of the machine. */
const userNamespace = '4026531837';

/** `stat [-L] -c FORMAT PATH…`, as far as `%i`, `%n` and `%Y` go: GNU coreutils 9.4. */
export const stat: Tool = (call) => {
  const words = call.argv.slice(1).filter((word) => word !== '-L');
  const [flag, format = '', ...paths] = words;
  if (flag !== '-c' || !/^[^%]*(?:%[inY][^%]*)+$/.test(format)) throw new UnknownCommand(call.argv);
  const codes = paths.map((path) => tell(call, format, path));
  return Math.max(0, ...codes);
};

function tell(call: Call, format: string, path: string): number {
  const { world } = call;
  const namespace = /^\/proc\/(self|\d+)\/ns\/user$/.exec(path)?.[1];
  if (namespace !== undefined && namespace !== 'self' && !call.isRoot && world.person.uid !== 0) {
    return refuse(call, `cannot statx '${path}'`, 'EACCES');
  }
  if (namespace === undefined && factsOf(world, absolute(call, path)) === null) {
    return refuse(call, `cannot statx '${path}'`, 'ENOENT');
  }
  const values: Readonly<Record<string, string>> = {
    i: userNamespace,
    n: path,
    // Its handlers and containers are as old as the practice.
    Y: String(Math.floor(call.now() / 1000)),
  };
  call.out(`${format.replace(/%([inY])/g, (_, letter: string) => values[letter] ?? '')}\n`);
  return 0;
}
