import { binfmtFolder } from '../../docker/mounts.ts';
import { command, type Errno, register } from '../kernel.ts';
import type { Call, Tool } from '../tool.ts';
import { factsOf } from '../virtual-files.ts';
import { absolute, canWrite, meaning, operands, uidOf } from './files.ts';

/** `tee FILE…`: GNU coreutils 9.4. */
export const tee: Tool = (call) => {
  const text = call.options.input ?? '';
  const errors = operands(call, []).map((path) => write(call, absolute(call, path), text));
  call.out(text);
  for (const [index, error] of errors.entries()) {
    const path = operands(call, [])[index] ?? '';
    if (error !== null) call.err(`tee: ${path}: ${meaning[error]}\n`);
  }
  return errors.every((error) => error === null) ? 0 : 1;
};

function write(call: Call, path: string, text: string): Errno | 'EACCES' | 'EISDIR' | null {
  const { world } = call;
  if (path.startsWith(`${binfmtFolder}/`)) return writeKernel(call, path, text);
  if (factsOf(world, path)?.kind === 'folder') return 'EISDIR';
  if (!canWrite(call, path)) return 'EACCES';
  const uid = uidOf(call);
  world.files.set(path, { mode: 0o644, uid, ...world.files.get(path), text });
  return null;
}

function writeKernel(call: Call, path: string, text: string): Errno | 'EACCES' | null {
  const { world } = call;
  const name = path.slice(binfmtFolder.length + 1);
  if (!world.binfmt.isMounted) return 'ENOENT';
  if (!call.isRoot) return 'EACCES';
  return name === 'register' ? register(world, text) : command(world, name, text);
}
