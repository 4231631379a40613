import { dockerLogin, dockerLogout } from '../../docker/login.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import type { Keeping } from './facts.ts';

/**
 * `docker login`: it asks for name and password itself, in the person's own terminal. Where there is a
 * login already it is replaced, and a logout would not bring it back.
 */
export function loginRemedy(registry: string, keeping: Keeping, isReplaced = false): Remedy {
  return {
    ...commandRemedy({
      title: texts().target.login,
      needs: 'consent',
      changes: changesOf(registry, keeping, isReplaced),
      run: [{ run: dockerLogin(registry) }],
      reversal: isReplaced ? [] : [{ run: dockerLogout(registry) }],
    }),
    isConversation: true,
  };
}

function changesOf(
  registry: string,
  { file, store, helpers }: Keeping,
  isReplaced: boolean,
): string {
  const words = texts().target.loginChanges;
  const helper = Object.hasOwn(helpers, registry) ? helpers[registry] : store;
  const kept = helper == null ? words.file(registry, file) : words.helper(registry, helper);
  return plainWords(isReplaced ? words.replaced(kept) : kept);
}
