import { dirname } from 'node:path/posix';
import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import {
  absolute,
  canWrite,
  filesAt,
  goal,
  makeFolders,
  operands,
  refuse,
  uidOf,
} from './files.ts';

/** `chmod MODE PATH…`, where MODE is `+x`, `-x` or octal: GNU coreutils 9.4. */
export const chmod: Tool = (call) => {
  const [mode = '', ...paths] = call.argv.slice(1);
  const change = changeOf(mode);
  if (change === null) throw new UnknownCommand(call.argv);
  return each(call, paths, (path) => {
    const file = call.world.files.get(path);
    if (file === undefined) return 'ENOENT';
    if (!canWrite(call, path)) return 'EACCES';
    file.mode = change(file.mode);
    return null;
  });
};

function changeOf(mode: string): ((before: number) => number) | null {
  if (mode === '+x') return (before) => before | 0o111;
  if (mode === '-x') return (before) => before & ~0o111;
  return /^[0-7]{3,4}$/.test(mode) ? () => Number.parseInt(mode, 8) : null;
}

/** `chown [-R] UID:GID PATH…`: GNU coreutils 9.4. */
export const chown: Tool = (call) => {
  const [owner = '', ...paths] = operands(call, ['-R']);
  const { name, uid } = call.world.person;
  const [user = ''] = owner.split(':');
  const id = user === name ? uid : user === 'root' ? 0 : Number(user);
  return each(call, paths, (path) => {
    const files = filesAt(call, path);
    if (files.length === 0) return 'ENOENT';
    if (!call.isRoot) return 'EACCES';
    for (const file of files) {
      const known = call.world.files.get(file);
      if (known !== undefined) Object.assign(known, { uid: id, gid: id });
    }
    return null;
  });
};

/** `install -m MODE FROM TO`: GNU coreutils 9.4. */
export const install: Tool = (call) => {
  const [flag, mode = '', source = '', aim = ''] = call.argv.slice(1);
  if (flag !== '-m') throw new UnknownCommand(call.argv);
  const from = absolute(call, source);
  const file = call.world.files.get(from);
  if (file === undefined) return refuse(call, `cannot stat '${source}'`, 'ENOENT');
  const to = goal(call, from, absolute(call, aim));
  if (!canWrite(call, to)) return refuse(call, `cannot create regular file '${aim}'`, 'EACCES');
  makeFolders(call, dirname(to));
  call.world.files.set(to, { ...file, mode: Number.parseInt(mode, 8), uid: uidOf(call) });
  return 0;
};

function each(
  call: Call,
  paths: readonly string[],
  change: (path: string) => 'ENOENT' | 'EACCES' | null,
): number {
  const codes = paths.map((path) => {
    const errno = change(absolute(call, path));
    return errno === null ? 0 : refuse(call, `cannot access '${path}'`, errno);
  });
  return Math.max(0, ...codes);
}
