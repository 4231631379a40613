import { plainText, plainWords } from '../terminal-text.ts';

/** Why bake does not take its files; fit for a terminal. */
export type BakeRefusal = {
  /** The file it is about, and the 1-based line; null where bake names none. */
  readonly file: string | null;
  readonly line: number | null;
  readonly text: string;
};

/**
 * Reads what bake writes to its standard error: `ERROR: docker-bake.hcl:3,1-2: Invalid expression; …`.
 * Null where there is no error.
 *
 * Source: docker/buildx v0.29.1, and hashicorp/hcl v2 (`Diagnostic.Error`); 0.13.1 writes the same.
 */
export function parseBakeRefusal(stderr: string): BakeRefusal | null {
  const error = plainText(stderr)
    .split('\n')
    .findLast((row) => row.startsWith('ERROR: '));
  if (error === undefined) return null;
  const text = plainWords(error.slice('ERROR: '.length));
  const [, file, line, said] =
    /^(.+?\.(?:hcl|json|ya?ml)):(\d{1,9}),[\d-]+: (.+)$/.exec(text) ?? [];
  if (file === undefined || line === undefined || said === undefined) {
    return { file: null, line: null, text };
  }
  return { file, line: Number(line), text: said };
}

/** Bake finds no group and no target of the name that it was to build. */
export const isNameUnknown = ({ text }: BakeRefusal): boolean =>
  /^failed to find target /.test(text);
