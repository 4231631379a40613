import type { Call, Tool } from '../tool.ts';
import { absolute, canWrite, filesAt, goal, operands, refuse } from './files.ts';

/** `mv FROM TO`: GNU coreutils 9.4. */
export const mv: Tool = (call) => {
  const moved = place(call, operands(call, ['-f']));
  if (typeof moved === 'number') return moved;
  const { world } = call;
  for (const file of filesAt(call, moved.from)) {
    const kept = world.files.get(file);
    world.files.delete(file);
    if (kept !== undefined) world.files.set(moved.to + file.slice(moved.from.length), kept);
  }
  return 0;
};

/** `cp FROM TO`: GNU coreutils 9.4. */
export const cp: Tool = (call) => {
  const copied = place(call, operands(call, []));
  if (typeof copied === 'number') return copied;
  const file = call.world.files.get(copied.from);
  const uid = call.isRoot ? 0 : call.world.person.uid;
  if (file !== undefined) call.world.files.set(copied.to, { ...file, uid });
  return 0;
};

function place(call: Call, [source = '', aim = '']: readonly string[]) {
  const from = absolute(call, source);
  if (filesAt(call, from).length === 0) return refuse(call, `cannot stat '${source}'`, 'ENOENT');
  const to = goal(call, from, absolute(call, aim));
  if (!canWrite(call, to)) return refuse(call, `cannot create regular file '${aim}'`, 'EACCES');
  return { from, to };
}
