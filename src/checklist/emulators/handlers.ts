import { type HandlerEntry, parseHandler, parseHandlersEnabled } from '../../docker/binfmt.ts';
import type { Look } from '../../host/look.ts';

export const binfmtFolder = '/proc/sys/fs/binfmt_misc';

/** What the kernel's table holds. */
export type Handlers = {
  readonly entries: readonly HandlerEntry[];
  /** False where the kernel asks no handler at all. */
  readonly isEnabled: boolean;
  /** Interpreters that are not there. Of an entry with F it does not matter: the kernel holds it open. */
  readonly gone: readonly string[];
};

/** Reads the kernel's table; one that is not mounted holds nothing. */
export async function readHandlers(look: Look): Promise<Handlers> {
  const [names, status] = await Promise.all([
    look.list(binfmtFolder),
    look.readText(`${binfmtFolder}/status`),
  ]);
  const files = await Promise.all((names ?? []).map((name) => readHandler(look, name)));
  const entries = files.filter((entry) => entry !== null);
  return {
    entries,
    isEnabled: parseHandlersEnabled(status.text ?? '') ?? true,
    gone: await interpretersGone(look, entries),
  };
}

async function readHandler(look: Look, name: string): Promise<HandlerEntry | null> {
  const { text } = await look.readText(`${binfmtFolder}/${name}`);
  return text === null ? null : parseHandler(name, text);
}

async function interpretersGone(
  look: Look,
  entries: readonly HandlerEntry[],
): Promise<readonly string[]> {
  const paths = entries
    .filter(({ flags }) => !flags.includes('F'))
    .map((entry) => entry.interpreter);
  const seen = await Promise.all(paths.map((path) => look.stat(path)));
  return paths.filter((_, index) => seen[index] === null);
}
