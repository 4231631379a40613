import { readHandlers } from '../../checklist/emulators/handlers.ts';
import { whyUnread } from '../../checklist/emulators/unread.ts';
import { inspectNamespaces } from '../../checklist/machine/namespaces.ts';
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
    // Where no table is mounted here, the kernel is still the engine's.
    comesByReboot: async (look) => ['mount', null].includes(await unreadFor(look)),
    isReached: async (look) => {
      if ((await unreadFor(look)) !== null) return null;
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

/** Why the table that can be read here is not the engine's own; null where it is. */
async function unreadFor(look: Look) {
  const [version, info, listed, namespaces] = await Promise.all([
    look.run(dockerVersion),
    look.run(dockerInfo),
    look.run(dockerContexts),
    look.platform === 'linux' ? inspectNamespaces(look) : null,
  ]);
  const { server } = parseEngine(version, info);
  return whyUnread(
    look,
    server,
    engineEndpoint(parseContexts(listed.stdout), look.env),
    namespaces,
  );
}
