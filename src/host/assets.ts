import { fileURLToPath } from 'node:url';

// The bundle lies beside its copy of the assets; the sources lie two folders below the original.
const root = import.meta.url.endsWith('.ts') ? '../../assets/' : './assets/';

/** Absolute path of a folder or file of `assets/` that ships with the program. */
export function assetPath(name: string): string {
  return fileURLToPath(new URL(`${root}${name}`, import.meta.url));
}
