import { assetPath } from '../host/assets.ts';

/** The folder of the machines that ship with the program. */
export const machineFolder = assetPath('machines');

/** The path of the file of one of them. */
export const machinePath = (name: string): string => assetPath(`machines/${name}.json`);
