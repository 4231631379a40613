/** Says which packages of Debian's kind files are from; one that no package holds is only told on standard error. */
export const askDpkg = (files: readonly string[]): readonly string[] => [
  ...['dpkg-query', '--search'],
  ...files,
];

/** The same of RPM: a line a file, in their order; of one that no package holds, a sentence. */
export const askRpm = (files: readonly string[]): readonly string[] => [
  ...['rpm', '--query', '--file', '--queryformat', '%{NAME}\n'],
  ...files,
];

/** Reads `PACKAGE[, PACKAGE]: FILE`, a line a file; source: dpkg-query(1). */
export function parseDpkgOwners(output: string): ReadonlyMap<string, string> {
  // A file that a package moves out of another's way is told as `diversion by PACKAGE from: FILE`.
  const lines = output
    .split('\n')
    .filter((line) => !line.startsWith('diversion by '))
    .map((line) => /^([a-z0-9][^:/]*(?::\w+)?): (\/.+)$/.exec(line));
  return new Map(
    lines.flatMap((match) =>
      match ? [[match[2] ?? '', (match[1] ?? '').replace(/:\w+$/, '')] as const] : [],
    ),
  );
}

/** Reads names of packages, a line a file. */
export function parseRpmOwners(
  files: readonly string[],
  output: string,
): ReadonlyMap<string, string> {
  const lines = output.split('\n');
  return new Map(
    files.flatMap((file, index) => {
      const name = lines[index] ?? '';
      return /^[\w.+-]+$/.test(name) ? [[file, name] as const] : [];
    }),
  );
}
