import { dockerHub } from '../../docker/reference.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import type { Keeping } from './facts.ts';

/** `docker login`: it asks for name and password itself, in the person's own terminal. */
export function loginRemedy(registry: string, keeping: Keeping): Remedy {
  // Docker Hub is the one that docker means when none is named.
  const host = registry === dockerHub ? [] : [registry];
  return {
    ...commandRemedy({
      title: texts().target.login,
      needs: 'consent',
      changes: changesOf(registry, keeping),
      run: [{ run: ['docker', 'login', ...host] }],
      reversal: [{ run: ['docker', 'logout', ...host] }],
    }),
    isConversation: true,
  };
}

function changesOf(registry: string, { file, store, helpers }: Keeping): string {
  const words = texts().target.loginChanges;
  const helper = Object.hasOwn(helpers, registry) ? helpers[registry] : store;
  return plainWords(helper == null ? words.file(registry, file) : words.helper(registry, helper));
}
