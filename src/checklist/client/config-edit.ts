import { createTwoFilesPatch } from 'diff';
import type { EditAction } from '../../model/action.ts';

/** Shows what of the client's configuration changes, and no login. */
export function configEdit(path: string, before: string | null, after: string): EditAction {
  const patch = createTwoFilesPatch(path, path, before ?? '', after, '', '', { context: 1 });
  const diff = withoutSecrets(patch.replace(/^=+\n/, ''));
  return { edit: path, diff, before, after };
}

/** A login stands in the same file, often in the same line. */
const withoutSecrets = (diff: string): string =>
  diff.replace(/("(?:auth|identitytoken|registrytoken|password)"\s*:\s*")[^"]*/gi, '$1...');
