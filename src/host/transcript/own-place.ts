import { assetPath, installedPrograms } from '../assets.ts';

const own = assetPath('');

/** The text with the program's own files in the place where they are said to be: it differs from machine to machine. */
export const withoutOwnPlace = (text: string): string =>
  text.replaceAll(own, `${installedPrograms}/`);
