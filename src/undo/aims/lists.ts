import { join } from 'node:path';
import { inspectRaw } from '../../docker/image-commands.ts';
import { localFolders } from '../../docker/local-manifests.ts';
import { digestOf } from '../../docker/manifest-list.ts';
import { clientFolder } from '../../host/client-folder.ts';
import { behind, flagValue, type Recogniser } from '../aim.ts';

/** `docker manifest rm LIST`: the client keeps nothing of it. A push that purges has removed it already. */
export const localListGone: Recogniser = ({ argv }) => {
  const list = behind(argv, 'docker', 'manifest', 'rm')?.at(-1);
  const folders = list === undefined ? null : localFolders(list);
  if (list === undefined || folders === null) return null;
  return {
    subject: `local list ${list}`,
    isReached: async (look) => {
      const client = await clientFolder(look);
      const paths = folders.map((name) => join(client, 'manifests', name));
      const found = await Promise.all(paths.map(look.stat));
      return found.every((facts) => facts === null);
    },
  };
};

/** `docker buildx imagetools create --tag LIST REPOSITORY@DIGEST`: the tag names that list again. */
export const listBack: Recogniser = ({ argv }) => {
  const words = behind(argv, 'docker', 'buildx', 'imagetools', 'create');
  const list = words === null ? null : flagValue(words, '--tag');
  const digest = words?.at(-1)?.split('@')[1];
  if (words === null || list === null || digest === undefined) return null;
  return {
    subject: `list ${list}`,
    isReached: async (look) => {
      const ran = await look.run(inspectRaw(list, flagValue(words, '--builder')));
      return ran.exitCode === 0 ? digestOf(ran.stdout) === digest : null;
    },
  };
};
