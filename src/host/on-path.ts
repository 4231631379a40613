import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

/** Where a shell finds a program: the first folder of PATH that has it as a file; null where none has. */
export async function onPath(
  look: Pick<Host, 'env' | 'platform' | 'stat'>,
  program: string,
): Promise<string | null> {
  const isWindows = look.platform === 'win32';
  const folders = (look.env['PATH'] ?? '').split(isWindows ? ';' : ':').filter(isAbsolute);
  const names = isWindows ? [`${program}.exe`, program] : [program];
  const paths = [...new Set(folders)].flatMap((folder) => names.map((name) => join(folder, name)));
  const seen = await Promise.all(paths.map((path) => look.stat(path)));
  const isProgram = (index: number) =>
    seen[index]?.kind === 'file' && (isWindows || ((seen[index]?.mode ?? 0) & 0o111) !== 0);
  return paths.find((_, index) => isProgram(index)) ?? null;
}
