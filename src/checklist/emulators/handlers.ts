import { type HandlerEntry, parseHandler, parseHandlersEnabled } from '../../docker/binfmt.ts';
import { dumpProgramHeaders, parseLoader } from '../../docker/executable.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import type { Look } from '../../host/look.ts';

/** What the kernel's table holds. */
export type Handlers = {
  /** As the kernel asks them: newest first. */
  readonly entries: readonly HandlerEntry[];
  /** False where the kernel asks no handler at all. */
  readonly isEnabled: boolean;
  /** Interpreters whose files are not there. Of an entry with F the kernel holds it open. */
  readonly gone: readonly string[];
};

/** Reads the kernel's table; one that is not mounted holds nothing. */
export async function readHandlers(look: Look): Promise<Handlers> {
  const [names, status] = await Promise.all([
    // The kernel lists them as it asks them (Linux, fs/libfs.c, `dcache_readdir`: newest first).
    look.list(binfmtFolder, 'folder'),
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
  const paths = [...new Set(entries.map(({ interpreter }) => interpreter))];
  const seen = await Promise.all(paths.map((path) => look.stat(path)));
  return paths.filter((_, index) => seen[index] === null);
}

/** The loaders that interpreters need, by path; one that is static, or can't be read, is left out. */
export async function readLoaders(
  look: Look,
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const found = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const { stdout } = await look.run(dumpProgramHeaders(path));
      const loader = parseLoader(stdout);
      return loader === null || loader.isStatic ? [] : [[path, loader.path]];
    }),
  );
  return Object.fromEntries(found.flat());
}
