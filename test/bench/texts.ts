import { catalogue } from '../../src/troubleshooting/catalogue.ts';

/** Prints what the catalogue searches for: each part once, in its order. */
const parts = new Set(catalogue.flatMap(({ patterns }) => patterns.map(({ part }) => part)));
process.stdout.write(JSON.stringify([...parts]));
