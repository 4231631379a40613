import { FileError } from '../host/file-error.ts';
import type { Host } from '../host/host.ts';
import type { Remedy } from '../model/remedy.ts';
import { type Applied, applyRemedy } from '../wizard/apply.ts';
import type { FilePlan } from './files.ts';
import type { Plan } from './plan.ts';

export type TakeBackOptions = {
  readonly host: Host;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
};

/** What stopped it: a command's end, or a file that could not be written; null where nothing did. */
export type Stopped =
  | Extract<Applied, { readonly ok: false }>
  | { readonly path: string; readonly code: FileError['code'] };

/** Runs the commands that take a change back, then puts its files back. A look says what came of it. */
export async function takeBack(
  plan: Plan,
  remedy: Remedy,
  { host, ...options }: TakeBackOptions,
): Promise<Stopped | null> {
  const suspend = (during: () => Promise<void>) => during();
  const applied = await applyRemedy(remedy, { host, ...options, when: host.now(), suspend });
  if (!applied.ok) return applied;
  for (const file of plan.files) {
    const stopped = await putBack(file, host);
    if (stopped !== null) return stopped;
  }
  return null;
}

async function putBack(file: FilePlan, host: Host): Promise<Stopped | null> {
  try {
    if (file.kind === 'remove') await host.remove(file.path);
    if (file.kind === 'restore') await restore(file, host);
    return null;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { path: error.path, code: error.code };
  }
}

/** The text that was kept aside; what is kept goes when it is in its place again. */
async function restore(
  { path, backup, sha }: Extract<FilePlan, { readonly kind: 'restore' }>,
  host: Host,
): Promise<void> {
  const { text } = await host.readText(backup);
  if (text === null) throw new FileError('missing', backup);
  await host.writeText(path, text, { mode: 0o600 });
  if ((await host.sha256(path)) === sha) await host.remove(backup);
}
