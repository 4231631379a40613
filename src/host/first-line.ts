import { open } from 'node:fs/promises';

/** No first line that says what a file holds is longer. Bytes. */
const longest = 64 * 1024;

/** The first line of a file, without its end; empty where it can't be read. */
export async function firstLine(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    // A pipe would be waited for, and what is read from it would be gone.
    if (!(await file.stat()).isFile()) return '';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
    return buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? '';
  } catch {
    return '';
  } finally {
    await file.close();
  }
}
