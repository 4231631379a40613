import { command, handlersOf, register } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { byQemuName, registerLine } from './register-line.ts';

/** In the order in which its script goes through them; QEMU 7.2. */
const known = ['aarch64', 'arm', 'mips64', 'mips64el', 'ppc64le', 'riscv64', 's390x'];

/**
 * `multiarch/qemu-user-static [--reset] [-p yes]`: `--reset` clears qemu-* first, `-p yes` is what
 * sets F. It goes on after an error.
 *
 * Source: multiarch/qemu-user-static, containers/latest/register.sh and QEMU's qemu-binfmt-conf.sh;
 * recorded: `multiarch-reset-p-yes.txt`.
 */
export function multiarch(call: Call, args: readonly string[]): number {
  const { world } = call;
  if (!world.binfmt.isLoaded) {
    call.out(
      "No binfmt support in the kernel.\n  Try: '/sbin/modprobe binfmt_misc' from the host\n",
    );
    return 1;
  }
  if (args.includes('--reset')) {
    for (const { name } of handlersOf(world)) {
      if (name.startsWith('qemu-')) command(world, name, '-1');
    }
  }
  const at = args.findIndex((word) => word === '-p' || word === '--persistent');
  const flags = at !== -1 && args[at + 1] === 'yes' ? 'F' : '';
  for (const name of known) {
    const architecture = byQemuName(name);
    if (architecture === undefined) continue;
    const interpreter = `/usr/bin/qemu-${name}-static`;
    call.out(`Setting ${interpreter} as binfmt interpreter for ${name}\n`);
    const error = register(
      world,
      registerLine(architecture, { interpreter, flags }),
      () => true,
      false,
    );
    if (error === 'EINVAL') call.err('sh: write error: Invalid argument\n');
    if (error === 'EEXIST') call.err('sh: write error: File exists\n');
  }
  return 0;
}
