import { dirname, resolve } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Remedy } from '../model/remedy.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy, Saved } from './assembly.ts';
import { makefile } from './makefile.ts';
import type { Saveable } from './saveable.ts';
import { shellScript } from './shell-script.ts';

const files: Readonly<Record<Saved, { readonly initial: string; readonly mode: number }>> = {
  script: { initial: 'make-manifest.sh', mode: 0o755 },
  makefile: { initial: 'Makefile.manifest', mode: 0o644 },
};

/** Writes the way that a list is made into a file that is not there yet: asks where. */
export function saveRemedy(host: Host, kind: Saved, saved: Saveable): Remedy {
  const words = assemblyTexts().save;
  const check = (text: string) => (text.trim() === '' ? words.empty : null);
  return {
    title: words[kind].title,
    ...{ needs: 'consent', changes: '', undo: null, actions: [] },
    question: {
      ...{ prompt: words[kind].prompt, initial: files[kind].initial, check },
      answer: (text) => writing(host, kind, saved, text.trim()),
    },
  };
}

/** The remedy that writes the file; refused where something is there, or no folder. */
export async function writing(
  host: Host,
  kind: Saved,
  saved: Saveable,
  file: string,
): Promise<AssemblyRemedy | { readonly refused: string }> {
  const words = assemblyTexts().save;
  const path = resolve(host.cwd, file);
  if ((await host.stat(path)) !== null) return { refused: words.isThere(file) };
  const folder = dirname(path);
  if ((await host.stat(folder))?.kind !== 'folder') return { refused: words.folder(folder) };
  const after = kind === 'script' ? shellScript(saved) : makefile(saved);
  const diff = after
    .trimEnd()
    .split('\n')
    .map((line) => `+${line}`)
    .join('\n');
  return {
    title: words[kind].title,
    needs: 'consent',
    changes: words[kind].changes(path),
    undo: words.undo(path),
    saves: kind,
    actions: [{ edit: path, diff, before: null, after, mode: files[kind].mode }],
  };
}
