import { join } from 'node:path';
import { parseClientConfig } from '../../docker/client-config.ts';
import { dockerHub } from '../../docker/reference.ts';
import { clientFolder } from '../../host/client-folder.ts';
import { behind, type Recogniser } from '../aim.ts';

/** `docker logout [REGISTRY]`: the client's file names it no more, and no helper is asked for it. */
export const loggedOut: Recogniser = ({ argv }) => {
  const words = behind(argv, 'docker', 'logout');
  if (words === null) return null;
  const registry = words[0] ?? dockerHub;
  return {
    subject: `login ${registry}`,
    isReached: async (look) => {
      const read = await look.readText(join(await clientFolder(look), 'config.json'));
      if (read.error !== null) return read.error === 'missing' ? true : null;
      const parsed = parseClientConfig(read.text);
      if (!parsed.ok) return null;
      return !parsed.config.logins.some((login) => login.registry === registry);
    },
  };
};
