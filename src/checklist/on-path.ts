import { isAbsolute, join } from 'node:path';
import type { Look } from '../host/look.ts';

/** Where a shell finds a program: the first folder of PATH that has it as a file; null where none has. */
export async function onPath(
  look: Pick<Look, 'env' | 'stat'>,
  program: string,
): Promise<string | null> {
  const folders = [...new Set((look.env['PATH'] ?? '').split(':'))].filter(isAbsolute);
  const paths = folders.map((folder) => join(folder, program));
  const seen = await Promise.all(paths.map((path) => look.stat(path)));
  const isProgram = (index: number) =>
    seen[index]?.kind === 'file' && ((seen[index]?.mode ?? 0) & 0o111) !== 0;
  return paths.find((_, index) => isProgram(index)) ?? null;
}
