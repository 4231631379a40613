import { join } from 'node:path';
import { commandRemedy } from '../checklist/remedy-of.ts';
import { manifestRemove } from '../docker/list-commands.ts';
import { localFolders, parseLocalManifest } from '../docker/local-manifests.ts';
import { clientFolder } from '../host/client-folder.ts';
import type { Look } from '../host/look.ts';
import type { RunAction } from '../model/action.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy } from './assembly.ts';
import type { AssemblyFacts, LocalList } from './facts.ts';

/** What `docker manifest` keeps here of a list; null where it keeps nothing. */
export async function readLocal(look: Look, list: string): Promise<LocalList | null> {
  const client = await clientFolder(look);
  for (const name of localFolders(list) ?? []) {
    const folder = join(client, 'manifests', name);
    const files = await look.list(folder);
    if (files === null) continue;
    const texts = await Promise.all(files.map((file) => look.readText(join(folder, file))));
    const manifests = texts.flatMap(({ text }) => parseLocalManifest(text ?? '') ?? []);
    return { folder, manifests };
  }
  return null;
}

/** What of a client tells how its local copies are removed. */
export type Client = Pick<AssemblyFacts, 'isExperimental' | 'localFolder'>;

/** Where the client keeps a list between `create` and `push`: one before 20.10 knows the first name alone. */
export const localFolder = async (look: Look, list: string): Promise<string> =>
  join(await clientFolder(look), 'manifests', localFolders(list)?.[0] ?? '');

/**
 * The command that removes the local copy of a list. A client before 20.10 has no `docker manifest rm`:
 * the folder of the list goes. Source: docker/cli, docker/cli#2449.
 */
export const removal = (list: string, client: Client): RunAction => ({
  run: client.isExperimental ? ['rm', '-r', client.localFolder] : manifestRemove(list),
});

/** A way out that removes it; everything is read anew then. */
export function removeLocal(
  list: string,
  client: Client,
  { title, hint }: Pick<AssemblyRemedy, 'title' | 'hint'>,
): AssemblyRemedy {
  const { changes } = assemblyTexts().local.remove;
  return commandRemedy({
    ...{ title, changes: changes(list), needs: 'consent' },
    ...(hint !== undefined && { hint }),
    ...{ run: [removal(list, client)], reversal: [] },
  });
}
