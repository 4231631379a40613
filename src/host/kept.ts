import { FileError, type WriteError } from './file-error.ts';
import type { Host } from './host.ts';

/** What was to be kept in the state folder and could not: whoever keeps it goes on, and says so. */
export type NotKept = { readonly path: string; readonly code: WriteError };

/** Writes a file of the state folder, for the person alone; unless that is what it holds already. */
export async function keepJson(host: Host, path: string, value: unknown): Promise<NotKept | null> {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const old = await host.readText(path);
  if (old.text === text) return null;
  return notKept(() => host.writeText(path, text, { mode: 0o600 }));
}

/** The value in a file of the state folder; null where there is none, or it is not ours. */
export async function readKept(
  host: Pick<Host, 'readText'>,
  path: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { text } = await host.readText(path);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value['version'] === 1 ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Does something to the state folder; what goes wrong there comes back as a value. */
export async function notKept(write: () => Promise<unknown>): Promise<NotKept | null> {
  try {
    await write();
    return null;
  } catch (error) {
    if (error instanceof FileError) return { path: error.path, code: error.code };
    throw error;
  }
}

/** A name that sorts by time: `2026-11-24T02-15-01.123Z`. */
export function timeName(when: Date): string {
  return when.toISOString().replaceAll(':', '-');
}
