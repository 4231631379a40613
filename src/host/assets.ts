import { fileURLToPath } from 'node:url';

// The bundle lies beside its copy of the assets; the sources lie two folders below the original.
const root = import.meta.url.endsWith('.ts') ? '../../assets/' : './assets/';

/** Where a machine that is not there, or was recorded, has our own programs: what is shown of it names no path of this one. */
export const installedPrograms = '/usr/lib/multiarch-wizard';

/** The path of one of our own programs, where a machine is not there in the folder that it names. */
export const programPath = (name: string, folder?: string): string =>
  folder === undefined ? assetPath(name) : `${folder}/${name}`;

/** Absolute path of a folder or file of `assets/` that ships with the program. */
export function assetPath(name: string): string {
  return fileURLToPath(new URL(`${root}${name}`, import.meta.url));
}
