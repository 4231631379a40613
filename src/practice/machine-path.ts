import { assetPath } from '../host/assets.ts';

/** The folder of the machines that ship with the program. */
export const machineFolder = assetPath('machines');

/** The path of the file of one of them. */
export const machinePath = (name: string): string => assetPath(`machines/${name}.json`);

/** Whether a machine that ships is for a list by hand: its first screen is there before it is read. */
export const isAboutLists = (name: string): boolean => name === 'manifest-by-hand';
