import { builder } from './builder.ts';
import { client } from './client.ts';
import { emulators } from './emulators.ts';
import { machine } from './machine.ts';

/** The steps that prepare the machine, apart from those that build: the doctor need not wait for these. */
export const preparation = { machine, client, emulators, builder } as const;
