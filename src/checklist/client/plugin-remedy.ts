import { basename, dirname } from 'node:path';
import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import type { Binary } from './binary.ts';
import type { Installing } from './installing.ts';

/** Puts a file that was looked at where the client finds it; what is there is kept aside. */
export function pluginRemedy(
  { target, existing, backup }: Installing,
  binary: Binary,
  afterwards: readonly RunAction[] = [],
): Remedy {
  const words = texts().client.install;
  const { path, sha256, published } = binary;
  const isReplaced = existing !== null;
  const sum = sha256 ?? '';
  const what = { name: basename(path), target, sha256: sum };
  return commandRemedy({
    title: words.plugin(basename(path)),
    needs: 'consent',
    changes:
      published === null ? words.unchecked(what) : words.checked({ ...what, list: published.list }),
    run: [
      { run: ['mkdir', '-p', dirname(target)] },
      ...(isReplaced ? [{ run: ['mv', target, backup] }] : []),
      { run: ['install', '-m', '0755', path, target] },
      ...afterwards,
    ],
    reversal: [
      { run: ['rm', '-f', target] },
      ...(isReplaced ? [{ run: ['mv', backup, target] }] : []),
    ],
  });
}
