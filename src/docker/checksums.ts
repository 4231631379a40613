/** A line of a list of checksums: 64 hexadecimal digits, and the file they belong to. */
export type Checksum = { readonly sha256: string; readonly file: string };

/** Reads what `sha256sum` writes (`HASH *NAME` or `HASH  NAME`), which docker/buildx publishes as checksums.txt. */
export function parseChecksums(text: string): readonly Checksum[] {
  return text.split('\n').flatMap((line) => {
    const [, sha256, file] = /^([0-9a-fA-F]{64})(?: [ *](.+))?$/.exec(line.trim()) ?? [];
    return sha256 === undefined ? [] : [{ sha256: sha256.toLowerCase(), file: file ?? '' }];
  });
}

/** The checksum of one file; a list of a single line without a name is that file's. */
export function checksumOf(list: readonly Checksum[], file: string): string | null {
  const named = list.find((checksum) => checksum.file === file);
  if (named !== undefined) return named.sha256;
  const [only] = list;
  return list.length === 1 && only?.file === '' ? only.sha256 : null;
}
