/** A path as `--demo` takes it for a file: a name alone would be that of a practice machine. */
export const asFile = (path: string): string => (/[/.]/.test(path) ? path : `./${path}`);
