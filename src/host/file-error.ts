/** Why a file could not be written or removed. */
export type WriteError =
  | 'forbidden'
  | 'read-only'
  | 'full'
  | 'missing'
  | 'not-a-file'
  | 'exists'
  | 'failed';

/** Thrown by a host's writing functions: nothing was written, or not all of it. */
export class FileError extends Error {
  readonly code: WriteError;
  readonly path: string;

  constructor(code: WriteError, path: string, cause?: unknown) {
    super(`${code}: ${path}`, { cause });
    this.code = code;
    this.path = path;
  }
}

const codes: Readonly<Record<string, WriteError>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOENT: 'missing',
  ENOTDIR: 'not-a-file',
  EISDIR: 'not-a-file',
  EEXIST: 'exists',
};

/** The system's error about a path, as one of ours. */
export function fileError(path: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  return new FileError(codes[errorCode(error)] ?? 'failed', path, error);
}

/** `ENOENT` and the like; empty for an error that is not the system's. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
