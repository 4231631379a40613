import { assetPath } from '../assets.ts';

/** Where the program's own files are said to be: the place differs from machine to machine. */
const standIn = '/multiarch-wizard/assets/';

const own = assetPath('');

/** The text with the program's own files in the place where they are said to be. */
export const withoutOwnPlace = (text: string): string => text.replaceAll(own, standIn);
