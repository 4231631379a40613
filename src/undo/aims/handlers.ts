import { readHandlers } from '../../checklist/emulators/handlers.ts';
import { sharesKernel } from '../../checklist/machine.ts';
import { dockerContexts, dockerInfo, dockerVersion } from '../../docker/commands.ts';
import { engineEndpoint, parseContexts } from '../../docker/contexts.ts';
import { parseEngine } from '../../docker/engine.ts';
import type { Look } from '../../host/look.ts';
import { flagValue, type Recogniser } from '../aim.ts';

/** `docker run … tonistiigi/binfmt --uninstall qemu-aarch64,qemu-riscv64`: none of them is in the table. */
export const handlersGone: Recogniser = ({ argv }) => {
  const names = flagValue(argv, '--uninstall');
  if (argv[0] !== 'docker' || names === null) return null;
  const isNamed = matcher(names);
  return {
    subject: `handlers ${names}`,
    isVolatile: true,
    isReached: async (look) => {
      if (!(await seesTable(look))) return null;
      const { entries } = await readHandlers(look);
      return !entries.some(({ name }) => isNamed(name));
    },
  };
};

/** Names and patterns, such as `qemu-*`, as the installer takes them. */
function matcher(names: string): (name: string) => boolean {
  const patterns = names.split(',').map((name) => {
    const literal = name.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  });
  return (name) => patterns.some((pattern) => pattern.test(name));
}

/** Whether the table that can be read here is the engine's own. */
async function seesTable(look: Look): Promise<boolean> {
  const [version, info, listed] = await Promise.all([
    look.run(dockerVersion),
    look.run(dockerInfo),
    look.run(dockerContexts),
  ]);
  const { server } = parseEngine(version, info);
  return sharesKernel(look, server, engineEndpoint(parseContexts(listed.stdout), look.env));
}
