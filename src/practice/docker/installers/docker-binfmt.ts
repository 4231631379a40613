import { command, nativeOf, register } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { byQemuName, registerLine } from './register-line.ts';

const file = '/proc/sys/fs/binfmt_misc/register';

/** The tag of the article: QEMU 4.1, August 2019, without RISC-V. */
const known = ['aarch64', 'arm', 'ppc64le', 's390x'];

/**
 * `docker/binfmt:66f9012c…`: says nothing where all goes well, ends with the first error. Entries
 * that are there are written anew.
 *
 * Source: linuxkit/linuxkit, pkg/binfmt/main.go, and recorded: `docker-binfmt.txt`.
 */
export function dockerBinfmt(call: Call): number {
  const { world } = call;
  if (!world.binfmt.isLoaded) {
    call.err('Cannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc: no such device\n');
    return 1;
  }
  for (const name of known) {
    const architecture = byQemuName(name);
    if (architecture === undefined || isNative(call, architecture.platforms)) continue;
    const handler = `qemu-${name}`;
    if (world.binfmt.handlers.has(handler)) command(world, handler, '-1');
    const line = registerLine(architecture, { interpreter: `/usr/bin/${handler}`, flags: 'OCF' });
    const error = register(world, line, () => true, false);
    if (error !== null) {
      call.err(`Cannot write to ${file}: write ${file}: invalid argument\n`);
      return 1;
    }
  }
  return 0;
}

const isNative = ({ world }: Call, platforms: readonly string[]): boolean =>
  platforms.includes(nativeOf(world.machine));
